"""The page of who speaks here: every source and everybody who speaks, with how much, in parts where it is long."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from sitegen.render import routes
from sitegen.render.paging import ROWS, make_pager, parts

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sitegen.model import Page, SpeakerCount
    from sitegen.render.counts import Counts
    from sitegen.render.frame import Frame
    from sitegen.render.library import SourceRow


@dataclass(frozen=True, slots=True, kw_only=True)
class SpeakerRow:
    """Somebody who speaks; *url* leads to their page where they are described, the others to entries."""

    name: str
    url: str
    entries: int
    sources: int
    first: str
    last: str


class Speaking:
    """Takes the rows of sources as they come, then those who speak, and gives a page when it is full."""

    def __init__(self, frame: Frame, counts: Counts) -> None:
        self._frame = frame
        self._parts = parts(counts.sources + frame.site.speakers, ROWS)
        self._part = 1
        self._sources: list[SourceRow] = []
        self._speakers: list[SpeakerRow] = []

    def add(self, row: SourceRow) -> Iterator[Page]:
        """Take up a source."""
        yield from self._full()
        self._sources.append(replace(row, url=routes.link(self._here.route, routes.source(row.id))))

    def pages(self) -> Iterator[Page]:
        """Yield the pages of what is left: the last sources, and all who speak."""
        for speaker in self._frame.site.speaking():
            yield from self._full()
            self._speakers.append(self._row(speaker))
        yield self._page()

    @property
    def _here(self) -> routes.Target:
        return routes.speaking(self._part)

    def _row(self, speaker: SpeakerCount) -> SpeakerRow:
        here = self._here.route
        return SpeakerRow(
            name=speaker.name,
            url=routes.link(here, routes.person(speaker.person)) if speaker.person else "",
            entries=speaker.entries,
            sources=speaker.sources,
            first=routes.link(here, self._frame.site.entry_at(speaker.first)),
            last=routes.link(here, self._frame.site.entry_at(speaker.last)) if speaker.last != speaker.first else "",
        )

    def _full(self) -> Iterator[Page]:
        if len(self._sources) + len(self._speakers) == ROWS:
            yield self._page()
            self._part += 1
            self._sources, self._speakers = [], []

    def _page(self) -> Page:
        data = {
            "title": self._frame.words.interface["who_speaks_here"],
            "rows": tuple(self._sources),
            "speakers": tuple(self._speakers),
            "pager": make_pager(self._part, self._parts, routes.speaking),
        }
        return self._frame.page(self._here, "speaking.html", data)
