"""Stretches of a text as properly nested tokens: what begins, what is said, what ends.

Passages and dates may overlap and lie inside each other. HTML can only nest, so a stretch that
crosses the end of another is closed there and opened again; only its first piece carries its id.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from sitegen.model import Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """A stretch to be shown as an element: ``passage`` or ``date``, its id, and a note for the reader.

    *number* is the passage's number on the page; *datetime* what HTML's ``time`` can hold, else empty.
    *cut* says that the passage goes on where the mark ends.
    """

    span: Span
    kind: str
    id: str
    number: int = 0
    note: str = ""
    datetime: str = ""
    cut: bool = False


@dataclass(frozen=True, slots=True)
class Token:
    """A piece of marked text: *opens* begins an element, *closes* ends the innermost one, else *text*.

    *first* tells the piece of a mark that carries its id, *gap* a place where words were left out.
    """

    text: str = ""
    opens: Mark | None = None
    closes: Mark | None = None
    first: bool = False
    gap: bool = False


@dataclass(slots=True)
class Weaver:
    """Tokens for one text after the other; remembers which marks have been given their id."""

    seen: set[str] = field(default_factory=set)

    def weave(self, text: str, shown: Sequence[Span], marks: Iterable[Mark]) -> Iterator[Token]:
        """Yield the tokens of the *shown* stretches of *text*, in order, with *marks* where they meet them.

        *shown* is sorted and does not overlap. Between two stretches stands a gap, and behind the last
        one if the passage it ends with is cut.
        """
        ordered = sorted(marks, key=lambda mark: (mark.span.start, -mark.span.end, mark.kind, mark.id))
        for index, stretch in enumerate(shown):
            if index:
                yield Token(gap=True)
            yield from self._stretch(text, stretch, [mark for mark in ordered if mark.span.meets(stretch)])
        if shown and any(mark.cut and mark.span.end == shown[-1].end for mark in ordered):
            yield Token(gap=True)

    def _stretch(self, text: str, stretch: Span, marks: Sequence[Mark]) -> Iterator[Token]:
        ends = {min(mark.span.end, stretch.end) for mark in marks}
        starts = {max(mark.span.start, stretch.start) for mark in marks}
        edges = sorted(starts | ends | {stretch.start, stretch.end})
        waiting = iter(marks)
        mark = next(waiting, None)
        opened: list[Mark] = []
        for position, following in zip(edges, [*edges[1:], stretch.end], strict=True):
            yield from self._close(opened, position)
            while mark is not None and mark.span.start <= position:
                opened.append(mark)
                yield Token(opens=mark, first=self._is_first(mark))
                mark = next(waiting, None)
            if position < following:
                yield Token(text[position:following])
        while opened:
            yield Token(closes=opened.pop())

    def _close(self, opened: list[Mark], position: int) -> Iterator[Token]:
        """Yield the ends of what ends at *position*; what it was opened around is opened again."""
        ended = [index for index, mark in enumerate(opened) if mark.span.end <= position]
        if not ended:
            return
        again = [mark for mark in opened[ended[0] :] if mark.span.end > position]
        while len(opened) > ended[0]:
            yield Token(closes=opened.pop())
        for mark in again:
            opened.append(mark)
            yield Token(opens=mark, first=self._is_first(mark))

    def _is_first(self, mark: Mark) -> bool:
        if mark.id in self.seen:
            return False
        self.seen.add(mark.id)
        return True


def union(spans: Iterable[Span]) -> list[Span]:
    """Return the stretches that *spans* cover together, in order and apart from each other."""
    joined: list[Span] = []
    for span in sorted(spans):
        if joined and span.start <= joined[-1].end:
            joined[-1] = Span(joined[-1].start, max(joined[-1].end, span.end))
        else:
            joined.append(span)
    return joined
