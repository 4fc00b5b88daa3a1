"""Phrases that put what a sentence tells before, after or beside what was told: ``languages/<code>/relations.toml``.

A row has a pattern, which is met as whole words in any case, examples it must find and others it must never find.
``not_before`` is what may not follow it: ``am Vortag der Wahl`` counts from the election, not from what was told.
``undone`` rows, with the same parts, say that a plan came to nothing.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import Any

from sitegen.errors import RuleError
from sitegen.languages import codes_with, read_part
from sitegen.model import LinkKind

PART = "relations"
RELATIONS = (LinkKind.BEFORE, LinkKind.AFTER, LinkKind.SAME_TIME)


@dataclass(frozen=True, slots=True)
class RelationRule:
    """One way of saying how a sentence stands to what was told; AFTER: the sentence tells the later thing."""

    relation: LinkKind
    pattern: re.Pattern[str]
    examples: tuple[str, ...]
    never: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class UndoneRule:
    """One way of saying that a plan came to nothing, or to something else."""

    pattern: re.Pattern[str]
    examples: tuple[str, ...]
    never: tuple[str, ...]


@cache
def load(code: str) -> tuple[RelationRule, ...]:
    """Return the rules of the language *code*, none where it has no such part; RuleError where the file is wrong."""
    if code not in codes_with(PART):
        return ()
    return tuple(_rule(code, row) for row in read_part(code, PART).get("row", ()))


@cache
def load_undone(code: str) -> tuple[UndoneRule, ...]:
    """Return the rules by which *code* says that a plan came to nothing; RuleError where the file is wrong."""
    if code not in codes_with(PART):
        return ()
    return tuple(
        UndoneRule(_pattern(code, row), tuple(row["examples"]), tuple(row.get("never", ())))
        for row in read_part(code, PART).get("undone", ())
    )


def _rule(code: str, row: dict[str, Any]) -> RelationRule:
    known = {kind.value: kind for kind in RELATIONS}
    if row.get("relation") not in known:
        hint = f"use one of {', '.join(known)}"
        raise RuleError(f"'{row.get('relation')}' is no relation", at=f"languages/{code}/{PART}.toml", hint=hint)
    pattern = _pattern(code, row)
    return RelationRule(known[row["relation"]], pattern, tuple(row["examples"]), tuple(row.get("never", ())))


def _pattern(code: str, row: dict[str, Any]) -> re.Pattern[str]:
    at = f"languages/{code}/{PART}.toml"
    if not row.get("examples"):
        raise RuleError(f"'{row.get('pattern')}' has no examples", at=at, hint="add one sentence it must find")
    behind = f"(?!{row['not_before']})" if "not_before" in row else ""
    try:
        return re.compile(rf"(?<![\w-])(?:{row['pattern']})(?![\w-]){behind}", re.IGNORECASE)
    except (KeyError, re.error) as error:
        raise RuleError(f"'{row.get('pattern')}': {error}", at=at) from error
