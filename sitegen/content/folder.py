"""The files of a content folder, and what is wrong with them.

Everything wrong is a diagnostic with its line, and the rest is used.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sitegen.decode import UndecodableError, decode
from sitegen.errors import ContentError
from sitegen.header import LONG, read_header
from sitegen.model import Diagnostic, Place
from sitegen.text import place_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from sitegen.model import HeaderField

MAX_BYTES = 20_000_000


@dataclass(frozen=True, slots=True)
class File:
    """A Markdown file: its text, fields and the offset of its body."""

    path: str
    text: str
    fields: tuple[HeaderField, ...]
    body: int

    def values(self) -> dict[str, str]:
        """Return the values by name."""
        return {found.name: found.value for found in self.fields}

    def place(self, name: str) -> Place:
        """Return where the value of *name* stands."""
        span = next((found.span for found in self.fields if found.name == name), None)
        return place_of(self.text, span.start, self.path) if span else Place(self.path)


class Folder:
    """Reads one content folder and gathers what is wrong with it."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.problems: list[Diagnostic] = []

    def files(self, part: str, suffix: str) -> Iterator[Path]:
        """Yield the files of a part by path, without those that are hidden or lead out of the folder."""
        folder = self.root / part
        try:
            found = sorted(folder.rglob(f"*{suffix}")) if folder.is_dir() else []
        except OSError as error:
            raise ContentError(str(error.strerror or error), at=self.shown(folder)) from error
        shown = [path for path in found if path.is_file() and not _is_hidden(path.relative_to(folder).parts)]
        yield from (path for path in shown if self.is_inside(path))

    def is_inside(self, path: Path) -> bool:
        """Return whether *path* leads to a file of the folder; complain where it does not."""
        inside = path.resolve().is_relative_to(self.root.resolve())
        if not inside:
            self.complain("outside-content", Place(self.shown(path)))
        return inside

    def read_markdown(self, path: Path) -> File | None:
        """Return the Markdown file *path* with its fields, None where it cannot be read."""
        text = self.read_text(path)
        if text is None:
            return None
        header, problems = read_header(text, self.shown(path), LONG)
        self.problems += problems
        return File(self.shown(path), text, header.fields, header.body)

    def read_text(self, path: Path) -> str | None:
        """Return the text of *path*, None where it cannot be read."""
        place = Place(self.shown(path))
        try:
            if path.stat().st_size > MAX_BYTES:
                self.complain("unreadable-file", place, why=f"it is larger than {MAX_BYTES // 1_000_000} MB")
                return None
            decoded = decode(path.read_bytes())
        except OSError as error:
            self.complain("unreadable-file", place, why=(error.strerror or "no such file").lower())
            return None
        except UndecodableError as error:
            self.complain("encoding-unknown", place, encoding=error.encoding)
            return None
        if decoded.guessed:
            self.complain("encoding-guessed", place, encoding=decoded.encoding)
        return decoded.text

    def shown(self, path: Path) -> str:
        """Return *path* as the user knows it."""
        return f"{self.root.name}/{path.relative_to(self.root).as_posix()}"

    def complain(self, code: str, at: Place, **args: str) -> None:
        """Keep a complaint."""
        self.problems.append(Diagnostic(code, at, tuple(args.items())))


def _is_hidden(parts: Sequence[str]) -> bool:
    return any(part.startswith(".") or part.lower() in {"thumbs.db", "desktop.ini"} for part in parts)
