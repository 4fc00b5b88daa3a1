"""Things told before, found again by their rarest words; the oldest are forgotten, so that memory stays bounded."""

from __future__ import annotations

import heapq
from collections import Counter, OrderedDict
from dataclasses import dataclass
from itertools import chain
from typing import TYPE_CHECKING, Generic, TypeVar

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from sitegen.timeline.similar import Content
    from sitegen.timeline.weights import Weights

T = TypeVar("T")

MOST = 20_000  # things that are remembered

_LOOKED_UP = 12  # rarest words by which a thing is kept and looked up
_WIDEST = 48  # things kept under one word, the newest
_COMPARED = 12  # things that are looked at


def rarest(content: Content, weights: Weights) -> tuple[str, ...]:
    """Return the at most 12 rarest stems of *content* that may stand elsewhere too, rarest first."""
    known = content.stems
    ranked = [
        (-known[stem] if stem in known else -weights.rarity(stem), stem)
        for stem in content.reach
        if weights.spread.get(stem, 2) > 1
    ]
    return tuple(stem for _, stem in heapq.nsmallest(_LOOKED_UP, ranked))


def most_shared(counts: Mapping[int, int], number: int, *, newest: bool) -> list[int]:
    """Return the *number* things with the highest counts, of two alike the newer, or else the older, first.

    What shares one word alone is ranked only where it is needed.
    """
    ranked = [(-count, -thing if newest else thing) for thing, count in counts.items() if count > 1]
    if len(ranked) < number:
        ranked = [(-count, -thing if newest else thing) for thing, count in counts.items()]
    return [abs(thing) for _, thing in heapq.nsmallest(number, ranked)]


@dataclass(frozen=True, slots=True)
class Kept(Generic[T]):
    """A thing that is remembered; *number* grows with each."""

    number: int
    thing: T
    stems: Sequence[str]


class Nearby(Generic[T]):
    """The newest things, each under some stems."""

    def __init__(self, most: int = MOST) -> None:
        self._most = most
        self._kept: OrderedDict[int, Kept[T]] = OrderedDict()
        self._holders: dict[str, dict[int, None]] = {}
        self._next = 0

    def __iter__(self) -> Iterator[Kept[T]]:
        return iter(self._kept.values())

    def add(self, thing: T, stems: Sequence[str]) -> tuple[Kept[T], ...]:
        """Remember *thing* under *stems* and return what is forgotten for it."""
        kept = Kept(self._next, thing, stems)
        self._next += 1
        self._kept[kept.number] = kept
        for stem in stems:
            holders = self._holders.setdefault(stem, {})
            holders[kept.number] = None
            if len(holders) > _WIDEST:
                del holders[next(iter(holders))]
        if len(self._kept) <= self._most:
            return ()
        _, oldest = self._kept.popitem(last=False)
        self._forget(oldest)
        return (oldest,)

    def like(self, stems: Sequence[str]) -> list[Kept[T]]:
        """Return at most 12 things that share most of *stems*, of two alike the newer first."""
        counts = Counter(chain.from_iterable(self._holders[stem] for stem in stems if stem in self._holders))
        return [self._kept[number] for number in most_shared(counts, _COMPARED, newest=True)]

    def _forget(self, kept: Kept[T]) -> None:
        for stem in kept.stems:
            holders = self._holders.get(stem)
            if holders is not None:
                holders.pop(kept.number, None)
                if not holders:
                    del self._holders[stem]
