"""A text as it is read, beside the text as it stands: letters mended, places told in both."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sitegen.model import Span

if TYPE_CHECKING:
    from collections.abc import Iterable

_OLD_LETTERS = str.maketrans({"ſ": "s"})  # one letter in Unicode's eyes, two in ours


@dataclass(frozen=True, slots=True)
class Edit:
    """A stretch of the source and the words that are read there."""

    span: Span
    words: str


@dataclass(frozen=True, slots=True)
class Reading:
    """*text* is what is read; *moves* are the stretches of the source and of *text* that took each other's place.

    *back* are the same pairs seen from *text*.
    """

    text: str
    moves: tuple[tuple[Span, Span], ...] = ()
    back: tuple[tuple[Span, Span], ...] = ()

    def in_source(self, span: Span) -> Span:
        """Return where *span* of what is read stands in the source, a mended word whole."""
        return _moved(span, self.back) if self.back else span

    def from_source(self, span: Span) -> Span:
        """Return where *span* of the source stands in what is read."""
        return _moved(span, self.moves) if self.moves else span


def plain_letters(text: str) -> str:
    """Return *text* with the long s as any other, each letter in its place."""
    return text.translate(_OLD_LETTERS) if "ſ" in text else text


def mended(text: str, edits: Iterable[Edit]) -> Reading:
    """Return *text* with *edits*, given in order and apart from each other."""
    pieces, moves, done, length = [], [], 0, 0
    for edit in edits:
        pieces += [text[done : edit.span.start], edit.words]
        start = length + edit.span.start - done
        length = start + len(edit.words)
        done = edit.span.end
        moves.append((edit.span, Span(start, length)))
    back = tuple((here, there) for there, here in moves)
    return Reading("".join((*pieces, text[done:])), tuple(moves), back)


def _moved(span: Span, moves: tuple[tuple[Span, Span], ...]) -> Span:
    return Span(_place(span.start, moves, end=False), _place(span.end, moves, end=True))


def _place(place: int, moves: tuple[tuple[Span, Span], ...], *, end: bool) -> int:
    """Return where *place* went; one inside a stretch that was moved goes to its start, or its *end*."""
    low, high = 0, len(moves)
    while low < high:  # the moves that begin before the place
        middle = (low + high) // 2
        if moves[middle][0].start < place + (not end):
            low = middle + 1
        else:
            high = middle
    if low == 0:
        return place
    here, there = moves[low - 1]
    if place >= here.end:
        return place + there.end - here.end
    return there.end if end else there.start
