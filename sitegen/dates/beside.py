"""What stands beside a date in a header: its weekday and clock time, on either side."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sitegen.languages.stamps import StampWords

_WINDOW = 48  # code points looked at on each side
_ZONE = (
    r"(?:UTC|GMT|BST|IST|CES?T|MES?Z|E[SD]?T|C[SD]T|M[SD]T|P[SD]?T|[JK]ST|A[EWC][SD]T|HKT|SGT|SAST|[EWC]AT|UK|Z)"
    r"(?![^\W_])(?:[+-]\d{1,2}(?::?\d\d)?)?"
)
_HALF = r"[ap]\.?m(?![^\W_])\.?"
_WEEKDAY = re.compile(
    r"(?P<day>[^\W\d_](?:[^\W\d_]|['’ʼ]){0,10}[^\W\d_])\.?"
    r"[ \t\r\u00a0]{0,2}[,\n]?[ \t\r\u00a0]{0,2}(?:(?:den|the)[ ])?$",
    re.IGNORECASE,
)
_GLUED_WEEKDAY = re.compile(r"(?<=[a-z])(?P<day>[A-Z][a-z]{3,9})[ ,]{1,2}$")  # a byline run into it: "BergFriday 3 May"


@dataclass(frozen=True, slots=True)
class Beside:
    """What stands on one side of a date: the outer *edge* of it, a weekday as written, a time ``HH:MM``."""

    edge: int
    weekday: str | None = None
    time: str | None = None


def look_before(text: str, words: StampWords, low: int, date_start: int) -> Beside:
    """Return the weekday and clock time that stand before a date, not before *low*."""
    low = max(low, date_start - _WINDOW)
    start, weekday = _weekday(text, words, low, date_start)
    clock = _clock_before(words.clock).search(text, low, start)
    time = _time(clock) if clock else None
    if clock is None or time is None:
        return Beside(start, weekday)
    start = clock.start()
    if weekday is None:
        start, weekday = _weekday(text, words, low, start)
    return Beside(start, weekday, time)


def look_after(text: str, words: StampWords, date_end: int, high: int) -> Beside:
    """Return the clock time that stands after a date, not after *high*."""
    clock = _clock_after(words.at, words.clock).match(text, date_end, min(high, date_end + _WINDOW))
    if clock and (clock["minute"] or clock["half"] or clock["word"]) and (time := _time(clock)):
        return Beside(clock.end(), None, time)
    return Beside(date_end)


def find_zone(text: str, date_end: int) -> str | None:
    """Return the abbreviation of the time zone named shortly after a date, None if there is none."""
    zone = re.search(rf"(?<![^\W_]){_ZONE}", text[date_end : date_end + _WINDOW])
    return zone[0] if zone else None


def _weekday(text: str, words: StampWords, low: int, at: int) -> tuple[int, str | None]:
    window = text[low:at]
    for pattern in (_WEEKDAY, _GLUED_WEEKDAY):
        match = pattern.search(window)
        if match and words.weekdays.number(match["day"]):
            return low + match.start("day"), match["day"]
    return at, None


@cache
def _clock_before(clock: frozenset[str]) -> re.Pattern[str]:
    return re.compile(
        rf"(?<![\d.:])(?P<hour>\d{{1,2}})[:.](?P<minute>\d\d)(?::\d\d)?\s?(?P<half>{_HALF})?"
        rf"(?:\s?{_ZONE})?(?:\s?(?:{_any(clock)}))?[\s,|·•–—-]{{0,4}}$",
        re.IGNORECASE,
    )


@cache
def _clock_after(at: frozenset[str], clock: frozenset[str]) -> re.Pattern[str]:
    return re.compile(
        rf"(?:T|[\s,|·•@/:–—-]{{0,4}}(?:(?:{_any(at)})\s{{1,2}})?)"
        r"(?P<hour>\d{1,2})(?:[:.h](?P<minute>\d\d)(?::\d\d)?(?:\.\d{1,6})?)?(?![\d/]):?"
        rf"(?:\s{{0,2}}(?P<half>{_HALF}))?(?:\s{{0,2}}(?P<word>{_any(clock)}))?"
        rf"(?:\s{{0,2}}(?:{_ZONE}|[+-]\d\d:?\d\d))?",
        re.IGNORECASE,
    )


def _any(words: frozenset[str]) -> str:
    return "|".join(map(re.escape, sorted(words)))


def _time(clock: re.Match[str]) -> str | None:
    hour, minute = int(clock["hour"]), int(clock["minute"] or 0)
    half = (clock["half"] or "").casefold()
    if half.startswith("p") and hour < 12:
        hour += 12
    elif half.startswith("a") and hour == 12:
        hour = 0
    return f"{hour:02}:{minute:02}" if hour < 24 and minute < 60 else None
