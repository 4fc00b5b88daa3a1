"""How a pattern may begin: the few letters by which its matches are looked for.

A scanner that knows the first letters of every rule reads a text at the speed of the engine, and
only where a rule could start is a rule tried. The patterns of the language files use groups,
alternation, classes, repetition and look-around; what may follow the letters is of no concern.

Many rules begin alike, with any number or any word for one. Of these only those are tried whose
matches may go on as the text does behind its first word: ``3. Mai`` has the tail ``. ma``.
"""

from __future__ import annotations

import re
from types import MappingProxyType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

_DEPTH = 5
_END = "\0"  # the prefix ends here: what follows is no letter, or may be anything
_WORD, _NUMBER = "w", "0"  # what stands for the first word of a match, or the digits of its first number


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


def stems(
    pattern: str,
    slots: Mapping[str, frozenset[str]] = MappingProxyType({}),
    stems_of_slots: Mapping[str, frozenset[str]] = MappingProxyType({}),
) -> frozenset[str]:
    """Return what stands for the first word or number of all that *pattern* matches, and up to four characters behind.

    ``0`` is any number or digit, ``w`` any word. *slots* has the ``heads`` of what stands for ``{name}``
    in the pattern, *stems_of_slots* its stems. What ends with U+0000 may go on with anything.
    """
    return frozenset(_StemReader(pattern, slots, stems_of_slots).alternation(0)[0])


def stem_of(beginning: str, tail: str) -> str:
    """Return the stem of a text that begins with *beginning*, with *tail* behind its first word or number."""
    return _kind(beginning[0]) + one_digit(tail)


class _Reader:
    """A pattern being read from left to right; each method returns heads and where it stopped."""

    runs: tuple[str, ...] = (" ",)  # what stands for itself repeated

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
            if all(_is_closed(head) for head in found):
                return found, self._branch_end(at)
            start = at
            item, at = self.item(at)
            least, once, at = self._repeat(at)
            if item is not None:
                found = self._joined(found, start, least=least, once=once, item=item)
        return found, at

    def _joined(
        self,
        found: set[str],
        start: int,  # noqa: ARG002 - where the item is written, for those who read it in two ways
        *,
        least: int,
        once: bool,
        item: set[str],
    ) -> set[str]:
        """Return the heads in *found* with the *item* that is written from *start* on."""
        return _append(found, self.repeated(item, least=least, once=once))

    def repeated(self, item: set[str], *, least: int, once: bool) -> set[str]:
        """Return the heads of *item* that stands *least* times or more, if not *once*."""
        if not once:
            item = {head if head in self.runs or _is_closed(head) else head + _END for head in item}
        return item | {""} if least == 0 else item

    def _branch_end(self, at: int) -> int:
        """Return where the branch ends in which *at* stands."""
        depth = 0
        while at < len(self._pattern) and (depth or self._pattern[at] not in "|)"):
            char = self._pattern[at]
            if char == "[":
                at = self._pattern.index("]", at + 2)
            depth += (char == "(") - (char == ")")
            at += 2 if char == "\\" else 1
        return at

    def item(self, at: int) -> tuple[set[str] | None, int]:
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
        if word := _LETTERS.match(self._pattern, at):
            return {word[0].lower()}, word.end()
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
        inside = self._pattern[at + 1 : end].replace(r"\s", " ")
        if inside.replace("-", "").isdecimal():
            return set("0123456789"), end + 1
        if inside.startswith("^") or "\\" in inside or "-" in inside.strip("-"):
            return {_END}, end + 1
        return {char.lower() for char in inside}, end + 1

    def _repeat(self, at: int) -> tuple[int, bool, int]:
        """Return the least number of times, 0 or 1, the item before *at* stands, and whether once at most."""
        least, once = 1, True
        if self._pattern[at : at + 1] in ("?", "*", "+"):
            least, once = 1 if self._pattern[at] == "+" else 0, self._pattern[at] == "?"
            at += 1
        elif self._pattern[at : at + 1] == "{" and self._pattern[at + 1].isdecimal():
            end = self._pattern.index("}", at)
            least, once = min(1, int(self._pattern[at + 1 : end].split(",")[0])), False
            at = end + 1
        return least, once, at + (self._pattern[at : at + 1] == "?")


class _StemReader(_Reader):
    """A pattern of which the first word or number is read as one character."""

    runs = (" ", _WORD, _NUMBER)

    def __init__(self, pattern: str, slots: Mapping[str, frozenset[str]], stems: Mapping[str, frozenset[str]]) -> None:
        super().__init__(pattern, stems)
        self._behind = _Reader(pattern, slots)  # what stands behind the first word is read letter by letter

    def item(self, at: int) -> tuple[set[str] | None, int]:
        """Return the stems of the item at *at*, None if it takes no room."""
        found, end = super().item(at)
        if found is None or self._pattern[at] in "({":
            return found, end
        return {_kind(char) for char in found}, end

    def _joined(self, found: set[str], start: int, *, least: int, once: bool, item: set[str]) -> set[str]:
        item = self.repeated(item, least=least, once=once)
        if found == {""}:
            return item
        letters = {one_digit(head) for head in self._behind.item(start)[0] or ()}
        letters = self._behind.repeated(letters, least=least, once=once)
        grown = set()
        for stem in found:
            if stem in ("", _WORD, _NUMBER):  # still in the first word: it goes on, or something else follows
                grown |= {more or stem for more in item if more.startswith(stem) or not more}
                if stem:
                    grown |= _append({stem}, {more for more in letters if more and _kind(more[0]) != stem})
            else:
                grown |= _append({stem}, letters)
        return grown


def _escape(kind: str) -> set[str] | None:
    """Return the heads of a backslash and *kind*."""
    if kind in "bBAZ":
        return None
    if kind == "s":
        return {" "}
    return set("0123456789") if kind == "d" else {_END if kind.isalpha() else kind}


def one_digit(text: str) -> str:
    """Return *text* with ``0`` for each digit."""
    return _DIGIT.sub(_NUMBER, text)


_DIGIT = re.compile(r"\d")
_LETTERS = re.compile(r"[^\W\d_]+(?![?*+{])")  # a letter that is repeated stands alone


def _kind(char: str) -> str:
    """Return what stands for *char* where it is the first of a word or number."""
    if not char.isalnum():
        return char
    return _NUMBER if char.isdecimal() else _WORD


def _is_closed(head: str) -> bool:
    return head.endswith(_END) or len(head) >= _DEPTH


def _append(found: set[str], more: set[str]) -> set[str]:
    grown = set()
    for head in found:
        if _is_closed(head):
            grown.add(head)
        else:
            grown |= {(head + _cut(tail))[:_DEPTH] for tail in more}
    return grown


def _cut(head: str) -> str:
    return head[0] + _END if head[:1].isdecimal() else head
