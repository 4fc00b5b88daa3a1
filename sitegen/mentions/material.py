"""What is known of one document when its mentions are chosen."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sitegen import edtf

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sitegen.languages.speech import EntryRules
    from sitegen.model import DatedTimex, Day, Document, DocumentDate, Segment, Span, Statement


@dataclass(frozen=True, slots=True, kw_only=True)
class Material:
    """The document, cut and dated. *segments* are those that tell something; all is in text order."""

    document: Document
    rules: EntryRules
    segments: Sequence[Segment]
    quotations: Sequence[Span]
    sentences: Sequence[Span]
    timexes: Sequence[DatedTimex]
    statements: Sequence[Statement]
    date: DocumentDate | None

    @property
    def text(self) -> str:
        """Return the text of the document."""
        return self.document.text

    def is_stamp(self, span: Span) -> bool:
        """Return whether *span* belongs to the document's own date, which dates nothing else."""
        date = self.date
        if date is None:
            return False
        first = date.first_published.span if date.first_published else None
        return any(own is not None and own.meets(span) for own in (date.span, first))

    @property
    def days(self) -> tuple[Day | None, Day | None]:
        """Return the first and the last day of the document's own date, None where it has none."""
        return edtf.bounds(self.date.anchor) if self.date else (None, None)
