"""A Document to its Layout: segments with numbers and languages, quotations, what the header names."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sitegen.languages.recognise import recognise
from sitegen.model import Layout, Segment, SegmentKind, Span
from sitegen.segment.blocks import Shape, cut_blocks
from sitegen.segment.kinds import goes_on, name_blocks, rule_of, split_stamp, stands_alone
from sitegen.segment.quotations import find_quotations

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sitegen.model import Document
    from sitegen.segment.blocks import Block

_COUNTED = frozenset({SegmentKind.PARAGRAPH, SegmentKind.QUOTATION})
_WORDS_THAT_SHOW = 60  # code points; a shorter block speaks the language of its document
# A publisher behind the title: after a bar, or one word in capitals or a site's name after a dash.
_PUBLISHER = re.compile(
    r"\s+(?:\|\s+(?P<bar>[^|]{2,40})|[–—-]\s+(?P<dash>[A-ZÄÖÜ]{5,20}|[\w-]{2,30}\.(?:de|com|org|net)))$"
)


def lay_out(document: Document) -> Layout:
    """Return the segments of *document* in text order, its quotations, and the title, author and publisher.

    Paragraphs and block quotations are numbered from 1. Where a sentence goes on behind a gap, both
    sides are one paragraph and bear one number.
    """
    text = document.text
    if document.body is None:
        return Layout(segments=(), quotations=(), title=None, author=None, publisher=None)
    blocks = split_stamp(text, cut_blocks(text, document.body, stands_alone))
    kinds = name_blocks(text, blocks, document.facts.title)
    segments = tuple(_segments(document, blocks, kinds))
    title, publisher = _title(text, segments)
    return Layout(
        segments=segments,
        quotations=find_quotations(text, segments),
        title=title,
        author=_author(text, segments),
        publisher=publisher,
    )


def _segments(document: Document, blocks: Sequence[Block], kinds: Sequence[SegmentKind]) -> Iterator[Segment]:
    number = 0
    before: Block | None = None  # the paragraph that ends right before this block
    for block, kind in zip(blocks, kinds, strict=True):
        going_on = (
            kind is SegmentKind.PARAGRAPH
            and before is not None
            and block.shape is Shape.PLAIN
            and goes_on(before.span.of(document.text), block.span.of(document.text))
        )
        if kind in _COUNTED and not going_on:
            number += 1
        before = block if kind is SegmentKind.PARAGRAPH else None
        yield Segment(
            kind=kind,
            span=block.span,
            language=_language(document, block.span),
            number=number if kind in _COUNTED else None,
        )


def _language(document: Document, span: Span) -> str:
    """Return the language of a block: the document's, unless its words clearly show another."""
    if span.end - span.start < _WORDS_THAT_SHOW:
        return document.language
    return recognise(span.of(document.text)) or document.language


def _title(text: str, segments: Sequence[Segment]) -> tuple[Span | None, Span | None]:
    """Return the title without the publisher behind it, and the publisher."""
    segment = next((segment for segment in segments if segment.kind is SegmentKind.TITLE), None)
    if segment is None:
        return None, None
    tail = _PUBLISHER.search(segment.span.of(text))
    if tail is None or tail.start() == 0:
        return segment.span, None
    start = segment.span.start
    found = tail.span("bar") if tail["bar"] else tail.span("dash")
    return Span(start, start + tail.start()), Span(start + found[0], start + found[1])


def _author(text: str, segments: Sequence[Segment]) -> Span | None:
    for segment in segments:
        if segment.kind is SegmentKind.BYLINE:
            found = rule_of(segment.span.of(text), frozenset({"byline"}))
            if found and found[1]["author"]:
                start, end = found[1].span("author")
                return Span(segment.span.start + start, segment.span.start + end)
    return None
