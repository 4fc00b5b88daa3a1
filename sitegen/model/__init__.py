"""The records that pass between rooms.

Every record is frozen and made whole: what a later stage learns goes into a new record. None holds
a path object, an open file or the configuration, and each can be written as JSON. Offsets are code
points of ``Document.text``, ends excluded. A date is an EDTF string; its first and last day come
from ``edtf.bounds``.
"""

from sitegen.model.basis import Day, Diagnostic, Place, Quote, Reason, Severity, Span
from sitegen.model.bounds import Bound, Suggestion
from sitegen.model.changes import Change, ChangeKind
from sitegen.model.dates import DatedTimex, DateFrom, DateKind, DocumentDate, FirstPublished, Provenance, TimexType
from sitegen.model.decisions import Decision, Selector
from sitegen.model.documents import (
    Claim,
    Document,
    Facts,
    HeaderField,
    Layout,
    Person,
    Publish,
    Segment,
    SegmentKind,
    Translation,
)
from sitegen.model.entries import (
    Check,
    Conflict,
    ConflictKind,
    Decided,
    Entry,
    Link,
    LinkKind,
    Page,
    Reading,
    Source,
    StatedSource,
    Status,
)
from sitegen.model.lifecycle import Tombstone, Withdrawn
from sitegen.model.mentions import Cue, Mention, MentionKind, Speaker, Statement, StatementType, When
from sitegen.model.speakers import SpeakerCount

__all__ = [
    "Bound",
    "Change",
    "ChangeKind",
    "Check",
    "Claim",
    "Conflict",
    "ConflictKind",
    "Cue",
    "DateFrom",
    "DateKind",
    "DatedTimex",
    "Day",
    "Decided",
    "Decision",
    "Diagnostic",
    "Document",
    "DocumentDate",
    "Entry",
    "Facts",
    "FirstPublished",
    "HeaderField",
    "Layout",
    "Link",
    "LinkKind",
    "Mention",
    "MentionKind",
    "Page",
    "Person",
    "Place",
    "Provenance",
    "Publish",
    "Quote",
    "Reading",
    "Reason",
    "Segment",
    "SegmentKind",
    "Selector",
    "Severity",
    "Source",
    "Span",
    "Speaker",
    "SpeakerCount",
    "StatedSource",
    "Statement",
    "StatementType",
    "Status",
    "Suggestion",
    "TimexType",
    "Tombstone",
    "Translation",
    "When",
    "Withdrawn",
]
