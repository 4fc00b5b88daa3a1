"""Things told before, found again by their rarest words; the oldest are forgotten, so that memory stays bounded."""

from __future__ import annotations

import heapq
from collections import Counter, OrderedDict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Generic, TypeVar

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sitegen.timeline.similar import Content
    from sitegen.timeline.weights import Weights

T = TypeVar("T")

MOST = 20_000  # things that are remembered

_LOOKED_UP = 12  # rarest words by which a thing is kept and looked up
_WIDEST = 64  # things kept under one word, the newest
_COMPARED = 12  # things that are looked at


def rarest(content: Content, weights: Weights) -> tuple[str, ...]:
    """Return the at most 12 rarest stems of *content* that may stand elsewhere too, rarest first."""
    stems = [stem for stem in content.reach if weights.spread.get(stem, 2) > 1]
    return tuple(heapq.nsmallest(_LOOKED_UP, stems, key=lambda stem: (-weights.rarity(stem), stem)))


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
        self._holders: dict[str, OrderedDict[int, None]] = {}
        self._next = 0

    def __iter__(self) -> Iterator[Kept[T]]:
        return iter(self._kept.values())

    def add(self, thing: T, stems: Sequence[str]) -> tuple[Kept[T], ...]:
        """Remember *thing* under *stems* and return what is forgotten for it."""
        kept = Kept(self._next, thing, stems)
        self._next += 1
        self._kept[kept.number] = kept
        for stem in stems:
            holders = self._holders.setdefault(stem, OrderedDict())
            holders[kept.number] = None
            if len(holders) > _WIDEST:
                holders.popitem(last=False)
        if len(self._kept) <= self._most:
            return ()
        _, oldest = self._kept.popitem(last=False)
        self._forget(oldest)
        return (oldest,)

    def like(self, stems: Sequence[str]) -> list[Kept[T]]:
        """Return at most 12 things that share most of *stems*, of two alike the newer first."""
        counts = Counter(number for stem in stems for number in self._holders.get(stem, ()))
        first = heapq.nsmallest(_COMPARED, counts, key=lambda number: (-counts[number], -number))
        return [self._kept[number] for number in first]

    def _forget(self, kept: Kept[T]) -> None:
        for stem in kept.stems:
            holders = self._holders.get(stem)
            if holders is not None:
                holders.pop(kept.number, None)
                if not holders:
                    del self._holders[stem]
