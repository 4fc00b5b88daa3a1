"""Which of many stretches meet a place, without a look at all of them."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from itertools import accumulate
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sitegen.model import Span


class Stretches:
    """Spans of one text, which may overlap."""

    def __init__(self, spans: Iterable[Span]) -> None:
        self._spans = sorted(spans)
        self._reach = list(accumulate((span.end for span in self._spans), max))

    def meeting(self, place: Span) -> list[Span]:
        """Return those that meet *place*, in text order."""
        first = bisect_right(self._reach, place.start)
        last = bisect_left(self._spans, place.end, key=lambda span: span.start)
        return [span for span in self._spans[first:last] if span.meets(place)]
