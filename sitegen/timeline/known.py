"""An entry as relating looks at it: what it says, where it comes from, and the days it may be of."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from sitegen import edtf
from sitegen.languages.events import load_or_first
from sitegen.timeline.cluster import FOREVER
from sitegen.timeline.similar import read_content

if TYPE_CHECKING:
    from sitegen.model import Entry, Mention, Source
    from sitegen.timeline.similar import Content
    from sitegen.timeline.weights import Weights


@dataclass(frozen=True, slots=True)
class Known:
    """An entry with the *content* of its leading mention, its *source*, and its first and last ordinal day."""

    entry: Entry
    content: Content
    source: Source
    first: int
    last: int

    @property
    def lead(self) -> Mention:
        """Return the leading mention."""
        return self.entry.mentions[0]

    @property
    def date(self) -> str:
        """Return the date (EDTF), empty where there is none."""
        return self.entry.when.edtf or ""

    @property
    def told_on(self) -> int:
        """Return the ordinal day from which on its source may tell it, far back where that is open."""
        return bounds_of(self.source.date.edtf if self.source.date else None)[0]

    @property
    def weight(self) -> float:
        """Return how much the words that tell count together."""
        return sum(rarity for stem, rarity in self.content.stems.items() if self.tells(stem))

    def tells(self, stem: str) -> bool:
        """Return whether *stem* may tell what happened: it is no number and no month."""
        return not stem[0].isdigit() and stem not in _months(self.lead.language)


def know(entry: Entry, source: Source, weights: Weights) -> Known:
    """Return what relating needs of *entry*, whose leading mention stands in *source*."""
    first, last = bounds_of(entry.when.edtf)
    return Known(entry, read_content(entry.mentions[0], weights), source, first, last)


def bounds_of(date: str | None) -> tuple[int, int]:
    """Return the first and last ordinal day of *date*; an open end lies far off."""
    first, last = edtf.bounds(date) if date is not None else (None, None)
    return edtf.ordinal(first) if first else -FOREVER, edtf.ordinal(last) if last else FOREVER


@cache
def _months(language: str) -> frozenset[str]:
    known = load_or_first(language)
    return frozenset(known.stem(month) for month in known.calendar)
