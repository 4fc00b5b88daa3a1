"""The passages of a document worth an entry: what is said, and what happens at a time that is told."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import replace
from typing import TYPE_CHECKING

from sitegen import edtf
from sitegen.languages.speech import known_code, load_entries
from sitegen.mentions.saying_dates import date_statements
from sitegen.mentions.timexes import is_dated, open_reason
from sitegen.model import Mention, MentionKind, SegmentKind, Span, StatementType, When
from sitegen.text import quote_of, shorten, stable_id, trim

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sitegen.languages.speech import EntryRules
    from sitegen.model import DatedTimex, Document, DocumentDate, Layout, Segment, Statement

TOLD = frozenset({SegmentKind.PARAGRAPH, SegmentKind.CAPTION, SegmentKind.QUOTATION})
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
_WORD = re.compile(r"[^\W_]+(?:-[^\W_]+)*")
_CLAUSE = re.compile(r"[,;:–—]\s+")
_MARKS = "\"„“”‚‘’'»«›‹ \n\t"


def find_mentions(
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
    text = document.text
    segments = [s for s in layout.segments if s.kind in TOLD]
    events = _find_events(document, layout, segments, sentences, timexes, statements, date)
    places = [(span.start, when) for span, when, _, _ in events]
    told = [s for s in _outermost(statements) if s.speaker or s.cue]
    dated = date_statements(text, document.language, told, sentences, timexes, places, date)
    mentions = [_statement_mention(document, segments, s, when) for s, when in zip(told, dated, strict=True)]
    used = {when.timex.tid for when in dated if when.timex and when.reason == when.timex.provenance.reading}
    for span, when, segment, confidence in events:
        if when.timex is not None and when.timex.tid not in used:
            mentions.append(_event_mention(document, segment, span, when, confidence))
    mentions.sort(key=lambda mention: (mention.quote.span, mention.kind.value))
    return tuple(_unique(mentions))


def _find_events(
    document: Document,
    layout: Layout,
    segments: Sequence[Segment],
    sentences: Sequence[Span],
    timexes: Sequence[DatedTimex],
    statements: Sequence[Statement],
    date: DocumentDate | None,
) -> list[tuple[Span, When, Segment, float]]:
    text = document.text
    rules = load_entries(known_code(document.language))
    said = [piece for s in statements if s.type is not StatementType.REPORTED and not _reports(s) for piece in s.quote]
    said += layout.quotations
    said.sort()
    starts = [segment.span.start for segment in segments]
    events: list[tuple[Span, When, Segment, float]] = []
    ordered = sorted(timexes, key=lambda t: t.span)
    places = [t.span.start for t in ordered]
    for sentence in sentences:
        number = bisect_right(starts, sentence.start) - 1
        if number < 0 or not segments[number].span.covers(sentence):
            continue
        segment = segments[number]
        inside = ordered[bisect_left(places, sentence.start) : bisect_left(places, sentence.end)]
        able = [
            t
            for t in inside
            if is_dated(t)
            and not _says_nothing(t, date)
            and not any(piece.covers(t.span) for piece in said if piece.meets(t.span))
        ]
        chosen: dict[str, DatedTimex] = {}
        for timex in able:
            if not _is_event(text, rules, sentence, timex, segment, date):
                continue
            key = timex.edtf or timex.value
            same = next((k for k in chosen if _same_day(k, key)), None)
            if same is None:
                chosen[key] = timex
            elif chosen[same].time is None and timex.time:
                chosen[same] = timex if timex.edtf else chosen[same]
        for timex in chosen.values():
            when = _when(text, rules, sentence, timex, date)
            confidence = (
                0.6 if segment.kind is SegmentKind.CAPTION else 0.9 if when.certain and not when.planned else 0.7
            )
            events.append((sentence, when, segment, confidence))
    return events


def _says_nothing(timex: DatedTimex, date: DocumentDate | None) -> bool:
    """Return whether *timex* only repeats a coarse date of the document: ``heute`` in a text of some month."""
    if timex.edtf is None or not timex.edtf.startswith("[") or date is None:
        return False
    return edtf.bounds(timex.edtf) == edtf.bounds(date.anchor)


def _reports(statement: Statement) -> bool:
    """Return whether *statement* tells as a fact what a source says (``laut …``), so that it is an event too."""
    return statement.cue is not None and statement.type is StatementType.INDIRECT and len(statement.quote) > 1


def _same_day(first: str, second: str) -> bool:
    if first == second:
        return True
    try:
        return edtf.bounds(first) == edtf.bounds(second)
    except ValueError:
        return False


def _is_event(
    text: str, rules: EntryRules, sentence: Span, timex: DatedTimex, segment: Segment, date: DocumentDate | None
) -> bool:
    clause = _clause(text, sentence, timex.span)
    words = {match[0].lower() for match in _WORD.finditer(clause.of(text))}
    before = [match[0] for match in _WORD.finditer(text, max(sentence.start, timex.span.start - 40), timex.span.start)]
    own = timex.span.of(text).lower().split()
    lead = own[0] if own else ""
    near = before[-1].lower() if before else ""
    if near in rules.lasting or lead in rules.lasting:
        return False
    if near in rules.naming and len(before) > 1 and before[-2][0].isupper() and timex.edtf and len(timex.edtf) == 4:
        return False
    first = next((match[0].lower() for match in _WORD.finditer(clause.of(text))), "")
    if first in rules.conditional:
        return False
    if words & rules.expectation and not _is_past(timex, date) and not _is_attribute(text, rules, sentence, timex):
        return False
    whole = sentence.of(text)
    if segment.kind is SegmentKind.CAPTION:
        return any(rules.acts.fullmatch(match[0].lower()) for match in _WORD.finditer(whole)) or whole.rstrip(_MARKS)[
            -1:
        ] in set(".!?")
    return sum(1 for _ in _WORD.finditer(whole)) > len(own) + 1 and (
        whole.rstrip(_MARKS)[-1:] in set(".!?…)]") or any(rules.acts.fullmatch(w.lower()) for w in _WORD.findall(whole))
    )


def _is_attribute(text: str, rules: EntryRules, sentence: Span, timex: DatedTimex) -> bool:
    """Return whether *timex* belongs to what is to come: ``das am Montag beginnende Treffen``."""
    after = [match[0].lower() for match in _WORD.finditer(text, timex.span.end, min(sentence.end, timex.span.end + 60))]
    return any(word in rules.coming for word in after[:4])


def _is_past(timex: DatedTimex, date: DocumentDate | None) -> bool:
    if timex.edtf is None or date is None:
        return False
    last, anchor = edtf.bounds(timex.edtf)[1], edtf.bounds(date.anchor)[1]
    return last is not None and anchor is not None and last <= anchor


def _when(text: str, rules: EntryRules, sentence: Span, timex: DatedTimex, date: DocumentDate | None) -> When:
    reason = timex.provenance.reading if timex.edtf else open_reason(text, timex)
    return When(
        edtf=timex.edtf,
        certain=timex.certain and timex.edtf is not None,
        planned=_is_planned(text, rules, sentence, timex, date),
        reason=reason,
        time=timex.time,
        timex=timex,
        timex_text=timex.span.of(text),
    )


def _is_planned(text: str, rules: EntryRules, sentence: Span, timex: DatedTimex, date: DocumentDate | None) -> bool:
    words = {match[0].lower() for match in _WORD.finditer(_clause(text, sentence, timex.span).of(text))}
    ahead = bool(words & rules.future) and "worden" not in words
    if timex.edtf is None:
        return ahead
    first, last = edtf.bounds(timex.edtf)
    if date is None:
        return False
    start, end = edtf.bounds(date.anchor)
    if first is not None and end is not None and first > end:
        return True
    return ahead and last is not None and start is not None and last > start and (first is None or first >= start)


def _clause(text: str, sentence: Span, at: Span) -> Span:
    start, end = sentence.start, sentence.end
    for match in _CLAUSE.finditer(text, sentence.start, sentence.end):
        if match.end() <= at.start:
            start = match.end()
        elif match.start() >= at.end:
            end = match.start()
            break
    return Span(start, end)


def _event_words(text: str, sentence: Span, at: Span) -> str:
    span = trim(text, sentence) or sentence
    if span.end - span.start > WORDS_LIMIT:
        span = _clause(text, span, at)
    if span.end - span.start > WORDS_LIMIT and at.end - span.start > WORDS_LIMIT:
        span = Span(at.start, span.end)
    return shorten(span.of(text), WORDS_LIMIT).rstrip(" .")


def _said_words(text: str, statement: Statement) -> str:
    longest = max(statement.quote, key=lambda span: span.end - span.start)
    inner = longest.of(text).strip(_MARKS)
    return shorten(inner, WORDS_LIMIT).strip(_MARKS)


def _statement_mention(document: Document, segments: Sequence[Segment], statement: Statement, when: When) -> Mention:
    text = document.text
    quote = quote_of(text, trim(text, statement.passage) or statement.passage)
    segment = _segment_at(segments, quote.span.start)
    words = _said_words(text, statement)
    return Mention(
        id=stable_id(document.id, quote.exact, quote.prefix, quote.suffix, "statement", words),
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
    )


def _event_mention(document: Document, segment: Segment, sentence: Span, when: When, confidence: float) -> Mention:
    text = document.text
    quote = quote_of(text, trim(text, sentence) or sentence)
    place = when.timex.span if when.timex else sentence
    which = when.timex_text or ""
    return Mention(
        id=stable_id(document.id, quote.exact, quote.prefix, quote.suffix, "event", which),
        document=document.id,
        language=segment.language,
        kind=MentionKind.EVENT,
        quote=quote,
        words=_event_words(text, sentence, place),
        when=when,
        paragraph=segment.number,
        confidence=confidence,
    )


def _segment_at(segments: Sequence[Segment], place: int) -> Segment | None:
    return next((s for s in segments if s.span.start <= place < s.span.end), None)


def _outermost(statements: Sequence[Statement]) -> list[Statement]:
    """Return *statements* without those whose quotation lies within another one's of the same passage."""
    kept: list[Statement] = []
    for statement in statements:
        nested = any(
            other is not statement
            and other.passage == statement.passage
            and other.quote != statement.quote
            and all(any(outer.covers(inner) for outer in other.quote) for inner in statement.quote)
            for other in statements
            if other.passage.meets(statement.passage)
        )
        if not nested:
            kept.append(statement)
    return kept


def _unique(mentions: Sequence[Mention]) -> list[Mention]:
    seen: dict[str, int] = {}
    result = []
    for mention in mentions:
        count = seen.get(mention.id, 0)
        seen[mention.id] = count + 1
        result.append(mention if not count else replace(mention, id=stable_id(mention.id, str(count))))
    return result
