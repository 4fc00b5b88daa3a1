"""What one walk over the entries and sources finds out before the first page is made."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from sitegen.model import MentionKind, Status
from sitegen.render.density import Density
from sitegen.render.standing import standing_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from sitegen.model import Entry, Source


_NAMES = 10_000  # speakers that are counted at a time


@dataclass(slots=True)
class Counts:
    """Figures that grow with the days and the sources, not with the entries.

    *voice_of* says by document id who publishes it. *doubts* counts what has no settled date, *months*
    and *days* what stands in each of them, *numbers* the sources in the order of their ids. Of very
    many *speakers* those who speak least are forgotten from time to time.
    """

    voice_of: Callable[[str], str]
    entries: int = 0
    checked: int = 0
    undated: int = 0
    keys: int = 0
    doubts: int = 0
    sources: int = 0
    undated_sources: int = 0
    density: Density = field(default_factory=Density)
    months: Counter[tuple[int, int]] = field(default_factory=Counter)
    days: Counter[tuple[int, int, int]] = field(default_factory=Counter)
    collections: Counter[str] = field(default_factory=Counter)
    speakers: Counter[str] = field(default_factory=Counter)
    numbers: dict[str, int] = field(default_factory=dict)
    told: Counter[str] = field(default_factory=Counter)
    alone: Counter[str] = field(default_factory=Counter)
    voices: Counter[str] = field(default_factory=Counter)

    def add(self, entry: Entry) -> None:
        """Count *entry*; entries come in the order of the timeline."""
        documents = {mention.document for mention in entry.mentions}
        current = {mention.document for mention in entry.mentions if not mention.superseded}
        self.entries += 1
        self.checked += entry.status is Status.CHECKED
        self.doubts += is_doubtful(entry)
        self.keys += bool(entry.key)
        self.told.update(documents)
        self.voices.update({self.voice_of(document) for document in documents})
        if len(current or documents) == 1:
            self.alone.update(current or documents)
        self.speakers.update(speakers_of(entry))
        if len(self.speakers) > _NAMES:
            self.speakers = Counter(dict(self.speakers.most_common(_NAMES // 2)))
        self._place(entry.when.edtf)

    def _place(self, edtf: str | None) -> None:
        place = standing_of(edtf)
        if edtf is None or place.year is None:
            self.undated += 1
            return
        self.density.add(edtf)
        if place.month is not None:
            self.months[place.year, place.month] += 1
            if place.day is not None:
                self.days[place.year, place.month, place.day] += 1

    def add_source(self, source: Source) -> None:
        """Count *source*."""
        self.sources += 1
        self.numbers[source.id] = self.sources
        self.undated_sources += source.date is None and not source.rests_on
        if source.collection:
            self.collections[source.collection] += 1

    def without_month(self, year: int) -> int:
        """Return how many entries of *year* stand in none of its months."""
        return self.density.years[year] - sum(self.months[year, month] for month in range(1, 13))

    def without_day(self, year: int, month: int) -> int:
        """Return how many entries of *month* stand on none of its days."""
        return self.months[year, month] - sum(self.days[year, month, day] for day in range(1, 32))


def speakers_of(entry: Entry) -> tuple[str, ...]:
    """Return the names of those who speak in *entry*, each once."""
    spoken = (told.speaker for told in entry.mentions if told.kind is MentionKind.STATEMENT)
    return tuple(dict.fromkeys(speaker.name for speaker in spoken if speaker))


def is_doubtful(entry: Entry) -> bool:
    """Return whether the date of *entry* is not settled."""
    return entry.when.edtf is None or not entry.when.certain
