"""The sources as pages: one for each, and the list of them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sitegen.model import Page, Publish, Translation
from sitegen.render import routes
from sitegen.render.decided import rests_on
from sitegen.render.paging import ROWS, make_pager, parts
from sitegen.render.texts import lay_out_text
from sitegen.wording import capitalised, date_words, language_words, one_line, reason_words, source_name

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from sitegen.model import Mention, Reading, Source
    from sitegen.render.counts import Counts
    from sitegen.render.frame import Frame


_TRANSLATED = (Translation.HUMAN, Translation.MACHINE)


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceRow:
    """A source in the list of sources; *share* is the shown part of its text in percent."""

    id: str
    url: str
    title: str
    language: str
    name: str
    author: str
    kind: str
    date: str
    translation: str
    entries: int
    alone: int
    share: int
    publish: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Version:
    """The way to another version of a text."""

    url: str
    title: str
    language: str
    date: str


@dataclass(frozen=True, slots=True)
class Shelved:
    """A page of a source with its row for the list; the list itself has none."""

    page: Page
    row: SourceRow | None = None


class Library:
    """The sources of a site, read one at a time."""

    def __init__(self, frame: Frame, counts: Counts) -> None:
        self.frame = frame
        self.counts = counts

    def pages(self) -> Iterator[Shelved]:
        """Yield a page for each source, and the list of them in parts."""
        rows: list[SourceRow] = []
        part = 1
        for reading in self.frame.site.readings():
            if len(rows) == ROWS:
                yield self._list(part, rows)
                part, rows = part + 1, []
            shelved = self._source(reading)
            if shelved.row:
                rows.append(shelved.row)
            yield shelved
            yield from self._former(reading.source)
        yield self._list(part, rows)

    def _former(self, source: Source) -> Iterator[Shelved]:
        """Yield a page that leads to *source* for each id it had before."""
        target = routes.source(source.id)
        for name in source.formerly:
            alias = routes.source(name)
            data = {"title": one_line(source.title), "target": routes.link(alias.route, target)}
            yield Shelved(self.frame.page(alias, "alias.html", data, same_as=target))

    def _versions(self, here: routes.Target, ids: Iterable[str]) -> tuple[Version, ...]:
        """Return the ways to other versions of a text."""
        sources = map(self.frame.site.source_of, ids)
        return tuple(
            Version(
                url=routes.link(here.route, routes.source(source.id)),
                title=one_line(source.title),
                language=source.language,
                date=date_words(source.date.edtf, self.frame.site.language, weekday=False) if source.date else "",
            )
            for source in sources
        )

    def _list(self, part: int, rows: Iterable[SourceRow]) -> Shelved:
        data = {
            "title": self.frame.words.interface["sources"],
            "rows": tuple(rows),
            "pager": make_pager(part, parts(self.counts.sources, ROWS), routes.sources),
        }
        return Shelved(self.frame.page(routes.sources(part), "sources.html", data))

    def _source(self, reading: Reading) -> Shelved:
        source, site = reading.source, self.frame.site
        target = routes.source(source.id)
        told = list(site.told_in(source.id))
        text = lay_out_text(reading, told, site.language, site.excerpt_limit, site.entry_at)
        row = self._row(source, text.share)
        data = {
            "title": one_line(source.title),
            "source": source,
            "row": row,
            "text": text,
            "entries": self._entries(target, told) if source.publish is Publish.LINK else (),
            "original": routes.web_address(source.facts.url),
            "evidence": reason_words(source.date.evidence, site.language, source.publish) if source.date else "",
            "first_published": self._first_published(source),
            "corrected": self._versions(target, (source.superseded_by,) if source.superseded_by else ()),
            "corrects": self._versions(target, source.supersedes),
            "rests_on": rests_on(source.rests_on),
            "archived": routes.web_address(source.facts.archived_url),
            "spoken": language_words(source.language, site.language),
            "translated_from": self._translated_from(source),
            "timeml": self._timeml(target, reading),
        }
        return Shelved(self.frame.page(target, "source.html", data), row)

    def _translated_from(self, source: Source) -> str:
        facts = source.facts
        same = facts.translation is Translation.NONE or facts.original_language == source.language
        return "" if same else language_words(facts.original_language, self.frame.site.language)

    def _timeml(self, here: routes.Target, reading: Reading) -> str:
        """Return the link to the text with its expressions of time, empty where there is no such file."""
        offered = any(offer.name == "timeml" for offer in self.frame.offers)
        shown = reading.source.publish is Publish.FULL and reading.document.body is not None
        return routes.link(here.route, routes.timeml(reading.source.id)) if offered and shown else ""

    def _first_published(self, source: Source) -> str:
        first = source.date.first_published if source.date else None
        return date_words(first.edtf, self.frame.site.language, weekday=False) if first else ""

    def _entries(self, here: routes.Target, told: Iterable[tuple[Mention, str]]) -> tuple[tuple[str, str, str], ...]:
        """Return id, date and link of what a source tells that is only linked."""
        language = self.frame.site.language
        found = {
            routes.passage_id(mention.id): (
                capitalised(date_words(mention.when.edtf, language)),
                routes.link(here.route, self.frame.site.entry_at(entry)),
            )
            for mention, entry in told
        }
        return tuple((anchor, *rest) for anchor, rest in found.items())

    def _row(self, source: Source, share: float) -> SourceRow:
        words, language = self.frame.words.interface, self.frame.site.language
        translation = source.facts.translation
        return SourceRow(
            id=source.id,
            url=routes.link(routes.sources().route, routes.source(source.id)),
            title=source.title,
            language=source.language,
            name=source_name(source, language) if source.publisher or source.author or source.rests_on else "",
            author=source.author or "",
            kind=source.facts.kind or "",
            date=date_words(source.date.edtf, language, weekday=False) if source.date else "",
            translation=words[f"translation_{translation.value}"] if translation in _TRANSLATED else "",
            entries=self.counts.told[source.id],
            alone=self.counts.alone[source.id],
            share=round(share * 100),
            publish=words[f"publish_{source.publish.value}"],
        )
