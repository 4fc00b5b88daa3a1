"""TIMEX3 values as EDTF."""

from __future__ import annotations

import re
from functools import lru_cache

from sitegen import edtf
from sitegen.edtf import Granularity
from sitegen.model import Day

_SEASONS = {"SP": "21", "SU": "22", "FA": "23", "WI": "24"}
_THIRDS = {"START": "0X", "MID": "1X", "END": "2X"}
_POINT = re.compile(
    r"(?P<era>BC)?(?P<year>\d{4})"
    r"(?:-(?:W(?P<week>\d\d)(?:-(?P<weekday>WE|[1-7]))?|Q(?P<quarter>[1-4])|H(?P<half>[12])|(?P<season>SP|SU|FA|WI)"
    r"|(?P<month>\d\d)(?:-(?P<day>\d\d))?))?(?P<clock>T.*)?"
)
_LONG = re.compile(r"(?P<era>BC)?(?P<head>\d{2,3})")


@lru_cache(maxsize=4096)
def to_edtf(value: str, mod: str | None = None) -> str | None:
    """Return the EDTF value of the TIMEX3 date *value*, None where it says no day, or EDTF has no word for it."""
    long = _LONG.fullmatch(value)
    if long:
        return _decade_or_century(long["head"], before_christ=bool(long["era"]))
    point = _POINT.fullmatch(value)
    if not point:
        return None
    year = 1 - int(point["year"]) if point["era"] else int(point["year"])
    found = _in_year(point, year, mod)
    return found if edtf.is_valid(found) else None


def week_of(day: Day) -> tuple[int, int, int]:
    """Return ISO year, ISO week and ISO weekday (1 to 7) of *day*."""
    number = edtf.ordinal(day)
    weekday = (number - 1) % 7 + 1
    year = edtf.day_at(number - weekday + 4).year
    return year, (number - weekday - _first_monday(year) + 1) // 7 + 1, weekday


def monday_of(year: int, week: int) -> Day:
    """Return the Monday of the ISO week *week* of *year*."""
    return edtf.day_at(_first_monday(year) + 7 * (week - 1))


def year_text(year: int) -> str:
    """Return *year* as EDTF writes it."""
    if abs(year) > 9999:
        return f"Y{year}"
    return f"-{-year:04}" if year < 0 else f"{year:04}"


def timex_year(year: int) -> str:
    """Return *year* as TIMEX3 writes it: ``BC0490`` for the year -489."""
    return f"{year:04}" if year > 0 else f"BC{1 - year:04}"


def is_day(value: str) -> bool:
    """Return whether the EDTF *value* is one day."""
    return edtf.granularity(value) is Granularity.DAY


def _first_monday(year: int) -> int:
    """Return the number of the Monday of the first ISO week of *year*."""
    fourth = edtf.ordinal(Day(year, 1, 4))
    return fourth - (fourth - 1) % 7


def _in_year(point: re.Match[str], year: int, mod: str | None) -> str:
    text = year_text(year)
    if point["week"]:
        monday = edtf.ordinal(monday_of(year, int(point["week"])))
        if point["weekday"] and point["weekday"] != "WE":
            return edtf.day_at(monday + int(point["weekday"]) - 1).iso()
        first = monday + 5 if point["weekday"] else monday
        return f"{edtf.day_at(first).iso()}/{edtf.day_at(monday + 6).iso()}"
    if point["quarter"] or point["half"]:
        return f"{text}-{32 + int(point['quarter']) if point['quarter'] else 39 + int(point['half'])}"
    if point["season"]:
        return f"{text}-{_SEASONS[point['season']]}"
    if point["day"]:
        return f"{text}-{point['month']}-{point['day']}"
    if point["month"]:
        third = _THIRDS.get(mod or "")
        return f"{text}-{point['month']}" + (f"-{third}" if third else "")
    return text


def _decade_or_century(head: str, *, before_christ: bool) -> str:
    masked = 4 - len(head)
    if not before_christ:
        return head + "X" * masked
    first, last = -(int(head + "9" * masked) - 1), -(int(head + "0" * masked) - 1)
    return f"{year_text(first)}/{year_text(last)}"
