"""The dates a page gives itself, and which of them counts.

Publication stands before modification; what is said of the article before what is said of the page;
what is said to machines before what is shown; what is doubtful last.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from enum import IntEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sitegen.dates.moments import Moment
    from sitegen.model import DateFrom, DateKind, Span


class Rank(IntEnum):
    """How sure a kind of evidence is, surest first."""

    ARTICLE = 1  # embedded data on the article
    META = 2  # a declaration of publication
    ITEM = 3  # an element named datePublished
    PUBLISHED = 4  # an element named as the day of publication
    CUED = 5  # "Published on" in the text
    PAGE = 6  # embedded data on the page
    TIME = 7  # a time element
    URL = 8  # the address
    SHOWN = 9  # a stamp in the text
    DATE = 10  # a declaration called "date"
    DAY = 11  # a weekday and date in the text, which may be the day of the visit
    CREATED = 12
    BESIDE = 13  # what stands in a part of the page that is called an aside
    MODIFIED = 20
    LAST = 21
    FOREIGN = 22  # a stamp in another language than the page says it is in
    SCRIPT = 23  # data handed to a script


_LOCAL = frozenset({Rank.TIME, Rank.URL, Rank.CUED, Rank.SHOWN})


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """One date a page gives: *field* is where, *value* the words, *span* their place in the page."""

    rank: Rank
    moment: Moment
    kind: DateKind
    source: DateFrom
    field: str
    value: str
    span: Span | None

    @property
    def day(self) -> str:
        """Return the day (or the month, where it says no more) in EDTF."""
        return self.moment.day

    @property
    def universal(self) -> bool:
        """Return whether its clock is that of Greenwich."""
        return self.moment.time is not None and bool(re.search(r"(?:Z|[+-]00:?00)\s*$|^\d{10,13}$", self.value))


def choose(found: Sequence[Found]) -> Found | None:
    """Return the surest of *found*, None if there is none.

    Where article data and declaration disagree, the one that has a witness counts. What is written in
    universal time gives way to the day shown to readers where that is the day before or after: a day
    is the day where the article was written.
    """
    best = min(found, key=lambda each: each.rank, default=None)
    if best and best.rank is Rank.ARTICLE:
        best = _with_witness(best, found)
    return _on_local_day(best, found) if best and best.universal else best


def _with_witness(best: Found, found: Sequence[Found]) -> Found:
    witnesses = {each.day for each in found if Rank.META < each.rank <= Rank.DATE and each.rank is not Rank.PAGE}
    declared = [each for each in found if each.rank is Rank.META and each.day in witnesses]
    return declared[0] if declared and best.day not in witnesses else best


def _on_local_day(best: Found, found: Sequence[Found]) -> Found:
    """Return *best* or what shows the local day: the neighbour its clock allows, where nothing shows its own day."""
    shown = [each for each in found if each.rank in _LOCAL and not each.universal]
    time = best.moment.time or ""
    if any(each.day == best.day for each in shown):
        return best
    possible = {-1 if time <= "12:00" else 1, 1 if time >= "10:00" else -1}
    local = [each for each in shown if _days_between(best.day, each.day) in possible]
    return min(local, key=lambda each: each.rank, default=best)


def _days_between(first: str, second: str) -> int:
    days = [date.fromisoformat(each) if len(each) == len("2024-05-08") else date.min for each in (first, second)]
    return (days[1] - days[0]).days
