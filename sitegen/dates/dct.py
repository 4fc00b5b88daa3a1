"""The document creation time (DCT): when a document appeared, and where that is doubtful."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sitegen.dates.dating import Doubt, date_of_text, read_told, with_first_publication
from sitegen.dates.visible import read_visible
from sitegen.languages import stamps
from sitegen.model import Diagnostic, DocumentDate, Place, SegmentKind, Span
from sitegen.text import place_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sitegen.model import Document, Layout

_NOT_THE_TEXT = (SegmentKind.CAPTION, SegmentKind.FOOTNOTE, SegmentKind.QUOTATION)


def find_document_date(document: Document, layout: Layout) -> tuple[DocumentDate | None, tuple[Diagnostic, ...]]:
    """Return when *document* appeared, None if nothing says so, and what is doubtful about it.

    The surest wins: what a person stated, front matter, the head of the text, its file name, its last
    lines. A date that cannot be read leaves the document undated.
    """
    words = stamps.load(document.language)
    visible = read_visible(document.text, words, _avoided(document, layout), headline=layout.title)
    if document.facts.date is None:
        date, doubts = date_of_text(visible, document.path)
    else:
        date, doubts = read_told(document.facts, words, _field_span(document))
    if date:
        date, more = with_first_publication(date, visible)
        doubts += more
    elif not any(doubt.code == "dct-unreadable" for doubt in doubts):
        doubts += (Doubt("undated-document", None, (("id", document.id),)),)
    return date, tuple(Diagnostic(doubt.code, _place(document, doubt.span), doubt.args) for doubt in doubts)


def _avoided(document: Document, layout: Layout) -> Sequence[Span]:
    """Return the stretches whose dates are not the document's: front matter, captions, quotations."""
    header = [Span(0, document.body.start)] if document.body and document.body.start else []
    others = [segment.span for segment in layout.segments if segment.kind in _NOT_THE_TEXT]
    return [*header, *others, *layout.quotations]


def _field_span(document: Document) -> Span | None:
    """Return where the front matter says the date, None if a person stated it elsewhere."""
    if "date" in document.facts.stated:
        return None
    return next((field.span for field in document.fields if field.name == "date"), None)


def _place(document: Document, span: Span | None) -> Place:
    if span is None:
        return document.facts.date_at or Place(document.path)
    return place_of(document.text, span.start, document.path)
