"""How a pattern may begin: the few letters by which its matches are looked for.

A scanner that knows the first letters of every rule reads a text at the speed of the engine, and
only where a rule could start is a rule tried. The patterns of the language files use groups,
alternation, classes, repetition and look-around; what may follow the letters is of no concern.
"""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

_DEPTH = 5
_END = "\0"  # the prefix ends here: what follows is no letter, or may be anything


class OpenPatternError(ValueError):
    """A pattern may begin with anything at all."""


def prefixes(pattern: str, slots: Mapping[str, frozenset[str]] = MappingProxyType({})) -> frozenset[str]:
    """Return the beginnings, one to five characters in lower case, of all that *pattern* matches.

    A digit stands alone; a space stands for any white space. *slots* has the ``heads`` of what stands
    for ``{name}`` in the pattern. OpenPatternError where a match may begin with anything or be empty.
    """
    found = frozenset(head.rstrip(_END + " ") for head in heads(pattern, slots))
    if "" in found:
        raise OpenPatternError(f"may begin with anything: {pattern!r}")
    return found


def heads(pattern: str, slots: Mapping[str, frozenset[str]] = MappingProxyType({})) -> frozenset[str]:
    """Return the first characters of all that *pattern* matches, for use as a slot of another pattern."""
    found, end = _Reader(pattern, slots).alternation(0)
    if end != len(pattern):
        raise OpenPatternError(f"unbalanced: {pattern!r}")
    return frozenset(found)


class _Reader:
    """A pattern being read from left to right; each method returns heads and where it stopped."""

    def __init__(self, pattern: str, slots: Mapping[str, frozenset[str]]) -> None:
        self._pattern = pattern
        self._slots = slots

    def alternation(self, at: int) -> tuple[set[str], int]:
        """Return the heads of the branches from *at* up to the closing bracket."""
        found: set[str] = set()
        while True:
            branch, at = self._branch(at)
            found |= branch
            if at >= len(self._pattern) or self._pattern[at] == ")":
                return found, at
            at += 1  # the bar

    def _branch(self, at: int) -> tuple[set[str], int]:
        found = {""}
        while at < len(self._pattern) and self._pattern[at] not in "|)":
            item, at = self._item(at)
            least, at = self._repeat(at)
            if item is not None:
                found = _append(found, item | {""} if least == 0 else item)
        return found, at

    def _item(self, at: int) -> tuple[set[str] | None, int]:
        """Return the heads of the item at *at*, None if it takes no room."""
        char = self._pattern[at]
        if char == "(":
            return self._group(at)
        if char == "[":
            return self._class(at)
        if char == "{":
            end = self._pattern.index("}", at)
            return set(self._slots[self._pattern[at + 1 : end].partition(":")[0]]), end + 1
        if char == "\\":
            return _escape(self._pattern[at + 1]), at + 2
        if char in "^$":
            return None, at + 1
        return {_END if char == "." else char.lower()}, at + 1

    def _group(self, at: int) -> tuple[set[str] | None, int]:
        start, takes_room = at + 1, True
        if self._pattern[start] == "?":
            kind = self._pattern[start + 1 : start + 3]
            takes_room = kind[0] not in "=!<"
            start = self._past_head(start + 1)
        found, end = self.alternation(start)
        return (found if takes_room else None), end + 1

    def _past_head(self, at: int) -> int:
        """Return where the inside of a group begins whose kind is written from *at* on."""
        char = self._pattern[at]
        if char == "P":
            return self._pattern.index(">", at) + 1
        if char == "<":
            return at + 2
        return at + 1 if char in "=!:" else self._pattern.index(":", at) + 1

    def _class(self, at: int) -> tuple[set[str], int]:
        end = self._pattern.index("]", at + 2)
        inside = self._pattern[at + 1 : end]
        if inside.replace("-", "").isdecimal():
            return set("0123456789"), end + 1
        if inside.startswith("^") or "\\" in inside or "-" in inside.strip("-"):
            return {_END}, end + 1
        return {char.lower() for char in inside}, end + 1

    def _repeat(self, at: int) -> tuple[int, int]:
        """Return the least number of times, 0 or 1, the item before *at* stands."""
        least = 1
        if self._pattern[at : at + 1] in ("?", "*", "+"):
            least = 1 if self._pattern[at] == "+" else 0
            at += 1
        elif self._pattern[at : at + 1] == "{" and self._pattern[at + 1].isdecimal():
            end = self._pattern.index("}", at)
            least = min(1, int(self._pattern[at + 1 : end].split(",")[0]))
            at = end + 1
        return least, at + (self._pattern[at : at + 1] == "?")


def _escape(kind: str) -> set[str] | None:
    """Return the heads of a backslash and *kind*."""
    if kind in "bBAZ":
        return None
    if kind == "s":
        return {" "}
    return set("0123456789") if kind == "d" else {_END if kind.isalpha() else kind}


def _append(found: set[str], more: set[str]) -> set[str]:
    grown = set()
    for head in found:
        if head.endswith(_END) or len(head) >= _DEPTH:
            grown.add(head)
        elif head == "":
            grown |= {_cut(tail) for tail in more}
        else:
            grown |= {(head + tail)[:_DEPTH] for tail in more}
    return grown


def _cut(head: str) -> str:
    return head[0] + _END if head[:1].isdecimal() else head[:_DEPTH]
