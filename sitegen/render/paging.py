"""Long lists in parts: which part a thing is in, and the links between the parts."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sitegen.render import routes

if TYPE_CHECKING:
    from collections.abc import Callable

ENTRIES = 250  # entries of one part of a list
ROWS = 500  # rows of one part of a table


@dataclass(frozen=True, slots=True)
class PageLink:
    """A part of a list; *gap* says that parts before it are not named."""

    number: int
    url: str
    gap: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Pager:
    """The links from part *number* of *total* to others: the ends, those beside it, no more."""

    number: int
    total: int
    previous: str
    following: str
    links: tuple[PageLink, ...]


def parts(things: int, size: int) -> int:
    """Return in how many parts a list of *things* stands, at least one."""
    return max(1, -(-things // size))


def make_pager(number: int, total: int, part: Callable[[int], routes.Target]) -> Pager | None:
    """Return the links of part *number*, None where there is but one; *part* tells where each stands."""
    if total <= 1:
        return None
    here = part(number).route
    named = sorted({1, total, *range(max(1, number - 1), min(total, number + 1) + 1)})
    return Pager(
        number=number,
        total=total,
        previous=routes.link(here, part(number - 1)) if number > 1 else "",
        following=routes.link(here, part(number + 1)) if number < total else "",
        links=tuple(
            PageLink(other, routes.link(here, part(other)), before != other - 1)
            for before, other in zip([0, *named], named, strict=False)
        ),
    )
