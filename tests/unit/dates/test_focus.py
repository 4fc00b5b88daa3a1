"""The time a text is at moves on with the dates it tells."""

from __future__ import annotations

import pytest

from sitegen.dates import tag_text
from sitegen.dates.counting import Reached
from sitegen.dates.focus import Focus
from sitegen.dates.setting import HISTORY, NEWS, Setting
from sitegen.languages.dates import load
from sitegen.model import Day, Span

NEWS_OF_MAY = Setting(anchor="2024-05-24", genre=NEWS, rules=load("de"))
STORY = Setting(anchor=None, genre=HISTORY, rules=load("de"))


def focus_after(text: str, setting: Setting = STORY) -> Focus:
    """Return the focus once the dates of *text* are told, each with its year."""
    focus = Focus()
    for dated in tag_text(text, "de", setting.anchor, setting.genre):
        focus = focus.after(dated, setting, told=True, listed=False)
    return focus


def test_a_text_that_told_nothing_is_at_no_time() -> None:
    focus = Focus()
    assert focus.fine_enough("D") is None
    assert focus.fine_enough("Y") is None
    assert focus.day_value == focus.month_value == ""


def test_days_are_counted_from_the_last_day_and_years_from_any_date() -> None:
    focus = focus_after("Am 3. Mai 1921 brannte die Mühle. Im Jahr 1925 stand sie wieder.")
    day, year = focus.fine_enough("D"), focus.fine_enough("Y")
    assert day is not None
    assert day.edtf == "1921-05-03"
    assert year is not None
    assert year.edtf == "1925"


@pytest.mark.parametrize("text", ["Anna Kalb, geboren 1921 in Bonn.", "In den 1920er Jahren war das anders."])
def test_a_birth_and_a_decade_move_no_story(text: str) -> None:
    assert focus_after(text).edtf is None


@pytest.mark.parametrize(
    ("text", "known"),
    [("Am 3. Mai 1921 brannte sie.", "1921-05-XX"), ("Im Jahr 1925 stand sie.", "1925-XX-XX"), ("", "XXXX-XX-XX")],
)
def test_of_an_unknown_day_is_known_what_the_story_tells(text: str, known: str) -> None:
    assert focus_after(text).known_part("XXXX-XX-XX") == known


def test_news_stay_in_the_year_of_their_own_date() -> None:
    text = "Im Mai 2023 tagte der Rat. Im Juni nicht."
    span = Span(text.index("Juni"), text.index("Juni") + 4)
    assert focus_after(text[:26], NEWS_OF_MAY).year_for(text, span, NEWS_OF_MAY) is None


def test_a_date_of_long_ago_keeps_its_year_in_force_for_what_stands_beside_it() -> None:
    text = "Im Mai 1921 tagte der Rat. Im Juni nicht."
    span = Span(text.index("Juni"), text.index("Juni") + 4)
    year = focus_after(text[:26], NEWS_OF_MAY).year_for(text, span, NEWS_OF_MAY)
    assert year is not None
    assert year.edtf == "1921-05"


@pytest.mark.parametrize(("month", "year"), [(7, 1921), (1, 1922)])
def test_a_story_goes_on_and_seldom_back(month: int, year: int) -> None:
    focus = focus_after("Am 3. September 1921 brannte sie.")
    dates = [Reached(f"{y}-{month:02}", Day(y, month, 1), Day(y, month, 28)) for y in (1921, 1922)]
    assert focus.nearest(dates).first.year == year
