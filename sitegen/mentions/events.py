"""What happens at a time that is told: the sentences that fix it, and when it was."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING, NamedTuple

from sitegen import edtf
from sitegen.mentions.stretches import Stretches
from sitegen.mentions.timexes import is_dated, when_told
from sitegen.model import SegmentKind, Span, StatementType, When

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from sitegen.mentions.material import Material
    from sitegen.model import DatedTimex, Segment, Statement

_WORD = re.compile(r"[^\W_]+(?:-[^\W_]+)*")
_CLAUSE = re.compile(r"[,;:–—]\s+")
_MARKS = "\"„“”‚‘’'»«›‹ \n\t"
_LOOK = 60  # code points looked at before and behind a time expression
_NEAR = 4  # words behind a time expression that may say that it is to come
_COARSE = "counted-from-coarse-document"  # the reading of ``heute`` where the document has no day
_YEAR = 4  # length of a year


class Event(NamedTuple):
    """A sentence that tells an event, and when it was or will be."""

    sentence: Span
    segment: Segment
    when: When

    @property
    def confidence(self) -> float:
        """Return 0.9 for a sentence, 0.7 where its date or its future is not certain, 0.6 in a caption."""
        if self.segment.kind is SegmentKind.CAPTION:
            return 0.6
        return 0.9 if self.when.certain and not self.when.planned else 0.7


def find_events(material: Material) -> list[Event]:
    """Return the events, one for each day that a sentence tells of."""
    said = Stretches([*_said(material.statements), *material.quotations])
    starts = [segment.span.start for segment in material.segments]
    told = [timex for timex in material.timexes if not material.is_stamp(timex.span)]
    places = [timex.span.start for timex in told]
    events: list[Event] = []
    for sentence in material.sentences:
        number = bisect_right(starts, sentence.start) - 1
        if number < 0 or material.segments[number].span.end <= sentence.start:
            continue
        segment = material.segments[number]
        inside = told[bisect_left(places, sentence.start) : bisect_left(places, sentence.end)]
        free = [t for t in inside if not any(piece.covers(t.span) for piece in said.meeting(t.span))]
        able = [t for t in free if is_dated(t) and _is_event(material, sentence, segment, t)]
        for timex in _by_day(able):
            planned = _is_planned(material, sentence, timex)
            events.append(Event(sentence, segment, when_told(material.text, timex, planned=planned)))
    return events


def clause_around(text: str, sentence: Span, at: Span) -> Span:
    """Return the part of *sentence* between commas and their like that holds *at*."""
    start, end = sentence.start, sentence.end
    for match in _CLAUSE.finditer(text, sentence.start, sentence.end):
        if match.end() <= at.start:
            start = match.end()
        elif match.start() >= at.end:
            end = match.start()
            break
    return Span(start, end)


def _said(statements: Iterable[Statement]) -> Iterator[Span]:
    """Yield what is said, but for what a source tells as a fact (``laut …``): that is an event too."""
    for statement in statements:
        sourced = statement.cue is not None and statement.type is StatementType.INDIRECT and len(statement.quote) > 1
        if statement.type is not StatementType.REPORTED and not sourced:
            yield from statement.quote


def _by_day(timexes: Iterable[DatedTimex]) -> Iterable[DatedTimex]:
    """Return one expression for each day, one that tells a clock time before one that does not."""
    chosen: dict[object, DatedTimex] = {}
    for timex in timexes:
        key = edtf.bounds(timex.edtf) if timex.edtf else timex.value
        known = chosen.get(key)
        if known is None or (timex.time and not known.time):
            chosen[key] = timex
    return chosen.values()


def _is_event(material: Material, sentence: Span, segment: Segment, timex: DatedTimex) -> bool:
    """Return whether *timex* fixes something that happens, and not only a thing, a state or a guess."""
    text, rules = material.text, material.rules
    if _only_repeats(material, timex) or _names_or_lasts(material, sentence, timex):
        return False
    clause = _words(clause_around(text, sentence, timex.span).of(text))
    if clause and clause[0] in rules.conditional:
        return False
    if rules.expectation.intersection(clause) and not (
        _is_past(material, timex) or _is_coming(material, sentence, timex)
    ):
        return False
    words = _words(sentence.of(text))
    if len(words) <= len(_words(timex.span.of(text))) + 1:
        return False
    ends = ".!?" if segment.kind is SegmentKind.CAPTION else ".!?…)]"
    return sentence.of(text).rstrip(_MARKS)[-1:] in ends or any(rules.acts.fullmatch(word) for word in words)


def _only_repeats(material: Material, timex: DatedTimex) -> bool:
    """Return whether *timex* says no more than a coarse date of the document: ``heute`` in a text of some month."""
    coarse = timex.provenance.reading.code == _COARSE or (timex.edtf or "").startswith("[")
    return coarse and timex.edtf is not None and edtf.bounds(timex.edtf) == material.days


def _names_or_lasts(material: Material, sentence: Span, timex: DatedTimex) -> bool:
    """Return whether *timex* names a thing (``Bericht von 2019``) or begins a state (``seit 2014``)."""
    text, rules = material.text, material.rules
    start = max(sentence.start, timex.span.start - _LOOK)
    before = _WORD.findall(text, start, timex.span.start)
    own = _words(timex.span.of(text))
    if (before and before[-1].lower() in rules.lasting) or (own and own[0] in rules.lasting):
        return True
    names = len(before) > 1 and before[-1].lower() in rules.naming and before[-2][0].isupper()
    return names and timex.edtf is not None and len(timex.edtf) == _YEAR


def _is_coming(material: Material, sentence: Span, timex: DatedTimex) -> bool:
    """Return whether *timex* belongs to what is to come: ``das am Montag beginnende Treffen``."""
    end = min(sentence.end, timex.span.end + _LOOK)
    return any(word in material.rules.coming for word in _words(material.text[timex.span.end : end])[:_NEAR])


def _is_past(material: Material, timex: DatedTimex) -> bool:
    last = edtf.bounds(timex.edtf)[1] if timex.edtf else None
    end = material.days[1]
    return last is not None and end is not None and last <= end


def _is_planned(material: Material, sentence: Span, timex: DatedTimex) -> bool:
    """Return whether the event lies behind the date of the document, or is told as to come around it."""
    words = _words(clause_around(material.text, sentence, timex.span).of(material.text))
    ahead = bool(material.rules.future.intersection(words)) and not material.rules.done.intersection(words)
    if timex.edtf is None:
        return ahead
    first, last = edtf.bounds(timex.edtf)
    start, end = material.days
    if first is not None and end is not None and first > end:
        return True
    return ahead and last is not None and start is not None and last > start and (first is None or first >= start)


def _words(text: str) -> Sequence[str]:
    return [word.lower() for word in _WORD.findall(text)]
