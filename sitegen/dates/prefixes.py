"""How a pattern may begin: the few letters by which its matches are looked for.

A scanner that knows the first letters of every rule reads a text at the speed of the engine, and
only where a rule could start is a rule tried. The patterns of the language files use groups,
alternation, classes, repetition and look-around; what may follow the letters is of no concern.
"""

from __future__ import annotations

from functools import lru_cache

_DEPTH = 3
_END = "\0"  # the prefix ends here: what follows is no letter, or may be anything
_CLASSES = {"d": "0123456789"}


class OpenPatternError(ValueError):
    """A pattern may begin with anything at all."""


@lru_cache(maxsize=512)
def prefixes(pattern: str) -> frozenset[str]:
    """Return the beginnings, one to three characters in lower case, of all that *pattern* matches.

    A digit stands alone. OpenPatternError where a match may begin with anything or be empty.
    """
    heads, end = _alternation(pattern, 0)
    if end != len(pattern):
        raise OpenPatternError(f"unbalanced: {pattern!r}")
    found = frozenset(head.rstrip(_END) for head in heads)
    if "" in found:
        raise OpenPatternError(f"may begin with anything: {pattern!r}")
    return found


def _alternation(pattern: str, at: int) -> tuple[set[str], int]:
    """Return the heads of the branches from *at* up to the closing bracket, and where that stands."""
    heads: set[str] = set()
    while True:
        branch, at = _branch(pattern, at)
        heads |= branch
        if at >= len(pattern) or pattern[at] == ")":
            return heads, at
        at += 1  # the bar


def _branch(pattern: str, at: int) -> tuple[set[str], int]:
    heads = {""}
    while at < len(pattern) and pattern[at] not in "|)":
        item, at = _item(pattern, at)
        least, at = _repeat(pattern, at)
        if item is None:
            continue
        heads = _append(heads, item | {""} if least == 0 else item)
    return heads, at


def _append(heads: set[str], more: set[str]) -> set[str]:
    grown = set()
    for head in heads:
        if head.endswith(_END) or len(head) >= _DEPTH:
            grown.add(head)
        else:
            grown |= {_cut(head + tail) for tail in more}
    return grown


def _cut(head: str) -> str:
    if head[:1].isdecimal():
        return head[0] + _END
    return head[:_DEPTH]


def _item(pattern: str, at: int) -> tuple[set[str] | None, int]:
    """Return the heads of the item at *at* (None if it takes no room) and where it ends."""
    char = pattern[at]
    if char == "(":
        return _group(pattern, at)
    if char == "[":
        return _class(pattern, at)
    if char == "\\":
        kind = pattern[at + 1]
        if kind in "bBAZ":
            return None, at + 2
        if kind in _CLASSES:
            return set(_CLASSES[kind]), at + 2
        return {kind.lower() if not kind.isalpha() else _END}, at + 2
    if char in "^$":
        return None, at + 1
    return {_END if char == "." else char.lower()}, at + 1


def _group(pattern: str, at: int) -> tuple[set[str] | None, int]:
    start = at + 1
    takes_room = True
    if pattern[start] == "?":
        takes_room = pattern[start + 1] not in "=!<" or pattern[start + 1 : start + 3] == "<P"
        start = _past_head(pattern, start + 1)
    heads, end = _alternation(pattern, start)
    return (heads if takes_room else None), end + 1


def _past_head(pattern: str, at: int) -> int:
    """Return where the inside of a group begins whose kind is written from *at* on."""
    if pattern[at] == "P":
        return pattern.index(">", at) + 1
    if pattern[at] == "<":
        return at + 2
    if pattern[at] in "=!:":
        return at + 1
    return pattern.index(":", at) + 1  # flags


def _class(pattern: str, at: int) -> tuple[set[str], int]:
    end = pattern.index("]", at + 2)
    inside = pattern[at + 1 : end]
    if inside.startswith("^") or "\\" in inside or "-" in inside.strip("-"):
        digits = inside.replace("-", "").isdecimal()
        return set("0123456789") if digits else {_END}, end + 1
    return {char.lower() for char in inside}, end + 1


def _repeat(pattern: str, at: int) -> tuple[int, int]:
    """Return the least number of times the item before *at* stands, and where that is told."""
    least = 1
    if pattern[at : at + 1] in ("?", "*", "+"):
        least = 1 if pattern[at] == "+" else 0
        at += 1
    elif pattern[at : at + 1] == "{":
        least = int(pattern[at + 1 : pattern.index("}", at)].split(",", maxsplit=1)[0] or 0)
        at = pattern.index("}", at) + 1
    if pattern[at : at + 1] == "?":
        at += 1
    return min(least, 1), at
