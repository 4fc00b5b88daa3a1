"""Which part of a source its entries show together."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sitegen.model import Publish, Span
from sitegen.render.marks import union
from sitegen.wording import excerpt

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from sitegen.model import Mention, Reading


def stretches_shown(mentions: Iterable[Mention], reading: Reading, excerpt_limit: int) -> list[Span]:
    """Return the stretches of *reading* that its *mentions* show, in text order.

    Two between which nothing but white space stands are one.
    """
    text, publish = reading.document.text, reading.source.publish
    starts = ((told.quote.span.start, excerpt(told, publish, excerpt_limit)[0]) for told in mentions)
    joined: list[Span] = []
    for span in union(Span(start, start + len(shown)) for start, shown in starts if shown):
        if joined and text[joined[-1].end : span.start].isspace():
            joined[-1] = Span(joined[-1].start, span.end)
        else:
            joined.append(span)
    return joined


def share_shown(reading: Reading, shown: Sequence[Span]) -> float:
    """Return which part of the text of *reading* is *shown*, from 0 to 1; all of it where that is allowed."""
    if reading.source.publish is not Publish.EXCERPTS:
        return 1.0 if reading.source.publish is Publish.FULL else 0.0
    text = reading.document.text
    said = [segment.span for segment in reading.layout.segments if segment.span.of(text).strip()]
    return _length(shown) / (_length(union([*said, *shown])) or 1)


def _length(spans: Iterable[Span]) -> int:
    return sum(span.end - span.start for span in spans)
