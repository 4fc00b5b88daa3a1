from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sitegen.edtf import bounds, is_valid
from sitegen.export.stretch import Parts, days_of, stretch_of
from sitegen.model import Day

VALUES = st.from_regex(
    r"\A(?:\d{4}(?:-(?:0[1-9]|1[0-2]|2[1-4])(?:-(?:[012]\d|XX|1X))?)?[?~%]?|\d{3}X|\[\d{4}-05-03,\d{4}-06-01\]|"
    r"\d{4}-0[1-9]-1\d/\d{4}(?:-1[0-2])?|\[\.\.\d{4}-05-03\])\Z"
).filter(is_valid)


@pytest.mark.parametrize(
    ("edtf", "first", "last"),
    [
        ("2024", (2024,), (2024,)),
        ("2024-05", (2024, 5), (2024, 5)),
        ("2024-05~", (2024, 5), (2024, 5)),
        ("2024-05-XX", (2024, 5), (2024, 5)),
        ("2024-05-1X", (2024, 5), (2024, 5)),
        ("2024-05-07", (2024, 5, 7), (2024, 5, 7)),
        ("2024-22", (2024, 6), (2024, 8)),
        ("201X", (2010,), (2019,)),
        ("[2024-05-03,2024-05-10]", (2024, 5), (2024, 5)),
        ("2024-05-03/2024-06", (2024, 5, 3), (2024, 6)),
        ("2024-05-03/..", (2024, 5, 3), (2024, 5, 3)),
        ("[..2024-05-03]", (2024, 5), (2024, 5)),
        ("-0043-03-15", (-43, 3, 15), (-43, 3, 15)),
        ("Y-12000", (-12000,), (-12000,)),
    ],
)
def test_a_date_keeps_as_much_as_it_says(edtf: str, first: Parts, last: Parts) -> None:
    found = stretch_of(edtf)
    assert found is not None
    assert (found.first, found.last) == (first, last)


def test_what_is_open_on_both_sides_has_no_place() -> None:
    assert stretch_of("../..") is None


@given(VALUES)
def test_only_what_names_a_day_gets_one(edtf: str) -> None:
    found = stretch_of(edtf)
    if found is None:
        return
    for parts, day in zip((found.first, found.last), bounds(edtf), strict=True):
        if day is not None:
            assert tuple(day)[: min(len(parts), 2)] == parts[:2]
        if len(parts) == 3:
            assert f"{parts[1]:02}-{parts[2]:02}" in edtf


@pytest.mark.parametrize(
    ("edtf", "days"),
    [
        ("2024-05-07", (Day(2024, 5, 7), Day(2024, 5, 7))),
        ("2024-05-07?", (Day(2024, 5, 7), Day(2024, 5, 7))),
        ("2024-05-07/2024-05-09", (Day(2024, 5, 7), Day(2024, 5, 9))),
        ("2024-05", None),
        ("2024-05-1X", None),
        ("2024-05/2024-06", None),
        ("2024-05-07/2024-06", None),
        ("2024-05-07/..", None),
        ("[2024-05-07,2024-05-08]", None),
        ("[2024-05-07..2024-05-08]", None),
    ],
)
def test_a_day_is_only_what_is_told_as_days(edtf: str, days: tuple[Day, Day] | None) -> None:
    assert days_of(edtf) == days
