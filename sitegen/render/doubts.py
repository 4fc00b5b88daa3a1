"""The page of what is undated or doubtful, and of what would settle it, in parts where it is long."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sitegen.render import routes
from sitegen.render.counts import is_doubtful
from sitegen.render.paging import ENTRIES, make_pager, parts
from sitegen.wording import reason_words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sitegen.model import Entry, Page, Source
    from sitegen.render.cards import Card, Cards
    from sitegen.render.counts import Counts
    from sitegen.render.frame import Frame


@dataclass(frozen=True, slots=True, kw_only=True)
class Doubt:
    """An entry without a settled date, and what would settle it."""

    card: Card
    settle: str


@dataclass(frozen=True, slots=True, kw_only=True)
class UndatedSource:
    """A source without a date, and what would settle it.

    *shows* says what the text itself shows of its date, *line* how to state that; both may be empty.
    """

    title: str
    language: str
    url: str
    settle: str
    shows: str
    line: str


class Doubts:
    """Takes sources and entries as they come, sources first, and gives a page when it is full."""

    def __init__(self, frame: Frame, cards: Cards, counts: Counts) -> None:
        self._frame = frame
        self._cards = cards
        self._parts = parts(counts.undated_sources + counts.doubts, ENTRIES)
        self._part = 1
        self._sources: list[UndatedSource] = []
        self._doubts: list[Doubt] = []

    def add_source(self, source: Source) -> Iterator[Page]:
        """Take *source* up if it has no date."""
        if source.date is None and not source.rests_on:
            yield from self._full()
            found = self._frame.site.suggested(source.id)
            reasons = found.reasons if found else ()
            self._sources.append(
                UndatedSource(
                    title=source.title,
                    language=source.language,
                    url=routes.link(self._here.route, routes.source(source.id)),
                    settle=self._frame.words.settle["document_date"].format(document=source.id),
                    shows=" ".join(reason_words(why, self._frame.site.language, source.publish) for why in reasons),
                    line=f'date: "{found.edtf}"' if found else "",
                )
            )

    def add(self, entry: Entry) -> Iterator[Page]:
        """Take *entry* up if its date is not settled."""
        if is_doubtful(entry):
            yield from self._full()
            card = self._cards.card(self._here.route, entry)
            self._doubts.append(Doubt(card=card, settle=self._settle(entry)))

    def page(self) -> Page:
        """Return the page of what was taken up since the one before."""
        data = {
            "title": self._frame.words.interface["undated_and_doubtful"],
            "sources": tuple(self._sources),
            "doubtful": tuple(doubt for doubt in self._doubts if doubt.card.edtf),
            "undated": tuple(doubt for doubt in self._doubts if not doubt.card.edtf),
            "pager": make_pager(self._part, self._parts, routes.undated),
        }
        return self._frame.page(self._here, "undated.html", data)

    @property
    def _here(self) -> routes.Target:
        return routes.undated(self._part)

    def _full(self) -> Iterator[Page]:
        if len(self._sources) + len(self._doubts) == ENTRIES:
            yield self.page()
            self._part += 1
            self._sources, self._doubts = [], []

    def _settle(self, entry: Entry) -> str:
        """Return what would settle the date of *entry*."""
        source = self._frame.site.source_of(entry.mentions[0].document)
        settle = self._frame.words.settle
        if source.rests_on:
            return settle["by_hand"].format(file=source.path)
        if source.date is None:
            return settle["document_date"].format(document=source.id)
        if len(source.date.anchor) < len("2024-05-08") and entry.when.timex is not None:
            return settle["document_day"].format(document=source.id, date=source.date.edtf)
        return settle["passage"]
