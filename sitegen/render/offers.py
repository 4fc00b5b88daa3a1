"""What the site offers to other programs, and how the head of each page points to it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sitegen.render import routes

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from sitegen.languages.words import Words

_KINDS = {  # what a page points to, by the name of the format
    "json": "application/json",
    "feed": "application/atom+xml",
    "calendar": "text/calendar",
    "csv": "text/csv",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Offer:
    """Data in one format and language. *route* ends with a slash where it is a folder; *size* is in bytes."""

    name: str
    language: str
    route: str
    size: int
    files: int = 1


@dataclass(frozen=True, slots=True)
class Alternate:
    """The site in another form, for the head of a page."""

    url: str
    kind: str
    title: str


def alternates(offers: Iterable[Offer], link: Callable[[routes.Target], str], words: Words) -> Iterator[Alternate]:
    """Yield what the head of a page points to; *link* leads from it to a target."""
    for offer in offers:
        if offer.name in _KINDS:
            yield Alternate(link(routes.Target(offer.route)), _KINDS[offer.name], words.export[f"{offer.name}_name"])
