"""The rooms in order: a project's documents to its site.

The first half reads one document at a time, in any number of processes; the second half brings all
documents together. In between everything lies in spools, so nothing here grows with the archive but
the diagnostics.
"""

from __future__ import annotations

import functools
import hashlib
from collections import Counter
from contextlib import ExitStack, suppress
from dataclasses import dataclass, replace
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING, Self

import msgspec

from sitegen import config as configuration
from sitegen import content, export, ingest, segment
from sitegen.cache import Cache
from sitegen.dates import date_text
from sitegen.dates.dct import find_document_date
from sitegen.errors import UsageError
from sitegen.executor import map_documents
from sitegen.mentions import find_mentions, find_statements, know_names, name_speaker, who_speaks
from sitegen.model import Diagnostic, Entry, Facts, Mention, Place, Publish, Reading, Source
from sitegen.output import SiteWriter
from sitegen.render import routes, site
from sitegen.render.pages import ContentPage, SiteData
from sitegen.resources import packaged
from sitegen.spool import Spool
from sitegen.timeline import mention_key, merge_mentions, sort_key, weigh

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from types import TracebackType

    from sitegen.config import Config

    Progress = Callable[[str, int, int], None]


_TOGETHER = 200  # results written to the cache at once


@dataclass(frozen=True, slots=True, kw_only=True)
class Project:
    """Where the parts of a project stand, and what its configuration says."""

    root: Path
    seeds: Path
    content: Path
    templates: Path
    output: Path
    config: Config


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """What a build read, dated, found and doubted; *left_out* are passages found with too little confidence."""

    documents: int
    dated: int
    entries: int
    statements: int
    events: int
    doubtful: int
    undated: int
    left_out: int
    pages: int
    diagnostics: tuple[Diagnostic, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Task:
    """One document to read; plain, so that it travels to other processes."""

    folder: str
    seed: ingest.Seed
    facts: Facts | None
    language: str
    publish: Publish


@dataclass(frozen=True, slots=True)
class Told:
    """A mention and the entry it went into."""

    mention: Mention
    entry: str


@dataclass(frozen=True, slots=True)
class Result:
    """What came of a task; *reading* is None where the document cannot be read."""

    reading: Reading | None
    diagnostics: tuple[Diagnostic, ...]


def open_project(root: Path, *, seeds: Path | None = None, output: Path | None = None) -> Project:
    """Return the project in *root*; UsageError without one, ConfigError for a wrong configuration."""
    if not root.is_dir():
        raise UsageError("there is no such folder", at=str(root), hint="make a project with: sitegen new DIR")
    project = Project(
        root=root,
        seeds=seeds or root / "seeds",
        content=root / "content",
        templates=root / "templates",
        output=output or root / "site",
        config=configuration.read_config(root / "sitegen.toml"),
    )
    if not project.seeds.is_dir():
        raise UsageError("there is no such folder", at=str(project.seeds), hint="put your articles there, as text")
    return project


def check(project: Project, *, jobs: int = 1, progress: Progress | None = None) -> Report:
    """Return what a build would find and complain of; nothing is written but the cache."""
    with _Collection(project, jobs, progress) as collection:
        return collection.report(pages=0)


def build(project: Project, *, today: str, jobs: int = 1, progress: Progress | None = None) -> Report:
    """Build the site of *project* and return what was read, dated, found and doubted.

    *today* is an ISO day and only printed. The old site stays whole until the new one is.
    """
    with _Collection(project, jobs, progress) as collection, SiteWriter(project.output, today=today) as writer:
        pages = 0
        themes = (project.templates, packaged("templates"))
        for route, data in site.site_files(collection.site_data(today), themes):
            writer.write(route, data)
            pages += route.endswith(".html")
            if progress:
                progress("write", pages, 0)
        for name in collection.content.assets:
            writer.write(routes.asset(name).route, (project.content / "assets" / name).read_bytes())
        for route, write in export.WRITERS.items():
            writer.write(route, write(collection.export()))
        return collection.report(pages=pages)


def read_seed(task: Task) -> Result:
    """Return what all rooms of one document find in the seed of *task*."""
    document, found = ingest.read_document(Path(task.folder), task.seed, task.facts, task.language)
    if document is None:
        return Result(None, found)
    layout = segment.lay_out(document)
    date, complaints = find_document_date(document, layout)
    timexes = date_text(document, layout, date)
    sentences = segment.cut_sentences(document, layout, [timex.span for timex in timexes])
    statements = find_statements(document.text, document.language, sentences, layout.quotations, layout.segments)
    mentions = find_mentions(document, layout, sentences, timexes, statements, date)
    facts = document.facts
    title = facts.title or (layout.title.of(document.text) if layout.title else None) or Path(document.path).stem
    source = Source(
        id=document.id,
        path=document.path,
        collection=document.collection,
        language=document.language,
        title=title,
        author=facts.author or (layout.author.of(document.text) if layout.author else None),
        publisher=facts.publisher or (layout.publisher.of(document.text) if layout.publisher else None),
        facts=facts,
        publish=facts.publish or task.publish,
        date=date,
        sha256=document.sha256,
    )
    nothing = () if mentions else (Diagnostic("nothing-found", Place(document.path)),)
    diagnostics = (*found, *complaints, *nothing)
    return Result(
        Reading(
            document=document,
            source=source,
            layout=layout,
            timexes=timexes,
            mentions=mentions,
            diagnostics=diagnostics,
        ),
        diagnostics,
    )


class _Collection:
    """All documents of a project, read, merged and in order, for as long as it is open."""

    def __init__(self, project: Project, jobs: int, progress: Progress | None) -> None:
        self._project = project
        self._stack = ExitStack()
        keep = self._stack.enter_context
        self._readings = keep(Spool(Reading))
        self._sources = keep(Spool(Source))
        self._entries = keep(Spool(Entry))
        self._places = keep(Spool(Told))
        self._said = keep(Spool(Entry))
        self._counts: Counter[str] = Counter()
        self.content, complaints = content.read_content(project.content)
        self._known = know_names(self.content.people)
        self._diagnostics = list(complaints)
        try:
            with Spool(Mention) as mentions:
                self._read(mentions, jobs, progress)
                self._bring_together(mentions)
        except BaseException:
            self._stack.close()
            raise

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._stack.close()

    def _read(self, mentions: Spool[Mention], jobs: int, progress: Progress | None) -> None:
        project = self._project
        within = project.seeds.is_relative_to(project.root)
        folder = (project.seeds.relative_to(project.root) if within else project.seeds).as_posix()
        seeds, complaints = ingest.find_seeds(project.seeds)
        self._diagnostics += [_moved(found, folder) for found in complaints]
        self._diagnostics += content.check_sources(self.content, {seed.id for seed in seeds})
        results = _results(self._tasks(seeds), project, jobs)
        for done, (seed, result) in enumerate(zip(seeds, results, strict=True), start=1):
            # What is wrong with a fact stands in the content folder, and tells its whole path.
            self._diagnostics += [
                _moved(found, folder) if found.at.path == seed.path else found for found in result.diagnostics
            ]
            if result.reading is not None:
                self._keep(result.reading, mentions)
            if progress:
                progress("read", done, len(seeds))

    def _keep(self, reading: Reading, mentions: Spool[Mention]) -> None:
        self._readings.add(reading.source.id, reading)
        self._sources.add(reading.source.id, reading.source)
        self._counts["documents"] += 1
        self._counts["dated"] += reading.source.date is not None
        for mention in reading.mentions:
            if mention.confidence < self._project.config.timeline.min_confidence:
                self._counts["left out"] += 1
            else:
                mentions.add(mention_key(mention), name_speaker(mention, self._known))

    def _bring_together(self, mentions: Spool[Mention]) -> None:
        for entry in merge_mentions(mentions, weigh(mentions)):
            source = self.source_of(entry.mentions[0].document)
            self._entries.add(sort_key(entry, source.date.edtf if source.date else None), entry)
            for mention in entry.mentions:
                self._places.add(mention.document, Told(mention, entry.id))
            self._counts["entries"] += 1
            self._counts[entry.kind.value] += 1
            self._counts["undated"] += entry.when.edtf is None
            self._counts["doubtful"] += entry.when.edtf is not None and not entry.when.certain
        for entry in self._entries if self.content.people else ():
            for person in who_speaks(entry.mentions):
                self._said.add(person, entry)

    def _tasks(self, seeds: Iterable[ingest.Seed]) -> Iterator[Task]:
        config = self._project.config
        for seed in seeds:
            yield Task(
                folder=str(self._project.seeds),
                seed=seed,
                facts=self.content.sources.get(seed.id),
                language=config.site.language,
                publish=Publish(config.sources.publish),
            )

    def source_of(self, document: str) -> Source:
        """Return the source of a document that was read."""
        return next(self._sources.at(document))

    def site_data(self, today: str) -> SiteData:
        """Return what the pages are made from."""
        config = self._project.config
        return SiteData(
            title=config.site.title,
            description=config.site.description,
            language=config.site.language,
            base_url=config.site.base_url,
            author=config.site.author,
            excerpt_limit=config.sources.excerpt_limit,
            split_above=config.timeline.split_above,
            built=today,
            sources=self._sources,
            entries=self._entries,
            source_of=self.source_of,
            readings=lambda: self._readings,
            told_in=lambda document: ((told.mention, told.entry) for told in self._places.at(document)),
            content_pages=tuple(
                ContentPage(name=page.name, language=page.language, title=page.title, text=page.text)
                for page in self.content.pages
            ),
            assets=self.content.assets,
            people=self.content.people,
            said_by=self._said.at,
        )

    def export(self) -> export.Export:
        """Return what writers of data are given."""
        config = self._project.config
        return export.Export(
            generated_by=f"sitegen {version('sitegen')}",
            language=config.site.language,
            excerpt_limit=config.sources.excerpt_limit,
            sources=self._sources,
            entries=self._entries,
            source_of=self.source_of,
            url_of=_address,
        )

    def report(self, *, pages: int) -> Report:
        """Return the counts and every diagnostic."""
        count = self._counts
        return Report(
            documents=count["documents"],
            dated=count["dated"],
            entries=count["entries"],
            statements=count["statement"],
            events=count["event"],
            doubtful=count["doubtful"],
            undated=count["undated"],
            left_out=count["left out"],
            pages=pages,
            diagnostics=tuple(self._diagnostics),
        )


def _moved(found: Diagnostic, folder: str) -> Diagnostic:
    """Return *found*, whose paths are relative to the seeds, with *folder* before them."""
    args = tuple((name, f"{folder}/{value}" if name in {"path", "other"} else value) for name, value in found.args)
    return replace(found, at=replace(found.at, path=f"{folder}/{found.at.path}"), args=args)


def _address(mention: Mention, shown: str) -> str:
    return routes.link(routes.TIMELINE.route, routes.passage(mention, shown))


def _results(tasks: Iterator[Task], project: Project, jobs: int) -> Iterator[Result]:
    """Yield the results of *tasks* in their order, from the cache where nothing has changed."""
    encode, decode = msgspec.json.Encoder().encode, msgspec.json.Decoder(Result).decode
    keyed = [(_key(task), task) for task in tasks]
    with Cache(project.root / ".sitegen" / "cache.sqlite") as cache:
        missing = {key for key, _ in keyed if key not in cache}
        fresh = map_documents(read_seed, (task for key, task in keyed if key in missing), jobs=jobs)
        waiting: list[tuple[str, bytes]] = []
        for key, task in keyed:
            known = None if key in missing else cache.get(key)
            if known is not None:
                yield decode(known)
                continue
            result = next(fresh) if key in missing else read_seed(task)
            waiting.append((key, encode(result)))
            if len(waiting) == _TOGETHER:
                cache.put_many(waiting)
                waiting.clear()
            yield result
        cache.put_many(waiting)
        cache.prune(key for key, _ in keyed)


def _key(task: Task) -> str:
    """Return the hash of all a result depends on: document, facts, configuration, code and language data."""
    digest = hashlib.sha256(_code_fingerprint())
    digest.update(msgspec.json.encode(task))
    path = Path(task.folder, task.seed.path)
    with suppress(OSError), path.open("rb") as file:
        digest.update(hashlib.file_digest(file, "sha256").digest())
    return digest.hexdigest()


@functools.cache
def _code_fingerprint() -> bytes:
    folder = Path(__file__).parent
    files = sorted(path for kind in ("*.py", "*.toml") for path in folder.rglob(kind))
    return hashlib.sha256(b"".join(hashlib.sha256(path.read_bytes()).digest() for path in files)).digest()
