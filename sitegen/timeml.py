"""A text with its expressions of time as a document of TimeML 1.2.1."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sitegen.edtf import bounds
from sitegen.xmltext import xml_attribute, xml_text

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sitegen.model import DatedTimex


def as_timeml(document: str, text: str, timexes: Iterable[DatedTimex], *, dct: str | None, start: int = 0) -> str:
    """Return *text* with the outermost of *timexes*, which stand in text order, as TIMEX3.

    *dct* is when the document was written, as EDTF. *start* is where *text* begins in the text that the spans count in.
    """
    parts: list[str] = []
    at = 0
    for number, timex in enumerate(timexes, start=1):
        first, last = timex.span.start - start, timex.span.end - start
        if first >= at and last <= len(text):
            parts += [xml_text(text[at:first]), _timex3(number, timex, text[first:last])]
            at = last
    marked = "".join(parts) + xml_text(text[at:])
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n<TimeML>\n'
        f"<DOCID>{xml_text(document)}</DOCID>\n{_dct(dct) if dct else ''}<TEXT>{marked}</TEXT>\n</TimeML>\n"
    )


_VALUE = re.compile(r"\d{4}(?:-\d\d(?:-\d\d)?)?")  # what EDTF and TIMEX3 write alike


def _dct(edtf: str) -> str:
    return (
        f'<DCT><TIMEX3 tid="t0" type="DATE" value="{_value(edtf)}" temporalFunction="false" '
        f'functionInDocument="CREATION_TIME">{xml_text(edtf)}</TIMEX3></DCT>\n'
    )


def _value(edtf: str) -> str:
    """Return *edtf* as a value of TIMEX3: itself, else the month or year that all its days lie in, else unknown."""
    if _VALUE.fullmatch(edtf):
        return edtf
    first, last = bounds(edtf)
    if first is None or last is None or first.year != last.year or not 0 <= first.year <= 9999:
        return "XXXX"
    return f"{first.year:04}-{first.month:02}" if first.month == last.month else f"{first.year:04}"


def _timex3(number: int, timex: DatedTimex, words: str) -> str:
    mod = f" mod={xml_attribute(timex.mod)}" if timex.mod else ""
    return (
        f'<TIMEX3 tid="t{number}" type="{timex.type.value}" value={xml_attribute(timex.value)}{mod}>'
        f"{xml_text(words)}</TIMEX3>"
    )
