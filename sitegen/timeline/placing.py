"""Where the words of a decision stand in a text that may have been edited since.

The order of choices: the one place that has the words; among several the one whose surroundings fit; where the words
are nowhere, or only in foreign surroundings, the one place that differs from them in one word of eight. Numbers never
differ. Else there is no place, and nobody is served by a guess.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sitegen.model import Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

TELLING = 4  # words from which on a quote that stands once is known by itself
LOOSE = 5  # words from which on one of them may differ
ONE_OF = 8  # words of which one may differ

_WORD = re.compile(r"\w+")
_WHOLE, _WELL, _HALF = 3, 2, 1  # how well surroundings fit


@dataclass(frozen=True, slots=True)
class Placed:
    """Where words stand: *span* is None where they have no one place, *count* is the number of places.

    *edited* says that other words stand there now.
    """

    span: Span | None
    count: int
    edited: bool = False


def place_quote(text: str, exact: str, prefix: str = "", suffix: str = "") -> Placed:
    """Return where *exact* stands in *text*; *prefix* and *suffix* tell places apart. White space counts as one."""
    found = _choose(text, _places(text, exact), prefix, suffix, known=is_telling(exact))
    before, after = _solid(prefix), _solid(suffix)
    if found.count > 1 or (found.span and (not (before or after) or _fit(text, found.span, before, after))):
        return found
    distance = dict(_near_places(text, exact))
    near = _choose(text, distance, prefix, suffix, known=is_telling(exact))
    if found.span and (near.span is None or not _fit(text, near.span, before, after)):
        return found  # else the words stand elsewhere by now, and what was meant was edited
    return Placed(near.span, near.count, edited=near.span is not None and distance[near.span] > 0)


def is_telling(exact: str) -> bool:
    """Return whether *exact* has so many words that a text hardly says them twice."""
    return len(_WORD.findall(exact)) >= TELLING


def _choose(text: str, places: Iterable[Span], prefix: str, suffix: str, *, known: bool) -> Placed:
    """Return the only one of *places*, else the only one that *prefix* and *suffix* fit best.

    Words that are not *known* by themselves need surroundings that fit well, where any are given.
    """
    before, after = _solid(prefix), _solid(suffix)
    count, first = 0, None
    best, fitting = 0, list[Span]()
    least = _HALF if known else _WELL
    for span in places:
        count += 1
        first = first or span
        fit = _fit(text, span, before, after)
        if fit > best:
            best, fitting = fit, []
        if fit >= least and fit == best and len(fitting) < 2:
            fitting.append(span)
    if len(fitting) == 1:
        return Placed(fitting[0], count)
    if count == 1:
        return Placed(first, 1) if known or not (before or after) else Placed(None, 0)
    return Placed(None, count)


def _fit(text: str, span: Span, before: str, after: str) -> int:
    """Return how well *before* and *after* fit around *span*: whole; one whole or half of both; half of one; or 0."""
    reach = 4 * max(len(before), len(after)) + 64
    left = _solid(text[max(0, span.start - reach) : span.start])[::-1]
    right = _solid(text[span.end : span.end + reach])
    sides = [(_shared(left, before[::-1]), len(before))] if before else []
    sides += [(_shared(right, after), len(after))] if after else []
    if sides and all(shared == length for shared, length in sides):
        return _WHOLE
    halves = sum(2 * shared >= length for shared, length in sides)
    if halves == 2 or any(shared == length for shared, length in sides):
        return _WELL
    return _HALF if halves else 0


def _solid(text: str) -> str:
    return "".join(text.split())


def _shared(one: str, other: str) -> int:
    """Return how many characters *one* and *other* begin with alike."""
    alike = 0
    for mine, theirs in zip(one, other, strict=False):
        if mine != theirs:
            break
        alike += 1
    return alike


def _places(text: str, exact: str) -> Iterator[Span]:
    """Yield the places that read *exact*, with whatever white space between its words."""
    pattern = r"\s++".join(re.escape(word) for word in exact.split())
    for found in re.finditer(f"(?=({pattern}))", text):
        yield Span(found.start(1), found.end(1))


def _near_places(text: str, exact: str) -> Iterator[tuple[Span, int]]:
    """Yield the places whose words differ from those of *exact* in few, with the number that differs."""
    wanted = _WORD.findall(exact)
    if not wanted:
        return
    allowed = max(1, len(wanted) // ONE_OF) if len(wanted) >= LOOSE else 0
    spans = [Span(*found.span()) for found in _WORD.finditer(text)]
    words = [span.of(text) for span in spans]
    for last, away in _valleys(_distances(wanted, words), allowed, len(wanted)):
        back = words[max(0, last + 1 - len(wanted) - allowed) : last + 1][::-1]
        reach = min(
            enumerate(_distances(wanted[::-1], back)), key=lambda pair: (pair[1], abs(pair[0] + 1 - len(wanted)))
        )
        first = last - reach[0]
        if _numbers(words[first : last + 1]) == _numbers(wanted):
            yield Span(spans[first].start, spans[last].end), away


def _numbers(words: Iterable[str]) -> list[str]:
    return [word for word in words if any(letter.isdigit() for letter in word)]


def _valleys(distances: Iterable[int], allowed: int, apart: int) -> Iterator[tuple[int, int]]:
    """Yield index and value of the lowest of each run of *distances* that are *allowed*, runs lying *apart*."""
    lowest: tuple[int, int] | None = None
    for index, distance in enumerate(distances):
        if lowest is not None and index - lowest[0] >= apart:
            yield lowest
            lowest = None
        if distance <= allowed and (lowest is None or distance < lowest[1]):
            lowest = (index, distance)
    if lowest is not None:
        yield lowest


def _distances(wanted: Sequence[str], words: Iterable[str]) -> Iterator[int]:
    """Yield for each of *words* the edits from *wanted* to the nearest stretch that ends with it.

    Bit-parallel, after Myers (1999) and Hyyrö (2003): one step a word, however long *wanted* is.
    """
    places: dict[str, int] = {}
    for index, word in enumerate(wanted):
        places[word] = places.get(word, 0) | 1 << index
    every, top = (1 << len(wanted)) - 1, 1 << (len(wanted) - 1)
    more, fewer, distance = every, 0, len(wanted)
    for word in words:
        same = places.get(word, 0)
        crossing = ((((same & more) + more) ^ more) | same) & every
        level = same | fewer
        up, down = (fewer | ~(crossing | more)) & every, more & crossing
        distance += bool(up & top) - bool(down & top)
        up, down = up << 1 & every, down << 1 & every
        more, fewer = (down | ~(level | up)) & every, up & level
        yield distance
