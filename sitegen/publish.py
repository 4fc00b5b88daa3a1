"""Checking the built site and handing it to its host, as a branch of a git remote.

What is published is a copy that was checked file by file: it is what a build gives now, with the files
others put into ``site/``. Where anything is wrong nothing is published.
"""

from __future__ import annotations

import contextlib
import filecmp
import shutil
import tempfile
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from sitegen import pipeline
from sitegen.errors import PublishError, worst
from sitegen.model import Severity
from sitegen.output import MANIFEST, read_manifest
from sitegen.render.selection import read_selection
from sitegen.repository import Repository, without_password

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sitegen.pipeline import Project

LIMIT = 1_000_000_000  # bytes; what GitHub Pages takes


def publish(
    project: Project, *, today: str, jobs: int, dry_run: bool = False, no_history: bool = False
) -> Iterator[str]:
    """Yield a line for each thing done, or that would be done with *dry_run*; PublishError before any is done.

    With *no_history* the branch is replaced by one commit that stands alone, so that nothing withdrawn is left in it.
    """
    settings = project.config.publish
    repository = Repository(project.root)
    address = repository.address_of(settings.remote)
    repository.check_branch(settings.branch)
    with tempfile.TemporaryDirectory(prefix="sitegen-", ignore_cleanup_errors=True) as scratch:
        folder = Path(scratch, "site")
        count, size = _copy(project.output, folder)
        _check_is_current(project, folder, Path(scratch, "built"), today=today, jobs=jobs)
        there = repository.fetch(settings.remote, settings.branch)
        cname, whence = _cname(project, repository, folder, there)
        if cname:
            (folder / "CNAME").write_text(cname + "\n", encoding="utf-8", newline="\n")
        yield f"{count} files, {size:,} bytes, from {project.output}"
        yield f"to the branch '{settings.branch}' of '{settings.remote}', {without_password(address)}" + (
            "" if there else " (a new branch)"
        )
        yield f"domain: {cname} ({whence})" if cname else "domain: none of its own"
        if there and not no_history and repository.holds(there, folder):
            yield "nothing has changed; the branch has this site already"
            return
        if no_history:
            count = repository.count_commits(there) if there else 0
            yield f"history: replaced by a single commit; {count} before it leave the branch"
        if dry_run:
            yield "nothing was done (--dry-run)"
            return
        repository.import_folder(folder, settings.remote, settings.branch, alone=no_history)
        if no_history:
            repository.replace(settings.remote, settings.branch, there)
            yield "published; the host may keep what was there until it cleans up, and copies others made stay theirs"
        else:
            repository.push(settings.remote, settings.branch)
            yield "published"


def _check_is_current(project: Project, folder: Path, scratch: Path, *, today: str, jobs: int) -> None:
    """Raise PublishError unless *folder* is what a build of the present sources gives without errors."""
    manifest = read_manifest(project.output)
    asked = read_selection(manifest.printed) if manifest and manifest.printed else None
    day = manifest.today if manifest else today
    with contextlib.ExitStack() as stack:
        named = manifest.since if manifest else ""
        since = stack.enter_context(pipeline.open_earlier(project, named, project.root)) if named else None
        again = replace(project, output=scratch)
        report = pipeline.build(again, today=day, jobs=jobs, selection=asked, since=since)
    if worst(report.diagnostics) is Severity.ERROR:
        raise PublishError("some documents have errors", hint="see them with: sitegen check")
    now = read_manifest(scratch)
    made, told = (set(which.files) if which else set() for which in (now, manifest))
    changed = sorted((made ^ told) | {route for route in made & told if not _same(folder / route, scratch / route)})
    if changed:
        raise PublishError(
            f"the site is not what a build gives now; {len(changed)} files differ, among them {changed[0]}",
            at=str(project.output),
            hint="run: sitegen build, look at it, and publish again",
        )


def _same(old: Path, new: Path) -> bool:
    try:
        return filecmp.cmp(old, new, shallow=False)
    except OSError:
        return False


def _copy(site: Path, folder: Path) -> tuple[int, int]:
    """Copy *site* to *folder* and return files and bytes; PublishError for what no host could show."""
    if not (site / MANIFEST).is_file() or not (site / "index.html").is_file():
        raise PublishError("there is no built site", at=str(site), hint="run: sitegen build")
    size = count = 0
    folder.mkdir()
    for path in sorted(site.rglob("*")):
        route = path.relative_to(site)
        if route.parts[0] == ".git" or str(route) == MANIFEST:
            continue
        if path.is_symlink():
            raise PublishError("links cannot be published", at=str(path), hint="put the file itself there")
        if any(not part.isprintable() or set(part) & set('"\\') for part in route.parts):
            raise PublishError("a file with this name cannot be published", at=repr(str(path)))
        if path.is_dir():
            (folder / route).mkdir()
            continue
        size += path.stat().st_size
        if size > LIMIT:
            raise PublishError("the site is larger than the 1 GB a host takes", at=str(site))
        try:
            shutil.copyfile(path, folder / route)
        except OSError as error:
            raise PublishError(f"cannot read the file: {error.strerror or error}", at=str(path)) from error
        count += 1
    return count, size


def _cname(project: Project, repository: Repository, folder: Path, there: str | None) -> tuple[str, str]:
    """Return the site's own domain and who says so: sitegen.toml, then the site, then the branch as it is."""
    if project.config.publish.cname:
        return project.config.publish.cname, "from sitegen.toml"
    with contextlib.suppress(FileNotFoundError):
        return (folder / "CNAME").read_text(encoding="utf-8", errors="replace").strip(), "from site/CNAME"
    kept = repository.read(there, "CNAME") if there else None
    return (kept.strip(), "kept from the branch") if kept else ("", "")
