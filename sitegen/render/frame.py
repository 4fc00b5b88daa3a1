"""What all pages are made from, and what every page shows."""

from __future__ import annotations

import functools
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sitegen.languages.words import Words, load
from sitegen.model import Page
from sitegen.render import routes
from sitegen.render.editions import Edition, plan_editions, twins
from sitegen.render.offers import Offer, alternates
from sitegen.render.paging import Pager
from sitegen.wording import date_words, tab_title

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from sitegen.model import Change, Entry, Mention, Person, Reading, Source, SpeakerCount, Suggestion, Tombstone
    from sitegen.render.selection import Selection


@dataclass(frozen=True, slots=True, kw_only=True)
class ContentPage:
    """A page that people wrote: *text* is Markdown."""

    name: str
    language: str
    title: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SiteData:
    """All that the pages of one language are made from; see the top of ``pages``.

    *editions* are all languages of the site, none where there is but this one. *on_lists* says that entries have no
    pages of their own; *places* then tells where each stands, by the ids of all mentions, and *entry_at* for one.
    """

    title: str
    description: str
    language: str
    base_url: str
    author: str
    excerpt_limit: int
    split_above: int
    built: str
    sources: Iterable[Source]
    entries: Iterable[Entry]
    source_of: Callable[[str], Source]
    readings: Callable[[], Iterable[Reading]]
    told_in: Callable[[str], Iterable[tuple[Mention, str]]]
    content_pages: Sequence[ContentPage] = ()
    assets: Sequence[str] = ()
    people: Sequence[Person] = ()
    said_by: Callable[[str], Iterable[Entry]] = lambda _: ()
    entry_of: Callable[[str], Entry | None] = lambda _: None
    keys: int = 0
    conflicts: int = 0
    selection: Selection | None = None
    entry_at: Callable[[str], routes.Target] = routes.entry
    places: Callable[[], Iterable[tuple[str, routes.Target]]] = lambda: ()
    on_lists: bool = False
    editions: Sequence[Edition] = ()
    tombstones: Sequence[Tombstone] = ()
    since: str = ""
    changed: int = 0
    changes: Callable[[], Iterable[Change]] = lambda: ()
    suggested: Callable[[str], Suggestion | None] = lambda _: None
    speakers: int = 0
    speaking: Callable[[], Iterable[SpeakerCount]] = lambda: ()
    hidden: Sequence[str] = ()
    offers: Sequence[Offer] = ()
    noindex: bool = False


def editions_of(site: SiteData) -> tuple[Edition, ...]:
    """Return the languages of *site*, the first at the root."""
    return tuple(site.editions) or plan_editions(
        [site.language], title=site.title, description=site.description, base_url=site.base_url, named={}
    )


class Frame:
    """Pages with what every page shows, which is of constant size, whatever the site holds."""

    def __init__(self, site: SiteData) -> None:
        self.site = site
        self.words: Words = load(site.language)
        self.menu = _menu(site)
        self.editions = editions_of(site)
        self.edition = next(edition for edition in self.editions if edition.language == site.language)
        self.offers = [offer for offer in site.offers if offer.language == site.language]
        self.written = _in_language(site.content_pages, site.language)
        self._frames: dict[str, Mapping[str, object]] = {}  # one for each folder, and each page of the menu

    def page(
        self, target: routes.Target, template: str, data: Mapping[str, object], *, same_as: routes.Target | None = None
    ) -> Page:
        """Return the page *target* made of *data*; *same_as* is the page it only leads to."""
        site = self.site
        own: dict[str, object] = {
            "canonical": routes.absolute(site.base_url, same_as or target) if site.base_url else "",
            "twins": twins(self.editions, site.language, target),
            "own": routes.link(target.route, routes.Target(target.route)),
            "description": site.description,
            "pager": None,
        }
        own["tab"] = self._tab(data)
        return Page(target.route, template, {**self._around(target), **own, **data})

    def _tab(self, data: Mapping[str, object]) -> str:
        pager = data.get("pager")
        part = self.words.interface["page_of"] if isinstance(pager, Pager) else ""
        said = part.format(number=pager.number, total=pager.total) if isinstance(pager, Pager) else ""
        return tab_title(str(data["title"]), self.site.title, said)

    def _around(self, target: routes.Target) -> Mapping[str, object]:
        """Return what *target* shows as all pages of its folder do; pages of the menu are marked in it.

        Pages with the same text under ``frame`` have the same of it all, which templates fill in once.
        """
        folder = target.route.rpartition("/")[0]
        marked = target.route if target == routes.NOT_FOUND or any(target == goal for goal, _ in self.menu) else ""
        key = f"{folder}/ {marked}"
        if key not in self._frames:
            self._frames[key] = {"frame": key, **self._shared(target)}
        return self._frames[key]

    def _shared(self, target: routes.Target) -> dict[str, object]:
        site, words = self.site, self.words.interface
        return {
            "site": site,
            "w": words,
            "built": date_words(site.built, site.language, weekday=False),
            "language": site.language,
            "edition": self.edition,
            "search": self._link(target, routes.SEARCH),
            "home": self._link(target, routes.INDEX),
            "menu": tuple((self._link(target, goal), words[name], goal == target) for goal, name in self.menu),
            "footer": tuple(
                (self._link(target, routes.content_page(page.name)), page.title, page.language) for page in self.written
            ),
            "timeline_json": self._link(target, routes.TIMELINE),
            "data": self._link(target, routes.DATA),
            "alternates": tuple(alternates(self.offers, functools.partial(self._link, target), self.words)),
            "picture": routes.absolute(self.editions[0].base_url, routes.theme("card.png")) if site.base_url else "",
            "style": self.link_to_shared(target, routes.theme("style.css")),
            "script": self.link_to_shared(target, routes.theme("site.js")),
            "icon": self.link_to_shared(target, routes.theme("icon.svg")),
        }

    def link_to_shared(self, here: routes.Target, target: routes.Target) -> str:
        """Return a link to a file that stands once for all languages: of the theme or ``content/assets``."""
        if here == routes.NOT_FOUND and self.site.base_url:
            return routes.absolute(self.editions[0].base_url, target)
        return routes.link(self.edition.folder + here.route, target)

    def _link(self, here: routes.Target, target: routes.Target) -> str:
        """Return a link from *here*: relative, but on the page for lost readers, who may be anywhere."""
        if here == routes.NOT_FOUND and self.site.base_url:
            return routes.absolute(self.site.base_url, target)
        return routes.link(here.route, target)


def _menu(site: SiteData) -> tuple[tuple[routes.Target, str], ...]:
    """Return the pages of the menu, each with the name of its word."""
    people = ((routes.people(), "people"),) if site.people else ()
    keys = ((routes.key_dates(), "key_dates"),) if site.keys else ()
    conflicts = ((routes.conflicts(), "conflicts"),) if site.conflicts else ()
    return (
        (routes.INDEX, "timeline"),
        *keys,
        (routes.sources(), "sources"),
        (routes.speaking(), "who_speaks_here"),
        *people,
        *conflicts,
        (routes.undated(), "undated_and_doubtful"),
        *(((routes.changes(), "changes"),) if site.since else ()),
        (routes.SEARCH, "search"),
    )


def _in_language(pages: Iterable[ContentPage], language: str) -> tuple[ContentPage, ...]:
    """Return one page for each name, by name: in *language* where there is one, else in any."""
    chosen: dict[str, ContentPage] = {}
    for page in sorted(pages, key=lambda page: (page.name, page.language != language, page.language)):
        chosen.setdefault(page.name, page)
    return tuple(chosen.values())
