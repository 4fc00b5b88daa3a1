"""The words that tell the parts of a page apart: ``languages/<code>/layout.toml``.

Each row is a regular expression that a whole block must match, with examples that it must and others
that it must never catch; the tests run them all.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import Any

from sitegen import languages
from sitegen.errors import RuleError

PART = "layout"
KINDS = ("stamp", "byline", "caption", "note", "furniture", "footnotes")


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

    *function_words* stand in nearly every sentence of the language and in few of another. Sentences
    are not cut after an *abbreviation*, nor between a numeral with a full stop and an *ordinal_next*
    word (German writes ordinals so; empty where a language does not).
    """

    code: str
    function_words: frozenset[str]
    abbreviations: frozenset[str]
    ordinals: bool
    sentence_starts: frozenset[str]
    rules: tuple[LineRule, ...]


@cache
def load(code: str) -> LayoutWords:
    """Return the lay-out words of the language *code*; RuleError where the file is wrong."""
    table = languages.read_part(code, PART)
    sentences = table.get("sentences", {})
    return LayoutWords(
        code=code,
        function_words=frozenset(table["language"]["function_words"]),
        abbreviations=frozenset(sentences.get("abbreviations", ())),
        ordinals=bool(sentences.get("ordinals", False)),
        sentence_starts=frozenset(sentences.get("starts", ())),
        rules=tuple(_rule(code, row) for row in table.get("line", ())),
    )


def load_all() -> tuple[LayoutWords, ...]:
    """Return the lay-out words of every language that has them, by code."""
    return tuple(load(code) for code in languages.codes_with(PART))


def _rule(code: str, row: dict[str, Any]) -> LineRule:
    where = f"languages/{code}/{PART}.toml"
    if row.get("kind") not in KINDS:
        raise RuleError(f"'{row.get('kind')}' is no kind of line", at=where, hint=f"use one of {', '.join(KINDS)}")
    if not row.get("examples"):
        raise RuleError(f"a rule for {row['kind']} has no examples", at=where, hint="add one line it must catch")
    try:
        pattern = re.compile(row["pattern"])
    except re.error as error:
        raise RuleError(f"'{row['pattern']}': {error}", at=where) from error
    return LineRule(row["kind"], pattern, tuple(row["examples"]), tuple(row.get("never", ())))
