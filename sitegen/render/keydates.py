"""The page of the entries that matter most: the day, why it matters, and the passages that tell of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sitegen.render import routes
from sitegen.render.paging import ENTRIES, make_pager, parts
from sitegen.render.standing import standing_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sitegen.model import Entry, Page
    from sitegen.render.cards import Card, Cards
    from sitegen.render.counts import Counts
    from sitegen.render.frame import Frame


@dataclass(frozen=True, slots=True, kw_only=True)
class KeyEntry:
    """An entry that matters, and the way to all *count* entries of its day; *day_url* is empty where it is alone."""

    card: Card
    day_url: str
    count: int


class KeyDates:
    """Takes the entries as they come and gives a page when it is full; without key entries there is none."""

    def __init__(self, frame: Frame, cards: Cards, counts: Counts) -> None:
        self._frame = frame
        self._cards = cards
        self._counts = counts
        self._part = 1
        self._rows: list[KeyEntry] = []

    def add(self, entry: Entry) -> Iterator[Page]:
        """Take *entry* up if it matters."""
        if not entry.key:
            return
        if len(self._rows) == ENTRIES:
            yield self._page()
            self._part += 1
            self._rows = []
        self._rows.append(self._row(entry))

    def finish(self) -> Iterator[Page]:
        """Yield the page of what was taken up since the one before."""
        if self._rows:
            yield self._page()

    def _row(self, entry: Entry) -> KeyEntry:
        here = routes.key_dates(self._part).route
        before = self._rows[-1].card.edtf if self._rows else None
        at = standing_of(entry.when.edtf)
        count, url = 0, ""
        if at.year is not None and at.month is not None and at.day is not None:
            count = self._counts.days[at.year, at.month, at.day]
            url = routes.link(here, routes.day(at.year, at.month, at.day)) if count > 1 else ""
        return KeyEntry(card=self._cards.card(here, entry, before=before), day_url=url, count=count)

    def _page(self) -> Page:
        data = {
            "title": self._frame.words.interface["key_dates"],
            "rows": tuple(self._rows),
            "pager": make_pager(self._part, parts(self._frame.site.keys, ENTRIES), routes.key_dates),
        }
        return self._frame.page(routes.key_dates(self._part), "keydates.html", data)
