"""What is left of what was withdrawn."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum


class Withdrawn(Enum):
    """What was withdrawn."""

    SOURCE = "source"
    ENTRY = "entry"


@dataclass(frozen=True, slots=True, kw_only=True)
class Tombstone:
    """An address that once showed something: the id of a source or an entry, the ISO day it was withdrawn, and why.

    It holds no name and no word of what stood there; *reason* is what the editor wrote.
    """

    kind: Withdrawn
    id: str
    on: str
    reason: str = ""
