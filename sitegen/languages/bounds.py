"""The words by which a text shows when it can have been written: ``languages/<code>/bounds.toml``.

``past`` are the verbs of what is told as past, ``coming`` those of what is to come, ``at`` the words before a day on
which it was; where one of ``unsure`` stands nothing is concluded. Each ``[[edition]]`` is a mark of an issue with its
``year`` and ``number``, and brings its proof.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from sitegen.errors import RuleError
from sitegen.languages import codes_with, read_part

PART = "bounds"
_WORDS = ("at", "past", "perfect", "coming", "hearsay", "unsure")


@dataclass(frozen=True, slots=True, kw_only=True)
class Edition:
    """A mark of an issue, and the lines that prove it."""

    pattern: re.Pattern[str]
    examples: tuple[str, ...]
    never: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class BoundWords:
    """The words of one language."""

    at: frozenset[str]
    past: frozenset[str]
    perfect: frozenset[str]
    participle: re.Pattern[str]
    coming: frozenset[str]
    coming_first: bool  # before the date, or anywhere beside it
    hearsay: frozenset[str]
    unsure: frozenset[str]
    editions: tuple[Edition, ...]


@cache
def load(code: str) -> BoundWords | None:
    """Return the words of the language *code*, None where it has no such part; RuleError where the file is wrong."""
    if code not in codes_with(PART):
        return None
    at, data = f"languages/{code}/{PART}.toml", read_part(code, PART)
    try:
        words = {name: frozenset(data[name].split()) for name in _WORDS}
        editions = tuple(
            Edition(
                pattern=re.compile(row["pattern"], re.IGNORECASE),
                examples=tuple(row["examples"]),
                never=tuple(row.get("never", ())),
            )
            for row in data.get("edition", ())
        )
        participle = re.compile(data["participle"] or r"(?!)")
    except (KeyError, AttributeError, TypeError, re.error) as error:
        raise RuleError(f"a table is missing or wrong: {error}", at=at) from error
    return BoundWords(**words, participle=participle, coming_first=bool(data["coming_first"]), editions=editions)
