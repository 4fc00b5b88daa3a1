"""What has changed since an earlier state of the chronology."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from sitegen.model.entries import Entry


class ChangeKind(Enum):
    """What became of an entry or a source, in the order in which a reader is told."""

    NEW = "new"
    REDATED = "redated"
    RETITLED = "retitled"
    GONE = "gone"
    HIDDEN = "hidden"
    WITHDRAWN = "withdrawn"
    SOURCE_NEW = "source-new"
    SOURCE_GONE = "source-gone"
    SOURCE_WITHDRAWN = "source-withdrawn"


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One difference.

    *id* is that of the entry or source. *entry* is the entry of today, where there is one. *was* is what it was called
    before and *was_date* its date (EDTF) then; *was* is empty where that may not be shown any more.
    """

    kind: ChangeKind
    id: str
    entry: Entry | None = None
    was: str = ""
    was_date: str | None = None
