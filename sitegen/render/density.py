"""How the entries lie over the years: bars by month and year, honest about what is not known so finely."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass, field
from itertools import pairwise
from typing import TYPE_CHECKING

from sitegen.edtf import bounds

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from sitegen.model import Day

HEIGHT = 24  # of the drawing, in its own units; a bar with its margin is one unit wide
WIDTHS = (1, 10, 100, 1000, 10_000)  # of periods, in years
_LOWEST = 1.0  # so that a single entry, spread over its year, is seen
_WIDEST = 0.9  # of a unit, so that bars stand apart


@dataclass(frozen=True, slots=True, order=True)
class Period:
    """A year, decade, century and so on: *width* years from *start*."""

    start: int
    width: int = 1

    @property
    def last(self) -> int:
        """Return its last year."""
        return self.start + self.width - 1


@dataclass(frozen=True, slots=True)
class Column:
    """A bar of a drawing: how much is known to this unit, and how much is only spread over it."""

    exact: float = 0.0
    spread: float = 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Drawing:
    """Bars side by side as two paths of SVG, *units* wide and ``HEIGHT`` high."""

    units: int
    exact: str
    spread: str


def year_of(edtf: str | None) -> int | None:
    """Return the year under which a date stands: of its first day, with an open start of its last."""
    first, last = bounds(edtf) if edtf is not None else (None, None)
    day = first or last
    return day.year if day else None


@dataclass(slots=True)
class Density:
    """Counts by month that grow with the years and not with the entries.

    What is known to the month counts there; anything wider is spread over the months of its year in
    which it may lie, and kept apart.
    """

    years: Counter[int] = field(default_factory=Counter)
    _exact: defaultdict[int, list[float]] = field(default_factory=lambda: defaultdict(lambda: [0.0] * 12))
    _spread: defaultdict[int, list[float]] = field(default_factory=lambda: defaultdict(lambda: [0.0] * 12))
    _wider: Counter[int] = field(default_factory=Counter)  # not known to the year

    def add(self, edtf: str) -> None:
        """Count an entry with the date *edtf*; what has neither first nor last day is left out."""
        first, last = bounds(edtf)
        year = year_of(edtf)
        if year is None:
            return
        start, end = _month_in(first, year, 1), _month_in(last, year, 12)
        self.years[year] += 1
        self._wider[year] += not (first and last and first.year == last.year)
        kept = self._exact if start == end else self._spread
        for month in range(start, end + 1):
            kept[year][month - 1] += 1 / (end - start + 1)

    def months(self, year: int) -> list[Column]:
        """Return the bars of the months of *year*."""
        pairs = zip(self._exact[year], self._spread[year], strict=True)
        return [Column(exact, spread) for exact, spread in pairs]

    def whole(self, year: int) -> Column:
        """Return the bar of *year* as one."""
        return Column(self.years[year] - self._wider[year], self._wider[year])


class Periods:
    """The years with entries, and the decades, centuries and so on that hold them."""

    def __init__(self, density: Density) -> None:
        self._density = density
        self._levels: dict[int, list[Period]] = {1: [Period(year) for year in sorted(density.years)]}
        self._inner: defaultdict[Period, list[Period]] = defaultdict(list)
        self._bars = {period: density.whole(period.start) for period in self._levels[1]}
        for narrow, wide in pairwise(WIDTHS):
            for period in self._levels[narrow]:
                self._inner[_around(period, wide)].append(period)
            self._levels[wide] = sorted(period for period in self._inner if period.width == wide)
            for period in self._levels[wide]:
                bars = [self._bars[part] for part in self._inner[period]]
                self._bars[period] = Column(sum(bar.exact for bar in bars), sum(bar.spread for bar in bars))

    def of(self, width: int) -> list[Period]:
        """Return the periods of *width* years that have entries, in order."""
        return self._levels[width]

    def within(self, period: Period) -> list[Period]:
        """Return the periods with entries that *period* consists of, in order."""
        return self._inner[period]

    def around(self, period: Period) -> list[Period]:
        """Return the wider periods that hold *period*, the widest first."""
        return [_around(period, width) for width in reversed(WIDTHS) if width > period.width]

    def count(self, period: Period) -> int:
        """Return how many entries *period* has."""
        return int(self._bars[period].exact + self._bars[period].spread)

    def columns(self, period: Period) -> list[Column]:
        """Return the bars of *period*: of the months of a year, of the ten parts of anything wider."""
        if period.width == 1:
            return self._density.months(period.start)
        step = period.width // 10
        parts = (Period(start, step) for start in range(period.start, period.last + 1, step))
        return [self._bars.get(part, Column()) for part in parts]

    def narrowed(self, period: Period) -> Period:
        """Return the shortest period that holds all entries of *period*."""
        while len(self._inner[period]) == 1:
            (period,) = self._inner[period]
        return period


def highest(drawings: Iterable[Sequence[Column]]) -> float:
    """Return the height of the highest bar of all."""
    return max((column.exact + column.spread for columns in drawings for column in columns), default=0.0) or 1.0


def draw(columns: Sequence[Column], top: float) -> Drawing:
    """Return *columns* drawn so that a bar of height *top* fills the drawing."""
    exact, spread = [], []
    for index, column in enumerate(columns):
        x, height = index + (1 - _WIDEST) / 2, column.exact * HEIGHT / top
        if column.exact:
            exact.append(_bar(x, HEIGHT, height))
        if column.spread:
            spread.append(_bar(x, HEIGHT - height, max(_LOWEST, column.spread * HEIGHT / top)))
    return Drawing(units=len(columns), exact="".join(exact), spread="".join(spread))


def _around(period: Period, width: int) -> Period:
    return Period(period.start // width * width, width)


def _bar(x: float, foot: float, height: float) -> str:
    return f"M{_number(x)} {_number(foot)}v-{_number(height)}h{_number(_WIDEST)}v{_number(height)}z"


def _month_in(day: Day | None, year: int, otherwise: int) -> int:
    return day.month if day and day.year == year else otherwise


def _number(value: float) -> str:
    return f"{value:.2f}".rstrip("0").rstrip(".") or "0"
