"""The words that tell the parts of a page apart: ``languages/<code>/layout.toml``.

Each row is a regular expression that a whole block must match, with examples that it must and others
that it must never catch; the tests run them all. ``{name}`` in a pattern stands for a ``[part]``.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import Any

from sitegen import languages
from sitegen.errors import RuleError

PART = "layout"
KINDS = ("stamp", "byline", "caption", "note", "author", "furniture", "footnotes")

_SLOT = re.compile(r"\{([a-z]+)\}")


@dataclass(frozen=True, slots=True)
class LineRule:
    """One way of writing a line that is no running text; *kind* is one of KINDS."""

    kind: str
    pattern: re.Pattern[str]
    examples: tuple[str, ...]
    never: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class LayoutWords:
    """What a language says about the lay-out of its texts.

    *function_words* stand in nearly every sentence of the language and in few of another. A sentence
    does not end after an *abbreviation*, nor, where *ordinals* are written so, after a numeral with a
    full stop, unless one of *starts* follows.
    """

    code: str
    function_words: frozenset[str]
    abbreviations: tuple[str, ...]
    ordinals: bool
    starts: frozenset[str]
    rules: tuple[LineRule, ...]


@cache
def load(code: str) -> LayoutWords:
    """Return the lay-out words of the language *code*; RuleError where the file is wrong."""
    table = languages.read_part(code, PART)
    sentences = table.get("sentences", {})
    parts = _fill_parts(table.get("part", {}))
    return LayoutWords(
        code=code,
        function_words=frozenset(table["language"]["function_words"]),
        abbreviations=tuple(sentences.get("abbreviations", ())),
        ordinals=bool(sentences.get("ordinals", False)),
        starts=frozenset(sentences.get("starts", ())),
        rules=tuple(_rule(code, row, parts) for row in table.get("line", ())),
    )


@cache
def load_all() -> tuple[LayoutWords, ...]:
    """Return the lay-out words of every language that has them, by code."""
    return tuple(load(code) for code in languages.codes_with(PART))


def _fill_parts(raw: dict[str, str]) -> dict[str, str]:
    """Return the parts with those before them put in."""
    parts: dict[str, str] = {}
    for name, pattern in raw.items():
        parts[name] = _fill(pattern, parts)
    return parts


def _fill(pattern: str, parts: dict[str, str]) -> str:
    return _SLOT.sub(lambda slot: parts.get(slot[1], slot[0]), pattern)


def _rule(code: str, row: dict[str, Any], parts: dict[str, str]) -> LineRule:
    where = f"languages/{code}/{PART}.toml"
    if row.get("kind") not in KINDS:
        raise RuleError(f"'{row.get('kind')}' is no kind of line", at=where, hint=f"use one of {', '.join(KINDS)}")
    if not row.get("examples"):
        raise RuleError(f"a rule for {row['kind']} has no examples", at=where, hint="add one line it must catch")
    pattern = _fill(row["pattern"], parts)
    if left := _SLOT.search(pattern):
        raise RuleError(f"no part is called '{left[1]}'", at=where, hint="parts are named in [part], before their use")
    try:
        compiled = re.compile(pattern)
    except re.error as error:
        raise RuleError(f"'{row['pattern']}': {error}", at=where) from error
    return LineRule(row["kind"], compiled, tuple(row["examples"]), tuple(row.get("never", ())))
