"""The dates that matter most in many texts, and the passages that tell them best.

A date matters by on how many days it is spoken of; a day on which texts look back at it counts twice, for what is still
told later was no passing thing. How often one text or one day repeats it does not count; it only decides between dates
that matter alike. A passage tells a date best if its words are the common words of all passages of that date;
near-repeats are left out.

Passages come sorted by day and are walked, never held: a day at a time, of the chosen days once more.
"""

from __future__ import annotations

import heapq
import math
from collections import Counter
from dataclasses import dataclass
from functools import partial
from itertools import groupby
from typing import TYPE_CHECKING

from sitegen import edtf
from sitegen.model import Reason
from sitegen.timeline.words import tell

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from sitegen.timeline.passages import Passage

LOOKING_BACK = 3  # days after which a text looks back at a date
FEWEST, MOST = 8, 70  # words of a passage that is shown
REPEATED = 0.6  # part of the shorter passage's words that makes a near-repeat
CANDIDATES = 1000  # passages of a day among which the best without near-repeats are chosen


@dataclass(frozen=True, slots=True, kw_only=True)
class KeyDate:
    """A day that matters, why, and the passages that tell it best."""

    day: str
    reason: Reason
    passages: tuple[Passage, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class DayWeight:
    """On how many *days* a day is spoken of, on how many *later* ones in retrospect, and in how much.

    *passages* counts those of the day itself.
    """

    day: str
    days: int
    later: int
    documents: int
    passages: int

    @property
    def reason(self) -> Reason:
        """Return why the day matters."""
        if self.documents == 1:
            return Reason("key-date-one-source")
        if self.days == 1:
            return Reason("key-date-one-day", (("documents", str(self.documents)),))
        counts = (("days", str(self.days)), ("documents", str(self.documents)))
        if not self.later:
            return Reason("key-date-fresh", counts)
        return Reason("key-date", (*counts, ("later", str(self.later))))


def make_digest(
    passages: Iterable[Passage], *, top: int, sentences: int, first: str | None = None, last: str | None = None
) -> tuple[KeyDate, ...]:
    """Return the *top* days that matter most among *passages*, which fit in memory; by day, see ``tell_days``.

    *first* and *last* are ISO days; days outside are left out.
    """
    told: dict[str, list[Passage]] = {}
    for passage in passages:
        if (first is None or first <= passage.day) and (last is None or passage.day <= last):
            told.setdefault(passage.day, []).append(passage)
    in_order = (passage for day in sorted(told) for passage in told[day])
    return tuple(tell_days(choose_days(in_order, top), told.__getitem__, sentences))


def choose_days(passages: Iterable[Passage], top: int) -> list[DayWeight]:
    """Return the *top* days that matter most, by day; *passages* come by day.

    Of two that matter alike the one that is more looked back at wins, then the one in more documents, in more passages,
    then the earlier. A day without a passage of its own is left out. The dates and document ids of one day are held.
    """
    weighed = (_weigh(day, told) for day, told in groupby(passages, key=lambda passage: passage.day))
    best = heapq.nsmallest(top, (weight for weight in weighed if weight.passages), key=_most_first)
    return sorted(best, key=lambda weight: weight.day)


def tell_days(
    weights: Iterable[DayWeight], passages_on: Callable[[str], Iterable[Passage]], sentences: int
) -> Iterator[KeyDate]:
    """Yield the day of each of *weights* with up to *sentences* passages that tell it best, the best first.

    *passages_on* gives the passages of a day, in any order and as often as asked. What nearly repeats a passage shown
    before, for this day or another, is left out, and so are questions and scraps, unless a day has nothing else. The
    words of what is shown are held.
    """
    shown: list[frozenset[str]] = []
    for weight in weights:
        best = _best_first(partial(passages_on, weight.day))
        fresh: list[Passage] = []
        for passage in best:
            stems = _stems(passage)
            if len(fresh) == sentences:
                break
            if _may_be_shown(passage) and not any(_repeats(stems, other) for other in shown):
                fresh.append(passage)
                shown.append(stems)
        yield KeyDate(day=weight.day, reason=weight.reason, passages=tuple(fresh or best[:1]))


def _most_first(weight: DayWeight) -> tuple[int, int, int, int, str]:
    return -weight.days - weight.later, -weight.later, -weight.documents, -weight.passages, weight.day


def _weigh(day: str, passages: Iterable[Passage]) -> DayWeight:
    days: set[str] = set()
    later: set[str] = set()
    documents: set[str] = set()
    own = 0
    for passage in passages:
        told_on = passage.told_on or passage.document
        own += passage.own
        days.add(told_on)
        documents.add(passage.document)
        if passage.told_on is not None and _days_between(day, passage.told_on) > LOOKING_BACK:
            later.add(told_on)
    return DayWeight(day=day, days=len(days), later=len(later), documents=len(documents), passages=own)


def _best_first(passages: Callable[[], Iterable[Passage]]) -> list[Passage]:
    """Return the CANDIDATES of a day whose words most of its passages share, best first, questions and scraps last."""
    common = Counter(stem for passage in passages() for stem in _stems(passage))
    weight = {stem: math.log(1 + count) for stem, count in common.items()}

    def commonness(passage: Passage) -> float:
        stems = sorted(_stems(passage))
        return sum(weight[stem] for stem in stems) / (len(stems) or 1)

    rows = (
        (not _may_be_shown(one), -commonness(one), one.document, one.start, one.text, one)
        for one in passages()
        if one.own
    )
    return [row[-1] for row in heapq.nsmallest(CANDIDATES, rows, key=lambda row: row[:-1])]


def _may_be_shown(passage: Passage) -> bool:
    return "?" not in passage.text and FEWEST <= len(passage.text.split()) <= MOST and bool(_stems(passage))


def _stems(passage: Passage) -> frozenset[str]:
    return frozenset(word.stem for word in tell(passage.text, passage.language))


def _repeats(one: frozenset[str], other: frozenset[str]) -> bool:
    return len(one & other) >= REPEATED * min(len(one), len(other))


def _days_between(day: str, told_on: str) -> int:
    """Return how many days after *day* the date *told_on* begins, 0 where it is open."""
    start, _ = edtf.bounds(told_on)
    first, _ = edtf.bounds(day)
    return edtf.ordinal(start) - edtf.ordinal(first) if start and first else 0
