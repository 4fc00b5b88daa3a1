"""The entries as pages: one for each, the index, and the lists by year, month and day."""

from __future__ import annotations

import functools
from dataclasses import dataclass
from itertools import chain
from typing import TYPE_CHECKING

from sitegen.citing import Chronology, bibtex, entry_work, plain
from sitegen.linked import Linking, as_script, entry_node
from sitegen.render import routes
from sitegen.render.filters import Filters
from sitegen.render.lists import Listed, Lists, year_sections
from sitegen.render.places import Homes, finders
from sitegen.render.standing import standing_of
from sitegen.render.years import Years

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from sitegen.model import Entry, Page
    from sitegen.render.cards import Card, Cards
    from sitegen.render.counts import Counts
    from sitegen.render.frame import Frame


@dataclass(frozen=True, slots=True, kw_only=True)
class Made:
    """A page made on the walk; *entry* and *card* are those that are met here for the first and only time."""

    page: Page | None = None
    entry: Entry | None = None
    card: Card | None = None


class Listing:
    """The entries of a site: all on the index or, where there are too many, only on the lists it leads to."""

    def __init__(self, frame: Frame, cards: Cards, counts: Counts) -> None:
        self.frame = frame
        self.cards = cards
        self.counts = counts
        self.years = Years(frame, counts)
        self.filters = Filters(counts)
        self._lists = Lists(frame, counts, self.years, {"filters": self.filters})
        self._homes = Homes()

    def pages(self) -> Iterator[Made]:
        """Yield a page for each entry, one for each of its other names, and the pages that list them."""
        index: list[Listed] = []
        previous: Entry | None = None
        for entry, following in _with_next(self.frame.site.entries):
            standing = standing_of(entry.when.edtf)
            before = previous.when.edtf if previous else None
            listed = Listed(self.cards.card(routes.year(0).route, entry, before=before), standing)
            if self.frame.site.on_lists:
                yield Made(entry=entry, card=listed.card)
            else:
                home = self._homes.next(standing) if self.years.split else routes.INDEX
                yield from self._entry(entry, previous, following, home)
            for page in self._lists.add(listed):
                yield Made(page=page)
            if not self.years.split:
                index.append(Listed(self.cards.card(routes.INDEX.route, entry, before=before), standing))
            previous = entry
        for page in chain(self._lists.finish(), self.years.pages(), finders(self.frame)):
            yield Made(page=page)
        yield Made(page=self._index(index))

    def _index(self, listed: Iterable[Listed]) -> Page:
        steps = self.years.all_years()
        data = {
            "title": self.frame.site.title,
            "steps": tuple(steps),
            "coarse": self.years.coarse,
            "counts": self.counts,
            "split": self.years.split,
            "sections": tuple(year_sections(listed, self.frame, routes.INDEX)),
            "filters": self.filters,
            **self.years.data(routes.INDEX, steps),
        }
        return self.frame.page(routes.INDEX, "index.html", data)

    def _entry(
        self, entry: Entry, previous: Entry | None, following: Entry | None, home: routes.Target
    ) -> Iterator[Made]:
        target = routes.entry(entry.id)
        here = target.route
        card = self.cards.card(here, entry, whole=True)
        data = {
            "title": card.heading.text,
            "description": card.date,
            "card": card,
            "cite": self._cite(entry, card),
            "linked": as_script(entry_node(entry, self._linking)),
            "crumbs": self._lists.ways_to(target, standing_of(entry.when.edtf)),
            "in_list": routes.link(here, routes.entry_in_list(home, entry.id)),
            "previous": routes.link(here, routes.entry(previous.id)) if previous else "",
            "following": routes.link(here, routes.entry(following.id)) if following else "",
        }
        yield Made(page=self.frame.page(target, "entry.html", data), entry=entry, card=card)
        for mention in entry.mentions[1:]:
            alias = routes.entry(mention.id)
            data = {"title": card.heading.text, "target": routes.link(alias.route, target)}
            yield Made(page=self.frame.page(alias, "alias.html", data, same_as=target))

    @functools.cached_property
    def _linking(self) -> Linking:
        """Return how entries are linked data: by the address of the site, else relative to the folder of entries."""
        site = self.frame.site

        def url(target: routes.Target, here: str = routes.entry("x").route) -> str:
            return routes.absolute(site.base_url, target) if site.base_url else routes.link(here, target)

        return Linking(
            language=site.language,
            excerpt_limit=site.excerpt_limit,
            source_of=site.source_of,
            entry_url=lambda entry: url(routes.entry(entry)),
            source_url=lambda document: url(routes.source(document)),
        )

    def _cite(self, entry: Entry, card: Card) -> Mapping[str, str]:
        """Return how others may cite *entry*, with its address where the site knows its own."""
        site = self.frame.site
        chronology = Chronology(title=site.title, author=site.author, language=site.language, as_of=site.built)
        address = routes.absolute(site.base_url, routes.entry(entry.id)) if site.base_url else ""
        work = entry_work(entry.id, card.heading.text, chronology, address)
        return {"plain": plain(work, site.language), "bibtex": bibtex(work, site.language)}


def _with_next(entries: Iterable[Entry]) -> Iterator[tuple[Entry, Entry | None]]:
    """Yield each entry with the one after it, None after the last."""
    walk = iter(entries)
    entry = next(walk, None)
    while entry is not None:
        following = next(walk, None)
        yield entry, following
        entry = following
