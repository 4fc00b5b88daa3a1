"""Counting on the calendar: from an anchor so many days, months or years on, or to the next such date."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from sitegen import edtf
from sitegen.dates.conversion import monday_of, timex_year, to_edtf, week_of
from sitegen.dates.expression import SAME_DAY, Anchor
from sitegen.dates.movable import settled
from sitegen.model import Day

if TYPE_CHECKING:
    from sitegen.dates.expression import Shift

_DAYS = {"D": 1, "W": 7, "WE": 7}
_MONTHS = {"M": 1, "Q": 3, "H": 6, "Y": 12, "DE": 120, "CE": 1200}
_NEAR = 8  # so many years on each side are looked at for a date that is not in every year
_PARTIAL = re.compile(
    r"XXXX-(?:(?P<month>\d\d)(?:-(?P<day>\d\d)|:[1-7]#-?\d)?|(?P<feast>(?:easter|advent)[+-]\d+)|W(?P<week>XX)-(?P<weekday>WE|[1-7])|(?P<part>Q[1-4]|H[12]|SP|SU|FA|WI))"
    r"(?P<clock>T.*)?"
)


@dataclass(frozen=True, slots=True)
class Reached:
    """A TIMEX3 value and the days it means, both ends included."""

    value: str
    first: Day
    last: Day


def reach(shift: Shift, day: Day) -> Reached | None:
    """Return what *shift* reaches from *day*; None where its number is untold or the calendar has no such day."""
    if shift.number is None:
        return None
    value = _value_at(shift, day)
    if value and shift.anchor is Anchor.QUARTER:
        value = f"{value}-Q{(day.month + 2) // 3}"
    return _reached(value + shift.clock) if value else None


def repeats(value: str, around: Day) -> list[Reached]:
    """Return the dates near *around* that the partial *value* may mean, in order; empty if it may mean none.

    Days of the week lie within three weeks on each side, all else within some years.
    """
    found = _PARTIAL.fullmatch(value)
    if not found:
        return []
    clock = found["clock"] or ""
    if found["weekday"]:
        weekday = 6 if found["weekday"] == "WE" else int(found["weekday"])
        start = edtf.ordinal(around) - 21
        first = start + (weekday - 1 - (start - 1)) % 7
        days = [edtf.day_at(first + 7 * n) for n in range(7)]
        texts = [weekend_of(day) if found["weekday"] == "WE" else day_text(day) for day in days]
    else:
        tail = value[4 : len(value) - len(clock)]
        texts = [settled(timex_year(around.year + n) + tail) for n in range(-_NEAR, _NEAR + 1)]
    reached = [_reached(text + clock) for text in texts]
    return [date for date in reached if date]


def day_text(day: Day) -> str:
    """Return *day* as TIMEX3 writes it."""
    return f"{timex_year(day.year)}-{day.month:02}-{day.day:02}"


def weekend_of(day: Day) -> str:
    """Return the weekend of the week of *day* as TIMEX3 writes it."""
    year, week, _ = week_of(day)
    return f"{timex_year(year)}-W{week:02}-WE"


def weekdays_between(first: Day, last: Day, weekday: int) -> list[Day]:
    """Return the days from *first* to *last* that are the *weekday* (1 to 7)."""
    start = edtf.ordinal(first)
    start += (weekday - 1 - (start - 1)) % 7
    return [edtf.day_at(number) for number in range(start, edtf.ordinal(last) + 1, 7)]


def add_months(day: Day, months: int) -> Day:
    """Return the day *months* after *day*, the last of its month where that has no such day."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return Day(year, month + 1, min(day.day, edtf.month_length(year, month + 1)))


@lru_cache(maxsize=4096)
def _reached(value: str) -> Reached | None:
    found = to_edtf(value)
    if found is None:
        return None
    first, last = edtf.bounds(found)
    return Reached(value, first, last) if first and last else None


def _value_at(shift: Shift, day: Day) -> str | None:
    number = shift.number or 0
    unit = shift.unit
    if unit in ("TH", "TM", "TS"):
        return day_text(day)
    if unit in _DAYS:
        there = edtf.day_at(edtf.ordinal(day) + round(number * _DAYS[unit]))
        return day_text(there) if unit == "D" or shift.inside == SAME_DAY else _in_week(there, unit, shift.inside)
    months = number * _MONTHS[unit]
    if shift.inside == SAME_DAY:
        return day_text(add_months(day, round(months)))
    there = add_months(Day(day.year, day.month, 1), round(months))
    year = timex_year(there.year)
    if number != int(number):
        return f"{year}-{there.month:02}" if abs(months) < 36 else year
    if unit == "M":
        return f"{year}-{there.month:02}" + (f"-{shift.inside}" if shift.inside else "")
    if unit == "Q":
        return f"{year}-Q{(there.month + 2) // 3}"
    if unit == "H":
        return f"{year}-H{1 if there.month <= 6 else 2}"
    if unit == "Y":
        return f"{year}-{shift.inside}" if shift.inside else year
    return year[: len(year) - (1 if unit == "DE" else 2)]


def _in_week(day: Day, unit: str, inside: str | None) -> str:
    year, week, _ = week_of(day)
    if inside and inside.isdecimal():
        return day_text(edtf.day_at(edtf.ordinal(monday_of(year, week)) + int(inside) - 1))
    return f"{timex_year(year)}-W{week:02}" + ("-WE" if unit == "WE" or inside == "WE" else "")
