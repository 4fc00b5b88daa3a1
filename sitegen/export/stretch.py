"""How a date of EDTF is said in formats that know only days, months and years. No date becomes more exact."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sitegen.edtf import Granularity, bounds, granularity

if TYPE_CHECKING:
    from sitegen.model import Day

Parts = tuple[int, ...]  # year, then month and day as far as they are known

_POINT = re.compile(r"(-?\d{4}|Y-?\d{5,})(?:-(0[1-9]|1[0-2])(?:-(\d\d))?)?[?~%]?")


@dataclass(frozen=True, slots=True)
class Stretch:
    """From *first* to *last*, each as exact as it is known; both are the same for a single date."""

    first: Parts
    last: Parts


def stretch_of(edtf: str) -> Stretch | None:
    """Return *edtf* by the year, month and day of its ends, None where both ends are open.

    A point and the ends of an interval keep what they say. Of all else (a season, a set of days, a decade) the ends
    are years where it is whole years, else months. Where one end is open, the other stands for both.
    """
    told = [_POINT.fullmatch(point) for point in edtf.split("/") if point.strip(".")]
    points = [tuple(int(part.removeprefix("Y")) for part in point.groups() if part) for point in told if point]
    if points and len(points) == len(told):
        return Stretch(points[0], points[-1])
    first, last = bounds(edtf)
    if first is None or last is None:
        known = first or last
        return Stretch(_coarse(known, known), _coarse(known, known)) if known else None
    return Stretch(_coarse(first, last), _coarse(last, first))


def days_of(edtf: str) -> tuple[Day, Day] | None:
    """Return the first and last day of *edtf* where it is a day, or days in a row that it names; else None."""
    kind = granularity(edtf)
    if kind is not Granularity.DAY and not _names_days(edtf):
        return None
    first, last = bounds(edtf)
    return (first, last) if first and last else None


def _names_days(edtf: str) -> bool:
    start, slash, end = edtf.partition("/")
    points = [_POINT.fullmatch(point) for point in (start, end)]
    return bool(slash) and all(point and point[3] for point in points)


def _coarse(day: Day, other: Day) -> Parts:
    """Return the year and month of *day*, one end of a stretch up to *other*; of whole years only the year."""
    whole_years = {day[1:], other[1:]} == {(1, 1), (12, 31)}
    return (day.year,) if whole_years else (day.year, day.month)
