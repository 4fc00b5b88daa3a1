"""Dates in words: an EDTF value as a reader of the site's language says it, and never more than it says."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from babel.dates import get_day_names, get_month_names

from sitegen.edtf import bounds
from sitegen.languages.words import load
from sitegen.model import Day

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sitegen.languages.words import Words

_LISTED = 4  # days that are told one by one
_GREGORIAN = 1583  # first whole year in which a day has the weekday that we count

_POINT = re.compile(r"(?P<year>-?\d{4}|Y-?\d{5,})(?:-(?P<month>\d\d|XX))?(?:-(?P<day>\d[\dX]|XX))?")
_MASKED = re.compile(r"(?P<head>\d{2,3})(?P<mask>X{1,2})")
_QUALIFIERS = {"?": "uncertain", "~": "about", "%": "uncertain_about"}


@lru_cache(maxsize=4096)
def date_words(edtf: str | None, language: str, *, time: str | None = None, weekday: bool = True) -> str:
    """Return the EDTF value *edtf* in words: ``Freitag, 24. Mai 2024``, ``Ende Februar 2024``.

    None is ``Ohne Datum``. *time* is added where it is given, the *weekday* of a day unless unwanted.
    A value of a form that has no words of its own is told by its first and last day.
    """
    words = load(language)
    said = words.date["none"] if edtf is None else _value(edtf, words, weekday=weekday)
    return words.date["with_time"].format(date=said, time=time) if time and edtf else said


def capitalised(text: str) -> str:
    """Return *text* with a capital first letter, as it stands in a heading."""
    return text[:1].upper() + text[1:]


def month_words(month: int, language: str) -> str:
    """Return the name of *month*, counted from 1."""
    return _names(language)[0][month - 1]


def year_words(year: int, language: str) -> str:
    """Return *year* in words; 0 is 1 BC, as in ISO 8601."""
    words = load(language)
    form = words.date["year"] if year > 0 else words.date["before_christ"]
    return form.format(year=year if year > 0 else 1 - year)


@cache
def _names(language: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the names of the months, and of the weekdays from Monday."""
    # Names that stand alone are an alias in most languages, and Babel lets what one reads there through to another.
    months, days = get_month_names("wide", "format", locale=language), get_day_names("wide", locale=language)
    return tuple(str(months[month]) for month in range(1, 13)), tuple(str(days[day]) for day in range(7))


def _value(edtf: str, words: Words, *, weekday: bool) -> str:
    if edtf[:1] in ("[", "{"):
        return _set(edtf, words)
    if "/" in edtf:
        return _interval(edtf, words)
    return _point(edtf, words, weekday=weekday)


def _point(edtf: str, words: Words, *, weekday: bool = False) -> str:
    """Return a single date in words, with the weekday of a day if *weekday*."""
    if edtf[-1:] in _QUALIFIERS:
        date = _point(edtf[:-1], words, weekday=weekday)
        return words.date[_QUALIFIERS[edtf[-1]]].format(date=date)
    if masked := _MASKED.fullmatch(edtf):
        return _decade_or_century(masked["head"], len(masked["mask"]), words)
    found = _POINT.fullmatch(edtf)
    if not found or (found["month"] == "XX" and found["day"] not in (None, "XX")):
        return _between(edtf, words)
    year, month, day = year_words(int(found["year"].removeprefix("Y")), words.code), found["month"], found["day"]
    if month in (None, "XX"):
        return year
    if month in words.part and day is None:
        return words.date["part_of_year"].format(part=words.part[month], year=year)
    if not 1 <= int(month) <= 12:
        return _between(edtf, words)
    name = month_words(int(month), words.code)
    if day in (None, "XX"):
        return words.date["month"].format(month=name, year=year)
    if day in words.part and day.endswith("X"):
        return words.date["part_of_month"].format(part=words.part[day], month=name, year=year)
    exact = _as_day(edtf)
    return _day(exact, words, weekday=weekday) if exact else _between(edtf, words)


def _decade_or_century(head: str, masked: int, words: Words) -> str:
    if masked == 1:
        return words.date["decade"].format(year=f"{head}0")
    number = int(head) + 1
    last = 0 if 10 < number % 100 < 14 else number % 10
    ordinal = words.date.get(f"ordinal_{last}", words.date["ordinal"]).format(number=number)
    return words.date["century"].format(number=ordinal)


def _interval(edtf: str, words: Words) -> str:
    start, end = edtf.split("/", 1)
    open_start, open_end = start in ("", ".."), end in ("", "..")
    if open_start and open_end:
        return words.date["unknown"]
    if open_end:
        return words.date["from" if end else "from_unknown_end"].format(date=_point(start, words))
    if open_start:
        return words.date["until" if start else "until_unknown_start"].format(date=_point(end, words))
    return _joined(start, end, words)


def _joined(start: str, end: str, words: Words) -> str:
    """Return the stretch from *start* to *end*, saying what both share once."""
    first, last = _POINT.fullmatch(start), _POINT.fullmatch(end)
    if first and last and first["year"] == last["year"] and "X" not in start + end and len(start) == len(end):
        days = _as_day(start if first["day"] else f"{start}-01"), _as_day(end if last["day"] else f"{end}-01")
        if days[0] and days[1]:
            form = "months" if not first["day"] else "days" if days[0].month == days[1].month else "days_of_year"
            return _fill(form, words, days[0], days[1])
    if len(start) == len(end) == 4 and (start + end).isdecimal():
        return words.date["years"].format(year=int(start), last_year=int(end))
    return words.date["span"].format(first=_point(start, words), last=_point(end, words))


def _set(edtf: str, words: Words) -> str:
    members = [member.strip() for member in edtf[1:-1].split(",")]
    either = edtf.startswith("[")
    if len(members) == 1 and ".." in members[0]:
        start, end = members[0].split("..", 1)
        if not start or not end:
            form = "at_latest" if end else "at_earliest"
            return words.date[form].format(date=_point(end or start, words))
        span = _joined(start, end, words)
        return words.date["some_time_in"].format(span=span) if either else span
    days = [_as_day(member) for member in members]
    if all(days):
        return _days([day for day in days if day], words, either=either)
    if any(".." in member for member in members) or len(members) > _LISTED:
        return _between(edtf, words)
    return _listed([_point(member, words) for member in members], words, either=either)


def _days(days: Sequence[Day], words: Words, *, either: bool) -> str:
    first, last = days[0], days[-1]
    weekdays = {_weekday(day) for day in days}
    if either and len(days) > 1 and len(weekdays) == 1:
        return _weekday_among(days, words)
    if len(days) > _LISTED:
        form = words.date["one_day_of" if either else "several_days_of"]
        return form.format(count=len(days), span=_joined(first.iso(), last.iso(), words))
    return _listed([_day(day, words, weekday=len(days) == 1) for day in days], words, either=either)


def _weekday_among(days: Sequence[Day], words: Words) -> str:
    """Return days that share a weekday: by month or year where they are all of it, else by first and last."""
    first, last = days[0], days[-1]
    weekday = _names(words.code)[1][_weekday(first)]
    if first[:2] == last[:2] and len(days) >= _LISTED and first.day <= 7 and last.day > 21:
        month, year = month_words(first.month, words.code), year_words(first.year, words.code)
        if last.day + 7 > _last_day(last):
            return words.date["weekday_of_month"].format(weekday=weekday, month=month, year=year)
    if first.year == last.year and len(days) > 51:
        return words.date["weekday_of_year"].format(weekday=weekday, year=year_words(first.year, words.code))
    if len(days) <= 2:
        return _listed([_day(day, words, weekday=True) for day in days], words, either=True)
    return words.date["weekday_among"].format(weekday=weekday, span=_joined(first.iso(), last.iso(), words))


def _listed(said: Sequence[str], words: Words, *, either: bool) -> str:
    if len(said) == 1:
        return said[0]
    return words.date["or" if either else "and"].format(first=", ".join(said[:-1]), last=said[-1])


def _between(edtf: str, words: Words) -> str:
    """Return the first and last day of *edtf* in words, *edtf* itself where it has none."""
    try:
        first, last = bounds(edtf)
    except ValueError:
        return edtf
    if first is None or last is None:
        return edtf
    return words.date["some_time_in"].format(span=_joined(first.iso(), last.iso(), words))


def _day(day: Day, words: Words, *, weekday: bool = False) -> str:
    form = words.date["day" if weekday and day.year >= _GREGORIAN else "day_plain"]
    return form.format(
        weekday=_names(words.code)[1][_weekday(day)],
        day=day.day,
        month=month_words(day.month, words.code),
        year=year_words(day.year, words.code),
    )


def _fill(form: str, words: Words, first: Day, last: Day) -> str:
    return words.date[form].format(
        year=year_words(first.year, words.code),
        month=month_words(first.month, words.code),
        day=first.day,
        last_month=month_words(last.month, words.code),
        last_day=last.day,
    )


def _as_day(edtf: str) -> Day | None:
    found = _POINT.fullmatch(edtf)
    if not found or "X" in edtf or found["day"] is None:
        return None
    day = Day(int(found["year"].removeprefix("Y")), int(found["month"]), int(found["day"]))
    return day if 1 <= day.month <= 12 and 1 <= day.day <= _last_day(day) else None


def _weekday(day: Day) -> int:
    """Return the weekday of *day*, 0 for Monday (Zeller's congruence), for any year."""
    month, year = (day.month, day.year) if day.month > 2 else (day.month + 12, day.year - 1)
    saturday = (day.day + 13 * (month + 1) // 5 + year + year // 4 - year // 100 + year // 400) % 7
    return (saturday + 5) % 7


def _last_day(day: Day) -> int:
    if day.month == 2:
        leap = day.year % 4 == 0 and (day.year % 100 != 0 or day.year % 400 == 0)
        return 29 if leap else 28
    return 30 if day.month in (4, 6, 9, 11) else 31
