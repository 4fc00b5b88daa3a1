"""Where each entry stands: on a page of its own or, in a very large chronology, on the list of its month."""

from __future__ import annotations

from contextlib import ExitStack
from dataclasses import dataclass
from typing import TYPE_CHECKING, Self

from sitegen.render import routes
from sitegen.render.places import place_entries
from sitegen.spool import Spool

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from types import TracebackType

    from sitegen.model import Entry


@dataclass(frozen=True, slots=True)
class Place:
    """The place on a list that a mention's entry has."""

    mention: str
    route: str
    anchor: str


class Addresses:
    """The address of every entry by the id of any of its mentions; kept on disk where entries have no pages."""

    def __init__(self) -> None:
        self._stack = ExitStack()
        self._places: Spool[Place] | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._stack.close()

    def place(self, entries: Iterable[Entry]) -> None:
        """Let the *entries*, which come in timeline order, stand on their lists from now on."""
        self._places = self._stack.enter_context(Spool(Place))
        for mention, target in place_entries(entries):
            self._places.add(mention, Place(mention, target.route, target.anchor))

    @property
    def on_lists(self) -> bool:
        """Return whether entries have no pages of their own."""
        return self._places is not None

    def of(self, mention: str) -> routes.Target:
        """Return where the entry of *mention* stands; the page of its own where nothing else is known."""
        found = next(self._places.at(mention), None) if self._places else None
        return routes.Target(found.route, found.anchor) if found else routes.entry(mention)

    def __iter__(self) -> Iterator[tuple[str, routes.Target]]:
        """Yield the ids of all mentions, in their order, with the places of their entries, if these are on lists."""
        for place in self._places or ():
            yield place.mention, routes.Target(place.route, place.anchor)
