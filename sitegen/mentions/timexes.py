"""Which time expressions fix a day, a month, a year: those that may date an entry."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sitegen.model import Reason, TimexType, When

if TYPE_CHECKING:
    from sitegen.model import DatedTimex

_OPEN = re.compile(r"[\dX]{4}-(?:W[\dX]{2}-\d|\d\d(?:-[\dX]{2})?)(?:T.*)?")
_WEEKDAY = re.compile(r"[\dX]{4}-W[\dX]{2}-\d")
_BIRTH = "birth-year"


def is_dated(timex: DatedTimex) -> bool:
    """Return whether *timex* fixes a time: dated, or a weekday or day of a month that only lacks its year.

    A length of time does where it is counted from a day (``in zwei Monaten``).
    """
    if timex.provenance.reading.code == _BIRTH:
        return False
    if timex.type is TimexType.DURATION:
        return timex.edtf is not None and "/" not in timex.edtf
    if timex.type not in {TimexType.DATE, TimexType.TIME}:
        return False
    return timex.edtf is not None or bool(_OPEN.fullmatch(timex.value))


def open_reason(text: str, timex: DatedTimex) -> Reason:
    """Return why a time that is told has no date."""
    code = "weekday-open" if _WEEKDAY.match(timex.value) else "date-open"
    return Reason(code, (("text", timex.span.of(text)),))


def when_told(text: str, timex: DatedTimex, *, planned: bool = False) -> When:
    """Return the date that *timex* tells, open where it has none."""
    return When(
        edtf=timex.edtf,
        certain=timex.certain and timex.edtf is not None,
        planned=planned,
        reason=timex.provenance.reading if timex.edtf else open_reason(text, timex),
        time=timex.time,
        timex=timex,
        timex_text=timex.span.of(text),
    )
