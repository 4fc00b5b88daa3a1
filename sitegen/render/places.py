"""Where each entry is listed, and where it stands when it has no page of its own.

An entry is at home on the list of its month, or of its year where its date tells no month. In a very
large chronology entries have no pages: links lead to their place at home, and their addresses, which
may be printed or cited somewhere, are answered by finders, of which there are never more than 256.
"""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from sitegen.render import routes
from sitegen.render.paging import ENTRIES
from sitegen.render.standing import Standing, standing_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from sitegen.model import Entry, Page
    from sitegen.render.frame import Frame


class Homes:
    """The list of each entry; asked in timeline order, in which no list is left before it is full."""

    def __init__(self) -> None:
        self._met: dict[Standing, int] = {}

    def next(self, standing: Standing) -> routes.Target:
        """Return the list of the next entry, which has this *standing*."""
        key = Standing(standing.year, standing.month)
        if key not in self._met:
            self._met = {known: count for known, count in self._met.items() if known.year == key.year}
        self._met[key] = self._met.get(key, 0) + 1
        part = -(-self._met[key] // ENTRIES)
        if key.year is None:
            return routes.year_unknown(part)
        return routes.year(key.year, part) if key.month is None else routes.month(key.year, key.month, part)


def place_entries(entries: Iterable[Entry]) -> Iterator[tuple[str, routes.Target]]:
    """Yield the id of every mention with the place of its entry; *entries* come in timeline order."""
    homes = Homes()
    for entry in entries:
        place = routes.entry_in_list(homes.next(standing_of(entry.when.edtf)), entry.id)
        for mention in entry.mentions:
            yield mention.id, place


def finders(frame: Frame) -> Iterator[Page]:
    """Yield the pages that lead from the former addresses of entries to their places."""
    for name, rows in groupby(frame.site.places(), key=lambda row: row[0][:2]):
        here = routes.finder(name)
        links = tuple((mention, routes.link(here.route, place)) for mention, place in rows)
        yield frame.page(here, "finder.html", {"title": frame.words.interface["finder"], "rows": links})
