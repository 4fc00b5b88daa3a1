"""Entries to one total order."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from sitegen.edtf import bounds
from sitegen.model import Day, Entry, Mention

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_YEARS = 10**10  # added to a year, so that years before 1 sort as text
_OPEN = Day(10**10 - 1, 12, 31)
SEPARATOR = "\x1f"  # below any character of a part


def sort_key(entry: Entry, document_date: str | None) -> str:
    """Return a text that sorts as *entry* stands in the timeline.

    The order of choices: dated before undated; the first day (where the start is open, the last
    day); a narrower date before a wider one that begins on the same day; the clock time where one
    is told, before none; the date of the leading document (EDTF, *document_date*), its id, and the
    position of the passage in it. No two mentions share all of these, so the order is total.
    """
    lead = entry.mentions[0]
    return SEPARATOR.join(
        (
            *_date_parts(entry.when.edtf),
            entry.when.time or "~",
            *_date_parts(document_date),
            lead.document,
            f"{lead.quote.span.start:012}",
            f"{lead.quote.span.end:012}",
            entry.kind.value,
            entry.id,
        )
    )


def mention_key(mention: Mention) -> str:
    """Return a text that sorts mentions for merging: equal dates and kinds stand together, None last."""
    edtf = mention.when.edtf
    return SEPARATOR.join(
        (*_date_parts(edtf), edtf or "", mention.kind.value, mention.document, f"{mention.quote.span.start:012}")
    )


class Numbered:
    """Entries with their places, counted from 1; *entries* are in order and can be walked again."""

    def __init__(self, entries: Iterable[Entry]) -> None:
        self._entries = entries

    def __iter__(self) -> Iterator[Entry]:
        for number, entry in enumerate(self._entries, start=1):
            yield replace(entry, number=number)


def _date_parts(edtf: str | None) -> tuple[str, str]:
    first, last = bounds(edtf) if edtf is not None else (None, None)
    if first is None and last is None:
        return ("~", "")
    start = first or last or _OPEN
    # An open start stands at its last day, behind all that begins on that day and is narrower.
    end = _OPEN if first is None or last is None else last
    return (_day_text(start), _day_text(end))


def _day_text(day: Day) -> str:
    return f"{day.year + _YEARS:011}{day.month:02}{day.day:02}"
