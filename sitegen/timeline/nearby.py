"""Things told before, found again by their rarest words; the oldest are forgotten, so that memory stays bounded."""

from __future__ import annotations

import heapq
from collections import Counter, OrderedDict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Generic, TypeVar

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from sitegen.timeline.similar import Content
    from sitegen.timeline.weights import Weights

T = TypeVar("T")

MOST = 20_000  # things that are remembered

_LOOKED_UP = 12  # rarest words by which a thing is kept and looked up
_WIDEST = 64  # things kept under one word, the newest
_COMPARED = 16  # things that are looked at


@dataclass(frozen=True, slots=True)
class Kept(Generic[T]):
    """A thing that is remembered; *number* grows with each."""

    number: int
    thing: T
    content: Content
    stems: tuple[str, ...]


class Nearby(Generic[T]):
    """The newest things, by the rarest words of their contents."""

    def __init__(self, weights: Weights, most: int = MOST) -> None:
        self._weights = weights
        self._most = most
        self._kept: OrderedDict[int, Kept[T]] = OrderedDict()
        self._holders: dict[str, OrderedDict[int, None]] = {}
        self._next = 0

    def __iter__(self) -> Iterator[Kept[T]]:
        return iter(self._kept.values())

    def add(self, thing: T, content: Content) -> tuple[Kept[T], ...]:
        """Remember *thing* and return what is forgotten for it."""
        kept = Kept(self._next, thing, content, tuple(self._rarest(content)))
        self._next += 1
        self._kept[kept.number] = kept
        for stem in kept.stems:
            holders = self._holders.setdefault(stem, OrderedDict())
            holders[kept.number] = None
            if len(holders) > _WIDEST:
                holders.popitem(last=False)
        forgotten = [self._kept[next(iter(self._kept))]] if len(self._kept) > self._most else []
        for old in forgotten:
            self.forget(old)
        return tuple(forgotten)

    def forget(self, kept: Kept[T]) -> None:
        """Remember *kept* no longer."""
        del self._kept[kept.number]
        for stem in kept.stems:
            holders = self._holders.get(stem)
            if holders is not None:
                holders.pop(kept.number, None)
                if not holders:
                    del self._holders[stem]

    def like(self, content: Content) -> list[Kept[T]]:
        """Return at most 16 things that share most of the rarest words of *content*, of two alike the newer first."""
        stems = self._rarest(content) if self._kept else ()
        counts = Counter(number for stem in stems for number in self._holders.get(stem, ()))
        first = heapq.nsmallest(_COMPARED, counts, key=lambda number: (-counts[number], -number))
        return [self._kept[number] for number in first]

    def _rarest(self, content: Content) -> Iterable[str]:
        """Return the rarest stems that may stand elsewhere too."""
        known = self._weights
        stems = [stem for stem in content.reach if known.spread.get(stem, 2) > 1]
        return heapq.nsmallest(_LOOKED_UP, stems, key=lambda stem: (-known.rarity(stem), stem))
