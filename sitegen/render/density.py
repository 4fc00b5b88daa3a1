"""How the entries lie over the years: months as bars, honest about what is not known to the month."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from sitegen.edtf import bounds

if TYPE_CHECKING:
    from sitegen.model import Day

HEIGHT = 24  # of the drawing, in its own units; a month is one unit wide
_LOWEST = 1.0  # so that a single entry, spread over its year, is seen
_WIDEST = 0.9  # of a month, so that bars stand apart


@dataclass(frozen=True, slots=True)
class Bar:
    """A bar of the drawing, as numbers that SVG can read."""

    x: str
    y: str
    height: str
    exact: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class YearBars:
    """A year of the strip. *gap* says that years without entries lie before it."""

    year: int
    count: int
    gap: bool
    bars: tuple[Bar, ...]


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

    def add(self, edtf: str) -> None:
        """Count an entry with the date *edtf*; what has neither first nor last day is left out."""
        first, last = bounds(edtf)
        year = year_of(edtf)
        if year is None:
            return
        start, end = _month_in(first, year, 1), _month_in(last, year, 12)
        self.years[year] += 1
        kept = self._exact if start == end else self._spread
        for month in range(start, end + 1):
            kept[year][month - 1] += 1 / (end - start + 1)

    def strip(self) -> tuple[YearBars, ...]:
        """Return the years with entries, in order, each with its bars."""
        ordered = sorted(self.years)
        highest = max((sum(pair) for year in ordered for pair in self._months(year)), default=1.0)
        return tuple(
            YearBars(
                year=year,
                count=self.years[year],
                gap=index > 0 and ordered[index - 1] != year - 1,
                bars=tuple(self._bars(year, HEIGHT / highest)),
            )
            for index, year in enumerate(ordered)
        )

    def _months(self, year: int) -> list[tuple[float, float]]:
        return list(zip(self._exact[year], self._spread[year], strict=True))

    def _bars(self, year: int, scale: float) -> list[Bar]:
        bars = []
        for month, (exact, spread) in enumerate(self._months(year)):
            x = _number(month + (1 - _WIDEST) / 2)
            if exact:
                bars.append(Bar(x, _number(HEIGHT - exact * scale), _number(exact * scale), exact=True))
            if spread:
                height = max(_LOWEST, spread * scale)
                bars.append(Bar(x, _number(HEIGHT - exact * scale - height), _number(height), exact=False))
        return bars


def _month_in(day: Day | None, year: int, otherwise: int) -> int:
    return day.month if day and day.year == year else otherwise


def _number(value: float) -> str:
    return f"{value:.2f}".rstrip("0").rstrip(".")
