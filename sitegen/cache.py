"""Results by the hash of all they depend on, in one SQLite file.

A cache may always be deleted, and never decides anything: what cannot be read counts as not there,
and a file that is damaged is dropped. Values are JSON. What is dropped is overwritten, for it may
have been withdrawn.
"""

from __future__ import annotations

import logging
import sqlite3
import zlib
from typing import TYPE_CHECKING, Self

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path
    from types import TracebackType

log = logging.getLogger(__name__)

_SHAPE = 1  # of the table; a file of another shape is dropped


class Cache:
    """A cache in the file *path*, open from its making until ``close`` or the end of a ``with``."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._database = self._open()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def __contains__(self, key: str) -> bool:
        try:
            return self._database.execute("SELECT 1 FROM result WHERE key = ?", (key,)).fetchone() is not None
        except sqlite3.DatabaseError as error:
            self._doubt(error)
            return False

    def get(self, key: str) -> bytes | None:
        """Return the value kept under *key*, None where there is none or it is not as it was kept."""
        try:
            row = self._database.execute("SELECT value, crc FROM result WHERE key = ?", (key,)).fetchone()
        except sqlite3.DatabaseError as error:
            self._doubt(error)
            return None
        if row is None or not isinstance(row[0], bytes) or zlib.crc32(row[0]) != row[1]:
            return None
        return row[0]

    def put_many(self, items: Iterable[tuple[str, bytes]]) -> None:
        """Keep every value of *items* under its key."""
        rows = [(key, value, zlib.crc32(value)) for key, value in items]
        try:
            with self._database:
                self._database.executemany("INSERT OR REPLACE INTO result VALUES (?, ?, ?)", rows)
        except sqlite3.DatabaseError as error:
            self._doubt(error)

    def prune(self, keep: Iterable[str]) -> None:
        """Drop all but the keys in *keep*."""
        try:
            with self._database:
                self._database.execute("CREATE TEMP TABLE kept (key TEXT PRIMARY KEY) WITHOUT ROWID")
                self._database.executemany("INSERT OR IGNORE INTO kept VALUES (?)", ((key,) for key in keep))
                self._database.execute("DELETE FROM result WHERE key NOT IN (SELECT key FROM kept)")
                self._database.execute("DROP TABLE kept")
        except sqlite3.DatabaseError as error:
            self._doubt(error)

    def vacuum(self) -> None:
        """Write the file anew, so that it holds nothing of what was dropped."""
        try:
            self._database.execute("VACUUM")
            self._database.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        except sqlite3.DatabaseError as error:
            self._doubt(error)

    def close(self) -> None:
        """Close the file."""
        self._database.close()

    def _open(self) -> sqlite3.Connection:
        """Return the database of the file, made anew if damaged; one in memory where no file can be."""
        for _ in range(2):
            try:
                self._path.parent.mkdir(parents=True, exist_ok=True)
                return _connect(str(self._path))
            except (sqlite3.OperationalError, OSError) as error:
                log.warning("going on without the cache %s: %s", self._path, error)
                break
            except sqlite3.DatabaseError as error:
                log.warning("the cache %s is damaged and dropped: %s", self._path, error)
                if not self._drop():
                    break
        return _connect(":memory:")

    def _doubt(self, error: sqlite3.DatabaseError) -> None:
        """Answer *error*: wait for nobody who holds the file, and drop a file that is damaged."""
        if isinstance(error, sqlite3.OperationalError):
            log.info("the cache %s is passed over: %s", self._path, error)
            return
        log.warning("the cache %s is damaged and dropped: %s", self._path, error)
        self._database.close()
        self._database = self._open() if self._drop() else _connect(":memory:")

    def _drop(self) -> bool:
        """Delete the file and what SQLite put beside it; return whether that was possible."""
        try:
            for ending in ("", "-wal", "-shm", "-journal"):
                self._path.with_name(self._path.name + ending).unlink(missing_ok=True)
        except OSError as error:
            log.warning("cannot delete the cache %s: %s", self._path, error)
            return False
        return True


def _connect(name: str) -> sqlite3.Connection:
    database = sqlite3.connect(name, timeout=5)
    try:
        database.execute("PRAGMA journal_mode = WAL")
        database.execute("PRAGMA synchronous = NORMAL")
        database.execute("PRAGMA secure_delete = ON")
        if database.execute("PRAGMA user_version").fetchone()[0] != _SHAPE:
            with database:
                database.execute("DROP TABLE IF EXISTS result")
                database.execute(f"PRAGMA user_version = {_SHAPE}")
        database.execute(
            "CREATE TABLE IF NOT EXISTS result (key TEXT PRIMARY KEY, value BLOB NOT NULL, crc INTEGER NOT NULL)"
        )
    except BaseException:
        database.close()
        raise
    return database
