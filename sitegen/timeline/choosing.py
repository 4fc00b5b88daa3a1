"""Which mention a stretch of text means, and the words by which a mention is told from its neighbours.

Several mentions may stand in one sentence: two dates, a statement and what it reports. A stretch means the one whose
passage, words or date it fits best. Two that it fits alike are never chosen between.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sitegen.model import Quote, Span
from sitegen.text import CONTEXT
from sitegen.timeline.placing import is_telling, place_quote

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sitegen.model import Mention

LONG = 300  # code points of a passage above which its telling words stand for it


def mentions_at(span: Span, mentions: Sequence[Mention]) -> tuple[Mention, ...]:
    """Return those of *mentions* that *span* means: none, one, or several that it fits alike."""
    fits = [(_fit(span, mention), mention) for mention in mentions if span.meets(mention.quote.span)]
    best = max((fit for fit, _ in fits), default=(0.0, False))
    return tuple(mention for fit, mention in fits if fit == best)


def selector_of(mention: Mention, text: str, mentions: Sequence[Mention]) -> Quote | None:
    """Return the first of passage, words and date of *mention* that means it alone among *mentions* of *text*.

    Its prefix and suffix are empty where its words are many and stand only once. None where nothing tells it from
    another.
    """
    for span in _cores(mention):
        exact = span.of(text)
        if not exact.strip() or (span == mention.quote.span and len(exact) > LONG):
            continue
        prefix = _whole_words(text[max(0, span.start - CONTEXT - 1) : span.start][::-1])[::-1]
        suffix = _whole_words(text[span.end : span.end + CONTEXT + 1])
        bare = [("", "")] if is_telling(exact) else []
        for before, after in (*bare, (prefix, suffix)):
            placed = place_quote(text, exact, before, after).span
            if placed == span and [found.id for found in mentions_at(span, mentions)] == [mention.id]:
                return Quote(exact, before, after, span)
    return None


def _whole_words(text: str) -> str:
    """Return *text* without a last word that may be cut, its white space closed up."""
    kept = text if len(text) <= CONTEXT else text[: max(text.rfind(" "), text.rfind("\n"), CONTEXT // 2)]
    return " ".join(kept.split())


def _fit(span: Span, mention: Mention) -> tuple[float, bool]:
    """Return how much of *span* and what it fits best in *mention* they share, and whether its date lies in *span*."""
    dated = mention.when.timex is not None and span.covers(mention.when.timex.span)
    return max(_share(span, core) for core in _cores(mention)), dated


def _cores(mention: Mention) -> Iterator[Span]:
    """Yield where passage, words and date of *mention* stand."""
    passage = mention.quote.span
    yield passage
    at = mention.quote.exact.find(mention.words)
    if mention.words and at >= 0:
        yield Span(passage.start + at, passage.start + at + len(mention.words))
    if mention.when.timex is not None and passage.meets(mention.when.timex.span):
        yield mention.when.timex.span


def _share(one: Span, other: Span) -> float:
    both = min(one.end, other.end) - max(one.start, other.start)
    return max(0, both) / (max(one.end, other.end) - min(one.start, other.start))
