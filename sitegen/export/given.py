"""What the writers of data are given."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from sitegen.model import Entry, Mention, Reading, Source


@dataclass(frozen=True, slots=True, kw_only=True)
class Export:
    """What writers are given.

    *sources*, *entries* and *readings* can be walked again. *url_of* leads to a passage, given its words that may be
    shown; *entry_of* leads from an id to its
    entry; all links are relative to the root of the site, which stands at *base_url* where that is known.
    """

    generated_by: str
    title: str
    description: str
    author: str
    language: str
    base_url: str
    excerpt_limit: int
    sources: Iterable[Source]
    entries: Iterable[Entry]
    readings: Iterable[Reading]
    source_of: Callable[[str], Source]
    url_of: Callable[[Mention, str], str]
    entry_url: Callable[[str], str]
    source_url: Callable[[str], str]
    entry_of: Callable[[str], Entry | None] = lambda _: None

    def address(self, link: str) -> str:
        """Return *link* as an address of the web where the site knows its own, else as it is."""
        return f"{self.base_url.rstrip('/')}/{link}" if self.base_url else link
