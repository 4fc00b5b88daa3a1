"""A content folder to read, for tests."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sitegen.content import Content, read_content
from sitegen.errors import format_diagnostic

if TYPE_CHECKING:
    from pathlib import Path


def write(folder: Path, name: str, content: str | bytes) -> None:
    """Write the file *name* of the content folder."""
    path = folder / "content" / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content.encode() if isinstance(content, str) else content)


def read(folder: Path) -> tuple[Content, list[tuple[str, str]]]:
    """Return the content and each complaint with its place."""
    content, problems = read_content(folder / "content")
    assert all(map(format_diagnostic, problems))
    return content, [(problem.code, str(problem.at)) for problem in problems]
