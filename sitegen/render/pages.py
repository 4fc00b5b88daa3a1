"""The timeline and its sources to the pages of the site: what each template is given.

``make_pages(site)`` is all there is. The pipeline fills ``SiteData`` so:

    SiteData(
        title=…, description=…, language="de", base_url=…, author=…,   # plain values of [site]
        excerpt_limit=300, split_above=2000,
        built="2024-05-08",                            # ISO day, handed down
        sources=…,        # every Source, in the order of ids; can be walked again
        entries=…,        # every Entry in timeline order; can be walked again (two walks)
        source_of=…,      # document id -> Source
        readings=…,       # () -> every Reading, one at a time, in the order of ids (one walk)
        told_in=…,        # document id -> its mentions, each with the id of the entry it went into
        content_pages=…,  # ContentPage(name, language, title, text): Markdown, front matter taken off
        assets=…,         # names of the files in content/assets, with forward slashes
    )

and writes what ``site.site_files(site, template_folders)`` yields. ``routes.passage`` leads to a
passage, for exports. Only what grows with the years, the sources and one page stays in memory.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sitegen.model import Entry, Page
from sitegen.render import routes
from sitegen.render.cards import Card, Cards
from sitegen.render.frame import MENU, ContentPage, Frame, SiteData
from sitegen.render.library import Library
from sitegen.render.listing import Counts, Listing
from sitegen.wording import one_line, source_name

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["ContentPage", "Doubt", "SiteData", "make_pages"]

SHARD = 1500  # rows of a part of the search index


@dataclass(frozen=True, slots=True, kw_only=True)
class Doubt:
    """An entry without a settled date, and what would settle it."""

    card: Card
    settle: str


def make_pages(site: SiteData) -> Iterator[Page]:
    """Yield every page of the site: entries and timeline, sources, then all others."""
    frame = Frame(site)
    counts = Counts(lambda document: source_name(site.source_of(document), site.language))
    for entry in site.entries:
        counts.add(entry)
    cards = Cards(language=site.language, excerpt_limit=site.excerpt_limit, source_of=site.source_of)
    doubts = _Doubts(frame, cards)
    search = _Search(frame)
    for listed in Listing(frame, cards, counts).pages():
        yield listed.page
        if listed.entry and listed.card:
            doubts.add(listed.entry)
            said = " ".join(passage.said for passage in listed.card.passages)
            voices = " ".join(listed.card.voices)
            yield from search.add(
                listed.card.heading.text, listed.card.date, f"{said} {voices}", routes.entry(listed.entry.id)
            )
    for shelved in Library(frame, counts).pages():
        yield shelved.page
        if shelved.row:
            yield from search.add(
                one_line(shelved.row.title), shelved.row.date, shelved.row.name, routes.source(shelved.row.id)
            )
    yield doubts.page()
    yield from search.pages()
    for written in frame.written:
        target = routes.content_page(written.name)
        data = {"title": written.title, "text": written, "links": _links(target.route, frame)}
        yield frame.page(target, "page.html", data)
    yield frame.page(routes.NOT_FOUND, "404.html", {"title": frame.words.interface["not_found"]})


def _links(here: str, frame: Frame) -> dict[str, str]:
    """Return what a written page may link to, by the names people use: ``method``, ``method.md``, ``assets/x.png``."""
    places = {name: target for target, name in MENU} | {"index": routes.INDEX, "undated": routes.UNDATED}
    places |= {page.name: routes.content_page(page.name) for page in frame.written}
    named = {f"{name}{end}": target for name, target in places.items() for end in ("", ".md", ".html")}
    named |= {f"assets/{name}": routes.asset(name) for name in frame.site.assets}
    return {name: routes.link(here, target) for name, target in named.items()}


class _Doubts:
    """The page of what is undated or doubtful. It shows at most as many entries as one list may hold."""

    def __init__(self, frame: Frame, cards: Cards) -> None:
        self._frame = frame
        self._cards = cards
        self._undated: list[Doubt] = []
        self._doubtful: list[Doubt] = []
        self._more = 0

    def add(self, entry: Entry) -> None:
        """Take *entry* up if its date is not settled."""
        if entry.when.edtf is not None and entry.when.certain:
            return
        if len(self._undated) + len(self._doubtful) >= self._frame.site.split_above:
            self._more += 1
            return
        kept = self._undated if entry.when.edtf is None else self._doubtful
        kept.append(Doubt(card=self._cards.card(routes.UNDATED.route, entry), settle=self._settle(entry)))

    def _settle(self, entry: Entry) -> str:
        """Return what would settle the date of *entry*."""
        source = self._frame.site.source_of(entry.mentions[0].document)
        settle = self._frame.words.settle
        if source.date is None:
            return settle["document_date"].format(document=source.id)
        if len(source.date.anchor) < len("2024-05-08") and entry.when.timex is not None:
            return settle["document_day"].format(document=source.id, date=source.date.edtf)
        return settle["passage"]

    def page(self) -> Page:
        """Return the page, with the sources that carry no date."""
        here, words = routes.UNDATED.route, self._frame.words
        sources = tuple(
            (
                source,
                routes.link(here, routes.source(source.id)),
                words.settle["document_date"].format(document=source.id),
            )
            for source in self._frame.site.sources
            if source.date is None
        )
        data = {
            "title": words.interface["undated_and_doubtful"],
            "undated": tuple(self._undated),
            "doubtful": tuple(self._doubtful),
            "more": self._more,
            "sources": sources,
        }
        return self._frame.page(routes.UNDATED, "undated.html", data)


class _Search:
    """The search index in parts: classic scripts, so that it works from a folder too."""

    def __init__(self, frame: Frame) -> None:
        self._frame = frame
        self._rows: list[dict[str, str]] = []
        self._parts: list[routes.Target] = []

    def add(self, title: str, date: str, text: str, target: routes.Target) -> Iterator[Page]:
        """Take up a row; yield a part of the index when one is full. Rows hold only what pages show."""
        self._rows.append({"t": title, "d": date, "x": text, "u": routes.link(routes.SEARCH.route, target)})
        if len(self._rows) >= SHARD:
            yield self._part()

    def pages(self) -> Iterator[Page]:
        """Yield the last part and the page that searches all."""
        if self._rows:
            yield self._part()
        scripts = tuple(routes.link(routes.SEARCH.route, part) for part in self._parts)
        data = {"title": self._frame.words.interface["search"], "parts": scripts}
        yield self._frame.page(routes.SEARCH, "search.html", data)

    def _part(self) -> Page:
        target = routes.search_shard(len(self._parts))
        self._parts.append(target)
        rows, self._rows = self._rows, []
        return Page(target.route, "shard.js", {"rows": rows})
