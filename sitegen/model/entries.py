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
    """What is kept of a document once it is read: everything but its text.

    *rests_on* is what an entry by hand rests on; only a text by the editors has any.
    *supersedes* are the texts it corrects, *superseded_by* is the one that corrects it.
    """

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
    rests_on: tuple[StatedSource, ...] = ()
    formerly: tuple[str, ...] = ()
    supersedes: tuple[str, ...] = ()
    superseded_by: str | None = None


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
    """Who answers for an entry: nobody but the machine, the person who wrote it, or one who has checked it."""

    MACHINE = "machine"
    WRITTEN = "written"
    CHECKED = "checked"


class ConflictKind(Enum):
    """What two sources tell differently."""

    DATE = "date"
    PLACE = "place"
    FIGURE = "figure"
    SPEAKER = "speaker"


@dataclass(frozen=True, slots=True)
class Conflict:
    """Another passage that seems to tell the same and differs in what *about* says, and why it seems so.

    *entry* is the entry it stands in, which may be the one that holds the conflict. *values* are what this side and
    the other say (EDTF for dates, else words of the sources), *passages* the ids of the two mentions.
    """

    entry: str
    reason: Reason
    about: ConflictKind = ConflictKind.DATE
    values: tuple[str, str] = ("", "")
    passages: tuple[str, str] = ("", "")


class LinkKind(Enum):
    """How another entry stands to this one."""

    BEFORE = "before"  # a text says that the other came before
    AFTER = "after"  # a text says that the other came after
    SAME_TIME = "same-time"  # a text says that both came at one time
    OUTCOME = "outcome"  # the other tells what came of this plan
    PLAN = "plan"  # the other announced this
    EARLIER = "earlier"  # the one before it in its thread
    LATER = "later"  # the one after it in its thread
    NEWER = "newer"  # the same publisher gives another value on a later day
    OLDER = "older"  # the same publisher gave another value on an earlier day


@dataclass(frozen=True, slots=True)
class Link:
    """The way to another entry, and the reason for it."""

    kind: LinkKind
    entry: str
    reason: Reason


@dataclass(frozen=True, slots=True)
class Check:
    """Who has checked an entry against its sources, and on which ISO day."""

    by: str
    on: str


@dataclass(frozen=True, slots=True)
class StatedSource:
    """What a person names as the source of a date or an entry; *url* is None for what is not on the web."""

    title: str
    url: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Decided:
    """What people decided about an entry in ``content/entries``.

    *files* are the paths of the decisions. *title* replaces the heading, *note* is the editor's word beside the
    sources' (Markdown), *translations* give the excerpt by language; all are shown as theirs. *redated* is the When
    that the machine had found, where a person has put another; *sources* are what they rest on. *by_hand* marks an
    entry that no document told.
    """

    files: tuple[str, ...]
    title: str | None = None
    note: str = ""
    pinned: bool = False
    by_hand: bool = False
    check: Check | None = None
    redated: When | None = None
    sources: tuple[StatedSource, ...] = ()
    translations: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One line of the chronology and the mentions that tell it, the leading one first.

    *id* is the id of the leading mention; the entry's page answers to the ids of all of them. *merged*
    says for each mention but the first why it is the same. *voices* counts the independent sources. *decided* is
    what people changed, None where nobody did; it alone makes *status* CHECKED. *number* is the place in the
    timeline, counted from 1 and the same in every language; 0 before all are in order. *key* says why it is among the
    most important, if it is.
    """

    id: str
    kind: MentionKind
    when: When
    mentions: tuple[Mention, ...]
    status: Status = Status.MACHINE
    merged: tuple[Reason, ...] = ()
    conflicts: tuple[Conflict, ...] = ()
    voices: int = 1
    links: tuple[Link, ...] = ()
    decided: Decided | None = None
    number: int = 0
    key: tuple[Reason, ...] = ()

    def __post_init__(self) -> None:
        if not self.mentions:
            raise ValueError("an entry needs a mention")


@dataclass(frozen=True, slots=True)
class Page:
    """One file of the site: where it goes, the template that makes it and the data it is given."""

    route: str
    template: str
    data: dict[str, object]
