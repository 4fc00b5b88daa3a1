from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import TYPE_CHECKING

import icalendar
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sitegen.export.ical import write_calendar
from sitegen.model import Publish
from tests.unit.export.records import entry, exported, written
from tests.unit.records import mention, source, when

if TYPE_CHECKING:
    from sitegen.export import Export


def events(export: Export) -> list[icalendar.Event]:
    """Return the events as a reader of calendars finds them."""
    data = written(write_calendar, export)
    assert all(len(line) <= 75 for line in data.split(b"\r\n"))
    calendar = icalendar.Calendar.from_ical(data)
    assert not calendar.errors
    return [part for part in calendar.walk("VEVENT") if isinstance(part, icalendar.Event)]


def test_a_day_is_a_whole_day() -> None:
    (event,) = events(exported(entry(mention())))
    assert (event.start, event.end) == (dt.date(2024, 5, 7), dt.date(2024, 5, 8))
    assert event["TRANSP"] == "TRANSPARENT"


def test_days_in_a_row_end_after_the_last() -> None:
    (event,) = events(exported(entry(mention(date=when("2024-12-30/2024-12-31")))))
    assert (event.start, event.end) == (dt.date(2024, 12, 30), dt.date(2025, 1, 1))


@pytest.mark.parametrize("edtf", ["2024-05", "2024", "[2024-05-03,2024-05-10]", "2024-05/2024-06", "-0043-03-15", None])
def test_what_has_no_day_of_our_era_is_not_in_a_calendar(edtf: str | None) -> None:
    assert events(exported(entry(mention(date=when(edtf))))) == []


def test_the_title_says_who_tells_it() -> None:
    (event,) = events(exported(entry(mention())))
    assert str(event["SUMMARY"]).startswith("Anzeiger schreibt: ")
    assert "Quelle: Anzeiger, 8. Mai 2024, Abs. 1" in str(event["DESCRIPTION"])


@pytest.mark.parametrize("date", [when(certain=False), when("2024-05-07~"), when(planned=True)])
def test_what_is_unsure_or_planned_is_tentative_and_nothing_is_confirmed(date: object) -> None:
    told = mention()
    (event,) = events(exported(entry(replace(told, when=date))))  # type: ignore[arg-type]  # one of three dates
    assert event["STATUS"] == "TENTATIVE"
    (sure,) = events(exported(entry(told)))
    assert "STATUS" not in sure


def test_what_is_unsure_says_so_in_its_title() -> None:
    (event,) = events(exported(entry(mention(date=when(certain=False)))))
    assert str(event["SUMMARY"]).endswith("(Datum unsicher)")


def test_the_stamp_is_the_first_day_of_the_source() -> None:
    told = entry(mention())
    for date, stamp in (
        ("2024-05-08", dt.date(2024, 5, 8)),
        ("2024-05", dt.date(2024, 5, 1)),
        (None, dt.date(1970, 1, 1)),
    ):
        (event,) = events(exported(told, sources=[source(date=date)]))
        assert event.DTSTAMP.date() == stamp


def test_an_address_is_given_where_the_site_knows_it() -> None:
    told = entry(mention())
    (event,) = events(exported(told, base_url="https://example.org/c/"))
    assert event["URL"] == f"https://example.org/c/entries/{told.id}.html"
    assert "URL" not in events(exported(told))[0]


def test_a_linked_source_shows_none_of_its_words() -> None:
    assert b"tagte" not in written(write_calendar, exported(entry(mention()), publish=Publish.LINK))


@given(st.text(min_size=1, max_size=120))
def test_any_words_come_back(words: str) -> None:
    told = mention(f"a{words}b")
    (event,) = events(exported(entry(told), limit=5000))
    assert str(event["UID"]) == f"{told.id}@sitegen"
