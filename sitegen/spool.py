"""Records on disk, walked in the order of their keys as often as wanted.

What all documents give together need not fit in memory: it is written here as it comes and read
back sorted. The file is a private temporary database of SQLite, which keeps small amounts in memory
and takes itself away.
"""

from __future__ import annotations

import sqlite3
from typing import TYPE_CHECKING, Generic, Self, TypeVar

import msgspec

if TYPE_CHECKING:
    from collections.abc import Iterator
    from types import TracebackType

T = TypeVar("T")


class Spool(Generic[T]):
    """Records of one type under text keys; equal keys keep the order of arrival.

    Keys sort by code point, so a key made of several parts joins them with a separator below any
    character they hold.
    """

    def __init__(self, kind: type[T]) -> None:
        self._database = sqlite3.connect("", isolation_level=None)
        self._database.execute("CREATE TABLE record (key TEXT NOT NULL, value BLOB NOT NULL)")
        self._database.execute("BEGIN")
        self._encode = msgspec.json.Encoder().encode
        self._decode = msgspec.json.Decoder(kind).decode
        self._sorted = False
        self._size = 0

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._database.close()

    def __len__(self) -> int:
        return self._size

    def __iter__(self) -> Iterator[T]:
        self._sort()
        for (value,) in self._database.execute("SELECT value FROM record ORDER BY key, rowid"):
            yield self._decode(value)

    def add(self, key: str, record: T) -> None:
        """Keep *record* under *key*."""
        self._database.execute("INSERT INTO record VALUES (?, ?)", (key, self._encode(record)))
        self._size += 1

    def at(self, key: str) -> Iterator[T]:
        """Return the records kept under exactly *key*, in the order of arrival."""
        self._sort()
        for (value,) in self._database.execute("SELECT value FROM record WHERE key = ? ORDER BY rowid", (key,)):
            yield self._decode(value)

    def _sort(self) -> None:
        if not self._sorted:
            self._database.execute("CREATE INDEX record_key ON record (key)")
            self._sorted = True
