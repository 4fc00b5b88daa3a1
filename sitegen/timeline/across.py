"""Whether reports in two languages tell one event: of one day, of one kind of happening, with the same names.

Words say nothing across languages; names, figures and the day do. So these must carry everything: two names at least,
and half of those that the report in the language that marks names by capitals gives. Spelling may differ by a letter
or two (Schweden, Sweden).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sitegen.timeline.similar import Content, Likeness, contradict

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

NAMES = 2  # shared at least
_SHORT = 5  # letters up to which a name is spelled alike
_LONG = 6  # letters from which two may differ


def compare_across(one: Content, other: Content) -> Likeness | None:
    """Return what *one* and *other*, in two languages, share, None where that does not make them one event.

    ``Likeness.shared`` are stems of *other*.
    """
    if one.statement or one.day is None or one.day != other.day or not one.concepts & other.concepts:
        return None
    if contradict(one, other):
        return None
    pairs = list(_pairs(sorted(one.capitals), sorted(other.capitals)))
    marked = [len(content.capitals) for content in (one, other) if content.names]
    shared = tuple(other.capitals[theirs] for _, theirs in pairs)
    if len(pairs) < NAMES or not marked:
        return None
    return Likeness(len(pairs) / min(marked), shared)


def _pairs(mine: Sequence[str], theirs: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Yield the names of both that are one name, each taken once."""
    left = list(theirs)
    for name in mine:
        found = min(left, key=lambda other: (_distance(name, other), other), default=None)
        if found is not None and _distance(name, found) <= _allowed(min(len(name), len(found))):
            left.remove(found)
            yield name, found


def _allowed(length: int) -> int:
    return 0 if length < _SHORT else 1 if length < _LONG else 2


def _distance(one: str, other: str) -> int:
    """Return how many letters differ; names that begin otherwise or differ much in length are told apart at once."""
    if one[0] != other[0] or abs(len(one) - len(other)) > 2:
        return len(one) + len(other)
    row = list(range(len(other) + 1))
    for place, letter in enumerate(one, start=1):
        before, row[0] = row[0], place
        for index, their in enumerate(other, start=1):
            before, row[index] = row[index], min(row[index] + 1, row[index - 1] + 1, before + (letter != their))
    return row[-1]
