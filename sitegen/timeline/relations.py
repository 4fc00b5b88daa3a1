"""What a text itself says of the order: *am Tag darauf*, *Stunden zuvor*, *zeitgleich*, each between two mentions.

A phrase that dates its sentence refers to the mention dated by what the date was counted from. Any other refers to the
mention before it, if that stands near. A phrase in what somebody says tells nothing of the saying.
"""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sitegen.languages import relations
from sitegen.model import LinkKind, MentionKind, Place, Span  # msgspec reads the annotations of ToldOrder
from sitegen.text import place_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sitegen.model import Mention

GAP = 200  # code points between a passage and the one its phrase refers back to
BESIDE_CUE = 40  # code points between the words of saying and a phrase that belongs to them

_OPENING, _CLOSING = '„»“"', '“«”"'


@dataclass(frozen=True, slots=True, kw_only=True)
class ToldOrder:
    """What a text says: *mention* came AFTER, BEFORE or at the SAME_TIME as *earlier_told*, which it told before it.

    *words* are the phrase, *at* is where it stands.
    """

    relation: LinkKind
    mention: str
    earlier_told: str
    words: str
    at: Place


def find_told_order(mentions: Sequence[Mention], text: str, path: str) -> tuple[ToldOrder, ...]:
    """Return what phrases of *text* say of the order of its *mentions*, in text order; one phrase for each mention."""
    ordered = sorted(mentions, key=_standing)
    dated = {mention.when.timex.span: mention for mention in reversed(ordered) if mention.when.timex}
    found = []
    for place, mention in enumerate(ordered):
        phrase = next(_phrases(mention, ordered, place), None)
        if phrase is None:
            continue
        relation, span = phrase
        timex = mention.when.timex
        if timex and timex.span.meets(span) and timex.provenance.anchor_span:
            other = dated.get(timex.provenance.anchor_span)
        else:
            other = _before(ordered, place, span, text)
        if other is not None and other.id != mention.id:
            found.append(
                ToldOrder(
                    relation=relation,
                    mention=mention.id,
                    earlier_told=other.id,
                    words=" ".join(span.of(text).split()),
                    at=place_of(text, span.start, path),
                )
            )
    return tuple(found)


def _standing(mention: Mention) -> tuple[int, int, int, str]:
    """Return what sorts mentions as the text tells them; those of one sentence by their dates."""
    return (mention.quote.span.start, mention.quote.span.end, _dated_at(mention), mention.id)


def _dated_at(mention: Mention) -> int:
    timex = mention.when.timex
    inside = timex is not None and mention.quote.span.covers(timex.span)
    return timex.span.start if timex is not None and inside else mention.quote.span.start


def _phrases(mention: Mention, ordered: Sequence[Mention], place: int) -> Iterator[tuple[LinkKind, Span]]:
    """Yield the phrases of the passage that say when *mention* itself was."""
    start, passage = mention.quote.span.start, mention.quote.exact
    for rule in relations.load(mention.language):
        for match in rule.pattern.finditer(passage):
            span = Span(start + match.start(), start + match.end())
            if not _is_quoted(passage, match.start()) and _is_of(mention, span, ordered, place):
                yield rule.relation, span


def _is_of(mention: Mention, phrase: Span, ordered: Sequence[Mention], place: int) -> bool:
    """Return whether *phrase* belongs to *mention*, and not to what is said or to another date of the sentence."""
    if mention.kind is MentionKind.STATEMENT:
        cue = mention.cue.span if mention.cue else None
        words = mention.quote.exact.find(mention.words)
        said = Span(mention.quote.span.start + words, mention.quote.span.start + words + len(mention.words))
        near = cue is not None and min(abs(phrase.start - cue.end), abs(cue.start - phrase.end)) <= BESIDE_CUE
        return near and words >= 0 and not said.meets(phrase)
    together = [
        other
        for other in ordered[max(0, place - 3) : place + 4]
        if other.kind is MentionKind.EVENT and other.quote.span == mention.quote.span
    ]
    return min(together, key=lambda other: (abs(_dated_at(other) - phrase.start), other.id)) is mention


def _before(ordered: Sequence[Mention], place: int, phrase: Span, text: str) -> Mention | None:
    """Return the mention that the text told last before *phrase*, None where it is too far off."""
    mention = ordered[place]
    same = [other for other in ordered[max(0, place - 3) : place] if other.quote.span == mention.quote.span]
    for other in reversed(same):
        if _dated_at(other) < phrase.start and other.kind is mention.kind is MentionKind.EVENT:
            return other
    first = bisect_left(ordered, mention.quote.span.start, key=lambda other: other.quote.span.start)
    ahead = [other for other in ordered[max(0, first - 4) : first] if other.quote.span.end <= mention.quote.span.start]
    if not ahead:
        return None
    last = max(ahead, key=lambda other: (other.quote.span.end, other.kind is MentionKind.EVENT, _dated_at(other)))
    between = text[last.quote.span.end : mention.quote.span.start]
    bare = between.strip(" \n\t\r" + _OPENING + _CLOSING)
    return last if not bare or (len(between) <= GAP and "\n\n" not in between) else None


def _is_quoted(passage: str, at: int) -> bool:
    """Return whether a quotation opened before *at* is not closed yet."""
    depth = 0
    for character in passage[:at]:
        if character == '"':
            depth = 1 - depth
        elif character in "„»":
            depth = 1
        elif character in "«”":
            depth = 0
        elif character == "“":
            depth = 1 - depth  # closes in German, opens in English
    return depth > 0
