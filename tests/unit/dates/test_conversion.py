import datetime as dt

import pytest

from sitegen.dates.conversion import monday_of, timex_year, to_edtf, week_of, year_text
from sitegen.model import Day


@pytest.mark.parametrize(
    ("value", "mod", "edtf"),
    [
        ("2024-05-17", None, "2024-05-17"),
        ("2024-05-17T20:30", None, "2024-05-17"),
        ("2024-05-17TEV", None, "2024-05-17"),
        ("2024-05", None, "2024-05"),
        ("2024-02", "END", "2024-02-2X"),
        ("2024-02", "START", "2024-02-0X"),
        ("2024-02", "MID", "2024-02-1X"),
        ("2024", "START", "2024"),
        ("2024-W21", None, "2024-05-20/2024-05-26"),
        ("2024-W21-WE", None, "2024-05-25/2024-05-26"),
        ("2024-W21-5", None, "2024-05-24"),
        ("2024-Q3", None, "2024-35"),
        ("2024-H2", None, "2024-41"),
        ("2024-WI", None, "2024-24"),
        ("199", None, "199X"),
        ("19", None, "19XX"),
        ("BC0490", None, "-0489"),
        ("BC0490-SP", None, "-0489-21"),
        ("BC049", None, "-0498/-0489"),
        ("BC05", None, "-0598/-0499"),
        ("2023-02-29", None, None),
        ("XXXX-05", None, None),
        ("PAST_REF", None, None),
    ],
)
def test_a_value_of_timex3_is_written_in_edtf(value: str, mod: str | None, edtf: str | None) -> None:
    assert to_edtf(value, mod) == edtf


def test_weeks_are_those_of_the_standard_library() -> None:
    for number in range(dt.date(1995, 12, 20).toordinal(), dt.date(2030, 1, 10).toordinal(), 3):
        day = dt.date.fromordinal(number)
        assert week_of(Day(day.year, day.month, day.day)) == tuple(day.isocalendar())


def test_a_week_begins_on_its_monday() -> None:
    assert monday_of(2026, 53) == Day(2026, 12, 28)


@pytest.mark.parametrize(
    ("year", "edtf", "timex"), [(2024, "2024", "2024"), (0, "0000", "BC0001"), (-489, "-0489", "BC0490")]
)
def test_a_year_is_written(year: int, edtf: str, timex: str) -> None:
    assert (year_text(year), timex_year(year)) == (edtf, timex)
