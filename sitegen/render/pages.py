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
        people=…,         # every Person described
        entry_of=…,       # entry id -> Entry without its relations, None where there is none
        conflicts=…,      # how many contradictions there are
        said_by=…,        # person id -> the entries in which they speak, in timeline order
        content_pages=…,  # ContentPage(name, language, title, text): Markdown, front matter taken off
        assets=…,         # names of the files in content/assets, with forward slashes
        editions=…,       # an Edition for each language of the site, the first at the root
    )

and writes what ``site.site_files(site, template_folders)`` yields. ``routes.passage`` leads to a
passage, for exports. Only what grows with the years, the sources and one page stays in memory.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sitegen.render import routes
from sitegen.render.cards import Cards
from sitegen.render.changes import change_pages
from sitegen.render.counts import Counts
from sitegen.render.datapage import data_page
from sitegen.render.disputes import Disputes
from sitegen.render.doubts import Doubts
from sitegen.render.frame import ContentPage, Frame, SiteData
from sitegen.render.hidden import hidden_pages
from sitegen.render.keydates import KeyDates
from sitegen.render.library import Library
from sitegen.render.listing import Listing
from sitegen.render.lost import lost_page
from sitegen.render.portraits import Portraits
from sitegen.render.printing import printed_pages
from sitegen.render.searching import Search, words_beside
from sitegen.render.speaking import Speaking
from sitegen.render.tombstones import tombstone_pages
from sitegen.wording import one_line, source_name

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sitegen.model import Page

__all__ = ["ContentPage", "SiteData", "make_pages"]


def make_pages(site: SiteData) -> Iterator[Page]:
    """Yield every page of the site: entries and timeline, sources, people, then all others."""
    frame = Frame(site)
    counts = _count(site)
    cards = Cards(
        language=site.language,
        excerpt_limit=site.excerpt_limit,
        source_of=site.source_of,
        entry_of=site.entry_of,
        entry_at=site.entry_at,
    )
    doubts = Doubts(frame, cards, counts)
    keys = KeyDates(frame, cards, counts)
    disputes = Disputes(frame, cards.ties)
    search = Search(frame)
    for source in site.sources:
        yield from doubts.add_source(source)
    for listed in Listing(frame, cards, counts).pages():
        if listed.page:
            yield listed.page
        if listed.entry and listed.card:
            yield from doubts.add(listed.entry)
            yield from keys.add(listed.entry)
            yield from disputes.add(listed.entry)
            place = site.entry_at(listed.entry.id)
            yield from search.add(listed.card.heading.text, listed.card.date, words_beside(listed.card), place)
    speaking = Speaking(frame, counts)
    for shelved in Library(frame, counts).pages():
        yield shelved.page
        if shelved.row:
            yield from speaking.add(shelved.row)
            yield from search.add(
                one_line(shelved.row.title), shelved.row.date, shelved.row.name, routes.source(shelved.row.id)
            )
    yield from speaking.pages()
    for portrait in Portraits(frame, cards).pages():
        yield portrait.page
        if portrait.person:
            about = " ".join((portrait.person.role or "", *portrait.person.aliases))
            yield from search.add(portrait.person.name, "", about, routes.person(portrait.person.id))
    yield doubts.page()
    yield from printed_pages(frame, cards, counts)
    yield from keys.finish()
    yield from disputes.finish()
    yield from search.pages()
    for written in frame.written:
        target = routes.content_page(written.name)
        data = {"title": written.title, "text": written, "links": _links(target, frame)}
        yield frame.page(target, "page.html", data)
    yield from change_pages(frame, cards)
    yield from tombstone_pages(frame)
    yield from hidden_pages(frame)
    yield data_page(frame)
    yield lost_page(frame)


def _count(site: SiteData) -> Counts:
    counts = Counts(lambda document: source_name(site.source_of(document), site.language))
    for entry in site.entries:
        counts.add(entry)
    for source in site.sources:
        counts.add_source(source)
    return counts


def _links(here: routes.Target, frame: Frame) -> dict[str, str]:
    """Return what a written page may link to, by the names people use: ``method``, ``method.md``, ``assets/x.png``."""
    places = {name: target for target, name in frame.menu} | {"index": routes.INDEX, "undated": routes.undated()}
    places |= {page.name: routes.content_page(page.name) for page in frame.written}
    named = {f"{name}{end}": target for name, target in places.items() for end in ("", ".md", ".html")}
    links = {name: routes.link(here.route, target) for name, target in named.items()}
    return links | {f"assets/{name}": frame.link_to_shared(here, routes.asset(name)) for name in frame.site.assets}
