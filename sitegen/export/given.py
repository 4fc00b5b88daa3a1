"""What the writers of data are given."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from sitegen.model import Entry, Mention, Source


@dataclass(frozen=True, slots=True, kw_only=True)
class Export:
    """What writers are given.

    *sources* and *entries* can be walked again; *url_of* leads to a passage, given its words that may be shown.
    """

    generated_by: str
    language: str
    excerpt_limit: int
    sources: Iterable[Source]
    entries: Iterable[Entry]
    source_of: Callable[[str], Source]
    url_of: Callable[[Mention, str], str]
