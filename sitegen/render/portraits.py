"""The people described in ``content/people`` as pages: what each says, in order, and the list of them."""

from __future__ import annotations

import functools
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sitegen.render import routes
from sitegen.render.paging import ENTRIES, ROWS, make_pager, parts

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sitegen.model import Page, Person
    from sitegen.render.cards import Card, Cards
    from sitegen.render.frame import Frame


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonRow:
    """A person in the list of people; *count* is how many entries hold their words."""

    name: str
    role: str
    aliases: tuple[str, ...]
    url: str
    count: int


@dataclass(frozen=True, slots=True)
class Portrait:
    """A page made here, and the person whose first page it is, if it is one."""

    page: Page
    person: Person | None = None


class Portraits:
    """The people of a site; without any there are no pages."""

    def __init__(self, frame: Frame, cards: Cards) -> None:
        self.frame = frame
        self.cards = cards

    def pages(self) -> Iterator[Portrait]:
        """Yield the pages of each person, by name, then the list of all."""
        people = sorted(self.frame.site.people, key=lambda person: (person.name.casefold(), person.id))
        rows = []
        for person in people:
            count = sum(1 for _ in self.frame.site.said_by(person.id))
            yield from self._person(person, count)
            rows.append(
                PersonRow(
                    name=person.name,
                    role=person.role or "",
                    aliases=person.aliases,
                    url=routes.link(routes.people().route, routes.person(person.id)),
                    count=count,
                )
            )
        for start in range(0, len(rows), ROWS):
            part = start // ROWS + 1
            data = {
                "title": self.frame.words.interface["people"],
                "rows": tuple(rows[start : start + ROWS]),
                "pager": make_pager(part, parts(len(rows), ROWS), routes.people),
            }
            yield Portrait(self.frame.page(routes.people(part), "people.html", data))

    def _person(self, person: Person, count: int) -> Iterator[Portrait]:
        part = 1
        cards: list[Card] = []
        for entry in self.frame.site.said_by(person.id):
            if len(cards) == ENTRIES:
                yield self._part(person, part, cards, count)
                part, cards = part + 1, []
            cards.append(self.cards.card(routes.person(person.id, part).route, entry))
        yield self._part(person, part, cards, count)

    def _part(self, person: Person, part: int, cards: Sequence[Card], count: int) -> Portrait:
        data = {
            "title": person.name,
            "description": person.role or "",
            "person": person,
            "cards": tuple(cards),
            "count": count,
            "pager": make_pager(part, parts(count, ENTRIES), functools.partial(routes.person, person.id)),
        }
        page = self.frame.page(routes.person(person.id, part), "person.html", data)
        return Portrait(page, person if part == 1 else None)
