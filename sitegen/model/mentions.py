"""The passages of a document that are worth an entry."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from sitegen.model.basis import Quote, Reason, Span
from sitegen.model.dates import DatedTimex


class StatementType(Enum):
    """How a statement is told."""

    DIRECT = "direct"
    INDIRECT = "indirect"
    FREE_INDIRECT = "free-indirect"
    REPORTED = "reported"


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who speaks: the fullest name the document gives, and the words of the passage itself.

    *person* is the id of one described in ``content/people``, whose name is then given. A *thing* is a document or
    a talk that is said to say something, and nobody.
    """

    name: str
    span: Span | None
    person: str | None = None
    thing: bool = False


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
    *about* are the dates (EDTF) a statement speaks about, in text order; it is dated by the saying.
    *superseded* says that a corrected text has taken the place of its document.
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
    about: tuple[str, ...] = ()
    superseded: bool = False
