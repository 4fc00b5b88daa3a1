"""The records that pass between rooms.

Every record is frozen and made whole: what a later stage learns goes into a new record. None holds
a path object, an open file or the configuration, and each can be written as JSON. Offsets are code
points of ``Document.text``, ends excluded. A date is an EDTF string; its first and last day come
from ``edtf.bounds``.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import NamedTuple


class Day(NamedTuple):
    """One day of the proleptic Gregorian calendar; year 0 is 1 BC, as in ISO 8601."""

    year: int
    month: int
    day: int

    def iso(self) -> str:
        """Return the day as ISO 8601 writes it: ``2024-05-08``, ``-0489-09-12``."""
        sign = "-" if self.year < 0 else ""
        return f"{sign}{abs(self.year):04}-{self.month:02}-{self.day:02}"


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A stretch of ``Document.text``: code points, half-open, never empty."""

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start < self.end:
            raise ValueError(f"not a span: [{self.start}, {self.end})")

    def of(self, text: str) -> str:
        """Return the excerpt this span marks in *text*."""
        return text[self.start : self.end]

    def covers(self, other: Span) -> bool:
        """Return whether *other* lies wholly inside this span."""
        return self.start <= other.start and other.end <= self.end

    def meets(self, other: Span) -> bool:
        """Return whether the two spans share at least one code point."""
        return self.start < other.end and other.start < self.end


@dataclass(frozen=True, slots=True)
class Quote:
    """A passage as W3C Web Annotation selectors.

    *exact*, *prefix* and *suffix* are the TextQuoteSelector, *span* is the TextPositionSelector.
    """

    exact: str
    prefix: str
    suffix: str
    span: Span

    def __post_init__(self) -> None:
        if len(self.exact) != self.span.end - self.span.start:
            raise ValueError(f"a quote of {len(self.exact)} code points cannot fill {self.span}")


@dataclass(frozen=True, slots=True)
class Reason:
    """Why something was decided: a code and its arguments, put into words only at the end.

    The sentence of a code stands in ``languages/<lang>/words.toml`` under ``reason``. An argument
    whose name ends in ``date`` is EDTF and is written out by ``wording``; all others are text.
    """

    code: str
    args: tuple[tuple[str, str], ...] = ()


# --- What a person or a header says about a source ----------------------------------------------


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


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """What is known of a source beside its text, from front matter or from ``content/sources``.

    *date* stays text until ``dates.dct`` reads it. *stated* names the fields that a person stated in
    ``content/sources``; these win over front matter, which wins over what the machine finds. *date_at*
    is where a stated date stands, for complaints.
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


# --- ingest --------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class HeaderField:
    """One field of the front matter; *span* marks the value where it stands as plain text."""

    name: str
    value: str
    span: Span | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """One source document as it came.

    *text* is the file decoded, without byte order mark, and otherwise untouched. *path* is relative
    to ``seeds/`` with forward slashes; *collection* is its folder, empty at the top. *body* is what
    follows the front matter, None where nothing does.
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


# --- segment -------------------------------------------------------------------------------------


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


# --- dates ---------------------------------------------------------------------------------------


class TimexType(Enum):
    """The four TIMEX3 types (TimeML 1.2.1)."""

    DATE = "DATE"
    TIME = "TIME"
    DURATION = "DURATION"
    SET = "SET"


class DateKind(Enum):
    """What a document's own date says."""

    PUBLISHED = "published"
    MODIFIED = "modified"
    CREATED = "created"


class DateFrom(Enum):
    """Where a document's own date was found, surest first."""

    CONTENT = "content"  # a person stated it in content/sources
    FRONT_MATTER = "front-matter"
    STAMP = "stamp"
    DATELINE = "dateline"
    METADATA = "metadata"  # HTML meta, JSON-LD, time element
    URL = "url"
    FILE_NAME = "file-name"
    TEXT = "text"


@dataclass(frozen=True, slots=True)
class FirstPublished:
    """A finer date of first publication told in the text, in agreement with a coarser stamp."""

    edtf: str
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentDate:
    """The document creation time (DCT). *time* is a clock time ``HH:MM`` where told."""

    edtf: str
    kind: DateKind
    source: DateFrom
    span: Span | None
    evidence: Reason
    confidence: float
    time: str | None = None
    first_published: FirstPublished | None = None

    @property
    def anchor(self) -> str:
        """Return the EDTF value from which relative dates of the text are counted."""
        return self.first_published.edtf if self.first_published else self.edtf


@dataclass(frozen=True, slots=True, kw_only=True)
class Provenance:
    """What led to a date: the rule, the date it was counted from and where that stood, the reading."""

    rule: str
    reading: Reason
    anchor: str | None = None
    anchor_span: Span | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class DatedTimex:
    """A time expression and the days it means.

    *value* and *mod* are TIMEX3; *edtf* is None for what EDTF cannot say or nothing settles. *time*
    is ``HH:MM`` where a clock time is told. *certain* is False where another reading stays possible.
    """

    tid: str
    span: Span
    type: TimexType
    value: str
    mod: str | None
    edtf: str | None
    certain: bool
    provenance: Provenance
    time: str | None = None


# --- mentions ------------------------------------------------------------------------------------


class StatementType(Enum):
    """How a statement is told."""

    DIRECT = "direct"
    INDIRECT = "indirect"
    FREE_INDIRECT = "free-indirect"
    REPORTED = "reported"


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who speaks: the fullest name the document gives, and the words of the passage itself.

    *person* is the id of one described in ``content/people``, whose name is then given.
    """

    name: str
    span: Span | None
    person: str | None = None


@dataclass(frozen=True, slots=True)
class Cue:
    """The words that mark a saying, and the verb of a heading (``sagte``), as the source has it."""

    text: str
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """Something somebody says in a document.

    *passage* is what an entry shows, *quote* the stretches that are said (quotation marks included
    where there are any). *via* is the chain of who tells it, nearest to the document last.
    """

    type: StatementType
    passage: Span
    quote: tuple[Span, ...]
    speaker: Speaker | None
    cue: Cue | None
    via: tuple[str, ...] = ()
    confidence: float = 1.0


class MentionKind(Enum):
    """The two kinds of mention."""

    EVENT = "event"
    STATEMENT = "statement"


@dataclass(frozen=True, slots=True, kw_only=True)
class When:
    """The date of a mention or an entry.

    *edtf* is None where nothing says. *timex* is the expression that dates it, *timex_text* its
    words; both are None where the date follows from the document's own (``[..2024-05-25]``).
    *planned* marks what the source expects. *reason* says why this date.
    """

    edtf: str | None
    certain: bool
    planned: bool
    reason: Reason
    time: str | None = None
    timex: DatedTimex | None = None
    timex_text: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """One passage of one document with one date.

    *words* is the slice of the passage that a heading puts in quotation marks; for a statement it is
    what is said. *id* is made from the document id, the quote and its context, so that it outlives
    changes elsewhere in the text. *trigger* marks the word that names the happening, where it is known.
    """

    id: str
    document: str
    language: str
    kind: MentionKind
    quote: Quote
    words: str
    when: When
    paragraph: int | None = None
    statement: StatementType | None = None
    speaker: Speaker | None = None
    cue: Cue | None = None
    via: tuple[str, ...] = ()
    confidence: float = 1.0
    trigger: Span | None = None


# --- one document, read --------------------------------------------------------------------------


class Severity(Enum):
    """How bad a diagnostic is."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


@dataclass(frozen=True, slots=True)
class Place:
    """Where in a file: *path* as the user knows it, *line* and *column* from 1, None if whole."""

    path: str
    line: int | None = None
    column: int | None = None

    def __str__(self) -> str:
        parts = [self.path, *(str(part) for part in (self.line, self.column) if part is not None)]
        return ":".join(parts)


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """Something in a document a person should look at. Its words stand in ``errors.CODES``."""

    code: str
    at: Place
    args: tuple[tuple[str, str], ...] = ()


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


# --- all documents together ----------------------------------------------------------------------


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


# --- render --------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Page:
    """One file of the site: where it goes, the template that makes it and the data it is given."""

    route: str
    template: str
    data: dict[str, object]
