"""A document that was read, and what all documents tell together."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from sitegen.model.basis import Diagnostic, Reason
from sitegen.model.dates import DatedTimex, DocumentDate
from sitegen.model.documents import Document, Facts, Layout, Publish
from sitegen.model.mentions import Mention, MentionKind, When


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """What is kept of a document once it is read: everything but its text."""

    id: str
    path: str
    collection: str
    language: str
    title: str
    author: str | None
    publisher: str | None
    facts: Facts
    publish: Publish
    date: DocumentDate | None
    sha256: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """All that the rooms of one document found in it."""

    document: Document
    source: Source
    layout: Layout
    timexes: tuple[DatedTimex, ...]
    mentions: tuple[Mention, ...]
    diagnostics: tuple[Diagnostic, ...]


class Status(Enum):
    """Whether a person has checked an entry."""

    MACHINE = "machine"
    CHECKED = "checked"


@dataclass(frozen=True, slots=True)
class Conflict:
    """Another entry that seems to tell the same under another date, and why it seems so."""

    entry: str
    reason: Reason


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One line of the chronology and the mentions that tell it, the leading one first.

    *id* is the id of the leading mention; the entry's page answers to the ids of all of them. *merged*
    says for each mention but the first why it is the same. *voices* counts the independent sources.
    """

    id: str
    kind: MentionKind
    when: When
    mentions: tuple[Mention, ...]
    status: Status = Status.MACHINE
    merged: tuple[Reason, ...] = ()
    conflicts: tuple[Conflict, ...] = ()
    voices: int = 1

    def __post_init__(self) -> None:
        if not self.mentions:
            raise ValueError("an entry needs a mention")


@dataclass(frozen=True, slots=True)
class Page:
    """One file of the site: where it goes, the template that makes it and the data it is given."""

    route: str
    template: str
    data: dict[str, object]
