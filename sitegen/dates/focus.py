"""The time a text is at: the dates it told before, from which it counts on."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from sitegen import edtf
from sitegen.dates.counting import Reached, day_text
from sitegen.dates.setting import HISTORY
from sitegen.edtf import Granularity
from sitegen.model import TimexType

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sitegen.dates.clause import Clause
    from sitegen.dates.setting import Setting
    from sitegen.model import DatedTimex, Day, Span

_NEAR = 400  # code points within which a year told stays in force
_DAYS = (Granularity.DAY,)
_MONTHS = (*_DAYS, Granularity.WEEK, Granularity.WEEKEND, Granularity.PART_OF_MONTH, Granularity.MONTH)
_YEARS = (*_MONTHS, Granularity.SEASON, Granularity.QUARTER, Granularity.HALF, Granularity.YEAR)
_FINE = {
    **dict.fromkeys(("D", "W", "WE", "TH", "TM", "TS"), _DAYS),
    **dict.fromkeys(("M", "Q", "H"), _MONTHS),
    "Y": _YEARS,
}


@dataclass(frozen=True, slots=True)
class Focus:
    """A date told in the text, and those told before it.

    *told* marks a date whose year the words tell. *last_day* and *last_month* are the last dates of
    at least that precision, so that ``the day after`` is never counted from a year.
    """

    edtf: str | None = None
    span: Span | None = None
    certain: bool = True
    told: bool = False
    first: Day | None = None
    last_day: Focus | None = None
    last_month: Focus | None = None
    last_told: Focus | None = None

    @property
    def month_value(self) -> str:
        """Return the month of the date as TIMEX3 writes it."""
        return day_text(self.first)[:-3] if self.first else ""

    @property
    def day_value(self) -> str:
        """Return the date as TIMEX3 writes it, to the day or the month."""
        if self.first is None or self.edtf is None:
            return ""
        return day_text(self.first) if edtf.granularity(self.edtf) is Granularity.DAY else self.month_value

    def after(self, dated: DatedTimex, *, told: bool) -> Focus:
        """Return the focus once the text has told *dated*."""
        if dated.edtf is None or dated.type not in (TimexType.DATE, TimexType.TIME):
            return self
        if dated.provenance.reading.code in ("birth-year", "nowadays"):
            return self
        kind, first = edtf.granularity(dated.edtf), edtf.bounds(dated.edtf)[0]
        if kind in (Granularity.DECADE, Granularity.CENTURY, Granularity.SET):
            return self
        here = Focus(dated.edtf, dated.span, dated.certain, told, first)
        return replace(
            here,
            last_day=here if kind in _DAYS else self.last_day,
            last_month=here if kind in _MONTHS else self.last_month,
            last_told=here if told else self.last_told,
        )

    def fine_enough(self, unit: str) -> Focus | None:
        """Return the last date told from which units of *unit* can be counted."""
        wanted = _FINE.get(unit, _YEARS)
        if wanted is _DAYS:
            return self.last_day
        if wanted is _MONTHS:
            return self.last_month
        return self if self.edtf else None

    def year_for(self, span: Span, setting: Setting) -> Focus | None:
        """Return the date told before whose year goes on for the expression at *span*, None if the document's does."""
        if setting.genre == HISTORY or setting.anchor is None:
            return self if self.edtf else None
        if any(quotation.covers(span) for quotation in setting.quotations):
            return None
        told = self.last_told
        if told is None or told.span is None or told.first is None or span.start - told.span.end > _NEAR:
            return None
        return self if self.edtf else told

    def day_near(self, span: Span, clause: Clause, setting: Setting) -> Focus | None:
        """Return the day told in the sentence of *span*, in a story the last day told."""
        day = self.last_day
        if day is None or day.span is None:
            return None
        if setting.genre == HISTORY or day.span.start >= clause.start or span.start - day.span.end < 160:
            return day
        return None

    def nearest(self, dates: Sequence[Reached]) -> Reached:
        """Return the date of the same year, or of the next where that lies far behind the text."""
        day = self.first
        if day is None:
            return dates[0]
        same = [date for date in dates if date.first.year == day.year]
        return same[0] if same else min(dates, key=lambda d: abs(edtf.ordinal(d.first) - edtf.ordinal(day)))
