"""Conflicts and links between entries in words; what one side may not show is not shown on the other either."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sitegen.languages.words import load
from sitegen.model import ConflictKind, Publish
from sitegen.wording.dates import date_words
from sitegen.wording.headings import one_line, reason_words

if TYPE_CHECKING:
    from collections.abc import Callable

    from sitegen.model import Conflict, Entry, Reason, Source


def may_show(entry: Entry, other: Entry, source_of: Callable[[str], Source]) -> bool:
    """Return whether all sources of both entries let their words be shown."""
    told = (*entry.mentions, *other.mentions)
    return all(source_of(mention.document).publish is not Publish.LINK for mention in told)


def relation_words(reason: Reason, language: str, *, shown: bool) -> str:
    """Return the sentence for the *reason* of a relation; without words of sources where these may not be *shown*."""
    quotes = any(not name.endswith("date") for name, _ in reason.args)
    return reason_words(reason, language) if shown or not quotes else load(language).interface["relation_withheld"]


def conflict_values(conflict: Conflict, language: str, *, shown: bool) -> tuple[str, str]:
    """Return what this side and the other say; dates in words, other values empty where they may not be *shown*."""
    one, other = conflict.values
    if conflict.about is ConflictKind.DATE:
        return (date_words(one or None, language), date_words(other or None, language))
    return (one_line(one), one_line(other)) if shown else ("", "")
