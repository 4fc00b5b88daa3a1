"""What a reader can choose entries by: the voices, folders and speakers that most entries name."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from sitegen.render.counts import Counts

BOXES = 12  # voices that get a box of their own, and choices the style sheet knows without a script
_CHOICES = 40  # of one list


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """Something to choose entries by; *count* of them name it. *plain* ones need no script."""

    number: int
    name: str
    count: int
    plain: bool


class Choices:
    """The names that most entries bear, numbered from 1, the most frequent first."""

    def __init__(self, counts: Mapping[str, int]) -> None:
        names = sorted(counts, key=lambda name: (-counts[name], name))[:_CHOICES] if len(counts) > 1 else []
        self.all = tuple(
            Choice(number=number, name=name, count=counts[name], plain=number <= BOXES)
            for number, name in enumerate(names, start=1)
        )
        self._numbers = {choice.name: choice.number for choice in self.all}

    def of(self, names: Iterable[str]) -> str:
        """Return the numbers of those among *names* that can be chosen, as an attribute holds them."""
        return " ".join(str(self._numbers[name]) for name in names if name in self._numbers)


class Filters:
    """All choices of a site; where one voice, folder or speaker is all there is, there is nothing to choose."""

    def __init__(self, counts: Counts) -> None:
        self.voices = Choices(counts.voices)
        self.collections = Choices(counts.collections)
        self.speakers = Choices(counts.speakers)
        self.boxes = self.voices.all if len(counts.voices) <= BOXES else ()
        self.keys = 0 < counts.keys < counts.entries
        self.checked = 0 < counts.checked < counts.entries
