"""What a document says of time."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from sitegen.model.basis import Reason, Span


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
