"""The words of the site in one language: ``languages/<code>/words.toml``.

Each table maps a name to a sentence; ``{name}`` in it stands for what is filled in. The tables:
``reason`` (why something was decided), ``date`` and ``part`` (EDTF values), ``heading`` and ``cue``
(titles of entries), ``settle`` (what would settle a doubt), ``export`` (files for other programs, and
citations), ``interface`` (everything else a reader sees). ``quotes`` lists pairs of quotation marks,
the usual one first.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from sitegen.errors import RuleError
from sitegen.languages import read_part

if TYPE_CHECKING:
    from collections.abc import Mapping

_TABLES = ("date", "part", "heading", "cue", "settle", "export", "interface", "reason")


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """The words of one language, table by table."""

    code: str
    quotes: tuple[tuple[str, str], ...]
    date: Mapping[str, str]
    part: Mapping[str, str]
    heading: Mapping[str, str]
    cue: Mapping[str, str]
    settle: Mapping[str, str]
    export: Mapping[str, str]
    interface: Mapping[str, str]
    reason: Mapping[str, str]


@cache
def load(code: str) -> Words:
    """Return the words of the language *code*; RuleError where a table is missing or is not text."""
    at = f"languages/{code}/words.toml"
    data = read_part(code, "words")
    unknown = sorted(set(data) - {*_TABLES, "quotes"})
    if unknown:
        raise RuleError(f"unknown table '{unknown[0]}'", at=at, hint=f"known tables: {', '.join(_TABLES)}")
    tables = {name: _table(data, name, at) for name in _TABLES}
    return Words(code=code, quotes=_quotes(data, at), **tables)


def _table(data: dict[str, Any], name: str, at: str) -> Mapping[str, str]:
    table = data.get(name)
    if not isinstance(table, dict):
        raise RuleError(f"the table '{name}' is missing", at=at)
    for key, value in table.items():
        if not isinstance(value, str):
            raise RuleError(f"{name}.{key} is not text", at=at)
    return MappingProxyType(table)


def _quotes(data: dict[str, Any], at: str) -> tuple[tuple[str, str], ...]:
    pairs = data.get("quotes")
    if not isinstance(pairs, list) or not pairs or not all(isinstance(pair, str) and len(pair) == 2 for pair in pairs):
        raise RuleError("quotes is not a list of pairs such as '„“'", at=at)
    return tuple((pair[0], pair[1]) for pair in pairs)
