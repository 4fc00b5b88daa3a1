"""Two dates that are the ends of one stretch of time."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

from sitegen import edtf
from sitegen.dates.compile import compiled_before, compiled_behind
from sitegen.dates.conversion import is_day
from sitegen.model import Provenance, Reason, TimexType

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sitegen.languages.dates import Ranges
    from sitegen.model import DatedTimex

_GAP = 24  # code points that may stand between the ends


def joined(text: str, timexes: Sequence[DatedTimex], ranges: Ranges) -> tuple[DatedTimex, ...]:
    """Return *timexes*; of two that are the ends of one stretch both carry the whole of it as EDTF.

    ``1989–1991`` are two expressions, and each says ``1989/1991``.
    """
    found = list(timexes)
    for number, (first, last) in enumerate(pairwise(timexes)):
        stretch = _stretch(text, first, last, ranges)
        if stretch:
            for place, timex in ((number, first), (number + 1, last)):
                reading = Reason("range", (("text", timex.span.of(text)), *_relation(timex)))
                provenance = Provenance(
                    rule=timex.provenance.rule,
                    reading=reading,
                    anchor=timex.provenance.anchor,
                    anchor_span=timex.provenance.anchor_span,
                )
                certain = first.certain and last.certain
                found[place] = replace(timex, edtf=stretch, certain=certain, provenance=provenance)
    return tuple(found)


def _stretch(text: str, first: DatedTimex, last: DatedTimex, ranges: Ranges) -> str | None:
    gap = last.span.start - first.span.end
    if not 0 < gap <= _GAP or not _is_date(first) or not _is_date(last):
        return None
    between = compiled_behind(ranges.between).fullmatch(text, first.span.end, last.span.start)
    if not between and not _follows(text, first, last, ranges):
        closing = compiled_behind(ranges.closing).fullmatch(text, first.span.end, last.span.start)
        low = max(0, first.span.start - _GAP)
        if not closing or not compiled_before(ranges.opening).search(text, low, first.span.start):
            return None
    value = f"{first.edtf}/{last.edtf}"
    return value if edtf.is_valid(value) and first.edtf != last.edtf else None


def _follows(text: str, first: DatedTimex, last: DatedTimex, ranges: Ranges) -> bool:
    """Return whether *last* is the day after *first* and both are named together, by number."""
    if not first.span.of(text)[-2:-1].isdecimal() and not first.span.of(text)[-1:].isdecimal():
        return False
    if not compiled_behind(ranges.listed).fullmatch(text, first.span.end, last.span.start):
        return False
    days = [edtf.bounds(timex.edtf)[0] for timex in (first, last) if timex.edtf and is_day(timex.edtf)]
    return len(days) == 2 and all(days) and edtf.ordinal(days[1]) - edtf.ordinal(days[0]) == 1  # type: ignore[arg-type]


def _is_date(timex: DatedTimex) -> bool:
    simple = timex.edtf is not None and timex.edtf[0] not in "[{" and "/" not in timex.edtf
    return simple and timex.type is TimexType.DATE and timex.provenance.reading.code != "birth-year"


def _relation(timex: DatedTimex) -> tuple[tuple[str, str], ...]:
    return tuple(arg for arg in timex.provenance.reading.args if arg[0] == "relation")
