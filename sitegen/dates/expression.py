"""What an expression says before anybody knows when it was said.

The notation is TIMEX3 with unknown digits as ``X``, and beside it

- ``now-3W``, ``then+1D``, ``here+0Y@05``: so much away from the time of speaking, from the time the
  text was at, or from the latter if it was told right before and else from the former; ``@`` names a
  part of what is reached, ``@=`` the day of the same number in it. Units: D, W, WE (weekend), M, Q,
  H (half), Y, DE (decade), CE (century), and TH, TM, TS (hours, minutes, seconds).
- ``quarter-1Y``: so many years away from the quarter whose figures the text reports.
- ``<XXXX-WXX-5``, ``>XXXX-05``, ``=XXXX-SU``: the last, the next, this one, seen from the time of
  speaking; ``then>XXXX-SP`` seen from the time the text was at.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum
from functools import lru_cache

SAME_DAY = "="  # stands for the part of what is reached that bears the number of the day counted from


class Anchor(Enum):
    """What a relative expression is counted from."""

    NOW = "now"  # the time of speaking: the document's date
    THEN = "then"  # the time the text was at: the date told before
    HERE = "here"  # the date told right before, else the time of speaking
    QUARTER = "quarter"  # the quarter whose figures are reported, else the time of speaking


class Side(Enum):
    """On which side of the anchor a partial date lies."""

    PAST = "<"
    FUTURE = ">"
    THIS = "="


@dataclass(frozen=True, slots=True, kw_only=True)
class Shift:
    """So many units away from the anchor; *number* is None for an untold number (``X``)."""

    anchor: Anchor
    number: float | None
    unit: str
    inside: str | None
    clock: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Partial:
    """A TIMEX3 value, of a date in part unknown if there is an ``X`` in it; *side* where the words tell."""

    value: str
    anchor: Anchor
    side: Side | None


@lru_cache(maxsize=1024)
def read_expression(text: str) -> Shift | Partial:
    """Return what *text* says."""
    shift = _SHIFT.fullmatch(text)
    if shift:
        number = None if shift["number"] == "X" else float(shift["sign"] + shift["number"])
        return Shift(
            anchor=Anchor(shift["anchor"]),
            number=number,
            unit=shift["unit"],
            inside=shift["inside"],
            clock=shift["clock"] or "",
        )
    found = _PARTIAL.fullmatch(text)
    if not found:
        raise ValueError(f"not an expression of time: {text!r}")
    side = Side(found["side"]) if found["side"] else None
    return Partial(value=found["value"], anchor=Anchor(found["anchor"] or "now"), side=side)


@lru_cache(maxsize=1024)
def open_value(text: str) -> str:
    """Return the TIMEX3 value of what *text* says as long as nothing settles it."""
    said = read_expression(text)
    if isinstance(said, Partial):
        return _MOVABLE.sub("XX-XX", said.value)
    if said.inside == SAME_DAY:
        return _OPEN["D"] + said.clock
    if said.inside:
        return {"W": "XXXX-WXX-", "Y": "XXXX-"}.get(said.unit, "XXXX-XX-") + said.inside + said.clock
    return _OPEN[said.unit] + said.clock


_SHIFT = re.compile(
    r"(?P<anchor>now|then|here|quarter)(?P<sign>[+-])(?P<number>\d+(?:\.\d+)?|X)(?P<unit>D|WE|W|M|Q|H|Y|DE|CE|TH|TM|TS)"
    r"(?:@(?P<inside>[^T]+))?(?P<clock>T.*)?"
)
_PARTIAL = re.compile(r"(?P<anchor>now|then)?(?P<side>[<>=])?(?P<value>[^<>=]+)")
_MOVABLE = re.compile(r"(?:easter|advent)[+-]\d+|\d\d:[1-7]#-?\d")
_OPEN = {
    "D": "XXXX-XX-XX",
    "W": "XXXX-WXX",
    "WE": "XXXX-WXX-WE",
    "M": "XXXX-XX",
    "Q": "XXXX-QX",
    "H": "XXXX-HX",
    "Y": "XXXX",
    "DE": "XXX",
    "CE": "XX",
    "TH": "XXXX-XX-XXTXX:XX",
    "TM": "XXXX-XX-XXTXX:XX",
    "TS": "XXXX-XX-XXTXX:XX",
}
