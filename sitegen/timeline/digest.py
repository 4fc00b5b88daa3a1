"""The dates that matter most in many texts, and the passages that tell them best.

A date matters by on how many days it is spoken of; a day on which texts look back at it counts twice, for what is still
told later was no passing thing. How often one text or one day repeats it does not count. A passage tells a date best if
its words are the common words of all passages of that date; near-repeats are left out.
"""

from __future__ import annotations

import math
from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from sitegen import edtf
from sitegen.model import Reason, TimexType
from sitegen.timeline.words import tell

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from sitegen.model import DatedTimex, Mention, Span

LOOKING_BACK = 3  # days after which a text looks back at a date
FEWEST, MOST = 8, 70  # words of a passage that is shown
REPEATED = 0.6  # part of the shorter passage's words that makes a near-repeat


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """A text as the digest reads it; *sentences* and *timexes* stand in text order, *told_on* is its date (EDTF)."""

    id: str
    text: str
    language: str
    told_on: str | None
    sentences: Sequence[Span]
    timexes: Sequence[DatedTimex]


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """A sentence that speaks of one day: *day* is an ISO day, *told_on* the date of its document (EDTF)."""

    day: str
    told_on: str | None
    document: str
    start: int
    end: int
    text: str
    language: str


@dataclass(frozen=True, slots=True, kw_only=True)
class KeyDate:
    """A day that matters, why, and the passages that tell it best."""

    day: str
    reason: Reason
    passages: tuple[Passage, ...]


@dataclass(slots=True)
class _Told:
    """What is known of one day while passages come in."""

    days: set[str] = field(default_factory=set)
    later: set[str] = field(default_factory=set)
    documents: set[str] = field(default_factory=set)
    passages: list[Passage] = field(default_factory=list)

    def add(self, passage: Passage) -> None:
        told_on = passage.told_on or passage.document
        self.days.add(told_on)
        self.documents.add(passage.document)
        self.passages.append(passage)
        if passage.told_on is not None and _days_between(passage.day, passage.told_on) > LOOKING_BACK:
            self.later.add(told_on)

    @property
    def weight(self) -> int:
        return len(self.days) + len(self.later)


def make_digest(
    passages: Iterable[Passage], *, top: int, sentences: int, first: str | None = None, last: str | None = None
) -> tuple[KeyDate, ...]:
    """Return the *top* days that matter most among *passages*, by day, each with at most *sentences* passages.

    *first* and *last* are ISO days; days outside are left out. Of two days that matter alike the earlier wins.
    """
    told: dict[str, _Told] = {}
    for passage in passages:
        if (first is None or first <= passage.day) and (last is None or passage.day <= last):
            told.setdefault(passage.day, _Told()).add(passage)
    chosen = sorted(told, key=lambda day: (-told[day].weight, day))[:top]
    return tuple(
        KeyDate(day=day, reason=_reason(told[day]), passages=tuple(_best(told[day].passages, sentences)))
        for day in sorted(chosen)
    )


def read_passages(article: Article) -> Iterator[Passage]:
    """Yield the sentences of *article* for each day that a time expression in them means, both in text order."""
    ahead = iter(article.timexes)
    timex = next(ahead, None)
    for sentence in article.sentences:
        days: dict[str, None] = {}
        while timex is not None and timex.span.start < sentence.end:
            if timex.span.start >= sentence.start and (day := _day_of(timex)):
                days[day] = None
            timex = next(ahead, None)
        for day in days:
            yield Passage(
                day=day,
                told_on=article.told_on,
                document=article.id,
                start=sentence.start,
                end=sentence.end,
                text=sentence.of(article.text),
                language=article.language,
            )


def passage_of(mention: Mention, told_on: str | None) -> Passage | None:
    """Return the passage of *mention*, None where it means no single day or is only planned."""
    date = mention.when.edtf
    if date is None or mention.when.planned or edtf.granularity(date) is not edtf.Granularity.DAY:
        return None
    first, _ = edtf.bounds(date)
    span = mention.quote.span
    return Passage(
        day=first.iso() if first else date,
        told_on=told_on,
        document=mention.document,
        start=span.start,
        end=span.end,
        text=mention.quote.exact,
        language=mention.language,
    )


def is_about(text: str, words: Sequence[str]) -> bool:
    """Return whether *text* holds one of *words*, in any case; every text is about nothing in particular."""
    low = text.casefold()
    return not words or any(word.casefold() in low for word in words)


def _best(passages: Sequence[Passage], wanted: int) -> list[Passage]:
    """Return up to *wanted* passages whose words most passages share, best first, without near-repeats."""
    words = [frozenset(word.stem for word in tell(passage.text, passage.language)) for passage in passages]
    common = Counter(stem for stems in words for stem in stems)
    weight = {stem: math.log(1 + count) for stem, count in common.items()}
    scored = []
    for index, (passage, stems) in enumerate(zip(passages, words, strict=True)):
        length = len(passage.text.split())
        if stems and FEWEST <= length <= MOST and "?" not in passage.text:
            commonness = sum(weight[stem] for stem in sorted(stems)) / len(stems)
            scored.append((-commonness, passage.document, passage.start, passage.text, index))
    chosen: list[int] = []
    for *_, index in sorted(scored):
        if not any(_repeats(words[index], words[other]) for other in chosen):
            chosen.append(index)
            if len(chosen) == wanted:
                break
    return [passages[index] for index in chosen]


def _repeats(one: frozenset[str], other: frozenset[str]) -> bool:
    return len(one & other) >= REPEATED * min(len(one), len(other))


def _reason(told: _Told) -> Reason:
    return Reason(
        "key-date",
        (("days", str(len(told.days))), ("later", str(len(told.later))), ("documents", str(len(told.documents)))),
    )


def _day_of(timex: DatedTimex) -> str | None:
    """Return the one day *timex* means, None where it means more, or less than a date."""
    if timex.edtf is None or timex.type not in (TimexType.DATE, TimexType.TIME):
        return None
    if edtf.granularity(timex.edtf) is not edtf.Granularity.DAY:
        return None
    first, _ = edtf.bounds(timex.edtf)
    return first.iso() if first else None


def _days_between(day: str, told_on: str) -> int:
    """Return how many days after *day* the date *told_on* begins, 0 where it is open."""
    start, _ = edtf.bounds(told_on)
    first, _ = edtf.bounds(day)
    return edtf.ordinal(start) - edtf.ordinal(first) if start and first else 0
