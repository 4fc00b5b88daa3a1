"""The days an EDTF value means, read apart from the program that is measured, and how two values compare."""

from __future__ import annotations

import calendar
import datetime as dt
import re
from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable


@dataclass(frozen=True, slots=True)
class Days:
    """A run of days, both ends included; None is an open end."""

    first: dt.date | None
    last: dt.date | None

    def holds(self, other: Days) -> bool:
        """Return whether no day of *other* lies outside."""
        after = self.first is None or (other.first is not None and self.first <= other.first)
        before = self.last is None or (other.last is not None and other.last <= self.last)
        return after and before


def runs_of(value: str) -> tuple[Days, ...]:
    """Return the runs of days an EDTF value means, qualifiers left aside.

    It is written apart from the program it measures. Raises ValueError for what it cannot read.
    """
    plain = re.sub(r"[?~%]", "", value)
    if plain[:1] in "[{" and plain[-1:] in "]}":
        return tuple(_run(*_ends(item, "..")) for item in plain[1:-1].split(","))
    return (_run(*_ends(plain, "/")),)


def _ends(item: str, divider: str) -> tuple[str, str]:
    first, found, last = item.strip().partition(divider)
    if not first and not last:
        raise ValueError(f"not a date this scorer reads: {item!r}")
    return (first, last) if found else (first, first)


def _run(first: str, last: str) -> Days:
    return Days(
        None if first in {"", ".."} else _bounds(first)[0],
        None if last in {"", ".."} else _bounds(last)[1],
    )


def _bounds(value: str) -> tuple[dt.date, dt.date]:
    """Return the first and last day of a year, month, day, season, quarter or half, masked digits allowed."""
    found = re.fullmatch(r"([\dX]{4})(?:-([\dX]{2}))?(?:-([\dX]{2}))?(?:T.*)?", value)
    if found is None:
        raise ValueError(f"not a date this scorer reads: {value!r}")
    year, month, day = found.groups()
    first_year, last_year = max(1, int(year.replace("X", "0"))), int(year.replace("X", "9"))
    (from_year, from_month), (to_year, to_month) = _months(month, value)
    start = dt.date(first_year + from_year, from_month, 1)
    length = calendar.monthrange(last_year + to_year, to_month)[1]
    if day is None:
        return start, dt.date(last_year + to_year, to_month, length)
    first_length = calendar.monthrange(start.year, start.month)[1]
    first_day, last_day = _fitting(day, first_length, value)[0], _fitting(day, length, value)[-1]
    return start.replace(day=first_day), dt.date(last_year + to_year, to_month, last_day)


def _months(code: str | None, value: str) -> tuple[tuple[int, int], tuple[int, int]]:
    """Return the first and last month of *code*, each after the number of years to add."""
    if code is None:
        return (0, 1), (0, 12)
    if "X" in code or int(code) <= 12:
        months = _fitting(code, 12, value)
        return (0, months[0]), (0, months[-1])
    number = int(code)
    for base, length, offset in ((21, 3, 2), (33, 3, 0), (37, 4, 0), (40, 6, 0)):
        first = (number - base) * length + offset
        if base <= number and first < 12:
            last = first + length - 1
            return (0, first + 1), (last // 12, last % 12 + 1)
    raise ValueError(f"not a date this scorer reads: {value!r}")


def _fitting(mask: str, highest: int, value: str) -> list[int]:
    numbers = [n for n in range(1, highest + 1) if all(m in ("X", d) for m, d in zip(mask, f"{n:02}", strict=True))]
    if not numbers:
        raise ValueError(f"not a date this scorer reads: {value!r}")
    return numbers


class Verdict(Enum):
    """How a date stands to the one found by reading."""

    RIGHT = "right"
    WIDER = "wider"
    WRONG = "wrong"


def judge_date(found: str | None, expected: str | None, known: str | None) -> Verdict:
    """Return how *found* stands to *expected*.

    None is a date that must stay open. Where *expected* is None, a value with an open end that holds *known* (what
    the same row gives once the document's date is known) is wider; one closed at both ends is a guess, and wrong.
    """
    if found == expected:
        return Verdict.RIGHT
    if found is None:
        return Verdict.WIDER
    outer = runs_of(found)
    if expected is not None:
        inner = runs_of(expected)
        if set(outer) == set(inner):
            return Verdict.RIGHT
        return Verdict.WIDER if _holds(outer, inner) else Verdict.WRONG
    is_open = any(run.first is None or run.last is None for run in outer)
    return Verdict.WIDER if is_open and (known is None or _holds(outer, runs_of(known))) else Verdict.WRONG


def _holds(outer: Iterable[Days], inner: Iterable[Days]) -> bool:
    outer = tuple(outer)
    return all(any(run.holds(part) for run in outer) for part in inner)
