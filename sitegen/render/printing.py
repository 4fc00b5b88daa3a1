"""The chronology for paper: a selection of entries with their numbers, and the numbered sources they come from.

An entry has the number of its place in the timeline, a source that of its place in the list of sources,
in every language and every selection. A book holds at most ``BOUND`` entries, then comes a next volume.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sitegen.citing import plain, source_work
from sitegen.render import routes
from sitegen.render.lists import Listed, year_sections
from sitegen.render.paging import make_pager, parts
from sitegen.render.selection import holds
from sitegen.render.standing import standing_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sitegen.model import Entry, Page
    from sitegen.render.cards import Cards
    from sitegen.render.counts import Counts
    from sitegen.render.frame import Frame
    from sitegen.render.selection import Selection

BOUND = 1000  # entries of one volume


@dataclass(frozen=True, slots=True)
class NumberedSource:
    """A source as the list at the end of a volume cites it."""

    number: int
    language: str
    cited: str


def printed_pages(frame: Frame, cards: Cards, counts: Counts) -> Iterator[Page]:
    """Yield the volumes of what is selected for print; nothing where nothing was asked for."""
    if frame.site.selection is not None:
        yield from _Book(frame, cards, counts, frame.site.selection).volumes()


class _Book:
    """The volumes of one selection; one of them is held at a time."""

    def __init__(self, frame: Frame, cards: Cards, counts: Counts, selection: Selection) -> None:
        self._frame = frame
        self._cards = cards
        self._counts = counts
        self._selection = selection
        self._total = sum(1 for _ in self._chosen())

    def volumes(self) -> Iterator[Page]:
        """Yield each volume; an empty selection has one that says so."""
        waiting: list[Entry] = []
        part = 1
        for entry in self._chosen():
            if len(waiting) == BOUND:
                yield self._volume(part, waiting)
                part, waiting = part + 1, []
            waiting.append(entry)
        yield self._volume(part, waiting)

    def _chosen(self) -> Iterator[Entry]:
        site = self._frame.site
        return (entry for entry in site.entries if holds(self._selection, entry, site.source_of))

    def _volume(self, part: int, entries: Sequence[Entry]) -> Page:
        frame, numbers = self._frame, self._counts.numbers
        here = routes.printed(part)
        listed = [Listed(self._cards.card(here.route, entry), standing_of(entry.when.edtf)) for entry in entries]
        used = sorted({told.document for entry in entries for told in entry.mentions}, key=numbers.__getitem__)
        data = {
            "title": frame.words.interface["printed"],
            "selection": self._selection.text,
            "total": self._total,
            "sections": tuple(year_sections(listed, frame, here)),
            "numbers": numbers,
            "sources": tuple(self._cited(document) for document in used),
            "base_url": frame.site.base_url.rstrip("/"),
            "pager": make_pager(part, parts(self._total, BOUND), routes.printed),
        }
        return frame.page(here, "print.html", data)

    def _cited(self, document: str) -> NumberedSource:
        source = self._frame.site.source_of(document)
        cited = plain(source_work(source), self._frame.site.language)
        return NumberedSource(self._counts.numbers[document], source.language, cited)
