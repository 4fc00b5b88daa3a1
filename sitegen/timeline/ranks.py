"""The told order as places in the total order: it decides where the dates leave it open, and never against them.

Each entry takes the earliest day its own date and what is told before it allow. What would have to come later than its
date, or before itself in a ring, is not obeyed. In memory are the entries that texts put in order, which are few.
"""

from __future__ import annotations

import heapq
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sitegen import edtf
from sitegen.timeline.order import SEPARATOR

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from sitegen.model import Entry

_FIRST, _LAST = -(10**12), 10**12


@dataclass(frozen=True, slots=True)
class Standing:
    """What is needed of an entry to place it: its key, its first and last ordinal day (far off where open), its time.

    *dated* is False for what has no date; *opens* says that its beginning is open, and that it stands at its end.
    *months* says that it is listed under the month in which it begins, and not only under the year.
    """

    key: str
    first: int
    last: int
    time: str | None
    dated: bool
    opens: bool
    months: bool

    def lists(self, day: int) -> bool:
        """Return whether an entry that stands on ordinal *day* is in the same list by year, or by month."""
        here, there = edtf.day_at(self.last if self.opens else self.first), edtf.day_at(day)
        return here.year == there.year and (not self.months or here.month == there.month)


def standing_of(entry: Entry, key: str) -> Standing:
    """Return how *entry* stands under its *key*."""
    date = entry.when.edtf
    first, last = edtf.bounds(date) if date is not None else (None, None)
    return Standing(
        key=key,
        first=edtf.ordinal(first) if first else _FIRST,
        last=edtf.ordinal(last) if last else _LAST,
        time=entry.when.time,
        dated=first is not None or last is not None,
        opens=first is None and last is not None,
        months=date is not None and "/" in date,
    )


def may_precede(one: Standing, other: Standing) -> bool:
    """Return whether the dates allow that *one* came before *other*, or leave it open."""
    if one.dated != other.dated:
        return True
    if one.first == other.last and one.time and other.time:
        return one.time <= other.time
    return one.first <= other.last


@dataclass(frozen=True, slots=True)
class Placed:
    """The new *keys* of the entries that move, by id, and the pairs that would have closed a *ring*."""

    keys: Mapping[str, str]
    rings: tuple[tuple[str, str], ...]


def place_entries(standing: Mapping[str, Standing], pairs: Iterable[tuple[str, str]]) -> Placed:
    """Return where the entries of *pairs* stand; each names an earlier and a later one, and the first pairs win.

    Nothing moves out of its year, nor a stretch out of the month in which it begins, so that no list is torn.
    """
    after, rings = _without_rings(standing, pairs)
    before: defaultdict[str, list[str]] = defaultdict(list)
    for earlier, others in after.items():
        for later in others:
            before[later].append(earlier)
    keys = {name: standing[name].key for name in {*after, *before}}
    days: dict[str, int] = {}
    for name in _sorted(standing, after, before):
        own = standing[name]
        days[name] = own.last if own.opens else own.first
        for earlier in before[name]:
            other = standing[earlier]
            if keys[earlier] < keys[name]:
                continue
            if other.opens and not own.opens:
                key = _just_before(keys[name], other.key)
                if other.lists(days[name]) and all(keys[first] < key for first in before[earlier]):
                    keys[earlier], days[earlier] = key, days[name]
            elif days[earlier] <= own.last and (not own.dated or own.lists(days[earlier])):
                days[name] = max(days[name], days[earlier])
                keys[name] = f"{keys[earlier]}{SEPARATOR}{own.key}"
    return Placed({name: key for name, key in keys.items() if key != standing[name].key}, rings)


def _without_rings(
    standing: Mapping[str, Standing], pairs: Iterable[tuple[str, str]]
) -> tuple[dict[str, list[str]], tuple[tuple[str, str], ...]]:
    """Return what follows each entry where the dates leave it open, and the pairs that would close a ring."""
    after: defaultdict[str, list[str]] = defaultdict(list)
    rings = []
    for earlier, later in pairs:
        if not _open(standing[earlier], standing[later]) or later in after[earlier]:
            continue
        if _reaches(after, later, earlier):
            rings.append((earlier, later))
        else:
            after[earlier].append(later)
    return {name: others for name, others in after.items() if others}, tuple(rings)


def _open(one: Standing, other: Standing) -> bool:
    """Return whether the dates of two entries leave open which came first, and allow that *one* did."""
    if one.dated != other.dated or not may_precede(one, other):
        return False
    return one.first <= other.last and other.first <= one.last


def _reaches(after: Mapping[str, Sequence[str]], start: str, goal: str) -> bool:
    seen, ahead = {start}, [start]
    while ahead:
        name = ahead.pop()
        if name == goal:
            return True
        following = [other for other in after.get(name, ()) if other not in seen]
        seen.update(following)
        ahead += following
    return False


def _sorted(
    standing: Mapping[str, Standing], after: Mapping[str, Sequence[str]], before: Mapping[str, Sequence[str]]
) -> list[str]:
    """Return the entries so that each stands behind all that are told to come before it."""
    left = {name: len(before.get(name, ())) for name in {*after, *before}}
    ready = [(standing[name].key, name) for name, count in left.items() if not count]
    heapq.heapify(ready)
    result = []
    while ready:
        _, name = heapq.heappop(ready)
        result.append(name)
        for later in after.get(name, ()):
            left[later] -= 1
            if not left[later]:
                heapq.heappush(ready, (standing[later].key, later))
    return result


def _just_before(key: str, own: str) -> str:
    """Return a key right before *key* and behind all that stand before it; keys end in a letter or figure of an id."""
    return f"{key[:-1]}{chr(ord(key[-1]) - 1)}\x7f{own}"
