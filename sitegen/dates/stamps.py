"""Text to Stamps: the full dates a header may carry, with weekday and clock time.

A stamp names its year. What it says is read here; whether it is the document's own date is for
``standing`` to decide. Every pattern is bounded, so the time taken grows with the text and no faster.
"""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from sitegen.dates.beside import find_zone, look_after, look_before
from sitegen.model import Span

if TYPE_CHECKING:
    from sitegen.languages.stamps import StampWords

_SPACE = r"[ \t\r\u00a0\u2002-\u200a\u202f]"
_MONTH_FIRST_ZONES = frozenset({"ET", "EST", "EDT", "CST", "CDT", "MST", "MDT", "PT", "PST", "PDT"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Stamp:
    """One full date in a text; *span* and *text* take in its weekday and clock time.

    *edtf* is empty for a day no calendar has (30 February). *other* is the second reading of
    ``03/05/2024``. *weekday* is ISO 1 to 7, *weekday_name* is as written, *time* is ``HH:MM``.
    """

    text: str
    span: Span
    edtf: str
    other: str | None = None
    weekday: int | None = None
    weekday_name: str | None = None
    time: str | None = None

    @property
    def is_day(self) -> bool:
        """Return whether the stamp names a day."""
        return len(self.edtf) == len("2024-05-08")


def find_stamps(text: str, words: StampWords, start: int = 0, end: int | None = None) -> tuple[Stamp, ...]:
    """Return the dates with a year in ``text[start:end]``, in order, none overlapping another."""
    end = len(text) if end is None else end
    pattern = _pattern(words.months.any, words.ordinals)
    found = tuple(match for match in pattern.finditer(text, start, end) if _may_be_date(match))
    day_first = _day_first(text, words, found)
    stamps: list[Stamp] = []
    for match in found:
        before = look_before(text, words, stamps[-1].span.end if stamps else start, match.start())
        after = look_after(text, words, match.end(), end)
        weekday = words.weekdays.number(before.weekday) if before.weekday else None
        edtf, other = _read(match, words, day_first, weekday)
        stamps.append(
            Stamp(
                text=text[before.edge : after.edge],
                span=Span(before.edge, after.edge),
                edtf=edtf or "",
                other=other,
                weekday=weekday,
                weekday_name=before.weekday,
                time=after.time or before.time,
            )
        )
    return tuple(stamps)


def read_whole(value: str, words: StampWords) -> Stamp | None:
    """Return what *value* says if it is one date and nothing else, else None."""
    stamps = find_stamps(value, words)
    if len(stamps) != 1:
        return None
    rest = value[: stamps[0].span.start] + value[stamps[0].span.end :]
    return stamps[0] if not rest.strip(" \t\r\n.,()") else None


@cache
def _pattern(month: str, ordinal: str) -> re.Pattern[str]:
    s = _SPACE
    return re.compile(
        rf"""
        (?<![\d.,/:-]) (?P<y>\d{{4}}) (?P<s>[-/.]) (?P<m>\d{{1,2}}) (?P=s) (?P<d>\d{{1,2}}) (?!\d|[./-]\d)
      | (?<![\d.,/:-]) (?P<a>\d{{1,2}}) (?P<t>[./-]) {s}? (?P<b>\d{{1,2}}) (?P=t) {s}? (?P<by>\d{{4}}|\d\d)
        (?!\d|[./]\d)
      | (?<![\d.,/]) (?P<dd>\d{{1,2}}) (?:\.|º|{ordinal})? (?:{s}{{1,2}}(?:of|de|di|d['’]))? [ \t\r\u00a0-]{{0,2}}
        (?=[^\W\d_]) (?P<dm>{month}) \.? [, \t\r\u00a0-]{{1,3}} (?:del?{s})? (?P<dy>\d{{4}}|['’]\d\d) (?!\d)
      | (?<![^\W\d_]) (?=[^\W\d_]) (?P<mm>{month}) \.? {s}{{1,2}} (?P<md>\d{{1,2}})
        (?:{ordinal})? (?:,{s}{{0,3}}|{s}{{1,3}})
        (?P<my>\d{{4}}) (?!\d)
      | (?<![\d.,/:-]) (?P<iy>\d{{4}}) - (?P<im>\d\d) (?![\d-])
      | (?<![^\W\d_]) (?=[^\W\d_]) (?P<nm>{month}) \.? {s}{{1,2}} (?P<ny>\d{{4}}) (?!\d)
        """,
        re.IGNORECASE | re.VERBOSE,
    )


def _may_be_date(match: re.Match[str]) -> bool:
    """Return whether the numbers of *match* could be meant as day and month (30.02. could, 12.34. could not)."""
    if match["a"]:
        first, second = sorted((int(match["a"]), int(match["b"])))
        return first <= 12 and second <= 31
    return not match["y"] or max(int(match["m"]), int(match["d"])) <= 31


def _day_first(text: str, words: StampWords, found: tuple[re.Match[str], ...]) -> bool | None:
    """Return how the document orders ``03/05/2024``: by its own evidence, None where it shows nothing.

    Evidence is a number above 12, then the same day written out elsewhere, then the time zone.
    """
    pairs = [(int(m["a"]), int(m["b"]), m) for m in found if m["a"] and m["t"] == "/"]
    if not pairs:
        return None
    if any(a > 12 >= b for a, b, _ in pairs):
        return True
    if any(b > 12 >= a for a, b, _ in pairs):
        return False
    written = {(int(m["dd"] or m["md"]), _number(m["dm"] or m["mm"], words)) for m in found if m["dm"] or m["mm"]}
    for a, b, _ in pairs:
        if a != b and ((a, b) in written) != ((b, a) in written):
            return (a, b) in written
    zones = [zone for _, _, m in pairs if (zone := find_zone(text, m.end()))]
    return zones[0] not in _MONTH_FIRST_ZONES if zones else None


def _read(
    match: re.Match[str], words: StampWords, day_first: bool | None, weekday: int | None
) -> tuple[str | None, str | None]:
    """Return the EDTF value of *match*, None if there is no such day, and its second reading."""
    if match["a"]:
        return _read_numbers(match, words, day_first, weekday)
    if match["y"]:
        return as_day(int(match["y"]), int(match["m"]), int(match["d"])), None
    if match["dm"]:
        return as_day(_year(match["dy"]), _number(match["dm"], words), int(match["dd"])), None
    if match["mm"]:
        return as_day(int(match["my"]), _number(match["mm"], words), int(match["md"])), None
    if match["iy"]:
        return as_month(int(match["iy"]), int(match["im"])), None
    return as_month(int(match["ny"]), _number(match["nm"], words)), None


def _read_numbers(
    match: re.Match[str], words: StampWords, day_first: bool | None, weekday: int | None
) -> tuple[str | None, str | None]:
    """Return the value of ``03/05/2024`` or ``3.5.24``; after dots and dashes the day stands first."""
    first, second, year = int(match["a"]), int(match["b"]), _year(match["by"])
    by_day, by_month = as_day(year, second, first), as_day(year, first, second)
    if match["t"] != "/" or by_day == by_month:
        return by_day, None
    if by_day is None or by_month is None:
        return by_day or by_month, None
    fits = [value for value in (by_day, by_month) if weekday_of(value) == weekday]
    if len(fits) == 1:
        return fits[0], None
    if day_first is not None:
        return (by_day if day_first else by_month), None
    return (by_day, by_month) if words.day_first else (by_month, by_day)


def _number(month: str, words: StampWords) -> int:
    """Return the number of the month name, 0 if it is none after all."""
    return words.months.number(month) or 0


def weekday_of(day: str) -> int:
    """Return the ISO weekday (1 to 7) of an EDTF *day* of the years 1 to 9999."""
    year, month, number = map(int, day.split("-"))
    return calendar.weekday(year, month, number) + 1


def as_day(year: int, month: int, day: int) -> str | None:
    """Return the day in EDTF, None if no calendar has it."""
    if not (1 <= month <= 12 and year >= 1 and 1 <= day <= calendar.monthrange(year, month)[1]):
        return None
    return f"{year:04}-{month:02}-{day:02}"


def as_month(year: int, month: int) -> str | None:
    """Return the month in EDTF, None if there is none of that number."""
    return f"{year:04}-{month:02}" if 1 <= month <= 12 else None


def _year(digits: str) -> int:
    """Return the year of *digits*; two of them mean 1970 to 2069."""
    number = int(digits.lstrip("'’"))
    if len(digits.lstrip("'’")) == 4:
        return number
    return 2000 + number if number < 70 else 1900 + number
