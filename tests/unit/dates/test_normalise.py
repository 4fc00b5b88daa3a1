"""What an expression says, before anybody knows when it was said."""

from __future__ import annotations

import pytest

from sitegen.dates.compile import grammar
from sitegen.dates.detect import find_expressions
from sitegen.dates.normalise import Timex, to_timex
from sitegen.model import Span, TimexType


def said(text: str, language: str) -> tuple[Timex, ...]:
    rules = grammar(language)
    timexes = (to_timex(match, rules) for match in find_expressions(text, rules, Span(0, len(text))))
    return tuple(timex for timex in timexes if timex is not None)


@pytest.mark.parametrize(
    ("text", "language", "kind", "value"),
    [
        ("am 7. Mai", "de", TimexType.DATE, "XXXX-05-07"),
        ("am 7. Mai 2024", "de", TimexType.DATE, "2024-05-07"),
        ("gestern", "de", TimexType.DATE, "now-1D"),
        ("three years", "en", TimexType.DURATION, "P3Y"),
        ("every month", "en", TimexType.SET, "P1M"),
        ("at 8:30 p.m.", "en", TimexType.TIME, "XXXX-XX-XXT20:30"),
        ("on Thursday of last week", "en", TimexType.DATE, "now-1W@4"),
        ("Two years before, it had snowed.", "en", TimexType.DATE, "then-2Y"),
    ],
)
def test_no_more_is_said_than_the_words_say(text: str, language: str, kind: TimexType, value: str) -> None:
    (timex,) = said(text, language)
    assert (timex.type, timex.value) == (kind, value)


@pytest.mark.parametrize(
    ("text", "mod"), [("late May 2024", "END"), ("about three years", "APPROX"), ("May 2024", None)]
)
def test_what_the_words_before_it_say_is_its_mod(text: str, mod: str | None) -> None:
    (timex,) = said(text, "en")
    assert timex.mod == mod


def test_a_weekday_told_beside_a_full_date_is_kept() -> None:
    (timex,) = said("Freitag, 24. Mai 2024", "de")
    assert timex.weekday == 5


@pytest.mark.parametrize("text", ["May 45, 2024", "2024-13-40"])
def test_a_day_no_calendar_has_is_not_said(text: str) -> None:
    assert all(timex.value.count("-") < 2 for timex in said(text, "en"))
