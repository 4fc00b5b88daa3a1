"""Small documents for the tests of ``mentions``: laid out and cut without the other rooms."""

from __future__ import annotations

import re

from sitegen.mentions import find_statements
from sitegen.model import (
    DatedTimex,
    DateFrom,
    DateKind,
    Document,
    DocumentDate,
    Facts,
    Layout,
    Provenance,
    Reason,
    Segment,
    SegmentKind,
    Span,
    Statement,
    TimexType,
)

_QUOTED = re.compile(r'„([^“]+)“|"([^"]+)"|“([^”]+)”|»([^«]+)«')
_SENTENCE = re.compile(r"\S.*?(?<!\d)[.!?][“\"”«]*(?=\s+[A-ZÄÖÜ„“\"»]|\s*$)", re.DOTALL)


def lay_out(text: str, language: str = "de", kind: SegmentKind = SegmentKind.PARAGRAPH) -> Layout:
    """Return a layout in which every line is a block."""
    quotations = tuple(
        Span(match.start() + 1, match.end() - 1) for match in _QUOTED.finditer(text) if match.end() - match.start() > 2
    )
    segments = tuple(
        Segment(kind=kind, span=Span(match.start(), match.end()), language=language, number=number)
        for number, match in enumerate(re.finditer(r"[^\n]+", text), start=1)
    )
    return Layout(segments=segments, quotations=quotations, title=None, author=None, publisher=None)


def cut(text: str, layout: Layout) -> tuple[Span, ...]:
    """Return the sentences of *text*."""
    return tuple(
        Span(match.start(), match.end())
        for segment in layout.segments
        for match in _SENTENCE.finditer(text, segment.span.start, segment.span.end)
    )


def statements_of(text: str, language: str = "de") -> tuple[Statement, ...]:
    """Return the statements of *text*."""
    layout = lay_out(text, language)
    return find_statements(text, language, cut(text, layout), layout.quotations, layout.segments)


def document_of(text: str, language: str = "de") -> Document:
    """Return *text* as a document."""
    return Document(
        id="blatt",
        path="blatt.txt",
        collection="",
        language=language,
        text=text,
        body=Span(0, len(text)),
        fields=(),
        facts=Facts(),
        sha256="0" * 64,
        encoding="utf-8",
    )


def timex_of(text: str, words: str, edtf: str | None, *, value: str | None = None, certain: bool = True) -> DatedTimex:
    """Return the first *words* in *text* as a dated expression."""
    start = text.index(words)
    return DatedTimex(
        tid=f"t{start}",
        span=Span(start, start + len(words)),
        type=TimexType.DATE,
        value=value or edtf or "PAST_REF",
        mod=None,
        edtf=edtf,
        certain=certain,
        provenance=Provenance(rule="test", reading=Reason("stated")),
    )


def date_of(edtf: str) -> DocumentDate:
    """Return *edtf* as the date of a document."""
    return DocumentDate(
        edtf=edtf,
        kind=DateKind.PUBLISHED,
        source=DateFrom.STAMP,
        span=None,
        evidence=Reason("dct-stamp"),
        confidence=1.0,
    )
