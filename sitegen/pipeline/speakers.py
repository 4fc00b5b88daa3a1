"""Who speaks how often: counted on disk, for there may be more names than fit in memory."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

from sitegen.model import MentionKind, SpeakerCount

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sitegen.model import Entry
    from sitegen.spool import Spool

_MOST = 10**9


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """That somebody speaks in an entry, and in which documents."""

    name: str
    person: str | None
    documents: tuple[str, ...]
    entry: str


def note_speakers(said: Spool[Said], entry: Entry, order: str) -> None:
    """Put into *said* who speaks in *entry*, which stands at *order* in the timeline; a document is nobody."""
    documents: dict[str, dict[str, None]] = {}
    people: dict[str, str | None] = {}
    for mention in entry.mentions:
        speaker = mention.speaker
        if mention.kind is not MentionKind.STATEMENT or speaker is None or speaker.thing or mention.superseded:
            continue
        documents.setdefault(speaker.name, {})[mention.document] = None
        people[speaker.name] = speaker.person
    for name, where in documents.items():
        record = Said(name=name, person=people[name], documents=tuple(where), entry=entry.id)
        said.add(f"{name.casefold()}\x1f{order}", record)


def count_speakers(said: Spool[Said], counts: Spool[SpeakerCount]) -> None:
    """Put into *counts* each who speaks, those who speak most first, then by name."""
    for record in _counted(said):
        counts.add(f"{_MOST - record.entries:010}\x1f{record.name.casefold()}", record)


def _counted(said: Spool[Said]) -> Iterator[SpeakerCount]:
    for _, group in groupby(said, key=lambda record: record.name.casefold()):
        records = iter(group)
        first = last = next(records)
        entries, documents = 1, set(first.documents)
        for record in records:
            last = record
            entries += 1
            documents.update(record.documents)
        yield SpeakerCount(
            name=first.name,
            person=first.person,
            entries=entries,
            sources=len(documents),
            first=first.entry,
            last=last.entry,
        )
