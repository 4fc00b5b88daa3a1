"""EDTF beside an independent reader of it, and days beside the standard library."""

from __future__ import annotations

import datetime as dt

from edtf import parse_edtf
from hypothesis import given
from hypothesis import strategies as st

from sitegen import edtf
from sitegen.model import Day

YEARS = st.integers(1, 9998).map(lambda year: f"{year:04}")
MONTHS = st.integers(1, 12).map(lambda month: f"{month:02}")
MASKED = st.sampled_from(["199X", "19XX", "2024-02-XX"])
POINTS = st.one_of(
    YEARS,
    st.builds("{}-{}".format, YEARS, MONTHS),
    st.dates().map(dt.date.isoformat),
    st.integers(-9999, -1).map(lambda year: f"-{-year:04}"),
    MASKED,
)
VALUES = st.one_of(POINTS, st.tuples(POINTS, POINTS).map("/".join).filter(edtf.is_valid))


@given(VALUES)
def test_an_independent_reader_finds_the_same_days(value: str) -> None:
    other = parse_edtf(value)
    first, last = edtf.bounds(value)
    assert first == Day(*other.lower_strict()[:3])
    assert last == Day(*other.upper_strict()[:3])


@given(st.dates())
def test_days_are_numbered_as_the_standard_library_does(day: dt.date) -> None:
    assert edtf.ordinal(Day(day.year, day.month, day.day)) == day.toordinal()


@given(st.integers(-(10**9), 10**9))
def test_a_number_names_one_day(number: int) -> None:
    assert edtf.ordinal(edtf.day_at(number)) == number


@given(st.text(max_size=40))
def test_no_text_breaks_the_reader(value: str) -> None:
    if edtf.is_valid(value):
        assert edtf.parse(value).text == value


@given(VALUES)
def test_a_value_lies_within_itself(value: str) -> None:
    assert edtf.within(value, value)
    assert edtf.compatible(value, value)
