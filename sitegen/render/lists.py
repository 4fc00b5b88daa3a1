"""The lists by year, month and day, filled as the entries come and made into pages when they are full or left.

A year of at most ``ENTRIES`` entries is listed whole on its page. The page of a longer one leads to its
months, and lists only what stands in none of them. A month lists all that stands in it, a day all that
stands on it, each in parts where it is long. What is not known to the month or to the day is named on the
pages below, with the way to where it stands, and never listed there.
"""

from __future__ import annotations

import functools
from bisect import bisect_left
from dataclasses import dataclass, field
from itertools import groupby
from typing import TYPE_CHECKING

from sitegen.model import Day
from sitegen.render import routes
from sitegen.render.paging import ENTRIES, make_pager, parts
from sitegen.render.standing import Standing
from sitegen.wording import capitalised, date_words, month_words, year_words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from sitegen.model import Page
    from sitegen.render.cards import Card
    from sitegen.render.counts import Counts
    from sitegen.render.frame import Frame
    from sitegen.render.years import Years

_REMEMBERED = 256  # titles of years, months and days
_TEMPLATES = ("year.html", "year.html", "month.html", "day.html")  # by how deep a list is


@dataclass(frozen=True, slots=True)
class Listed:
    """An entry of a list, and where it stands."""

    card: Card
    standing: Standing


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """The entries of one month, or those that stand in none; *url* leads to the month's own page."""

    anchor: str
    title: str
    url: str
    cards: tuple[Card, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class YearSection:
    """A year of the timeline with its entries; *number* is None for what has no date."""

    number: int | None
    anchor: str
    title: str
    url: str
    groups: tuple[Group, ...]


@dataclass(frozen=True, slots=True)
class Way:
    """A link and its words; *count* entries stand there, None where that is not told. *here* is the page itself."""

    url: str
    said: str
    count: int | None = None
    here: bool = False


@dataclass(slots=True)
class _Open:
    """A list being filled: its *key* is the year, month and day as far as it has them."""

    key: tuple[int, ...]
    part: int = 1
    listed: list[Listed] = field(default_factory=list)


class Lists:
    """Takes the entries in timeline order and gives the pages of their years, months and days."""

    def __init__(self, frame: Frame, counts: Counts, years: Years, filters: Mapping[str, object]) -> None:
        self._frame = frame
        self._counts = counts
        self._years = years
        self._filters = filters
        self._open: dict[int, _Open] = {}
        self._titled = functools.lru_cache(_REMEMBERED)(self._title)
        self._keys: dict[int, list[tuple[int, ...]]] = {
            1: [(year,) for year in sorted(counts.density.years)],
            2: [*sorted(counts.months)],
            3: [*sorted(counts.days)],
        }

    def add(self, listed: Listed) -> Iterator[Page]:
        """Take up an entry; yield the pages of what it leaves, and of what it would overfill."""
        at = listed.standing
        key = () if at.year is None else (at.year,)
        if at.year is None and not self._years.split:
            return
        yield from self._enter(key)
        if at.year is None or at.month is None or not self.is_long(at.year):
            yield from self._append(self._open[len(key)], listed)
        if at.year is not None and at.month is not None:
            yield from self._enter((at.year, at.month))
            yield from self._append(self._open[2], listed)
            if at.day is not None:
                yield from self._enter((at.year, at.month, at.day))
                yield from self._append(self._open[3], listed)

    def finish(self) -> Iterator[Page]:
        """Yield the pages of what is still open."""
        for depth in sorted(self._open, reverse=True):
            yield self._page(self._open.pop(depth))

    def is_long(self, year: int) -> bool:
        """Return whether *year* is listed by its months and not as a whole."""
        return self._counts.density.years[year] > ENTRIES

    def ways_to(self, here: routes.Target, standing: Standing) -> tuple[Way, ...]:
        """Return the ways from *here* to the year, month and day of *standing*, as far as it goes."""
        told = (standing.year, standing.month, standing.day)
        key = tuple(number for number in told if number is not None)
        return tuple(self._way(here, key[:depth]) for depth in range(1, len(key) + 1))

    def _enter(self, key: tuple[int, ...]) -> Iterator[Page]:
        """Open the list of *key*, and close those it is not part of."""
        for depth in sorted(self._open, reverse=True):
            shared = min(depth, len(key))
            if self._open[depth].key[:shared] != key[:shared] or (depth and not key):
                yield self._page(self._open.pop(depth))
        if len(key) not in self._open:
            self._open[len(key)] = _Open(key)

    def _append(self, target: _Open, listed: Listed) -> Iterator[Page]:
        if len(target.listed) == ENTRIES:
            yield self._page(target)
            target.part += 1
            target.listed = []
        target.listed.append(listed)

    def _page(self, made: _Open) -> Page:
        key = made.key
        here = self._target(key, made.part)
        year = key[0] if key else None
        overview = len(key) == 1 and self.is_long(key[0]) and made.part == 1
        before, after = self._beside(here, key)
        data = {
            "title": self._titled(key),
            "crumbs": self.ways_to(here, Standing(*key[:-1])),
            "before": before,
            "after": after,
            "months": tuple(self._years.months(here, key[0])) if overview else (),
            "days": self._days(here, key) if len(key) > 1 else (),
            "notes": tuple(self._notes(here, key)),
            "sections": tuple(year_sections(made.listed, self._frame, here, grouped=len(key) == 1)),
            "pager": make_pager(made.part, parts(self._total(key), ENTRIES), functools.partial(self._target, key)),
            **self._filters,
            **self._years.data(here, self._years.around(here, year) if len(key) < 3 else ()),
        }
        return self._frame.page(here, _TEMPLATES[len(key)], data)

    def _target(self, key: tuple[int, ...], part: int = 1) -> routes.Target:
        if not key:
            return routes.year_unknown(part)
        if len(key) == 1:
            return routes.year(key[0], part)
        return routes.month(key[0], key[1], part) if len(key) == 2 else routes.day(key[0], key[1], key[2], part)

    def _title(self, key: tuple[int, ...]) -> str:
        language = self._frame.site.language
        if not key:
            return self._frame.words.interface["undated"]
        if len(key) == 1:
            return year_words(key[0], language)
        if len(key) == 2:
            year = year_words(key[0], language)
            return self._frame.words.date["month"].format(month=month_words(key[1], language), year=year)
        return capitalised(date_words(Day(*key).iso(), language))

    def _way(self, here: routes.Target, key: tuple[int, ...]) -> Way:
        return Way(routes.link(here.route, self._target(key)), self._titled(key))

    def _beside(self, here: routes.Target, key: tuple[int, ...]) -> tuple[Way | None, Way | None]:
        """Return the ways to the year, month or day before and after, of those in which something stands."""
        if not key:
            return None, None
        keys = self._keys[len(key)]
        at = bisect_left(keys, key)
        before = self._way(here, keys[at - 1]) if at else None
        return before, self._way(here, keys[at + 1]) if at + 1 < len(keys) else None

    def _days(self, here: routes.Target, key: tuple[int, ...]) -> tuple[Way, ...]:
        """Return the ways to the days of the month of *key*; *said* is the number of the day."""
        year, month, *own = key
        found = ((day, self._counts.days[year, month, day]) for day in range(1, 32))
        return tuple(
            Way(routes.link(here.route, routes.day(year, month, day)), str(day), count, here=[day] == own)
            for day, count in found
            if count
        )

    def _notes(self, here: routes.Target, key: tuple[int, ...]) -> Iterator[Way]:
        """Yield the ways to what may belong here, but is not known so finely."""
        words = self._frame.words.interface
        if len(key) == 3 and (count := self._counts.without_day(key[0], key[1])):
            goal = self._target(key[:2])
            said = words["without_day"].format(month=self._titled(key[:2]))
            yield Way(routes.link(here.route, goal), said, count)
        if len(key) > 1 and (count := self._counts.without_month(key[0])):
            page = routes.year(key[0])
            said = words["without_month"].format(year=self._titled(key[:1]))
            yield Way(routes.link(here.route, routes.month_unknown_in_list(page, key[0])), said, count)

    def _total(self, key: tuple[int, ...]) -> int:
        counts = self._counts
        if not key:
            return counts.undated
        if len(key) == 1:
            return counts.without_month(key[0]) if self.is_long(key[0]) else counts.density.years[key[0]]
        return counts.months[key[0], key[1]] if len(key) == 2 else counts.days[key[0], key[1], key[2]]


def year_sections(
    listed: Iterable[Listed], frame: Frame, here: routes.Target, *, grouped: bool = True
) -> Iterator[YearSection]:
    """Yield *listed* by year and, where that is asked for, by the months in it; their order stays."""
    for year, run in groupby(listed, key=lambda one: one.standing.year):
        members = tuple(run)
        if year is None:
            place, title = routes.undated_in_list(here), frame.words.interface["undated"]
            url = routes.link(here.route, routes.undated())
        else:
            place, title = routes.year_in_list(here, year), year_words(year, frame.site.language)
            url = routes.link(here.route, routes.year(year))
        groups = _by_month(members, frame, here, year) if grouped and year is not None else _alone(members)
        yield YearSection(number=year, anchor=place.anchor, title=title, url=url, groups=tuple(groups))


def _alone(members: Iterable[Listed]) -> Iterator[Group]:
    yield Group(anchor="", title="", url="", cards=tuple(one.card for one in members))


def _by_month(members: Iterable[Listed], frame: Frame, here: routes.Target, year: int) -> Iterator[Group]:
    """Yield a group for each run of entries of one month; only the first run of each carries its anchor."""
    seen: set[int | None] = set()
    for month, run in groupby(members, key=lambda one: one.standing.month):
        if month is None:
            place, title, url = routes.month_unknown_in_list(here, year), frame.words.interface["no_month"], ""
        else:
            place, title = routes.month_in_list(here, year, month), month_words(month, frame.site.language)
            url = routes.link(here.route, routes.month(year, month))
        anchor = "" if month in seen else place.anchor
        seen.add(month)
        yield Group(anchor=anchor, title=title, url=url, cards=tuple(one.card for one in run))
