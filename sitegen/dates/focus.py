"""The time a text is at: the dates it told before, from which it counts on."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from sitegen import edtf
from sitegen.dates.conversion import timex_year
from sitegen.dates.counting import Reached, day_text
from sitegen.dates.setting import HISTORY
from sitegen.edtf import Granularity
from sitegen.model import TimexType

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sitegen.dates.clause import Clause
    from sitegen.dates.setting import Setting
    from sitegen.model import DatedTimex, Day, Span

_NEAR = 150  # code points within which a year told stays in force
_BESIDE = 60  # code points within which a year without a month does
_NEXT = 120  # code points within which something is told right before
_BACK = 120  # days that a story may go back without telling the year
_LISTED = 24  # code points between the dates of a list
_LONG_AGO = 3  # years
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
    at least that precision, so that ``the day after`` is never counted from a year; *quarter* is the
    quarter whose figures the text reports; *listed* says that more dates of the same year follow.
    """

    edtf: str | None = None
    span: Span | None = None
    certain: bool = True
    told: bool = False
    first: Day | None = None
    last_day: Focus | None = None
    last_month: Focus | None = None
    last_told: Focus | None = None
    quarter: Focus | None = None
    listed: bool = False

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

    def after(self, dated: DatedTimex, setting: Setting, *, told: bool, listed: bool) -> Focus:
        """Return the focus once the text has told *dated*.

        *told* is whether its words tell the year, *listed* whether it is part of a list that goes on.
        """
        if dated.type is TimexType.DURATION and dated.value.endswith(("M", "Y")):
            return replace(self, quarter=None)
        if dated.edtf is None or dated.type not in (TimexType.DATE, TimexType.TIME):
            return self
        kind, first = edtf.granularity(dated.edtf), edtf.bounds(dated.edtf)[0]
        relation = dict(dated.provenance.reading.args).get("relation")
        if dated.provenance.reading.code in ("birth-year", "nowadays") or relation == "until":
            return self
        if kind in (Granularity.DECADE, Granularity.CENTURY, Granularity.SET):
            return self
        if relation == "since" and told:
            return self
        here = Focus(dated.edtf, dated.span, dated.certain, told, first, listed=listed)
        return Focus(
            edtf=dated.edtf,
            span=dated.span,
            certain=dated.certain,
            told=told,
            first=first,
            listed=listed,
            last_day=here if kind in _DAYS else self.last_day,
            last_month=here if kind in _MONTHS else self.last_month,
            last_told=here if told else self.last_told,
            quarter=here if kind is Granularity.QUARTER and _is_over(dated.edtf, setting) else self.quarter,
        )

    def known_part(self, value: str) -> str:
        """Return the TIMEX3 *value* of an unknown day with the month or year the story is at filled in."""
        if self.first is None or self.edtf is None or not value.startswith("XXXX-XX-XX"):
            return value
        kind = edtf.granularity(self.edtf)
        if kind in _MONTHS:
            return self.month_value + value.removeprefix("XXXX-XX")
        return timex_year(self.first.year) + value.removeprefix("XXXX") if kind is Granularity.YEAR else value

    def fine_enough(self, unit: str) -> Focus | None:
        """Return the last date told from which units of *unit* can be counted."""
        wanted = _FINE.get(unit, _YEARS)
        if wanted is _DAYS:
            return self.last_day
        if wanted is _MONTHS:
            return self.last_month
        return self if self.edtf else None

    def year_for(self, text: str, span: Span, setting: Setting) -> Focus | None:
        """Return the date told before whose year goes on for the expression at *span*, None if the document's does.

        In a story that is the last date; elsewhere a date of long ago told in full just before, in the
        same paragraph.
        """
        if setting.genre == HISTORY or setting.anchor is None:
            return self if self.edtf else None
        if self.listed and self.span and span.start - self.span.end <= _LISTED:
            return self
        if setting.quotation_around(span):
            return None
        told, last = self.last_told, edtf.bounds(setting.anchor)[1]
        if told is None or told.span is None or told.edtf is None or told.first is None or last is None:
            return None
        reach = _NEAR if edtf.granularity(told.edtf) in _MONTHS else _BESIDE
        near = span.start - told.span.end <= reach and "\n" not in text[told.span.end : span.start]
        return told if near and told.first.year <= last.year - _LONG_AGO else None

    def told_near(self, span: Span, unit: str) -> Focus | None:
        """Return the last date told in full, for weeks the last day, if it stands right before *span*."""
        told = self.last_day if unit == "W" else self.last_told
        return told if told and told.span and span.start - told.span.end <= _NEXT else None

    def day_near(self, span: Span, clause: Clause, setting: Setting) -> Focus | None:
        """Return the day told in the sentence of *span*, in a story the last day told."""
        day = self.last_day
        if day is None or day.span is None:
            return None
        if setting.genre == HISTORY or day.span.start >= clause.start or span.start - day.span.end < 160:
            return day
        return None

    def nearest(self, dates: Sequence[Reached]) -> Reached:
        """Return the date of the same year, or of the next where the story would go back far to reach it."""
        if self.first is None or self.edtf is None:
            return dates[0]
        day = edtf.ordinal(self.first)
        same = [date for date in dates if date.first.year == self.first.year]
        coarse = edtf.granularity(self.edtf) not in (*_MONTHS, Granularity.SEASON)
        if coarse or (same and edtf.ordinal(same[0].last) >= day - _BACK):
            return same[0] if same else dates[0]
        return next((date for date in dates if edtf.ordinal(date.last) >= day - _BACK), dates[-1])


def _is_over(value: str, setting: Setting) -> bool:
    """Return whether *value* lies before the time of writing."""
    last, now = edtf.bounds(value)[1], edtf.bounds(setting.anchor)[1] if setting.anchor else None
    return last is not None and (now is None or last < now)
