"""What one walk over the entries and sources finds out before the first page is made."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from sitegen.model import Status
from sitegen.render.density import Density, month_of, year_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from sitegen.model import Entry, Source


@dataclass(slots=True)
class Month:
    """The entries known to one month: how many, the first of them, and its place in the list of the year."""

    entry: str
    index: int
    count: int = 0


@dataclass(slots=True)
class Counts:
    """Figures that grow with the years and the sources, not with the entries.

    *voice_of* says by document id who publishes it. *doubts* counts what has no settled date.
    """

    voice_of: Callable[[str], str]
    entries: int = 0
    checked: int = 0
    undated: int = 0
    doubts: int = 0
    sources: int = 0
    undated_sources: int = 0
    density: Density = field(default_factory=Density)
    months: dict[tuple[int, int], Month] = field(default_factory=dict)
    told: Counter[str] = field(default_factory=Counter)
    alone: Counter[str] = field(default_factory=Counter)
    voices: Counter[str] = field(default_factory=Counter)

    def add(self, entry: Entry) -> None:
        """Count *entry*; entries come in the order of the timeline."""
        documents = {mention.document for mention in entry.mentions}
        self.entries += 1
        self.checked += entry.status is Status.CHECKED
        self.doubts += is_doubtful(entry)
        self.told.update(documents)
        self.voices.update({self.voice_of(document) for document in documents})
        if len(documents) == 1:
            self.alone.update(documents)
        year, month = year_of(entry.when.edtf), month_of(entry.when.edtf)
        if entry.when.edtf is None or year is None:
            self.undated += 1
            return
        if month is not None:
            self.months.setdefault((year, month), Month(entry.id, self.density.years[year])).count += 1
        self.density.add(entry.when.edtf)

    def add_source(self, source: Source) -> None:
        """Count *source*."""
        self.sources += 1
        self.undated_sources += source.date is None


def is_doubtful(entry: Entry) -> bool:
    """Return whether the date of *entry* is not settled."""
    return entry.when.edtf is None or not entry.when.certain
