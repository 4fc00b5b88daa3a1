"""A value as pages write it for machines, to a day and a clock time."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from sitegen.dates.stamps import as_day, find_stamps

if TYPE_CHECKING:
    from sitegen.languages.stamps import StampWords

FIRST_YEAR = 1990  # before it there was no web; earlier years are fillers such as 1970-01-01
_LONGEST = 200  # code points
_ISO = re.compile(
    r"\s{0,3}(?P<y>\d{4})(?P<s>[-/.]?)(?P<m>\d\d?)(?P=s)(?P<d>\d\d?)(?:[T _-]{1,2}(?P<h>\d\d):?(?P<min>\d\d))?(?!\d)"
)
_EPOCH = re.compile(r"\s{0,3}(\d{10})(?:\d{3})?\s{0,3}$")
_DAY, _EPOCH_DAY = 86_400, date(1970, 1, 1).toordinal()


@dataclass(frozen=True, slots=True)
class Moment:
    """A day in EDTF and, where told, the clock time ``HH:MM``, both as they are written."""

    day: str
    time: str | None = None


def read_moment(value: str, words: StampWords) -> Moment | None:
    """Return the day and clock time *value* names, None if it names no day of the web's years.

    ISO 8601 and what comes near it, seconds since 1970, and dates in words are read; what has two
    readings is not.
    """
    moment = _iso(value) or _epoch(value) or _in_words(value[:_LONGEST], words)
    return moment if moment and int(moment.day[:4]) >= FIRST_YEAR else None


def _iso(value: str) -> Moment | None:
    match = _ISO.match(value)
    day = as_day(int(match["y"]), int(match["m"]), int(match["d"])) if match else None
    if match is None or day is None:
        return None
    timed = match["h"] and match["h"] < "24" and match["min"] < "60"
    return Moment(day, f"{match['h']}:{match['min']}" if timed else None)


def _epoch(value: str) -> Moment | None:
    match = _EPOCH.match(value)
    if match is None:
        return None
    days, seconds = divmod(int(match[1]), _DAY)
    return Moment(date.fromordinal(_EPOCH_DAY + days).isoformat(), f"{seconds // 3600:02}:{seconds % 3600 // 60:02}")


def _in_words(value: str, words: StampWords) -> Moment | None:
    stamps = [stamp for stamp in find_stamps(value, words) if stamp.is_day and not stamp.other]
    return Moment(stamps[0].edtf, stamps[0].time) if stamps else None
