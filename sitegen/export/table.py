"""The timeline as a table: CSV (RFC 4180) in UTF-8 with a byte order mark, which Excel needs to see that it is UTF-8.

Columns are called as in ``timeline.json``. A text that a spreadsheet would take for a formula gets an apostrophe before
it; ids, dates and addresses are made here and stand as they are.
"""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

from sitegen.edtf import bounds
from sitegen.export.told import date_of, passage_of, title_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sitegen.export.given import Export
    from sitegen.model import Entry

COLUMNS = (
    "number",
    "id",
    "date",
    "earliest",
    "latest",
    "time",
    "date_in_words",
    "kind",
    "planned",
    "certain",
    "status",
    "title",
    "speaker",
    "exact",
    "document",
    "source",
    "sources",
    "voices",
    "url",
)
_FORMULA = frozenset("=+-@\t\r\n＝＋－＠|%")


def write_csv(export: Export) -> Iterator[bytes]:
    """Yield ``timeline.csv``, a row for each entry; the passage is the leading one."""
    yield b"\xef\xbb\xbf" + _row(COLUMNS)
    for number, entry in enumerate(export.entries, start=1):
        yield _row(_cells(number, entry, export))


def _cells(number: int, entry: Entry, export: Export) -> tuple[str, ...]:
    lead = entry.mentions[0]
    passage = passage_of(lead, export)
    first, last = bounds(entry.when.edtf) if entry.when.edtf is not None else (None, None)
    return (
        str(number),
        entry.id,
        entry.when.edtf or "",
        first.iso() if first else "",
        last.iso() if last else "",
        entry.when.time or "",
        guarded(date_of(entry, export)),
        entry.kind.value,
        "true" if entry.when.planned else "false",
        "true" if entry.when.certain else "false",
        entry.status.value,
        guarded(title_of(entry, export)),
        guarded(passage.speaker),
        guarded(passage.words),
        lead.document,
        guarded(passage.source),
        str(len({mention.document for mention in entry.mentions})),
        str(entry.voices),
        export.address(export.entry_url(entry.id)),
    )


def guarded(text: str) -> str:
    """Return *text* so that no spreadsheet runs it: with an apostrophe before what begins like a formula."""
    return f"'{text}" if text.lstrip()[:1] in _FORMULA or text[:1] in _FORMULA else text


def _row(cells: tuple[str, ...]) -> bytes:
    line = io.StringIO()
    csv.writer(line, lineterminator="\r\n").writerow(cells)
    return line.getvalue().encode("utf-8", "replace")
