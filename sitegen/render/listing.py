"""The entries as pages: one for each, and lists of them by year."""

from __future__ import annotations

import functools
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sitegen.render import routes
from sitegen.render.density import year_of
from sitegen.render.paging import ENTRIES, make_pager, parts
from sitegen.render.years import Step, Years
from sitegen.wording import year_words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from sitegen.model import Entry, Page
    from sitegen.render.cards import Card, Cards
    from sitegen.render.counts import Counts
    from sitegen.render.frame import Frame

FILTERED = 12  # voices that get a filter of their own


@dataclass(frozen=True, slots=True, kw_only=True)
class YearSection:
    """A year of the timeline with its entries; *number* is None for what has no date."""

    number: int | None
    anchor: str
    title: str
    cards: tuple[Card, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Filter:
    """A voice that the reader can leave out of the timeline."""

    number: int
    name: str
    count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed:
    """A page made on the walk, and the entry it is the page of, if it is one."""

    page: Page
    entry: Entry | None = None
    card: Card | None = None


class Listing:
    """The entries of a site, listed on one page or, where there are too many, by year and in parts."""

    def __init__(self, frame: Frame, cards: Cards, counts: Counts) -> None:
        self.frame = frame
        self.cards = cards
        self.counts = counts
        self.years = Years(frame, counts)
        self.filters = self._filters()

    def pages(self) -> Iterator[Listed]:
        """Yield a page for each entry, one for each of its other names, and the pages that list them."""
        sections: list[YearSection] = []
        year: int | None = None
        part = 1
        cards: list[Card] = []
        previous: Entry | None = None
        for entry, following in _with_next(self.frame.site.entries):
            number = year_of(entry.when.edtf)
            if cards and (number != year or (self.years.split and len(cards) == ENTRIES)):
                yield from self._finish(year, part, cards, sections)
                part = part + 1 if number == year else 1
                cards = []
            year = number
            before = previous.when.edtf if previous and cards else None
            list_page = self.years.list_of(year, part)
            cards.append(self.cards.card(list_page.route, entry, before=before))
            yield from self._entry(entry, previous, following, list_page)
            previous = entry
        if cards:
            yield from self._finish(year, part, cards, sections)
        for page in self.years.pages():
            yield Listed(page=page)
        steps = self.years.all_years()
        data = {
            "title": self.frame.site.title,
            "steps": tuple(steps),
            "coarse": self.years.coarse,
            "counts": self.counts,
            "split": self.years.split,
            **self._list_data(routes.INDEX, sections, steps),
        }
        yield Listed(page=self.frame.page(routes.INDEX, "index.html", data))

    def _entry(
        self, entry: Entry, previous: Entry | None, following: Entry | None, list_page: routes.Target
    ) -> Iterator[Listed]:
        target = routes.entry(entry.id)
        here = target.route
        card = self.cards.card(here, entry, whole=True)
        data = {
            "title": card.heading.text,
            "description": card.date,
            "card": card,
            "in_list": routes.link(here, routes.entry_in_list(list_page, entry.id)),
            "previous": routes.link(here, routes.entry(previous.id)) if previous else "",
            "following": routes.link(here, routes.entry(following.id)) if following else "",
        }
        yield Listed(page=self.frame.page(target, "entry.html", data), entry=entry, card=card)
        for mention in entry.mentions[1:]:
            alias = routes.entry(mention.id)
            data = {"title": card.heading.text, "target": routes.link(alias.route, target)}
            yield Listed(page=self.frame.page(alias, "alias.html", data, same_as=target))

    def _finish(self, year: int | None, part: int, cards: list[Card], sections: list[YearSection]) -> Iterator[Listed]:
        """Put the cards where they belong: on a page of their own, or among the sections of the index."""
        page = self.years.list_of(year, part)
        place = routes.undated_in_list(page) if year is None else routes.year_in_list(page, year)
        language = self.frame.site.language
        title = self.frame.words.interface["undated"] if year is None else year_words(year, language)
        section = YearSection(number=year, anchor=place.anchor, title=title, cards=tuple(cards))
        if not self.years.split:
            sections.append(section)
            return
        things = self.counts.undated if year is None else self.counts.density.years[year]
        data = {
            "title": title,
            "pager": make_pager(part, parts(things, ENTRIES), functools.partial(self.years.list_of, year)),
            **self._list_data(page, (section,), self.years.around(page, year)),
        }
        yield Listed(page=self.frame.page(page, "year.html", data))

    def _list_data(
        self, page: routes.Target, sections: Sequence[YearSection], steps: Sequence[Step]
    ) -> dict[str, object]:
        return {
            "sections": tuple(sections),
            "filters": self.filters if sections else (),
            **self.years.data(page, steps),
        }

    def _filters(self) -> tuple[Filter, ...]:
        voices = self.counts.voices
        if not 1 < len(voices) <= FILTERED:
            return ()
        names = sorted(voices, key=lambda name: (-voices[name], name))
        return tuple(Filter(number=number, name=name, count=voices[name]) for number, name in enumerate(names, start=1))


def _with_next(entries: Iterable[Entry]) -> Iterator[tuple[Entry, Entry | None]]:
    """Yield each entry with the one after it, None after the last."""
    walk = iter(entries)
    entry = next(walk, None)
    while entry is not None:
        following = next(walk, None)
        yield entry, following
        entry = following
