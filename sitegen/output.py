"""Writing a site whole: into a folder beside the old one, put in its place at the end.

What the site is made of stands in its manifest. Files of the old site that the manifest does not
name are somebody else's (a ``CNAME``, a ``.git``) and are carried over. A build that fails or is
killed leaves the old site as it was.
"""

from __future__ import annotations

import filecmp
import json
import logging
import os
import secrets
import shutil
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Self

from sitegen.errors import OutputError
from sitegen.slug import fold, why_unsafe

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from types import TracebackType

log = logging.getLogger(__name__)

MANIFEST = ".sitegen-manifest.json"
_BUFFER = 1 << 16  # bytes; most pages are written at once


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """What writing a site came to, in files: *kept* are those of somebody else."""

    new: int
    unchanged: int
    removed: int
    kept: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Manifest:
    """What sitegen wrote into a folder, and what it was made from.

    *today* is the day that counted as today (ISO, empty if not told), *since* names the earlier state it was compared
    with; *sources* leads from the id of each source to its SHA-256. *printed* is what was selected for print.
    """

    today: str
    files: tuple[str, ...]
    since: str = ""
    printed: str = ""
    sources: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))


class SiteWriter:
    """Writes the site in the folder *output*, which changes only when the ``with`` ends without error.

    Files with unchanged content keep their times. OutputError for a folder that holds anything but a
    site of ours, for a route that is not safe everywhere, and where the disk refuses.
    """

    def __init__(self, output: Path, *, today: str = "") -> None:
        self._today = today
        self._output = Path(os.path.abspath(output))  # noqa: PTH100 (resolve() would follow a link)
        self._next = self._sibling("next", secrets.token_hex(4))
        self._last = self._sibling("last")
        self._routes: dict[str, str] = {}  # by the name as a file system that ignores case sees it
        self._folders: dict[str, str] = {}
        self._made: set[Path] = set()  # folders, of which there are few
        self._ours: frozenset[str] = frozenset()
        self._unchanged = 0
        self._made_from: dict[str, object] = {}
        self.result: Written | None = None

    def __enter__(self) -> Self:
        with _told(self._output):
            self._clear_away()
            self._ours = frozenset(_check_folder(self._output).files)
            self._output.parent.mkdir(parents=True, exist_ok=True)
            self._next.mkdir()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        try:
            if error is None:
                with _told(self._output):
                    self._finish()
        finally:
            shutil.rmtree(self._next, ignore_errors=True)

    def write(self, route: str, data: bytes | Iterable[bytes]) -> None:
        """Write *data* as the file *route* of the new site: relative, with forward slashes."""
        self._claim(route)
        path = self._next / route
        with _told(path):
            if path.parent not in self._made:
                path.parent.mkdir(parents=True, exist_ok=True)
                self._made.add(path.parent)
            with path.open("xb", buffering=_BUFFER) as file:
                file.writelines([data] if isinstance(data, bytes) else data)
            if route in self._ours and _same(old := self._output / route, path):
                path.unlink()
                _carry(old, path)
                self._unchanged += 1

    def remember(self, *, sources: Iterable[tuple[str, str]], since: str = "", printed: str = "") -> None:
        """Keep in the manifest what the site is made from: ids and hashes of *sources*, and what was asked for.

        *since* is the state it is compared with, *printed* the selection for print.
        """
        asked = {"since": since, "printed": printed}
        self._made_from = {**{name: value for name, value in asked.items() if value}, "sources": dict(sources)}

    def _claim(self, route: str) -> None:
        """Take *route*; OutputError where it is unsafe or meets another one."""
        problem = "it is kept for another use" if MANIFEST in route.casefold().split("/") else why_unsafe(route)
        if problem:
            raise OutputError(f"cannot write a file under this name: {problem}", at=repr(route))
        folded = fold(route)
        above = [folded[:i] for i, character in enumerate(folded) if character == "/"]
        for taken in (self._routes.get(folded), self._folders.get(folded), *map(self._routes.get, above)):
            if taken is not None:
                raise OutputError(f"the names '{route}' and '{taken}' cannot stand beside each other")
        self._routes[folded] = route
        self._folders.update((folder, route) for folder in above)

    def _finish(self) -> None:
        for route in self._routes.values():
            if not (self._next / route).is_file():
                raise OutputError(f"'{route}' has gone while the site was written", hint="run one build at a time")
        kept = self._carry_over()
        manifest = {
            "version": 1,
            "today": self._today,
            **self._made_from,
            "files": sorted(self._routes.values()),
        }
        text = json.dumps(manifest, ensure_ascii=False, indent=0) + "\n"
        (self._next / MANIFEST).write_text(text, encoding="utf-8", newline="\n")
        self._swap()
        self.result = Written(
            new=len(self._routes) - self._unchanged,
            unchanged=self._unchanged,
            removed=len(self._ours - set(self._routes.values())),
            kept=kept,
        )

    def _carry_over(self) -> int:
        """Bring what others put into the old site into the new one; return the number of files."""
        if not self._output.is_dir():
            return 0
        shutil.copymode(self._output, self._next)
        kept = 0
        for route, path in _walk(self._output):
            if route in self._ours or route == MANIFEST:
                continue
            target = self._next / route
            if path.is_dir() and not path.is_symlink():
                if not any(path.iterdir()):
                    target.mkdir(parents=True, exist_ok=True)
                continue
            folded = fold(route)
            if folded in self._routes or folded in self._folders:
                raise OutputError(
                    "sitegen did not write this file and will not replace it", at=str(path), hint="move it elsewhere"
                )
            target.parent.mkdir(parents=True, exist_ok=True)
            _carry(path, target)
            kept += 1
        return kept

    def _swap(self) -> None:
        """Put the new site in the place of the old one; the old one comes back if that fails."""
        if self._output.exists():
            self._output.rename(self._last)
        try:
            self._next.rename(self._output)
        except OSError:
            if self._last.exists():
                self._last.rename(self._output)
            raise
        shutil.rmtree(self._last, ignore_errors=True)

    def _clear_away(self) -> None:
        """Undo what a killed build left beside the site."""
        if self._last.exists():
            if self._output.exists():
                shutil.rmtree(self._last)
            else:
                log.warning("an interrupted build is undone: %s", self._output)
                self._last.rename(self._output)
        if self._output.parent.is_dir():
            started = self._sibling("next", "").name
            for path in list(self._output.parent.iterdir()):
                if path.name.startswith(started):
                    shutil.rmtree(path)

    def _sibling(self, *words: str) -> Path:
        return self._output.with_name(".".join(["", self._output.name, "sitegen", *words]))


def read_manifest(folder: Path) -> Manifest | None:
    """Return what sitegen wrote into *folder*, None where it wrote nothing; OutputError if unreadable."""
    path = folder / MANIFEST
    try:
        told = json.loads(path.read_text(encoding="utf-8"))
        return Manifest(
            today=str(told["today"]),
            files=tuple(str(route) for route in told["files"]),
            since=str(told.get("since", "")),
            printed=str(told.get("printed", "")),
            sources=MappingProxyType({str(name): str(sha) for name, sha in told.get("sources", {}).items()}),
        )
    except FileNotFoundError:
        return None
    except (ValueError, TypeError, KeyError, AttributeError) as error:
        raise OutputError(
            "cannot read what was written here", at=str(path), hint="delete the folder if all of it may go"
        ) from error


def _check_folder(folder: Path) -> Manifest:
    """Return what the old site in *folder* is made of; OutputError where it is no folder of ours."""
    if folder.is_symlink() or (folder.exists() and not folder.is_dir()):
        raise OutputError("the site needs a folder of its own, not a file or a link", at=str(folder))
    if not folder.is_dir():
        return Manifest(today="", files=())
    ours = read_manifest(folder)
    if ours is None and any(folder.iterdir()):
        raise OutputError(
            "the folder is not empty and holds no site of sitegen",
            at=str(folder),
            hint="name another folder with --output, or empty this one",
        )
    return ours or Manifest(today="", files=())


def _walk(folder: Path) -> Iterator[tuple[str, Path]]:
    """Yield route and path of all that lies in *folder*; links are not followed."""
    for top, names, files in os.walk(folder, onerror=_raise):
        for name in sorted([*names, *files]):
            path = Path(top, name)
            yield path.relative_to(folder).as_posix(), path


def _raise(error: OSError) -> None:
    raise error


def _carry(old: Path, new: Path) -> None:
    """Make *new* the same file as *old*, times included."""
    if old.is_symlink():
        new.symlink_to(old.readlink())
    elif not old.is_file():
        raise OutputError("neither a file nor a folder", at=str(old), hint="move it elsewhere")
    else:
        try:
            new.hardlink_to(old)
        except OSError:
            shutil.copy2(old, new)


def _same(old: Path, new: Path) -> bool:
    try:
        return not old.is_symlink() and filecmp.cmp(old, new, shallow=False)
    except OSError:
        return False


@contextmanager
def _told(path: Path) -> Iterator[None]:
    """Tell what the disk refuses as an OutputError about *path*."""
    try:
        yield
    except OSError as error:
        at = str(error.filename or path)
        raise OutputError(f"cannot write the site: {error.strerror or error}", at=at) from error
