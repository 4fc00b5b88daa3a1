"""When a text without a date can have been written, from what it shows itself.

It is not older than what it tells as past, than the dates of its pictures and than words it shares with what another
source dates; not younger than what it announces; and of the year of the issue it names. What cannot be told apart for
certain bounds nothing, and bounds that contradict each other suggest nothing.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from itertools import islice
from typing import TYPE_CHECKING

from sitegen.edtf import bounds, ordinal
from sitegen.languages.bounds import load
from sitegen.model import Bound, MentionKind, Reason, SegmentKind, Suggestion, TimexType

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from sitegen.languages.bounds import BoundWords
    from sitegen.model import DatedTimex, Day, Entry, Mention, Reading, Span

SHARED_WORDS = 6  # words of a statement from which on two texts have it from one occasion

_PLAIN = re.compile(r"\d{4}(?:-\d\d(?:-\d\d)?)?")
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
_CLAUSE = re.compile(r"[,;:–—.!?„“”\"»«()]\s?")
_ABBREVIATED = re.compile(r"(?:^|\W)(?:\d{1,2}|\w)$")
_WIDE = 400  # code points of a clause on each side of a date
_YEAR = 4  # length of a year
_LINE = 80  # code points of a line that can be a mark of an issue
_LINES = 6  # lines at each end of a text that are looked at
_BEFORE = 24  # code points before a date that are looked at


def bounds_of(reading: Reading) -> Iterator[Bound]:
    """Yield what *reading* shows by itself of when it was written."""
    words = load(reading.document.language)
    if words is None:
        return
    text = reading.document.text
    segments = sorted(reading.layout.segments, key=lambda segment: segment.span)
    starts = [segment.span.start for segment in segments]
    for timex in reading.timexes:
        index = bisect_right(starts, timex.span.start) - 1
        segment = segments[index] if index >= 0 else None
        if segment is None or not segment.span.covers(timex.span) or not _is_told(timex):
            continue
        if segment.kind is not SegmentKind.FURNITURE:
            caption = segment.kind is SegmentKind.CAPTION
            yield from _from_clause(text, segment.span, timex, words, caption=caption)
    yield from _from_editions(text, words)


def shared_words(mention: Mention) -> str | None:
    """Return what makes the words of a statement comparable, None where they are too few to tell an occasion."""
    words = _WORD.findall(mention.words.casefold())
    return " ".join(words) if mention.kind is MentionKind.STATEMENT and len(words) >= SHARED_WORDS else None


def bound_by_sharing(entry: Entry) -> Bound | None:
    """Return the bound of a text that has words with *entry* in common, None where it is not dated for certain."""
    when = entry.when
    if when.edtf is None or when.planned or not when.certain or not _PLAIN.fullmatch(when.edtf):
        return None
    return Bound(first=when.edtf, last=None, reason=Reason("bound-shared", (("date", when.edtf),)))


def suggest(found: Iterable[Bound]) -> Suggestion | None:
    """Return what all bounds *found* leave, and the reasons of the narrowest; None where that is nothing."""
    known = sorted(set(found), key=lambda bound: (bound.first or "", bound.last or "", bound.reason.args))
    first = max((bound for bound in known if bound.first), key=_first, default=None)
    last = min((bound for bound in known if bound.last), key=_last, default=None)
    reasons = tuple(dict.fromkeys(bound.reason for bound in (first, last) if bound))
    if first is None or last is None:
        chosen = first or last
        if chosen is None:
            return None
        return Suggestion(f"[{chosen.first}..]" if chosen.first else f"[..{chosen.last}]", reasons)
    if _first(first) > _last(last):
        return None
    if first.first == last.last:
        return Suggestion(first.first or "", reasons)
    return Suggestion(f"[{first.first}..{last.last}]", reasons)


def _first(bound: Bound) -> int:
    return _ordinal(bounds(bound.first or "")[0])


def _last(bound: Bound) -> int:
    return _ordinal(bounds(bound.last or "")[1])


def _ordinal(day: Day | None) -> int:
    if day is None:
        raise ValueError("a plain date has both ends")
    return ordinal(day)


def _is_told(timex: DatedTimex) -> bool:
    """Return whether *timex* is a plain date that the text tells in full and counts from nothing."""
    plain = timex.edtf is not None and _PLAIN.fullmatch(timex.edtf)
    return bool(plain) and timex.certain and timex.type is TimexType.DATE and timex.provenance.anchor is None


def _from_clause(text: str, segment: Span, timex: DatedTimex, words: BoundWords, *, caption: bool) -> Iterator[Bound]:
    clause = _clause(text, segment, timex.span)
    said = _WORD.findall(clause.casefold())
    ahead = _WORD.findall(clause.partition(timex.span.of(text))[0].casefold())
    before = _WORD.findall(text[max(segment.start, timex.span.start - _BEFORE) : timex.span.start].casefold())
    own = _WORD.findall(timex.span.of(text).casefold())
    at = before[-1] in words.at if before else bool(own)
    shown = (("text", " ".join(clause.split())),)
    if len(timex.edtf or "") == _YEAR and (own or before)[-1:] and (own or before)[-1] not in words.at:
        return
    if not at and not (own and own[0] in words.at):
        return
    if _tells_past(said, words):
        yield Bound(first=timex.edtf, last=None, reason=Reason("bound-told", shown))
    elif caption and not words.unsure.intersection(said) and not words.coming.intersection(said):
        yield Bound(first=timex.edtf, last=None, reason=Reason("bound-caption", shown))
    elif len(timex.edtf or "") > _YEAR and _announces(said, ahead, words):
        yield Bound(first=None, last=timex.edtf, reason=Reason("bound-planned", shown))


def _tells_past(said: Sequence[str], words: BoundWords) -> bool:
    if words.unsure.intersection(said) or words.coming.intersection(said):
        return False
    if words.past.intersection(said):
        return True
    return bool(words.perfect.intersection(said)) and bool(said) and bool(words.participle.fullmatch(said[-1]))


def _announces(said: Sequence[str], ahead: Sequence[str], words: BoundWords) -> bool:
    """Return whether a clause tells what is to come; *ahead* are its words before the date."""
    coming = words.coming.intersection(ahead if words.coming_first else said)
    return bool(coming) and words.past.isdisjoint(said) and words.hearsay.isdisjoint(said)


def _clause(text: str, segment: Span, at: Span) -> str:
    """Return the words around *at* up to the next mark on each side; a comma inside the date is none."""
    start, end = max(segment.start, at.start - _WIDE), min(segment.end, at.end + _WIDE)
    for mark in _CLAUSE.finditer(text, start, end):
        if mark.end() <= at.start and not _abbreviates(text, mark.start()):
            start = mark.end()
        elif mark.start() >= at.end:
            end = mark.start()
            break
    return text[start:end].strip()


def _abbreviates(text: str, place: int) -> bool:
    """Return whether the dot at *place* stands behind one letter or a number of a day, and ends no sentence."""
    before = text[max(0, place - 3) : place]
    return text[place] == "." and _ABBREVIATED.search(before) is not None


def _from_editions(text: str, words: BoundWords) -> Iterator[Bound]:
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    ends = lines if len(lines) <= 2 * _LINES else [*lines[:_LINES], *lines[-_LINES:]]
    marks = (edition.pattern.search(line) for line in ends if len(line) <= _LINE for edition in words.editions)
    for mark in islice((mark for mark in marks if mark and int(mark["number"]) > 1), 1):
        reason = Reason("bound-edition", (("text", mark[0]),))
        yield Bound(first=mark["year"], last=mark["year"], reason=reason)
