"""A source document: what is known of it, its text and its blocks."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum

from sitegen.model.basis import Place, Span


class Publish(Enum):
    """How much of a source may be shown."""

    FULL = "full"
    EXCERPTS = "excerpts"
    LINK = "link"


class Translation(Enum):
    """Who translated a source into the language it stands in."""

    HUMAN = "human"
    MACHINE = "machine"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Claim:
    """The ids of other texts that a source names, and where it does."""

    ids: tuple[str, ...]
    at: Place


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """What is known of a source beside its text, from front matter or from ``content/sources``.

    *date* stays text until ``dates.dct`` reads it. *stated* names the fields that a person stated in
    ``content/sources``; these win over front matter, which wins over what the machine finds. *date_at*
    is where a stated date stands, for complaints. *formerly* names the ids the source had before, newest first,
    *supersedes* the texts that it corrects.
    """

    title: str | None = None
    author: str | None = None
    publisher: str | None = None
    kind: str | None = None
    url: str | None = None
    archived_url: str | None = None
    date: str | None = None
    language: str | None = None
    original_language: str | None = None
    translation: Translation | None = None
    licence: str | None = None
    publish: Publish | None = None
    formerly: Claim | None = None
    supersedes: Claim | None = None
    stated: tuple[str, ...] = ()
    date_at: Place | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """Somebody described in ``content/people``; *fields* is all that is said, as it stands."""

    id: str
    name: str
    aliases: tuple[str, ...] = ()
    role: str | None = None
    fields: tuple[HeaderField, ...] = ()


@dataclass(frozen=True, slots=True)
class HeaderField:
    """One field of the front matter; *span* marks the value where it stands as plain text.

    *start* is where the value begins, however it is written. *parts* are what a list or a mapping holds, the items
    of a list without names.
    """

    name: str
    value: str
    span: Span | None
    start: int = field(default=0, compare=False)
    parts: tuple[HeaderField, ...] = field(default=(), compare=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """One source document as it came.

    *text* is the file decoded, without byte order mark, and otherwise untouched. *path* is relative
    to ``seeds/`` with forward slashes; *collection* is its folder, empty at the top. *body* is what
    follows the front matter, None where nothing does. *formerly* are the ids it had before, newest first.
    """

    id: str
    path: str
    collection: str
    language: str
    text: str
    body: Span | None
    fields: tuple[HeaderField, ...]
    facts: Facts
    sha256: str
    encoding: str
    formerly: tuple[str, ...] = ()

    @property
    def first_id(self) -> str:
        """Return the id it had first: the ids of its mentions are made with it and outlive a new name."""
        return self.formerly[-1] if self.formerly else self.id


class SegmentKind(Enum):
    """What a block of a document is."""

    TITLE = "title"
    STAMP = "stamp"  # a header line that carries a date
    BYLINE = "byline"
    CAPTION = "caption"
    HEADING = "heading"
    PARAGRAPH = "paragraph"
    QUOTATION = "quotation"  # a block quotation
    NOTE = "note"  # where it appeared first, who translated it, who the author is
    FOOTNOTE = "footnote"
    FURNITURE = "furniture"  # page navigation, reading time, photo credit


@dataclass(frozen=True, slots=True, kw_only=True)
class Segment:
    """One block of a document. *number* counts paragraphs from 1, None for what is not counted."""

    kind: SegmentKind
    span: Span
    language: str
    number: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Layout:
    """The blocks of a document in text order, and what its header says.

    *quotations* are the stretches between quotation marks, marks excluded, outermost only.
    """

    segments: tuple[Segment, ...]
    quotations: tuple[Span, ...]
    title: Span | None
    author: Span | None
    publisher: Span | None
