"""The passages of a document worth an entry: what is said, and what happens at a time that is told."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING

from sitegen.languages.speech import known_code, load_entries
from sitegen.mentions.events import clause_around, find_events
from sitegen.mentions.material import Material
from sitegen.mentions.saying_dates import date_statements
from sitegen.mentions.speech import TOLD
from sitegen.model import Mention, MentionKind, Span, StatementType, TimexType
from sitegen.text import quote_of, shorten, stable_id, trim

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sitegen.mentions.events import Event
    from sitegen.model import DatedTimex, Document, DocumentDate, Layout, Segment, Statement, When

REASONS = (
    "date-open",
    "statement-continues",
    "statement-linked",
    "statement-open",
    "statement-same-occasion",
    "statement-undated-before",
    "weekday-open",
)
WORDS_LIMIT = 140  # code points of a heading
_MARKS = "\"„“”‚‘’'»«›‹ \n\t"


def find_mentions(  # noqa: PLR0913, PLR0917  # all that the rooms before know of a document
    document: Document,
    layout: Layout,
    sentences: Sequence[Span],
    timexes: Sequence[DatedTimex],
    statements: Sequence[Statement],
    date: DocumentDate | None,
) -> tuple[Mention, ...]:
    """Return the mentions of *document* in text order.

    The ``confidence`` of a mention says how sure it is that the passage is an entry of its kind: for a
    statement that of the statement; for an event 0.9 in a sentence, 0.7 where its date or its future is
    not certain, 0.6 in a caption.
    """
    material = Material(
        document=document,
        rules=load_entries(known_code(document.language)),
        segments=tuple(segment for segment in layout.segments if segment.kind in TOLD),
        quotations=layout.quotations,
        sentences=sentences,
        timexes=sorted(timexes, key=lambda timex: timex.span),
        statements=statements,
        date=date,
    )
    events = find_events(material)
    told = [s for s in _outermost(statements) if s.speaker or s.cue or s.type is StatementType.DIRECT]
    dated = date_statements(material, told, [(event.sentence.start, event.when) for event in events])
    mentions = [_statement_mention(material, s, when) for s, when in zip(told, dated, strict=True)]
    used = {when.timex.tid for s, when in zip(told, dated, strict=True) if when.timex and _is_of(s, when, when.timex)}
    mentions += [_event_mention(material, event) for event in events if _timex(event.when).tid not in used]
    mentions.sort(key=lambda mention: (mention.quote.span, mention.kind.value))
    return tuple(_unique(mentions))


def _is_of(statement: Statement, when: When, timex: DatedTimex) -> bool:
    """Return whether *statement* was made at *timex* itself, dated or open: then this tells no event too."""
    open_here = when.edtf is None and statement.passage.covers(timex.span)
    return open_here or when.reason == timex.provenance.reading


def _event_words(text: str, sentence: Span, at: Span) -> str:
    span = trim(text, sentence) or sentence
    if span.end - span.start > WORDS_LIMIT:
        span = clause_around(text, span, at)
    if at.end - span.start > WORDS_LIMIT:  # what comes before the date says what it is the date of
        space = text.find(" ", at.end - WORDS_LIMIT, at.start)
        span = Span(space + 1 if space >= 0 else at.start, span.end)
    return shorten(span.of(text), WORDS_LIMIT).rstrip(" .")


def _said_words(text: str, statement: Statement) -> str:
    longest = max(statement.quote, key=lambda span: span.end - span.start)
    inner = longest.of(text).strip(_MARKS)
    return shorten(inner, WORDS_LIMIT).strip(_MARKS)


def _statement_mention(material: Material, statement: Statement, when: When) -> Mention:
    text, document = material.text, material.document
    quote = quote_of(text, trim(text, statement.passage) or statement.passage, _begin(document))
    segment = _segment_at(material.segments, quote.span.start)
    words = _said_words(text, statement)
    return Mention(
        id=stable_id(document.first_id, quote.exact, quote.prefix, quote.suffix, "statement", words),
        document=document.id,
        language=segment.language if segment else document.language,
        kind=MentionKind.STATEMENT,
        quote=quote,
        words=words,
        when=when,
        paragraph=segment.number if segment else None,
        statement=statement.type,
        speaker=statement.speaker,
        cue=statement.cue,
        via=statement.via,
        confidence=statement.confidence,
        about=_spoken_about(material, statement, when),
    )


def _spoken_about(material: Material, statement: Statement, when: When) -> tuple[str, ...]:
    """Return the dates told in what is said, each once; the one that dates the saying is not among them."""
    told = (
        timex.edtf
        for timex in material.timexes
        if timex.edtf is not None
        and timex.type in {TimexType.DATE, TimexType.TIME}
        and (when.timex is None or timex.span != when.timex.span)
        and any(piece.covers(timex.span) for piece in statement.quote)
    )
    return tuple(dict.fromkeys(told))


def _event_mention(material: Material, event: Event) -> Mention:
    text, document = material.text, material.document
    quote = quote_of(text, trim(text, event.sentence) or event.sentence, _begin(document))
    timex = _timex(event.when)
    return Mention(
        id=stable_id(document.first_id, quote.exact, quote.prefix, quote.suffix, "event", timex.span.of(text)),
        document=document.id,
        language=event.segment.language,
        kind=MentionKind.EVENT,
        quote=quote,
        words=_event_words(text, event.sentence, timex.span),
        when=event.when,
        paragraph=event.segment.number,
        confidence=event.confidence,
    )


def _begin(document: Document) -> int:
    """Return where the text begins: what its front matter says is no part of a quotation and changes no id."""
    return document.body.start if document.body else 0


def _timex(when: When) -> DatedTimex:
    if when.timex is None:
        raise ValueError("an event is dated by words of the text")
    return when.timex


def _segment_at(segments: Sequence[Segment], place: int) -> Segment | None:
    index = bisect_right(segments, place, key=lambda segment: segment.span.start) - 1
    return segments[index] if index >= 0 and place < segments[index].span.end else None


def _outermost(statements: Sequence[Statement]) -> list[Statement]:
    """Return *statements* without those whose quotation lies within another one's of the same passage."""
    together: defaultdict[Span, list[Statement]] = defaultdict(list)
    for statement in statements:
        together[statement.passage].append(statement)
    return [
        statement
        for statement in statements
        if not any(_lies_within(statement.quote, other.quote) for other in together[statement.passage])
    ]


def _lies_within(quote: Sequence[Span], other: Sequence[Span]) -> bool:
    return quote != other and all(any(outer.covers(inner) for outer in other) for inner in quote)


def _unique(mentions: Sequence[Mention]) -> list[Mention]:
    seen: dict[str, int] = {}
    result = []
    for mention in mentions:
        count = seen.get(mention.id, 0)
        seen[mention.id] = count + 1
        result.append(mention if not count else replace(mention, id=stable_id(mention.id, str(count))))
    return result
