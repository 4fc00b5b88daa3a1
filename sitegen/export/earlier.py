"""An earlier ``timeline.json``, read a line at a time as it was written."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec
from msgspec import Struct

from sitegen.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_LINE = 5_000_000  # bytes; no entry is as long


class EarlierPassage(Struct, frozen=True, kw_only=True):
    """Where a passage stood."""

    document: str
    url: str = ""

    @property
    def mention(self) -> str:
        """Return the id of the mention, which ends its address; empty where it tells none."""
        anchor = self.url.partition("#m-")[2]
        return anchor.partition(":~:")[0]


class EarlierDocument(Struct, frozen=True, kw_only=True):
    """A source as it was."""

    id: str
    title: str


class EarlierEntry(Struct, frozen=True, kw_only=True):
    """An entry as it was."""

    id: str
    title: str
    date: str | None = None
    sources: tuple[EarlierPassage, ...] = ()

    @property
    def ids(self) -> tuple[str, ...]:
        """Return every id it answered to, its own first."""
        return tuple(dict.fromkeys((self.id, *(passage.mention for passage in self.sources if passage.mention))))


def read_earlier(lines: Iterable[bytes], name: str) -> Iterator[EarlierDocument | EarlierEntry]:
    """Yield the documents, then the entries of a ``timeline.json``; *name* stands before a complaint.

    It is read as ``write_json`` writes it, a line for each; UsageError for anything else.
    """
    document = msgspec.json.Decoder(EarlierDocument).decode
    entry = msgspec.json.Decoder(EarlierEntry).decode
    part = ""
    number = 0
    for number, line in enumerate(lines, start=1):
        row = line.strip()
        if not part:
            if not (row.startswith(b'{"version": 1,') and row.endswith(b'"documents": [')):
                raise _unreadable(name, number, "it does not begin like a timeline.json")
            part = "documents"
        elif row == b'], "entries": [' and part == "documents":
            part = "entries"
        elif row == b"]}" and part == "entries":
            part = "end"
        elif row and part != "end" and len(row) <= _LINE:
            try:
                yield (document if part == "documents" else entry)(row.removesuffix(b","))
            except msgspec.DecodeError as error:
                raise _unreadable(name, number, str(error)) from error
        elif row:
            raise _unreadable(name, number, "it goes on where it should end")
    if part != "end":
        raise _unreadable(name, number + 1, "it ends in the middle")


def _unreadable(name: str, line: int, why: str) -> UsageError:
    return UsageError(
        f"cannot be read as an earlier timeline.json: {why}",
        at=f"{name}:{line}",
        hint="take the file as a build of sitegen wrote it, a line for each entry",
    )
