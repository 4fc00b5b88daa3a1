"""The second half: all documents together, merged and in order."""

from __future__ import annotations

import functools
from collections import Counter
from contextlib import ExitStack
from dataclasses import dataclass
from importlib.metadata import version
from itertools import chain
from typing import TYPE_CHECKING, Self

from sitegen import content, export
from sitegen.mentions import know_names, name_speaker, who_speaks
from sitegen.model import Diagnostic, Entry, Mention, Reading, Reason, Source, SpeakerCount
from sitegen.pipeline.addresses import Addresses
from sitegen.pipeline.curation import check_documents, curated, open_curator, readings_by_hand
from sitegen.pipeline.project import Report
from sitegen.pipeline.reading import read_all
from sitegen.pipeline.redaction import find_again
from sitegen.pipeline.register import in_folder, placed, register_seeds, tasks
from sitegen.pipeline.relating import Relating
from sitegen.pipeline.shares import check_shares
from sitegen.pipeline.speakers import Said, count_speakers, note_speakers
from sitegen.pipeline.undated import Undated
from sitegen.pipeline.versions import Versions
from sitegen.render import routes
from sitegen.render.editions import plan_editions
from sitegen.render.pages import ContentPage, SiteData
from sitegen.spool import Spool
from sitegen.timeline import (
    Marked,
    Numbered,
    Passage,
    ToldOrder,
    choose_entries,
    find_told_order,
    mention_key,
    merge_mentions,
    passages_of,
    weigh,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from types import TracebackType

    from sitegen.pipeline.project import Project
    from sitegen.render.editions import Edition
    from sitegen.render.offers import Offer
    from sitegen.timeline.curate import Curator

    Progress = Callable[[str, int, int], None]

_REMEMBERED = 1024  # sources kept at hand


@dataclass(frozen=True, slots=True)
class Told:
    """A mention and the entry it went into."""

    mention: Mention
    entry: str


class Collection:
    """All documents of a project, read, merged and in order, for as long as it is open."""

    def __init__(self, project: Project, jobs: int, progress: Progress | None) -> None:
        self._project = project
        self._stack = ExitStack()
        keep = self._stack.enter_context
        self._readings = keep(Spool(Reading))
        self.sources = keep(Spool(Source))
        self._entries = keep(Spool(Entry))
        self._keys: dict[str, tuple[Reason, ...]] = {}
        self._timeline = Marked(Numbered(self._entries), self._keys)
        self._places = keep(Spool(Told))
        self._said = keep(Spool(Entry))
        self._undated = keep(Undated())
        self._addresses = keep(Addresses())
        self._speakers = keep(Spool(SpeakerCount))
        self._told = keep(Spool(ToldOrder))
        self._counts: Counter[str] = Counter()
        self.source_of = functools.lru_cache(_REMEMBERED)(self._source_of)
        self._relating = keep(Relating(self.source_of))
        self.content, complaints = content.read_content(project.content, project.config.site.spoken[0])
        self._known = know_names(self.content.people)
        self._diagnostics = list(complaints)
        try:
            self.register = register_seeds(project, self.content)
            self._curator = open_curator(self.content.entries, self.register)
            self._versions = keep(Versions(self.register.lifecycle.superseded))
            with Spool(Mention) as mentions:
                self._read(mentions, jobs, progress)
                self._bring_together(mentions)
            self._diagnostics += [*check_documents(self._curator, self.register), *self._curator.problems]
            self._choose()
            if self._counts["entries"] > project.config.timeline.pages_up_to:
                self._addresses.place(self._timeline)
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
        register = self.register
        seeds, folder = register.seeds, register.folder
        self._diagnostics += register.diagnostics
        queue = tasks(register, project, self.content)
        results = read_all(queue, project.cache_file, jobs)
        for done, (seed, result) in enumerate(zip(seeds, results, strict=True), start=1):
            # What is wrong with a fact stands in the content folder, and tells its whole path.
            self._diagnostics += [
                in_folder(found, folder) if found.at.path == seed.path else found for found in result.diagnostics
            ]
            if result.reading is not None:
                self._keep(placed(result.reading, register), mentions)
            if progress:
                progress("read", done, len(seeds))

    def _keep(self, reading: Reading, mentions: Spool[Mention]) -> None:
        self._readings.add(reading.source.id, reading)
        self.sources.add(reading.source.id, reading.source)
        again = find_again(reading, self.register.withdrawals.by_words)
        self._diagnostics += [in_folder(found, self.register.folder) for found in again]
        if reading.source.superseded_by is None:
            for told in find_told_order(reading.mentions, reading.document.text, reading.document.path):
                self._told.add(reading.source.id, told)
        self._undated.read(reading)
        self._counts["documents"] += 1
        self._counts["dated"] += reading.source.date is not None
        least = self._project.config.timeline.min_confidence
        sure = [mention for mention in reading.mentions if mention.confidence >= least]
        self._curator.read(reading.document, sure, [found for found in reading.mentions if found.confidence < least])
        for found in reading.mentions:
            mention = name_speaker(found, self._known)
            self._versions.note(mention)
            if mention.confidence < least and not self._curator.is_about(mention):
                self._counts["left out"] += 1
            elif self._curator.takes(mention):
                continue
            elif mention.superseded:
                self._versions.wait(mention)
            else:
                mentions.add(mention_key(mention), mention)

    def _bring_together(self, mentions: Spool[Mention]) -> None:
        written = list(self._written())  # as few as people write; what they join has to be known before
        for mention in self._versions.left(self._curator):
            mentions.add(mention_key(mention), mention)
        told = self._versions.together(merge_mentions(mentions, weigh(mentions)))
        for entry in curated(self._curator, chain(written, told)):
            self._relating.add(entry)
            for mention in entry.mentions:
                self._places.add(mention.document, Told(mention, entry.id))
            self._counts["entries"] += 1
            self._counts[entry.kind.value] += 1
            self._counts["undated"] += entry.when.edtf is None
            self._counts["doubtful"] += entry.when.edtf is not None and not entry.when.certain
        self._relate()
        for entry in self._timeline if self.content.people else ():
            for person in who_speaks(entry.mentions):
                self._said.add(person, entry)

    def _relate(self) -> None:
        """Put the entries in order, with what they have to do with each other."""
        for source in self.sources:
            if told := list(self._told.at(source.id)):
                self._relating.tell(told, {one.mention.id: one.entry for one in self._places.at(source.id)})
        with Spool(Said) as said:
            for key, entry in self._relating.entries():
                self._entries.add(key, entry)
                note_speakers(said, entry, key)
                self._undated.meet(entry)
                # A conflict stands at both entries, one between passages of an entry only there.
                self._counts["conflicts"] += sum(conflict.entry >= entry.id for conflict in entry.conflicts)
            count_speakers(said, self._speakers)
        self._diagnostics += [in_folder(found, self.register.folder) for found in self._relating.problems]

    @property
    def entries(self) -> Iterable[Entry]:
        """Return the entries in timeline order; can be walked again."""
        return self._timeline

    @property
    def curator(self) -> Curator:
        """Return what people decided, and what it turned out to mean."""
        return self._curator

    def reading_of(self, document: str) -> Reading:
        """Return all that was found in *document*."""
        return next(self._readings.at(document))

    def _written(self) -> Iterator[Entry]:
        """Yield the entries that people wrote; they are sources of their own."""
        for reading in readings_by_hand(self._curator):
            self._readings.add(reading.source.id, reading)
            self.sources.add(reading.source.id, reading.source)
            self._curator.read(reading.document, reading.mentions)
            for mention in reading.mentions:
                if self._curator.takes(mention):
                    continue
                yield Entry(id=mention.id, kind=mention.kind, when=mention.when, mentions=(mention,))

    def _choose(self) -> None:
        """Mark the entries that matter most."""
        top = self._project.config.timeline.top
        if not top:
            return
        pinned = []
        with Spool(Passage) as passages:
            for entry in self._entries:
                pinned += [entry.id] if entry.decided and entry.decided.pinned else []
                for passage in passages_of(entry, self._told_on):
                    passages.add(passage.day, passage)
            self._keys.update(choose_entries(passages, passages.at, top, pinned))

    def _told_on(self, document: str) -> str | None:
        date = self.source_of(document).date
        return date.edtf if date else None

    def seeds(self) -> Iterator[Source]:
        """Yield the sources that were read from seeds."""
        for seed in self.register.seeds:
            yield from self.sources.at(seed.id)

    def _source_of(self, document: str) -> Source:
        """Return the source of a document that was read."""
        return next(self.sources.at(document))

    @property
    def editions(self) -> tuple[Edition, ...]:
        """Return the languages of the site, the first at its root."""
        config = self._project.config
        return plan_editions(
            config.site.spoken,
            title=config.site.title,
            description=config.site.description,
            base_url=config.site.base_url,
            named={name: (said.title, said.description) for name, said in (("de", config.de), ("en", config.en))},
        )

    def site_data(self, today: str, offers: Sequence[Offer] = ()) -> SiteData:
        """Return what the pages are made from; *offers* are the data of the site."""
        config = self._project.config
        main = self.editions[0]
        return SiteData(
            title=main.title,
            description=main.description,
            language=main.language,
            base_url=main.base_url,
            author=config.site.author,
            excerpt_limit=config.sources.excerpt_limit,
            split_above=config.timeline.split_above,
            built=today,
            sources=self.sources,
            entries=self._timeline,
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
            entry_at=self._addresses.of,
            places=lambda: self._addresses,
            on_lists=self._addresses.on_lists,
            entry_of=self._relating.entry_of,
            conflicts=self._counts["conflicts"],
            tombstones=self.register.tombstones(),
            suggested=self._undated.suggestion,
            speakers=len(self._speakers),
            speaking=lambda: self._speakers,
            hidden=self._curator.hidden,
            keys=len(self._keys),
            editions=self.editions,
            offers=offers,
            noindex=config.site.noindex,
        )

    def export(self, edition: Edition) -> export.Export:
        """Return what writers of data are given for one of the languages."""
        config = self._project.config
        return export.Export(
            generated_by=f"sitegen {version('sitegen')}",
            title=edition.title,
            description=edition.description,
            author=config.site.author,
            base_url=edition.base_url,
            language=edition.language,
            excerpt_limit=config.sources.excerpt_limit,
            sources=self.sources,
            entries=self._timeline,
            readings=self._readings,
            source_of=self.source_of,
            url_of=_address,
            entry_url=lambda entry: routes.link(routes.TIMELINE.route, self._addresses.of(entry)),
            source_url=lambda document: routes.link(routes.TIMELINE.route, routes.source(document)),
            entry_of=self._relating.entry_of,
        )

    def _shares(self) -> Iterator[Diagnostic]:
        told_in = self.site_data("").told_in
        return check_shares(self._readings, told_in, self._project.config.sources, self.register.folder)

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
            hidden=len(self._curator.hidden),
            pages=pages,
            diagnostics=(*self._diagnostics, *self._undated.diagnostics(self.register.folder), *self._shares()),
        )


def _address(mention: Mention, shown: str) -> str:
    return routes.link(routes.TIMELINE.route, routes.passage(mention, shown))
