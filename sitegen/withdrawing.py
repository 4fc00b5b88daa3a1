"""Taking a source or an entry out of everything that is made: the work of ``sitegen withdraw``.

What is withdrawn is declared in ``content/withdrawn.toml`` by ids and hashes. The site is built again without it, and
the cache is written anew, so that neither keeps a word of it.
"""

from __future__ import annotations

import os
import re
import tempfile
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from sitegen import pipeline
from sitegen.cache import Cache
from sitegen.errors import OutputError, UsageError
from sitegen.output import read_manifest
from sitegen.pipeline.collection import Collection
from sitegen.render import routes
from sitegen.render.selection import read_selection
from sitegen.withdrawals import (
    FILE_NAME,
    PassageHash,
    WithdrawnEntry,
    WithdrawnSource,
    hash_of,
    plain_words,
    read_withdrawals,
    with_entry,
    with_source,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from sitegen.model import Mention, Source
    from sitegen.pipeline import Project

_IDS = "the id is the last part of the page's address; 'sitegen check --json' lists the ids of sources"
_GONE = "delete what is left of it by hand: its text in seeds/, what is stated of it in content/, and earlier commits"
_SHORT = 4  # letters of a name that is looked for in a reason


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """What is to be withdrawn: its declaration, the names in it, and the files that hold its words."""

    what: str
    declared: Callable[[str], str]
    names: tuple[str, ...]
    texts: tuple[Path, ...] = ()
    others: tuple[str, ...] = ()


def withdraw(  # noqa: PLR0913 (what the command is given)
    project: Project, address: str, *, reason: str = "", today: str, jobs: int, delete: bool = False
) -> Iterator[str]:
    """Withdraw the source or entry at *address*, an id or a page, and yield a line for each thing done or left to do.

    UsageError where there is no such thing, and where *reason* names somebody who is withdrawn with it. With *delete*
    the files with the text and the facts of a source go too; else they are named.
    """
    name = routes.name_in(address)
    known = read_withdrawals(project.content)
    with Collection(project, jobs, None) as collection:
        found = _Finder(project, collection, today, reason).find(name)
    if found is None:
        gone = known.sources.union(*(told.entries for told in known.source), *(told.entries for told in known.entry))
        raise UsageError(
            f"'{address}' is withdrawn already" if name in gone else f"no source and no entry has the id '{address}'",
            hint=_GONE if name in gone else _IDS,
        )
    _check_reason(reason, found)
    _declare(project.content / FILE_NAME, found)
    yield f"withdrawn: {found.what}, declared in {project.content.name}/{FILE_NAME}"
    if delete:
        yield from _delete(project, found.texts)
    try:
        yield from _build_again(project, today, jobs)
    finally:
        with Cache(project.cache_file) as cache:
            cache.vacuum()
    yield from _left_to_do(project, found, delete=delete)


def _build_again(project: Project, today: str, jobs: int) -> Iterator[str]:
    """Build the site as it was asked for, but for the comparison: the earlier state holds what is withdrawn."""
    manifest = read_manifest(project.output)
    if manifest is None:
        pipeline.check(project, jobs=jobs)
        return
    selection = read_selection(manifest.printed) if manifest.printed else None
    pipeline.build(project, today=today, jobs=jobs, selection=selection)
    yield f"built again without it: {project.output}"
    if manifest.since:
        yield f"left out: changes.html; for a new one: sitegen build --since {manifest.since}"


class _Finder:
    """Finds what an id means among all that was read, passages without an entry with it."""

    def __init__(self, project: Project, collection: Collection, today: str, reason: str) -> None:
        self._project = project
        self._collection = collection
        self._curator = collection.curator
        self._site = collection.site_data(today)
        self._today = today
        self._reason = reason

    def find(self, name: str) -> Found | None:
        """Return what *name* is the id of, None where nothing has it; UsageError for what people wrote by hand."""
        source = next((source for source in self._site.sources if name in {source.id, *source.formerly}), None)
        if source is not None:
            return self._source(source)
        told = (entry.mentions for entry in self._site.entries if any(told.id == name for told in entry.mentions))
        mentions = next(told, None) or self._passage(name)
        return self._entry(mentions) if mentions else None

    def _passage(self, name: str) -> tuple[Mention, ...]:
        """Return the passage *name* that no entry has, because it is hidden or the program was unsure of it."""
        every = (mention for reading in self._site.readings() for mention in reading.mentions)
        return tuple(mention for mention in every if mention.id == name)

    def _source(self, source: Source) -> Found:
        project = self._project
        _refuse_by_hand(source)
        had = {mention.id for mention, _ in self._site.told_in(source.id)} | {*self._curator.hidden}
        told = [mention for mention in self._collection.reading_of(source.id).mentions if mention.id in had]
        names = (source.id, *source.formerly)
        declared = WithdrawnSource(
            id=source.id,
            on=self._today,
            reason=self._reason,
            formerly=source.formerly,
            entries=tuple(dict.fromkeys(mention.id for mention in told)),
        )
        facts = [project.content / "sources" / f"{name}.md" for name in names]
        table = project.content / "sources.csv"
        rows = re.compile(rf"^[\"']?{re.escape(source.id)}\b", re.MULTILINE)
        listed = table.is_file() and rows.search(table.read_text(encoding="utf-8", errors="replace"))
        decisions = self._curator.decisions
        quoting = (found.file for found in decisions if any(passage.document in names for passage in found.passages))
        return Found(
            what=f"the source '{source.id}' with {len(declared.entries)} passages",
            declared=lambda text: with_source(text, declared),
            names=_names(source, told),
            texts=tuple(path for path in (project.seeds / source.path, *facts) if path.is_file()),
            others=(*((f"the row of '{source.id}' in content/sources.csv",) if listed else ()), *_quoted_in(quoting)),
        )

    def _entry(self, mentions: tuple[Mention, ...]) -> Found:
        """Return what goes with the entry of *mentions*: its passages, and the same words wherever else they stand."""
        site, lead = self._site, mentions[0]
        for mention in mentions:
            _refuse_by_hand(site.source_of(mention.document))
        alike, elsewhere = self._alike(mentions)
        told = tuple({mention.id: mention for mention in (*mentions, *alike)}.values())
        passages = dict.fromkeys((mention.document, hash_of(mention.quote.exact)) for mention in told)
        declared = WithdrawnEntry(
            id=lead.id,
            on=self._today,
            reason=self._reason,
            entries=tuple(mention.id for mention in told),
            passages=tuple(PassageHash(source=source, words=words) for source, words in passages),
        )
        sources = sorted({mention.document for mention in told})
        seeds = [f"{site.source_of(name).path} in seeds/, where its words stay" for name in sources]
        decisions = (found.file for mention in told for found in self._curator.about(mention.id))
        return Found(
            what=f"the entry '{lead.id}', told in {', '.join(sources)}",
            declared=lambda text: with_entry(text, declared),
            names=tuple(name for source in map(site.source_of, sources) for name in _names(source, told)),
            others=(*seeds, *_quoted_in(decisions), *elsewhere),
        )

    def _alike(self, mentions: tuple[Mention, ...]) -> tuple[list[Mention], list[str]]:
        """Return all passages that read as *mentions* do, and the texts that hold their words in other passages."""
        words = {plain_words(mention.quote.exact) for mention in mentions}
        alike: list[Mention] = []
        elsewhere: list[str] = []
        for reading in self._site.readings():
            written = bool(reading.source.rests_on)
            same = [mention for mention in reading.mentions if plain_words(mention.quote.exact) in words]
            alike += [] if written else same
            text = plain_words(reading.document.text)
            if (written or not same) and any(said in text for said in words):
                shown = reading.source.path if written else f"{reading.source.path} in seeds/"
                elsewhere.append(f"{shown}: the same words stand there, and are still shown as far as it is")
        return alike, elsewhere


def _refuse_by_hand(source: Source) -> None:
    if source.rests_on:
        raise UsageError("this entry was written by hand", hint=f"delete its file: {source.path}")


def _quoted_in(files: Iterable[str]) -> tuple[str, ...]:
    return tuple(f"{file}, which may hold words of it" for file in dict.fromkeys(files))


def _names(source: Source, mentions: list[Mention] | tuple[Mention, ...]) -> tuple[str, ...]:
    """Return the names that must not come back in a reason: of the text, who wrote it and who speaks in it."""
    speakers = (mention.speaker.name for mention in mentions if mention.speaker)
    whole = [name for name in (source.title, source.author, source.publisher, *speakers) if name]
    last = [name.split()[-1] for name in (source.author or "", *whole[1:]) if name.split()]
    return tuple(dict.fromkeys(name for name in (*whole, *last) if len(name) >= _SHORT))


def _check_reason(reason: str, found: Found) -> None:
    for name in found.names:
        if re.search(rf"(?<!\w){re.escape(name.casefold())}(?!\w)", reason.casefold()):
            raise UsageError(
                f"the reason names '{name}', and stands on the page that is left",
                hint="give a reason without names, such as: at the author's request",
            )


def _declare(path: Path, found: Found) -> None:
    """Add the declaration to the file *path*, which is whole at any moment."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        text = path.read_text(encoding="utf-8-sig") if path.exists() else ""
        with tempfile.NamedTemporaryFile("w", dir=path.parent, delete=False, encoding="utf-8", newline="\n") as file:
            file.write(found.declared(text))
        Path(file.name).chmod(0o644)
        os.replace(file.name, path)  # noqa: PTH105 (a name, not a path)
    except OSError as error:
        raise OutputError(f"cannot write it: {error.strerror or error}", at=str(path)) from error


def _delete(project: Project, paths: tuple[Path, ...]) -> Iterator[str]:
    for path in paths:
        with suppress(FileNotFoundError):
            path.unlink()
        yield f"deleted: {_shown(project, path)}"


def _left_to_do(project: Project, found: Found, *, delete: bool) -> Iterator[str]:
    texts = () if delete else tuple(_shown(project, path) for path in found.texts)
    for name in texts:
        yield f"left to do: {name} still holds words of it; delete it"
    for name in found.others:
        yield f"left to do: look at {name}"
    yield "left to do: sitegen publish --no-history, where it was published"
    yield "left to do: earlier commits of this repository may hold it; 'git filter-repo' takes a file out of them"


def _shown(project: Project, path: Path) -> str:
    return path.relative_to(project.root).as_posix() if path.is_relative_to(project.root) else str(path)
