"""The search index, and the page that searches it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sitegen.model import Page
from sitegen.render import routes

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sitegen.render.cards import Card
    from sitegen.render.frame import Frame

_EDGES = '„“”"‚‘’»«›‹ .,;:!?…'
SHARD = 1500  # rows of a part of the search index


class Search:
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


def words_beside(card: Card) -> str:
    """Return what a page shows of an entry beside its heading: passages that say more than it, and the voices."""
    heading = _plain(card.heading.words)
    more = (passage.said for passage in card.passages if _plain(passage.said) not in heading)
    return " ".join((*more, *card.voices))


def _plain(text: str) -> str:
    return " ".join(text.split()).strip(_EDGES)
