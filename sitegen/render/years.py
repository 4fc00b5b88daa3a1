"""The way through the years: a strip of bounded size on every list, and pages for decades and centuries.

A strip names at most ``MOST`` periods, however many years there are: where there are more, it names
decades, or centuries. On the pages of one year it names its months and the years beside it.
"""

from __future__ import annotations

import functools
from bisect import bisect_left
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sitegen.render import routes
from sitegen.render.density import HEIGHT, WIDTHS, Drawing, Period, Periods, draw, highest
from sitegen.wording import capitalised, date_words, month_words, year_words

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sitegen.model import Page
    from sitegen.render.counts import Counts
    from sitegen.render.frame import Frame

MOST = 60  # periods in one strip
_BESIDE = 1  # years shown on each side of a year
_REMEMBERED = 32  # ways around a year


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """A place of the strip. *said* is its full name, *url* empty where nothing is there to go to.

    *gap* says that years without entries, or not named, lie before it; *kind* is ``period``,
    ``month``, ``own`` (the year of the page) or ``other`` (no period at all); *here* is the page itself.
    """

    kind: str
    label: str
    said: str
    url: str
    count: int
    gap: bool = False
    here: bool = False
    drawing: Drawing | None = None


class Years:
    """Where the lists of entries stand, and what leads to them."""

    def __init__(self, frame: Frame, counts: Counts) -> None:
        self.frame = frame
        self.counts = counts
        self.split = frame.site.on_lists or counts.entries > frame.site.split_above
        self._periods = Periods(counts.density)
        self._remembered = functools.lru_cache(_REMEMBERED)(self._around)
        self._width = next(width for width in WIDTHS if len(self._periods.of(width)) <= MOST)

    def data(self, here: routes.Target, steps: Sequence[Step]) -> dict[str, object]:
        """Return what a template needs to show *steps*; the index has a way to what has no date, too."""
        place = routes.undated_in_list(routes.year_unknown() if self.split else routes.INDEX)
        undated = routes.link(here.route, place) if self.counts.undated and here == routes.INDEX else ""
        return {"strip": tuple(steps), "strip_height": HEIGHT, "undated_link": undated}

    def all_years(self) -> list[Step]:
        """Return the steps of the index."""
        return self._steps(routes.INDEX, self._periods.of(self._width))

    @property
    def coarse(self) -> bool:
        """Return whether the index names periods longer than a year."""
        return self._width > 1

    def months(self, here: routes.Target, year: int) -> list[Step]:
        """Return a step for each month of *year*, also for those in which nothing stands."""
        top = highest([self._periods.columns(Period(year))])
        return list(self._months(here, year, top))

    def around(self, here: routes.Target, year: int | None) -> tuple[Step, ...]:
        """Return the steps of a page in *year*: what it is part of, the years beside it, its months.

        They are the same for all pages of a folder but the year's own and those of its months, which are marked.
        """
        return self._remembered(
            here if here in _marked(year) else routes.Target(f"{here.route.rpartition('/')[0]}/"), year
        )

    def _around(self, here: routes.Target, year: int | None) -> tuple[Step, ...]:
        years = self._periods.of(1)
        at = len(years) if year is None else bisect_left(years, Period(year))
        before, after = years[max(0, at - _BESIDE) : at], years[at + 1 : at + 1 + _BESIDE]
        top = highest(map(self._periods.columns, (*before, *years[at : at + 1], *after)))
        return (
            *self._up(here, year),
            *(self._step(here, other, top) for other in before),
            *([] if year is None else self._own(here, year, top)),
            *(self._step(here, other, top) for other in after),
        )

    def pages(self) -> Iterator[Page]:
        """Yield a page for each period longer than a year that a step leads to."""
        if self.split and self._width > 1:
            for period in self._periods.of(self._width):
                yield from self._pages(self._periods.narrowed(period))

    def _pages(self, period: Period) -> Iterator[Page]:
        if period.width == 1:
            return
        target = routes.period(period.start, period.last)
        inner = self._periods.within(period)
        steps = self._steps(target, inner)
        title = capitalised(self._name(period))
        data = {
            "title": title,
            "steps": tuple(steps),
            "coarse": period.width > WIDTHS[1],
            **self.data(target, [*self._up(target, period.start, period.width), *steps]),
        }
        yield self.frame.page(target, "period.html", data)
        for part in inner:
            yield from self._pages(self._periods.narrowed(part))

    def _steps(self, here: routes.Target, periods: Sequence[Period]) -> list[Step]:
        top = highest(map(self._periods.columns, periods))
        return [
            self._step(here, period, top, gap=before is not None and before.last + 1 != period.start)
            for before, period in zip([None, *periods], periods, strict=False)
        ]

    def _step(self, here: routes.Target, period: Period, top: float, *, gap: bool = False) -> Step:
        goal = self._periods.narrowed(period)
        return Step(
            kind="period",
            label=self._short(goal),
            said=capitalised(self._name(goal)),
            url=routes.link(here.route, self._target(goal, here)),
            count=self._periods.count(period),
            gap=gap,
            drawing=draw(self._periods.columns(period), top),
        )

    def _own(self, here: routes.Target, year: int, top: float) -> Iterator[Step]:
        """Yield the year itself and its months."""
        name, target = self._name(Period(year)), routes.year(year)
        yield Step(
            kind="own",
            label=name,
            said=name,
            url=routes.link(here.route, target),
            count=self.counts.density.years[year],
            here=here == target,
        )
        yield from self._months(here, year, top)

    def _months(self, here: routes.Target, year: int, top: float) -> Iterator[Step]:
        for month, column in enumerate(self._periods.columns(Period(year)), start=1):
            words = month_words(month, self.frame.site.language)
            count, target = self.counts.months[year, month], routes.month(year, month)
            yield Step(
                kind="month",
                label=words[:3],
                said=words,
                url=routes.link(here.route, target) if count else "",
                count=count,
                here=here == target,
                drawing=draw([column], top),
            )

    def _up(self, here: routes.Target, year: int | None, width: int = 1) -> Iterator[Step]:
        """Yield the way to all years, and to the periods of more than *width* years around *year*."""
        words = self.frame.words.interface["all_years"]
        up = routes.link(here.route, routes.INDEX)
        yield Step(kind="other", label=words, said=words, url=up, count=self.counts.entries)
        if year is None or not self.split:
            return
        for period in self._periods.around(Period(year)):
            if width < period.width <= self._width and self._periods.narrowed(period) == period:
                yield Step(
                    kind="other",
                    label=self._short(period),
                    said=capitalised(self._name(period)),
                    url=routes.link(here.route, self._target(period, here)),
                    count=self._periods.count(period),
                )

    def _target(self, period: Period, here: routes.Target) -> routes.Target:
        if self.split and period.width > 1:
            return routes.period(period.start, period.last)
        while period.width > 1:
            period = self._periods.within(period)[0]
        listed_here = here == routes.INDEX and not self.split
        return routes.year_in_list(routes.INDEX, period.start) if listed_here else routes.year(period.start)

    def _name(self, period: Period) -> str:
        language = self.frame.site.language
        if period.width == 1:
            return year_words(period.start, language)
        if period.start > 0 and period.width in (10, 100):
            masked = "X" * (len(str(period.width)) - 1)
            return date_words(f"{period.start:04}"[: -len(masked)] + masked, language)
        return self._reach(period)

    def _short(self, period: Period) -> str:
        if period.width == 10 and period.start > 0:
            return self.frame.words.interface["decade"].format(year=period.start)
        return self._name(period) if period.width == 1 else self._reach(period)

    def _reach(self, period: Period) -> str:
        language = self.frame.site.language
        return f"{year_words(period.start, language)}–{year_words(period.last, language)}"


@functools.lru_cache(_REMEMBERED)
def _marked(year: int | None) -> frozenset[routes.Target]:
    """Return the pages that are marked in the strip of *year*."""
    if year is None:
        return frozenset()
    return frozenset((routes.year(year), *(routes.month(year, month) for month in range(1, 13))))
