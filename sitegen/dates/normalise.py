"""What an expression of time says, before anybody knows when it was said."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sitegen.dates.compile import value_in
from sitegen.model import TimexType

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sitegen.dates.compile import Grammar
    from sitegen.dates.detect import Match
    from sitegen.model import Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Timex:
    """An expression of time and what it says, in the notation of ``dates.expression``.

    *meaning* is which days are meant where the value does not tell; *role* is the part the rule says
    the expression plays; *weekday* (1 to 7) is told beside a full date.
    """

    rule: str
    span: Span
    type: TimexType
    value: str
    meaning: str | None
    mod: str | None
    role: str | None
    weekday: int | None


def to_timex(match: Match, grammar: Grammar) -> Timex | None:
    """Return what *match* says, None if the words in its slots say nothing (``31. Dreimonat``)."""
    rule = match.rule
    values = _values(match.slots, grammar)
    if values is None:
        return None
    try:
        value = _written(rule.value, values)
        meaning = _written(rule.meaning, values) if rule.meaning else None
        mod = _written(rule.mod, values) if rule.mod else None
    except ValueError:
        return None
    if not _possible(value):
        return None
    return Timex(
        rule=rule.id,
        span=match.span,
        type=TimexType(rule.type),
        value=value,
        meaning=meaning,
        mod=match.mods[0] if match.mods else mod or None,
        role=rule.role,
        weekday=int(values["weekday"]) if "weekday" in values and "{weekday}" not in rule.value else None,
    )


_FIELD = re.compile(r"\{([a-z_|0-9]+)([+-]\d+)?(?::(\d\d?))?\}")
_UNKNOWN = {"year": "XXXX", "month": "XX", "day": "XX"}


def _values(slots: Mapping[str, str], grammar: Grammar) -> dict[str, str] | None:
    """Return what the words in *slots* stand for, None where the lexicon of a slot does not know them."""
    values = {}
    for name, words in slots.items():
        lexicon = grammar.lexicons.get(name.rstrip("0123456789"))
        value = value_in(lexicon, words) if lexicon else words
        if value is None:
            return None
        values[name] = value
    return values


def _written(template: str, values: Mapping[str, str]) -> str:
    """Return *template* with its slots filled; ValueError where a number is wanted and none is there.

    ``{day:02}`` is a number of two digits, ``{count-1}`` one less, ``{a|b}`` is *b* where there is no *a*.
    """

    def fill(slot: re.Match[str]) -> str:
        names = slot[1].split("|")
        value = next((values[name] for name in names if name in values), _UNKNOWN.get(names[0], ""))
        if (not slot[2] and not slot[3]) or value.startswith("X"):
            return value
        return f"{int(value or 0) + int(slot[2] or 0):{slot[3] or ''}}"

    return _FIELD.sub(fill, template)


_DATE = re.compile(r"[<>=]?(?:BC)?(?P<year>[\dX]{4})-(?P<month>\d\d)(?:-(?P<day>\d\d))?(?:T.*)?")
_CLOCK = re.compile(r".*T(?P<hour>\d\d)(?::(?P<minute>\d\d).*)?")
_FEW_DIGITS = re.compile(r"P\d{4,}Q")  # a year before a word for a quarter
_LENGTHS = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


def _possible(value: str) -> bool:
    """Return whether there is such a month, day and time of day."""
    clock = _CLOCK.fullmatch(value)
    if (value.isdecimal() and len(value) > 4) or _FEW_DIGITS.fullmatch(value):
        return False
    if clock and (int(clock["hour"]) > 24 or int(clock["minute"] or 0) > 59):
        return False
    date = _DATE.fullmatch(value)
    if not date:
        return True
    month, day = int(date["month"]), date["day"]
    return 1 <= month <= 12 and (day is None or 1 <= int(day) <= _LENGTHS[month - 1])
