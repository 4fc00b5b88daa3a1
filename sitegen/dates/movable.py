"""Days that move from year to year: ``easter-2``, ``advent+7``, ``11:4#4`` (the fourth Thursday of November).

In ``MM:W#N`` W is the ISO weekday and N counts from 1, or from the end of the month from -1.
"""

from __future__ import annotations

import re

from sitegen import edtf
from sitegen.model import Day

_CODE = re.compile(
    r"(?P<era>BC)?(?P<year>\d{4})-(?:(?P<feast>easter|advent)(?P<days>[+-]\d+)|(?P<month>\d\d):(?P<weekday>[1-7])#(?P<nth>-?\d))"
    r"(?P<clock>T.*)?"
)


def settled(value: str) -> str:
    """Return *value* with its moving day as month and day; any other value as it is."""
    found = _CODE.fullmatch(value)
    if not found or found["era"]:
        return value
    year = int(found["year"])
    if found["feast"]:
        start = edtf.ordinal(easter(year) if found["feast"] == "easter" else first_advent(year))
        day = edtf.day_at(start + int(found["days"]))
    else:
        day = _nth(year, int(found["month"]), int(found["weekday"]), int(found["nth"]))
    return f"{day.year:04}-{day.month:02}-{day.day:02}{found['clock'] or ''}"


def easter(year: int) -> Day:
    """Return Easter Sunday of *year* in the Gregorian calendar (the method of Meeus, Jones and Butcher)."""
    golden, century = year % 19, year // 100
    epact = (19 * golden + century - century // 4 - (century - (century + 8) // 25 + 1) // 3 + 15) % 30
    weekday = (32 + 2 * (century % 4) + 2 * (year % 100 // 4) - epact - year % 100 % 4) % 7
    late = (golden + 11 * epact + 22 * weekday) // 451
    month, day = divmod(epact + weekday - 7 * late + 114, 31)
    return Day(year, month, day + 1)


def first_advent(year: int) -> Day:
    """Return the first Sunday of Advent, the one from 27 November on."""
    start = edtf.ordinal(Day(year, 11, 27))
    return edtf.day_at(start + (7 - start) % 7)


def _nth(year: int, month: int, weekday: int, nth: int) -> Day:
    if nth > 0:
        first = edtf.ordinal(Day(year, month, 1))
        return edtf.day_at(first + (weekday - first) % 7 + 7 * (nth - 1))
    last = edtf.ordinal(Day(year, month, edtf.month_length(year, month)))
    return edtf.day_at(last - (last - weekday) % 7 + 7 * (nth + 1))
