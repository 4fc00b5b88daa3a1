"""Values written for machines, to day and clock time."""

from __future__ import annotations

import pytest

from sitegen.dates.moments import read_moment
from sitegen.languages import stamps


@pytest.mark.parametrize(
    ("value", "moment"),
    [
        ("2024-05-03T10:15:00+02:00", ("2024-05-03", "10:15")),
        ("20240503", ("2024-05-03", None)),
        ("Fri, 03 May 2024 10:15:00 GMT", ("2024-05-03", "10:15")),
        ("1714723200", ("2024-05-03", "08:00")),
        ("1714723200000", ("2024-05-03", "08:00")),
        ("951782400", None),
        ("31536000", None),
        ("0001-01-01T00:00:00", None),
        ("1970-01-01", None),
        ("2024-02-30", None),
        ("", None),
        ("03/05/2024", None),
    ],
)
def test_a_value_names_a_day_of_the_webs_years_or_nothing(value: str, moment: tuple[str, str | None] | None) -> None:
    found = read_moment(value, stamps.load("en"))
    assert (found and (found.day, found.time)) == moment
