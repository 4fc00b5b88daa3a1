"""The entries as pages: one for each, and lists of them by year."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from sitegen.model import Entry, Page, Status
from sitegen.render import routes
from sitegen.render.density import HEIGHT, Density, year_of
from sitegen.wording import year_words

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from sitegen.render.cards import Card, Cards
    from sitegen.render.frame import Frame

FILTERED = 12  # voices that get a filter of their own


@dataclass(slots=True)
class Counts:
    """What one walk over the entries finds out; grows with the years and the sources.

    *voice_of* says by document id who publishes it.
    """

    voice_of: Callable[[str], str]
    entries: int = 0
    checked: int = 0
    undated: int = 0
    density: Density = field(default_factory=Density)
    told: Counter[str] = field(default_factory=Counter)
    alone: Counter[str] = field(default_factory=Counter)
    voices: Counter[str] = field(default_factory=Counter)

    def add(self, entry: Entry) -> None:
        """Count *entry*."""
        documents = {mention.document for mention in entry.mentions}
        self.entries += 1
        self.checked += entry.status is Status.CHECKED
        self.told.update(documents)
        self.voices.update({self.voice_of(document) for document in documents})
        if len(documents) == 1:
            self.alone.update(documents)
        if entry.when.edtf is None or year_of(entry.when.edtf) is None:
            self.undated += 1
        else:
            self.density.add(entry.when.edtf)


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
    """The entries of a site, listed on one page or, where there are too many, by year."""

    def __init__(self, frame: Frame, cards: Cards, counts: Counts) -> None:
        self.frame = frame
        self.cards = cards
        self.counts = counts
        self.split = counts.entries > frame.site.split_above
        self.filters = self._filters()

    def pages(self) -> Iterator[Listed]:
        """Yield a page for each entry, one for each of its other names, and the pages that list them."""
        sections: list[YearSection] = []
        year: int | None = None
        cards: list[Card] = []
        previous: Entry | None = None
        for entry, following in _with_next(self.frame.site.entries):
            number = year_of(entry.when.edtf)
            if cards and number != year:
                yield from self._finish(year, cards, sections)
                cards = []
            year = number
            before = previous.when.edtf if previous and cards else None
            cards.append(self.cards.card(self._list_of(year).route, entry, before=before))
            yield from self._entry(entry, previous, following, self._list_of(year))
            previous = entry
        if cards:
            yield from self._finish(year, cards, sections)
        yield Listed(page=self.frame.page(routes.INDEX, "index.html", self._list_data(routes.INDEX, sections)))

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

    def _finish(self, year: int | None, cards: list[Card], sections: list[YearSection]) -> Iterator[Listed]:
        """Put a whole year where it belongs: on a page of its own, or among the sections of the index."""
        page = self._list_of(year)
        place = routes.undated_in_list(page) if year is None else routes.year_in_list(page, year)
        title = self.frame.words.interface["undated"] if year is None else self._year_name(year)
        section = YearSection(number=year, anchor=place.anchor, title=title, cards=tuple(cards))
        if not self.split:
            sections.append(section)
        else:
            data = self._list_data(page, (section,))
            yield Listed(page=self.frame.page(page, "year.html", {**data, "title": title}))

    def _list_of(self, year: int | None) -> routes.Target:
        """Return the page that lists the entries of *year*."""
        if not self.split:
            return routes.INDEX
        return routes.YEAR_UNKNOWN if year is None else routes.year(year)

    def _list_data(self, page: routes.Target, sections: Sequence[YearSection]) -> dict[str, object]:
        return {
            "title": self.frame.site.title,
            "sections": tuple(sections),
            "strip": tuple((bars, *self._year_link(page, bars.year)) for bars in self.counts.density.strip()),
            "strip_height": HEIGHT,
            "undated_link": self._undated_link(page),
            "counts": self.counts,
            "filters": self.filters if sections else (),
            "split": self.split,
        }

    def _year_link(self, here: routes.Target, year: int) -> tuple[str, str]:
        page = self._list_of(year)
        target = page if self.split else routes.year_in_list(page, year)
        return routes.link(here.route, target), self._year_name(year)

    def _undated_link(self, here: routes.Target) -> str:
        page = self._list_of(None)
        return routes.link(here.route, routes.undated_in_list(page)) if self.counts.undated else ""

    def _year_name(self, year: int) -> str:
        return year_words(year, self.frame.site.language)

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
