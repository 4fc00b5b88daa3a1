"""What was found by reading, and what a build says: the records that are compared."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Literal, TypeAlias

import msgspec

if TYPE_CHECKING:
    from collections.abc import Mapping

GOLD = Path(__file__).resolve().parent.parent / "corpus" / "real.jsonl"

Offsets: TypeAlias = tuple[int, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One row of ``real.jsonl``: a passage and what it is; the document is the stem of its file."""

    document: str
    start: int
    end: int
    kind: Literal["event", "statement", "mention", "never"]
    timex: Offsets | None
    explicit: bool
    date: str | None
    date_known: str | None
    planned: bool
    speaker: Offsets | None
    cue: Offsets | None
    quote: Offsets | None
    type: Literal["direct", "indirect", "reported"] | None

    @property
    def span(self) -> Offsets:
        """Return the passage."""
        return self.start, self.end


@dataclass(frozen=True, slots=True)
class Passage:
    """A stretch of one document; as a document, ``timeline.json`` gives its id."""

    document: str
    start: int
    end: int

    def shares(self, document: str, span: Offsets | None) -> int:
        """Return how many code points lie in both."""
        if span is None or document != self.document:
            return 0
        return max(0, min(self.end, span[1]) - max(self.start, span[0]))


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who speaks in an entry."""

    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One entry of ``timeline.json``, as far as it is scored."""

    kind: Literal["event", "statement"]
    date: str | None
    sources: tuple[Passage, ...]
    speaker: Speaker | None = None
    dated_by: Passage | None = None
    planned: bool = False


@dataclass(frozen=True, slots=True)
class Source:
    """One document of ``timeline.json``."""

    id: str
    path: str

    @property
    def stem(self) -> str:
        """Return the name of the file without its suffix, as ``real.jsonl`` names it."""
        return PurePosixPath(self.path).stem


@dataclass(frozen=True, slots=True)
class Timeline:
    """``timeline.json``, as far as it is scored."""

    documents: tuple[Source, ...]
    entries: tuple[Entry, ...]


def read_rows(path: Path = GOLD) -> tuple[Row, ...]:
    """Return the rows of the list, in file order; raises msgspec.ValidationError for a wrong one."""
    lines = path.read_text(encoding="utf-8").splitlines()
    return tuple(msgspec.json.decode(line, type=Row) for line in lines if line)


def read_timeline(data: bytes) -> Timeline:
    """Return what ``timeline.json`` says, each document named by the stem of its file."""
    timeline = msgspec.json.decode(data, type=Timeline)
    stems = {source.id: source.stem for source in timeline.documents}
    return Timeline(timeline.documents, tuple(_renamed(entry, stems) for entry in timeline.entries))


def _renamed(entry: Entry, stems: Mapping[str, str]) -> Entry:
    def renamed(passage: Passage) -> Passage:
        return Passage(stems[passage.document], passage.start, passage.end)

    sources = tuple(renamed(source) for source in entry.sources)
    return replace(entry, sources=sources, dated_by=entry.dated_by and renamed(entry.dated_by))
