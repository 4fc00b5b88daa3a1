"""What people wrote in ``content/``: facts about sources, pages, people, entries and the files beside them.

Everything wrong is a diagnostic with its line, and the rest is used. Each part of the folder has a module.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from types import MappingProxyType
from typing import TYPE_CHECKING

from sitegen.content.assets import find_assets
from sitegen.content.entries import read_entries
from sitegen.content.folder import Folder
from sitegen.content.pages import PageText, read_pages
from sitegen.content.people import read_people
from sitegen.content.sources import read_sources, suggest
from sitegen.errors import ContentError
from sitegen.model import Decision, Diagnostic, Facts, Person, Place

if TYPE_CHECKING:
    from collections.abc import Mapping
    from collections.abc import Set as AbstractSet
    from pathlib import Path

__all__ = ["Content", "PageText", "check_sources", "read_content"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Content:
    """What stands in ``content/``.

    *sources* maps the id of a document to the facts stated of it, *places* to where they stand.
    *assets* are paths below ``assets/`` with forward slashes.
    """

    sources: Mapping[str, Facts] = field(default_factory=lambda: MappingProxyType({}))
    places: Mapping[str, Place] = field(default_factory=lambda: MappingProxyType({}))
    pages: tuple[PageText, ...] = ()
    people: tuple[Person, ...] = ()
    assets: tuple[str, ...] = ()
    entries: tuple[Decision, ...] = ()


def read_content(root: Path, language: str = "de") -> tuple[Content, tuple[Diagnostic, ...]]:
    """Return what stands in the folder *root* and what is wrong with it; nothing where there is no such folder.

    *language* is that of texts that do not tell theirs. ContentError where *root* is no folder or cannot be listed.
    """
    if not root.exists():
        return Content(), ()
    if not root.is_dir():
        raise ContentError("it is not a folder", at=str(root), hint="content/ holds sources, pages, people and assets")
    folder = Folder(root)
    sources, places = read_sources(folder)
    content = Content(
        sources=MappingProxyType(sources),
        places=MappingProxyType(places),
        pages=tuple(read_pages(folder)),
        people=tuple(read_people(folder)),
        assets=tuple(find_assets(folder)),
        entries=tuple(read_entries(folder, language)),
    )
    return content, tuple(folder.problems)


def check_sources(content: Content, ids: AbstractSet[str]) -> tuple[Diagnostic, ...]:
    """Return a complaint for each source that is described and no document of *ids*, with the likeliest meant."""
    return tuple(
        Diagnostic("source-unknown", place, (("id", source), ("suggestion", suggest(source, ids))))
        for source, place in content.places.items()
        if source not in ids
    )
