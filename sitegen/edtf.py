"""EDTF values: read them, and say which days they mean.

Read is ISO 8601-2:2019, levels 0 and 1, and of level 2 sets, masked digits, quarters, thirds and
halves of a year. Years may be negative or longer than four digits; year 0 is 1 BC.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum
from functools import lru_cache
from itertools import pairwise

from sitegen.model import Day


class Granularity(Enum):
    """How much time a value means."""

    DAY = "day"
    WEEKEND = "weekend"
    WEEK = "week"
    PART_OF_MONTH = "part of month"
    MONTH = "month"
    QUARTER = "quarter"
    SEASON = "season"
    THIRD = "third"
    HALF = "half"
    YEAR = "year"
    DECADE = "decade"
    CENTURY = "century"
    MILLENNIUM = "millennium"
    INTERVAL = "interval"
    SET = "set"
    UNKNOWN = "unknown"  # digits are masked so that no one stretch of time is meant


@dataclass(frozen=True, slots=True)
class Run:
    """Days without a gap, both ends included; None is an open or unknown end."""

    first: Day | None
    last: Day | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Edtf:
    """A value that was read: its text, the runs of days it names in the order given, how it is qualified."""

    text: str
    runs: tuple[Run, ...]
    granularity: Granularity
    uncertain: bool
    approximate: bool

    @property
    def first(self) -> Day | None:
        """Return the first day of all runs, None where one of them is open."""
        days = [run.first for run in self.runs if run.first is not None]
        return min(days) if len(days) == len(self.runs) else None

    @property
    def last(self) -> Day | None:
        """Return the last day of all runs, None where one of them is open."""
        days = [run.last for run in self.runs if run.last is not None]
        return max(days) if len(days) == len(self.runs) else None


@lru_cache(maxsize=4096)
def parse(value: str) -> Edtf:
    """Return what *value* says; ValueError where it is not EDTF of the levels read here."""
    if len(value) > _LONGEST:
        raise ValueError(f"too long for an EDTF value: {len(value)} characters")
    if value[:1] in ("[", "{"):
        return _set(value)
    if "/" in value:
        return _interval(value)
    return _single(value)


def is_valid(value: str) -> bool:
    """Return whether *value* is EDTF of the levels read here."""
    try:
        parse(value)
    except ValueError:
        return False
    return True


@lru_cache(maxsize=4096)
def bounds(value: str) -> tuple[Day | None, Day | None]:
    """Return the first and the last day *value* means; None is an open or unknown end."""
    found = parse(value)
    return found.first, found.last


def granularity(value: str) -> Granularity:
    """Return how much time *value* means; seven days from a Monday are a week, Saturday and Sunday a weekend."""
    return parse(value).granularity


def within(inner: str, outer: str) -> bool:
    """Return whether all days of *inner* lie in *outer*."""
    room = _joined(parse(outer).runs)
    return all(any(_covers(run, part) for run in room) for part in parse(inner).runs)


def compatible(first: str, second: str) -> bool:
    """Return whether *first* and *second* may mean the same day."""
    return any(_meets(a, b) for a in parse(first).runs for b in parse(second).runs)


def ordinal(day: Day) -> int:
    """Return the number of *day*, counted so that 1 January of the year 1 is 1 and a Monday."""
    year = day.year - (day.month <= 2)
    era, of_era = divmod(year, 400)
    of_year = (153 * ((day.month + 9) % 12) + 2) // 5 + day.day - 1
    return era * 146097 + of_era * 365 + of_era // 4 - of_era // 100 + of_year - 305


def day_at(number: int) -> Day:
    """Return the day with the number *number*, as ``ordinal`` counts."""
    era, of_era = divmod(number + 305, 146097)
    year = (of_era - of_era // 1460 + of_era // 36524 - of_era // 146096) // 365
    of_year = of_era - (365 * year + year // 4 - year // 100)
    shifted = (5 * of_year + 2) // 153
    month = shifted + 3 if shifted < 10 else shifted - 9
    return Day(era * 400 + year + (month <= 2), month, of_year - (153 * shifted + 2) // 5 + 1)


def month_length(year: int, month: int) -> int:
    """Return the number of days of *month*."""
    if month == 2:
        return 29 if year % 4 == 0 and (year % 100 != 0 or year % 400 == 0) else 28
    return 30 if month in (4, 6, 9, 11) else 31


_LONGEST = 20_000
_POINT = re.compile(
    r"(?P<year>Y-?[1-9]\d{4,11}|-?[\dX]{4})"
    r"(?:-(?P<month>[\dX]{2})(?:-(?P<day>[\dX]{2})(?P<time>T[\d:.]+(?:Z|[+-]\d\d(?::?\d\d)?)?)?)?)?"
    r"(?P<qualifier>[?~%]?)",
    re.ASCII,
)
_CLOCK = re.compile(
    r"T(?:[01]\d|2[0-3]):[0-5]\d(?::[0-5]\d)?(?:Z|[+-][01]\d(?::?[0-5]\d)?)?|T24:00(?::00)?Z?", re.ASCII
)

# code of a part of the year: what it is, its first month counted from 0, its length in months
_PARTS = {
    **{21 + n: (Granularity.SEASON, 2 + 3 * n, 3) for n in range(4)},
    **{25 + n: (Granularity.SEASON, 2 + 3 * n, 3) for n in range(4)},  # northern hemisphere
    **{29 + n: (Granularity.SEASON, (8 + 3 * n) % 12, 3) for n in range(4)},  # southern hemisphere
    **{33 + n: (Granularity.QUARTER, 3 * n, 3) for n in range(4)},
    **{37 + n: (Granularity.THIRD, 4 * n, 4) for n in range(3)},
    **{40 + n: (Granularity.HALF, 6 * n, 6) for n in range(2)},
}
_MASKED_YEARS = {0: Granularity.YEAR, 1: Granularity.DECADE, 2: Granularity.CENTURY, 3: Granularity.MILLENNIUM}


def _single(value: str) -> Edtf:
    found = _POINT.fullmatch(value)
    if not found or (found["time"] and not _CLOCK.fullmatch(found["time"])):
        raise ValueError(f"not an EDTF date: {value!r}")
    first_year, last_year = _years(found["year"], value)
    run, kind = _days(first_year, last_year, found["month"], found["day"], value)
    if found["year"].count("X") and found["month"] not in (None, "XX"):
        kind = Granularity.UNKNOWN
    mark = found["qualifier"]
    return Edtf(text=value, runs=(run,), granularity=kind, uncertain=mark in ("?", "%"), approximate=mark in ("~", "%"))


def _years(text: str, value: str) -> tuple[int, int]:
    """Return the first and last year that *text* may be."""
    if text.startswith("Y"):
        return int(text[1:]), int(text[1:])
    digits = text.removeprefix("-")
    if digits.rstrip("X").count("X") or value.startswith("-0000"):
        raise ValueError(f"not an EDTF year: {value!r}")
    low, high = int(digits.replace("X", "0")), int(digits.replace("X", "9"))
    return (-high, -low) if text.startswith("-") else (low, high)


def _days(first: int, last: int, month: str | None, day: str | None, value: str) -> tuple[Run, Granularity]:
    """Return the days from year *first* to year *last* in *month* and on *day*."""
    if month is None or (month == "XX" and day in (None, "XX")):
        kind = _MASKED_YEARS.get(len(str(last - first)) if last > first else 0, Granularity.UNKNOWN)
        return Run(Day(first, 1, 1), Day(last, 12, 31)), kind
    if day is None and month.isdecimal() and int(month) in _PARTS:
        kind, start, length = _PARTS[int(month)]
        carry, end = divmod(start + length - 1, 12)
        return Run(Day(first, start + 1, 1), Day(last + carry, end + 1, month_length(last + carry, end + 1))), kind
    months = _fitting(month, 12, value)
    low, high = months[0], months[-1]
    days = _fitting(day, month_length(first, low), value) if day else [1]
    ends = _fitting(day, month_length(last, high), value) if day else [month_length(last, high)]
    run = Run(Day(first, low, days[0]), Day(last, high, ends[-1]))
    if low != high:
        return run, Granularity.UNKNOWN
    if day in (None, "XX"):
        return run, Granularity.MONTH
    return run, Granularity.DAY if day and day.isdecimal() else Granularity.PART_OF_MONTH


def _fitting(mask: str, highest: int, value: str) -> list[int]:
    """Return the numbers from 1 to *highest* that *mask* may stand for."""
    wanted = range(1, highest + 1)
    if mask.isdecimal():
        numbers = [int(mask)] if int(mask) in wanted else []
    else:
        numbers = [n for n in wanted if all(m in ("X", d) for m, d in zip(mask, f"{n:02}", strict=True))]
    if not numbers:
        raise ValueError(f"no such month or day: {value!r}")
    return numbers


def _interval(value: str) -> Edtf:
    start, _, end = value.partition("/")
    if "/" in end or (not start.strip(".") and not end.strip(".") and "" in (start, end)):
        raise ValueError(f"not an EDTF interval: {value!r}")
    ends = [None if text in ("", "..") else _single(text) for text in (start, end)]
    first, last = ends[0].first if ends[0] else None, ends[1].last if ends[1] else None
    if first and last and first > last:
        raise ValueError(f"the interval ends before it starts: {value!r}")
    return Edtf(
        text=value,
        runs=(Run(first, last),),
        granularity=_length(first, last),
        uncertain=any(point.uncertain for point in ends if point),
        approximate=any(point.approximate for point in ends if point),
    )


def _length(first: Day | None, last: Day | None) -> Granularity:
    if first and last:
        length, weekday = ordinal(last) - ordinal(first) + 1, (ordinal(first) - 1) % 7 + 1
        known = {(7, 1): Granularity.WEEK, (2, 6): Granularity.WEEKEND, (1, weekday): Granularity.DAY}
        return known.get((length, weekday), Granularity.INTERVAL)
    return Granularity.INTERVAL


def _set(value: str) -> Edtf:
    close = {"[": "]", "{": "}"}[value[0]]
    if not value.endswith(close) or len(value) < 3:
        raise ValueError(f"not an EDTF set: {value!r}")
    members = [_member(text.strip(), value) for text in value[1:-1].split(",")]
    points = [point for _, member in members for point in member]
    return Edtf(
        text=value,
        runs=tuple(run for run, _ in members),
        granularity=Granularity.SET,
        uncertain=any(point.uncertain for point in points),
        approximate=any(point.approximate for point in points),
    )


def _member(text: str, value: str) -> tuple[Run, tuple[Edtf, ...]]:
    if ".." not in text:
        point = _single(text)
        return point.runs[0], (point,)
    start, _, end = text.partition("..")
    if not start and not end:
        raise ValueError(f"not an EDTF set: {value!r}")
    first, last = _single(start) if start else None, _single(end) if end else None
    run = Run(first.first if first else None, last.last if last else None)
    if run.first and run.last and run.first > run.last:
        raise ValueError(f"the set ends before it starts: {value!r}")
    return run, tuple(point for point in (first, last) if point)


def _joined(runs: tuple[Run, ...]) -> list[Run]:
    """Return *runs* in order, those that touch made one."""
    least = Day(-(10**13), 1, 1)
    ordered = sorted(runs, key=lambda run: run.first or least)
    joined = [ordered[0]]
    for _, run in pairwise(ordered):
        before = joined[-1]
        if before.last is None or run.first is None or ordinal(run.first) <= ordinal(before.last) + 1:
            last = None if before.last is None or run.last is None else max(before.last, run.last)
            joined[-1] = Run(before.first, last)
        else:
            joined.append(run)
    return joined


def _covers(outer: Run, inner: Run) -> bool:
    starts = outer.first is None or (inner.first is not None and outer.first <= inner.first)
    ends = outer.last is None or (inner.last is not None and inner.last <= outer.last)
    return starts and ends


def _meets(a: Run, b: Run) -> bool:
    return (a.first is None or b.last is None or a.first <= b.last) and (
        b.first is None or a.last is None or b.first <= a.last
    )
