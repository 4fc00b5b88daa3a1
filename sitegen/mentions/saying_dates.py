"""When a statement was made: what dates the saying, as apart from what is said."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from sitegen import edtf
from sitegen.mentions.stretches import Stretches
from sitegen.mentions.timexes import is_dated, when_told
from sitegen.model import DocumentDate, Reason, Span, Statement, StatementType, When

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sitegen.mentions.material import Material
    from sitegen.model import DatedTimex

_WORD = re.compile(r"[^\W_]+(?:-[^\W_]+)*")


@dataclass(frozen=True, slots=True)
class _Occasion:
    """The last dated saying of a speaker: when, and the noun of the occasion if one was told."""

    when: When
    noun: str | None


def date_statements(
    material: Material, statements: Sequence[Statement], events: Sequence[tuple[int, When]]
) -> list[When]:
    """Return when each of *statements* was made.

    The order of choices: a time in the frame of the saying, outside what is said; a word that links it
    to the event or saying told before; the same speaker's dated occasion going on; else before the date
    of the document; else open. *events* are the dated events of the document by their place.
    """
    told = Stretches(piece for s in material.statements if s.type is not StatementType.REPORTED for piece in s.quote)
    sentences = Stretches(material.sentences)
    found: list[When] = []
    occasions: dict[str, _Occasion] = {}
    for index, statement in enumerate(statements):
        frame = _Frame.of(material, statement, sentences, told)
        speaker = statement.speaker.name if statement.speaker else ""
        known = occasions.get(speaker)
        when = _told(material, statement, frame)
        if when is None and index and statement.cue is None and _goes_on(material, statements[index - 1], statement):
            when = _derived(found[index - 1], "statement-continues")
        when = when or _linked(material, statement, frame, events, known)
        if when is None and known and not _is_detached(material, statement):
            when = _same(material, frame, known)
        if when is not None and when.timex is not None and speaker:
            same = known.noun if known and known.when.edtf == when.edtf else None
            occasions[speaker] = _Occasion(when, frame.noun or same)
        found.append(when or undated(material.date))
    return found


def undated(date: DocumentDate | None) -> When:
    """Return when something was said that nothing dates: before the document, or open."""
    if date is None:
        return When(edtf=None, certain=False, planned=False, reason=Reason("statement-open"))
    value = f"[..{date.anchor}]"
    if not edtf.is_valid(value):
        last = edtf.bounds(date.anchor)[1]
        value = f"[..{last.iso()}]" if last else ""
    if not value:
        return When(edtf=None, certain=False, planned=False, reason=Reason("statement-open"))
    reason = Reason("statement-undated-before", (("date", date.anchor),))
    return When(edtf=value, certain=False, planned=False, reason=reason)


@dataclass(frozen=True, slots=True)
class _Frame:
    """What of the sentence with the cue nobody says: its stretches, its words, and the noun of an occasion."""

    pieces: tuple[Span, ...]
    words: tuple[str, ...]
    noun: str | None

    @classmethod
    def of(cls, material: Material, statement: Statement, sentences: Stretches, told: Stretches) -> _Frame:
        """Return the frame of *statement*; *told* is all that anybody says in the document."""
        pieces = tuple(_outside(statement, sentences, told))
        words = tuple(match[0].lower() for piece in pieces for match in _WORD.finditer(piece.of(material.text)))
        return cls(pieces, words, next((word for word in words if material.rules.occasions.fullmatch(word)), None))


def _outside(statement: Statement, sentences: Stretches, told: Stretches) -> Iterator[Span]:
    """Yield the stretches of the sentence with the cue that are not said by anybody."""
    cue, whole = statement.cue, statement.passage
    if cue is not None:
        whole = next(iter(sentences.meeting(Span(cue.span.start, cue.span.start + 1))), whole)
    at = whole.start
    for piece in told.meeting(whole):
        if piece.start > at:
            yield Span(at, piece.start)
        at = max(at, piece.end)
    if at < whole.end:
        yield Span(at, whole.end)


def _told(material: Material, statement: Statement, frame: _Frame) -> When | None:
    """Return the date of the time expression nearest to the cue, outside what is said."""
    inside = [
        timex
        for piece in frame.pieces
        for timex in _within(material.timexes, piece)
        if is_dated(timex) and not (timex.edtf or "").startswith("[..")
    ]
    if not inside or statement.cue is None:
        return None
    place = statement.cue.span.start
    nearest = min(inside, key=lambda timex: (timex.edtf is None, abs(timex.span.start - place)))
    time = next((timex.time for timex in inside if timex.edtf == nearest.edtf and timex.time), None)
    return replace(when_told(material.text, nearest), time=time)


def _within(timexes: Sequence[DatedTimex], piece: Span) -> Iterator[DatedTimex]:
    first = bisect_left(timexes, piece.start, key=lambda timex: timex.span.start)
    last = bisect_left(timexes, piece.end, key=lambda timex: timex.span.start)
    return (timex for timex in timexes[first:last] if piece.covers(timex.span))


def _goes_on(material: Material, previous: Statement, statement: Statement) -> bool:
    """Return whether *statement* is a quotation that goes on with what was said just before."""
    if previous.speaker is None or statement.speaker is None or previous.speaker.name != statement.speaker.name:
        return False
    return not material.text[previous.passage.end : statement.passage.start].strip()


def _linked(
    material: Material,
    statement: Statement,
    frame: _Frame,
    events: Sequence[tuple[int, When]],
    occasion: _Occasion | None,
) -> When | None:
    """Return the date of what a word like ``zeitgleich`` refers back to."""
    words = " ".join(frame.words)
    link = next((link for link in material.rules.links if f" {link} " in f" {words} "), None)
    if link is None:
        return None
    if occasion is not None:
        return _derived(occasion.when, "statement-linked", ("words", link))
    start = material.text.rfind("\n", 0, statement.passage.start)
    before = [when for place, when in events if start <= place < statement.passage.start]
    return _derived(before[-1], "statement-linked", ("words", link)) if before else None


def _is_detached(material: Material, statement: Statement) -> bool:
    """Return whether the cue tells of no occasion: a source (``laut``), or a time before (``hatte gesagt``)."""
    words = statement.cue.text.lower().split() if statement.cue else ()
    return bool(material.rules.detached.intersection(words))


def _same(material: Material, frame: _Frame, occasion: _Occasion) -> When | None:
    """Return the date of *occasion* where the text names no other one."""
    if material.rules.apart.intersection(frame.words) or (frame.noun is not None and frame.noun != occasion.noun):
        return None
    return _derived(occasion.when, "statement-same-occasion")


def _derived(when: When, code: str, *args: tuple[str, str]) -> When | None:
    """Return *when* for something linked to what it dates; None where it rests on no words of the text."""
    if when.timex is None:
        return None
    if when.edtf is None:
        return replace(when, certain=False, planned=False, time=None)
    reason = Reason(code, (*args, ("text", when.timex_text or ""), ("date", when.edtf)))
    return replace(when, certain=False, planned=False, time=None, reason=reason)
