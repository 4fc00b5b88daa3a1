"""Phrases that put what a sentence tells before, after or beside what was told: ``languages/<code>/relations.toml``.

A row has a pattern, which is met as whole words in any case, examples it must find and others it must never find.
``not_before`` is what may not follow it: ``am Vortag der Wahl`` counts from the election, not from what was told.
``undone`` names the kinds of happening (lines of ``events.toml``) by which a plan comes to nothing.
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


@cache
def load(code: str) -> tuple[RelationRule, ...]:
    """Return the rules of the language *code*, none where it has no such part; RuleError where the file is wrong."""
    if code not in codes_with(PART):
        return ()
    return tuple(_rule(code, row) for row in read_part(code, PART).get("row", ()))


@cache
def undone_kinds(code: str) -> frozenset[str]:
    """Return the kinds of happening by which a plan comes to nothing."""
    return frozenset(str(read_part(code, PART).get("undone", "")).split()) if code in codes_with(PART) else frozenset()


def _rule(code: str, row: dict[str, Any]) -> RelationRule:
    at = f"languages/{code}/{PART}.toml"
    known = {kind.value: kind for kind in RELATIONS}
    if row.get("relation") not in known:
        raise RuleError(f"'{row.get('relation')}' is no relation", at=at, hint=f"use one of {', '.join(known)}")
    if not row.get("examples"):
        raise RuleError(f"'{row.get('pattern')}' has no examples", at=at, hint="add one sentence it must find")
    behind = f"(?!{row['not_before']})" if "not_before" in row else ""
    try:
        pattern = re.compile(rf"(?<![\w-])(?:{row['pattern']})(?![\w-]){behind}", re.IGNORECASE)
    except (KeyError, re.error) as error:
        raise RuleError(f"'{row.get('pattern')}': {error}", at=at) from error
    return RelationRule(known[row["relation"]], pattern, tuple(row["examples"]), tuple(row.get("never", ())))
