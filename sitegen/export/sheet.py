"""The sheet for the desk that checks facts: a row for each passage, with room for who checked it, when, and the result.

XLSX and DOCX show the same rows. They are written here and not by a library, because these hold a whole table in
memory, and stamp the hour into the file.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sitegen.export.told import date_of, passage_of, title_of
from sitegen.languages.words import load

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sitegen.export.given import Export

RESULTS = ("right", "wrong", "open")


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A passage to check. *number* is that of its entry in the order of the timeline."""

    number: int
    date: str
    edtf: str
    claim: str
    speaker: str
    source: str
    passage: str
    address: str


def rows_of(export: Export) -> Iterator[Row]:
    """Yield a row for each passage of each entry, in timeline order."""
    for number, entry in enumerate(export.entries, start=1):
        date, claim = date_of(entry, export), title_of(entry, export)
        for passage in (passage_of(mention, export) for mention in entry.mentions):
            yield Row(
                number=number,
                date=date,
                edtf=entry.when.edtf or "",
                claim=claim,
                speaker=passage.speaker,
                source=passage.source,
                passage=passage.words,
                address=passage.url.partition(":~:")[0],  # the words are in the row already
            )


def results(language: str) -> tuple[str, ...]:
    """Return the words for what a check may come to."""
    words = load(language).export
    return tuple(words[f"result_{name}"] for name in RESULTS)
