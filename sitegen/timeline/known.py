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
    """An entry with the *content* of its leading mention, its *source*, and its first and last ordinal day.

    *telling* are the stems that may tell what happened, no numbers, months or weekdays; *weight* is what they count
    together.
    """

    entry: Entry
    content: Content
    source: Source
    first: int
    last: int
    telling: frozenset[str]
    weight: float

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


def know(entry: Entry, source: Source, weights: Weights) -> Known:
    """Return what relating needs of *entry*, whose leading mention stands in *source*."""
    first, last = bounds_of(entry.when.edtf)
    content = read_content(entry.mentions[0], weights)
    dating = _dating(content.language)
    telling = [stem for stem in content.stems if not stem[0].isdigit() and stem not in dating]
    weight = sum(content.stems[stem] for stem in telling)
    return Known(entry, content, source, first, last, frozenset(telling), weight)


def bounds_of(date: str | None) -> tuple[int, int]:
    """Return the first and last ordinal day of *date*; an open end lies far off."""
    first, last = edtf.bounds(date) if date is not None else (None, None)
    return edtf.ordinal(first) if first else -FOREVER, edtf.ordinal(last) if last else FOREVER


@cache
def _dating(language: str) -> frozenset[str]:
    known = load_or_first(language)
    return known.weekdays | {known.stem(month) for month in known.calendar}
