"""The page of all contradictions: two passages side by side, each with its source."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sitegen.render import routes
from sitegen.render.paging import make_pager, parts

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sitegen.model import Entry, Page
    from sitegen.render.frame import Frame
    from sitegen.render.ties import Contradiction, Ties

CONFLICTS = 100  # contradictions of one part


class Disputes:
    """Takes the entries as they come and gives a page when it is full; without contradictions there is none."""

    def __init__(self, frame: Frame, ties: Ties) -> None:
        self._frame = frame
        self._ties = ties
        self._part = 1
        self._rows: list[Contradiction] = []
        self._told: set[tuple[str, ...]] = set()  # the passages of those whose other side is still to come

    def add(self, entry: Entry) -> Iterator[Page]:
        """Take up what contradicts *entry*; of two entries the first in the timeline tells it."""
        found = (
            zip(entry.conflicts, self._ties.contradictions(self._here, entry), strict=True) if entry.conflicts else ()
        )
        for conflict, row in found:
            if conflict.passages[::-1] in self._told:
                self._told.remove(conflict.passages[::-1])
                continue
            if conflict.entry != entry.id:
                self._told.add(conflict.passages)
            if len(self._rows) == CONFLICTS:
                yield self._page()
                self._part += 1
                self._rows = []
            self._rows.append(row)

    def finish(self) -> Iterator[Page]:
        """Yield the page of what was taken up since the one before."""
        if self._rows:
            yield self._page()

    @property
    def _here(self) -> str:
        return routes.conflicts(self._part).route

    def _page(self) -> Page:
        site = self._frame.site
        data = {
            "title": self._frame.words.interface["conflicts"],
            "count": site.conflicts,
            "rows": tuple(self._rows),
            "pager": make_pager(self._part, parts(site.conflicts, CONFLICTS), routes.conflicts),
        }
        return self._frame.page(routes.conflicts(self._part), "conflicts.html", data)
