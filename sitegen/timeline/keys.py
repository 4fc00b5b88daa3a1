"""The entries that matter most: one for each of the days that matter most, and those a person has pinned."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from sitegen.model import Reason
from sitegen.timeline.digest import choose_days, tell_days

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from sitegen.model import Entry
    from sitegen.timeline.passages import Passage

PINNED = Reason("key-pinned")


def choose_entries(
    passages: Iterable[Passage], passages_on: Callable[[str], Iterable[Passage]], top: int, pinned: Iterable[str] = ()
) -> dict[str, tuple[Reason, ...]]:
    """Return the ids of the entries that matter most, with the reasons; all of *pinned* are among them.

    *passages* come by day, *passages_on* gives those of one day. Of each of the *top* days the entry counts whose
    passage tells it best.
    """
    chosen: dict[str, tuple[Reason, ...]] = dict.fromkeys(pinned, (PINNED,))
    for key in tell_days(choose_days(passages, top), passages_on, sentences=1):
        for passage in key.passages:
            if passage.entry is not None:
                chosen[passage.entry] = (*chosen.get(passage.entry, ()), key.reason)
    return chosen


class Marked:
    """Entries that say why they are among the most important; *entries* can be walked again."""

    def __init__(self, entries: Iterable[Entry], reasons: Mapping[str, tuple[Reason, ...]]) -> None:
        self._entries = entries
        self._reasons = reasons

    def __iter__(self) -> Iterator[Entry]:
        for entry in self._entries:
            reasons = self._reasons.get(entry.id)
            yield replace(entry, key=reasons) if reasons else entry
