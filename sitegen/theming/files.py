"""The files of a theme: those that come along, and what a project has in their place."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sitegen.resources import packaged
from sitegen.theming.names import FILE_NAME, read_names

if TYPE_CHECKING:
    from pathlib import Path

_NO_PART = frozenset({FILE_NAME, "README.md"})
_SHORT = 12  # digits of a fingerprint
_STAMP = re.compile(r"(?:\{#|/\*) from sitegen (?P<version>\S+), (?P<print>[0-9a-f]{12}) (?:#\}|\*/)")


@dataclass(frozen=True, slots=True, kw_only=True)
class ThemeFile:
    """A file of the theme: what it shows, and whether the project has its own."""

    name: str
    shows: str
    own: bool


def list_files(templates: Path) -> tuple[ThemeFile, ...]:
    """Return the files of the theme by name, with those that only the project's folder *templates* has."""
    shows, own = read_names().files, set(names_in(templates))
    return tuple(
        ThemeFile(name=name, shows=shows.get(name, ""), own=name in own)
        for name in sorted({*names_in(packaged("templates")), *own})
    )


def names_in(folder: Path) -> tuple[str, ...]:
    """Return the files of a theme in *folder*, with forward slashes; links and hidden files are passed over."""
    if not folder.is_dir():
        return ()
    found = (path.relative_to(folder) for path in sorted(folder.rglob("*")) if path.is_file() and not path.is_symlink())
    names = (path.as_posix() for path in found if not any(part.startswith(".") for part in path.parts))
    return tuple(name for name in names if name not in _NO_PART)


def stamp(name: str, data: bytes, version: str) -> bytes:
    """Return a line that says of which version a copy of the file *name* is; nothing where it cannot hold one."""
    text = f"from sitegen {version}, {fingerprint(data)}"
    if name.startswith("assets/"):
        return f"/* {text} */\n".encode() if name.endswith((".css", ".js")) else b""
    return f"{{# {text} #}}\n".encode()


def stamped(text: str) -> tuple[str, str] | None:
    """Return the version and the fingerprint of what *text* is a copy of, None where it does not say."""
    found = _STAMP.match(text)
    return (found["version"], found["print"]) if found else None


def fingerprint(data: bytes) -> str:
    """Return what tells one state of a file from another; line ends do not count."""
    return hashlib.sha256(data.replace(b"\r\n", b"\n")).hexdigest()[:_SHORT]
