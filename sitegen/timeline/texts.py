"""How much the words of whole texts have in common."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping
    from collections.abc import Set as AbstractSet

    from sitegen.timeline.weights import Weights


class Texts:
    """Texts of one story by their stems; the likeness of two of them is reckoned once."""

    __slots__ = ("_known", "_lengths", "_stems")

    def __init__(self, stems: Mapping[str, AbstractSet[str]], weights: Weights) -> None:
        self._stems = {
            document: {stem: weights.rarity(stem) ** 2 for stem in sorted(stems[document])} for document in stems
        }
        self._lengths = {document: math.sqrt(sum(squares.values())) for document, squares in self._stems.items()}
        self._known: dict[tuple[str, str], float] = {}

    def likeness(self, one: str, other: str) -> float:
        """Return the cosine of two documents, rare words counting more: 0 for no common word, 1 for the same words."""
        pair = (one, other) if one < other else (other, one)
        if pair not in self._known:
            mine, theirs = self._stems[one], self._stems[other]
            common = sum(square for stem, square in mine.items() if stem in theirs)
            self._known[pair] = common / ((self._lengths[one] * self._lengths[other]) or 1.0)
        return self._known[pair]
