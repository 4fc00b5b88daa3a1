"""Opening an earlier state of the chronology: a ``timeline.json``, or a revision of git that has one."""

from __future__ import annotations

import tempfile
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from sitegen.errors import PublishError, UsageError
from sitegen.repository import Repository

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sitegen.pipeline.project import Project

_WRITTEN = "timeline.json"


@dataclass(frozen=True, slots=True, kw_only=True)
class Earlier:
    """An earlier state.

    *named* finds it again, *shown* names it to readers: a file by its name, a revision by the first digits of its
    commit. *path* is a file to read, there as long as this is open.
    """

    named: str
    shown: str
    path: Path


@contextmanager
def open_earlier(project: Project, named: str, folder: Path) -> Iterator[Earlier]:
    """Give the earlier state that *named* means: a file in *folder*, ``REV:PATH``, or ``REV`` of the published branch.

    UsageError where there is neither, and for a file of the site itself, which the next build replaces. What is given
    names the state again, a file from the folder of the project.
    """
    path = folder / named
    if path.is_file():
        whole, root = path.resolve(), project.root.resolve()
        if whole.is_relative_to(project.output.resolve()):
            raise UsageError(
                "this file is replaced by the build that would be compared with it",
                at=named,
                hint="copy it to another place first, and name the copy",
            )
        again = whole.relative_to(root).as_posix() if whole.is_relative_to(root) else str(whole)
        yield Earlier(named=again, shown=whole.name, path=whole)
        return
    with tempfile.TemporaryDirectory(prefix="sitegen-", ignore_cleanup_errors=True) as scratch:
        target = Path(scratch, _WRITTEN)
        revision, _, inside = named.partition(":")
        commit = _save(project, revision, inside or _WRITTEN, target)
        if commit is None:
            raise UsageError(
                f"there is no file '{named}', and no revision of git with that name that holds a {_WRITTEN}",
                hint="name a timeline.json, a revision of the published branch, or REV:PATH",
            )
        yield Earlier(named=f"{commit}:{inside or _WRITTEN}", shown=commit[:12], path=target)


def _save(project: Project, revision: str, inside: str, target: Path) -> str | None:
    try:
        return Repository(project.root).save(revision, inside, target)
    except PublishError:
        return None
