"""What an entry has to do with others, as data."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sitegen.export.records import ConflictRecord, LinkRecord
from sitegen.model import ConflictKind
from sitegen.wording import conflict_values, may_show, relation_words

if TYPE_CHECKING:
    from sitegen.export.given import Export
    from sitegen.model import Conflict, Entry


def conflict_records(entry: Entry, export: Export) -> list[ConflictRecord]:
    """Return the conflicts of *entry*; values are left out where a source does not let its words be shown."""
    return [_conflict(entry, conflict, export) for conflict in entry.conflicts]


def link_records(entry: Entry, export: Export) -> list[LinkRecord]:
    """Return the links of *entry*."""
    return [
        LinkRecord(
            kind=link.kind.value,
            entry=link.entry,
            why=relation_words(link.reason, export.language, shown=_shown(entry, link.entry, export)),
        )
        for link in entry.links
    ]


def _conflict(entry: Entry, conflict: Conflict, export: Export) -> ConflictRecord:
    shown = _shown(entry, conflict.entry, export)
    here, there = conflict_values(conflict, export.language, shown=shown)
    if conflict.about is ConflictKind.DATE:
        here, there = conflict.values
    return ConflictRecord(
        entry=conflict.entry,
        why=relation_words(conflict.reason, export.language, shown=shown),
        about=conflict.about.value,
        here=here,
        there=there,
        passages=[name for name in conflict.passages if name],
    )


def _shown(entry: Entry, other: str, export: Export) -> bool:
    found = export.entry_of(other)
    return may_show(entry, found or entry, export.source_of)
