"""The languages of a site: the same pages in each, the first at the root, each further one in its folder.

An edition is whole: pages, search and data. Only the theme and what people put into ``content/assets`` stand once, at
the root. Every route is the same within each edition, so a page finds its twin by its own route.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sitegen.languages.words import load
from sitegen.render import routes

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence


@dataclass(frozen=True, slots=True, kw_only=True)
class Edition:
    """The site in one language.

    *folder* is empty for the first edition, else it ends with a slash. *named_in* and *described_in* are the languages
    of *title* and *description*, which nobody may have given in this one. *base_url* is where the edition stands.
    """

    language: str
    folder: str
    title: str
    description: str
    named_in: str
    described_in: str
    base_url: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Twin:
    """A page in one of the languages: *url* for readers, *address* for machines, *here* on this very page."""

    language: str
    name: str
    url: str
    address: str
    here: bool


def plan_editions(
    languages: Iterable[str], *, title: str, description: str, base_url: str, named: Mapping[str, tuple[str, str]]
) -> tuple[Edition, ...]:
    """Return an edition for each of *languages*; *named* gives title and description where a language has its own."""
    codes = tuple(dict.fromkeys(languages))
    editions = []
    for code in codes:
        own_title, own_description = named.get(code, ("", ""))
        folder = "" if code == codes[0] else f"{code}/"
        editions.append(
            Edition(
                language=code,
                folder=folder,
                title=own_title or title,
                description=own_description or description,
                named_in=code if own_title else codes[0],
                described_in=code if own_description else codes[0],
                base_url=f"{base_url.rstrip('/')}/{folder}".rstrip("/") if base_url else "",
            )
        )
    return tuple(editions)


def twins(editions: Sequence[Edition], language: str, target: routes.Target) -> tuple[Twin, ...]:
    """Return the page *target* of the edition in *language* as it is in each, nothing where there is but one.

    The page for lost readers leads to the start of the others.
    """
    if len(editions) < 2:
        return ()
    own = next(edition for edition in editions if edition.language == language)
    lost = target == routes.NOT_FOUND
    found = []
    for edition in editions:
        goal = routes.INDEX if lost and edition is not own else target
        address = routes.absolute(edition.base_url, goal) if edition.base_url else ""
        relative = routes.link(own.folder + target.route, routes.Target(edition.folder + goal.route))
        found.append(
            Twin(
                language=edition.language,
                name=load(edition.language).interface["language_name"],
                url=address if lost and address else relative,
                address=address or relative,
                here=edition is own,
            )
        )
    return tuple(found)
