"""Dates of which a part is told: ``am Freitag``, ``9. Juli``, ``in den sechziger Jahren``, ``um 20 Uhr``."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from sitegen import edtf
from sitegen.dates.case import Result, by_document, by_text, open_result
from sitegen.dates.clause import Tense, has_lasted, relation_of, tense_of
from sitegen.dates.conversion import is_day, to_edtf, week_of
from sitegen.dates.counting import Reached, repeats, weekdays_between
from sitegen.dates.expression import Anchor, Partial, Side
from sitegen.dates.movable import settled
from sitegen.dates.setting import HISTORY

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sitegen.dates.case import Case
    from sitegen.dates.focus import Focus
    from sitegen.model import Day

_MANY = 6  # so many days are told one by one
_UPCOMING = 92  # so many days ahead a date may lie where no tense says so
_NEXT_DOOR = 45  # so many days back, a date beats a verb that looks ahead for most of a year
_MOST_OF_A_YEAR = 300  # days
_AHEAD = 9  # so many years ahead a year of two digits may lie
_IN_CALENDAR = re.compile(r"XXXX-(?:\d\d(?:-\d\d)?|Q\d)\Z")  # not a feast or a season
_UNDER_WAY = 7  # so many years of a decade are over before it is called by its number


def settle_told(said: Partial, case: Case) -> Result:
    """Return the date that *said* tells in full; a weekday told beside it must fit."""
    said = replace(said, value=settled(said.value))
    found = to_edtf(said.value, case.timex.mod)
    if found and case.timex.weekday and is_day(found):
        day = edtf.bounds(found)[0]
        if day and week_of(day)[2] != case.timex.weekday:
            return Result(value=said.value, edtf=found, certain=False, code="weekday-contradicts")
    return Result(value=said.value, edtf=found, certain=found is not None, code="date-told")


def settle_partial(said: Partial, case: Case) -> Result:
    """Return the date of which *said* tells a part: by the story the text tells, else by the document's date."""
    value = said.value
    if value.endswith("-QX"):
        return _quarter_of(said, case)
    if value.startswith("XXXX-XX-XXT"):
        return _clock(said, case)
    if value.startswith("XXXX-XX-"):
        return _day_of_month(said, case)
    if value.startswith("XX") and not value.startswith("XXXX"):
        return _in_century(said, case)
    if said.anchor is Anchor.THEN:
        focus = case.story.fine_enough("D")
        return _from_story(said, case, focus) if focus else open_result(case, "nothing-before")
    if value.startswith("XXXX-WXX") and case.setting.genre == HISTORY:
        return _weekday_of_story(said, case)
    if case.setting.genre == HISTORY or (said.side is None and not value.startswith("XXXX-WXX")):
        focus = case.story.year_for(case.text, case.timex.span, case.setting)
        if focus and (case.setting.genre == HISTORY or not _is_to_come(case)):
            return _from_story(said, case, focus)
    if case.setting.anchor is None:
        return open_result(case, "no-document-date")
    return _from_anchor(said, case, case.setting.anchor)


def _from_anchor(said: Partial, case: Case, anchor: str) -> Result:
    """Return the date next to the document's on the side the clause looks to; the one in it, where there is one."""
    first, last = edtf.bounds(anchor)
    if first is None or last is None:
        return replace(open_result(case, "no-document-date"), anchor=anchor)
    is_weekday = said.value.startswith("XXXX-WXX")
    if is_weekday and first != last:
        return _among(said, first, last, anchor)
    side = said.side or _side_told(case, nearby=not is_weekday)
    dates = [date for date in repeats(said.value, last) if _fits_weekday(date, case.timex.weekday)]
    within = [date for date in dates if date.first <= last and first <= date.last]
    if within and said.side not in (Side.PAST, Side.FUTURE):
        doubt = side is not None and first == last and is_weekday and "WE" not in said.value
        return by_document(within[0], case, "counted-same-day" if doubt else _code_for(side), certain=not doubt)
    before = [date for date in dates if date.last < first]
    behind = [date for date in dates if date.first > last]
    if case.timex.weekday and not is_weekday:  # it tells the year: of those it fits the nearest is meant
        side = None
    strict = said.side is not None or not _IN_CALENDAR.match(said.value)
    chosen = _choose(before, behind, side or (Side.PAST if is_weekday else None), last, strict=strict)
    if chosen is None:
        return open_result(case, "no-document-date")
    if side is Side.FUTURE and said.side is None and chosen.last < last:
        return by_document(chosen, case, "counted-from-document", certain=False)
    return by_document(chosen, case, _code_for(side), certain=side is not None or bool(case.timex.weekday))


def _side_told(case: Case, *, nearby: bool) -> Side | None:
    """Return the side the clause looks to; if *nearby*, only where its verb stands in the same part of it.

    What goes on until a date, or from a date on, looks ahead where nothing looks back; what has lasted
    since then looks back.
    """
    text, span, cues = case.text, case.timex.span, case.setting.rules.cue
    tense = tense_of(text, span, case.clause, cues)
    side = None
    if tense is Tense.PAST or (tense is Tense.PAST_FAR and not nearby):
        side = Side.PAST
    elif tense is Tense.FUTURE or (tense is Tense.FUTURE_FAR and not nearby):
        side = Side.FUTURE
    relation = relation_of(text, span, cues)
    if relation == "until":
        return None if side is Side.PAST else Side.FUTURE
    if has_lasted(text, span, cues):
        return Side.PAST
    return Side.FUTURE if side is None and relation == "since" else side


def _is_to_come(case: Case) -> bool:
    """Return whether the clause looks ahead from the time of writing, whatever the text told before."""
    return tense_of(case.text, case.timex.span, case.clause, case.setting.rules.cue) is Tense.FUTURE


def _fits_weekday(date: Reached, weekday: int | None) -> bool:
    return weekday is None or week_of(date.first)[2] == weekday


def _choose(
    before: Sequence[Reached], behind: Sequence[Reached], side: Side | None, day: Day, *, strict: bool
) -> Reached | None:
    """Return the nearest date on *side*; where no side is told, the nearer of the two.

    Unless the words themselves name the side, or the date has no number (*strict*): a quarter is the
    nearest even where the clause looks ahead, its figures are what is to come; and a day or month just
    past is the nearest even there, for who means one most of a year away says so.
    """
    if not before or not behind:
        return before[-1] if before else behind[0] if behind else None
    back = edtf.ordinal(day) - edtf.ordinal(before[-1].last)
    ahead = edtf.ordinal(behind[0].first) - edtf.ordinal(day)
    if side is None or (side is Side.FUTURE and not strict and "-Q" in before[-1].value):
        return behind[0] if ahead < back and ahead <= _UPCOMING else before[-1]
    if side is Side.FUTURE and not strict and back <= _NEXT_DOOR and ahead >= _MOST_OF_A_YEAR:
        return before[-1]
    return before[-1] if side is Side.PAST else behind[0]


def _among(said: Partial, first: Day, last: Day, anchor: str) -> Result:
    """Return the days of the week that may be meant where the document's date is no single day."""
    tail = said.value.partition("-WXX-")[2][:2]
    weekday = 6 if tail == "WE" else int(tail[0])
    days = weekdays_between(first, last, weekday)
    if len(days) > _MANY or tail == "WE":
        value = anchor
    else:
        value = days[0].iso() if len(days) == 1 else f"[{','.join(day.iso() for day in days)}]"
    return Result(value=said.value, edtf=value, certain=False, code="counted-among", anchor=anchor)


def _from_story(said: Partial, case: Case, focus: Focus) -> Result:
    """Return the date nearest to the one the text told before: in its year, or where the words say on one side."""
    first = focus.first
    dates = repeats(said.value, first) if first else []
    if not dates or first is None:
        return open_result(case, "nothing-before")
    if said.side is Side.FUTURE:
        chosen = next((date for date in dates if date.first > first), dates[-1])
    elif said.side is Side.PAST:
        chosen = next((date for date in reversed(dates) if date.last < first), dates[0])
    else:
        chosen = focus.nearest(dates)
    return by_text(chosen, case, focus, "year-from-text")


def _weekday_of_story(said: Partial, case: Case) -> Result:
    """Return a day of the week beside the day just told; open where none is."""
    focus = case.story.told_near(case.timex.span, "W")
    return replace(_from_story(said, case, focus), certain=False) if focus else open_result(case, "nothing-before")


def _quarter_of(said: Partial, case: Case) -> Result:
    """Return the same quarter as the one reported, in the year told; the year itself where none is reported."""
    quarter = case.story.quarter
    if quarter is None or quarter.first is None:
        return settle_told(replace(said, value=said.value.removesuffix("-QX")), case)
    value = f"{said.value.removesuffix('X')}{(quarter.first.month + 2) // 3}"
    return by_text(Reached(value, quarter.first, quarter.first), case, quarter)


def _clock(said: Partial, case: Case) -> Result:
    """Return a time of day: of the day the text is at, else of the document's."""
    clock = said.value.removeprefix("XXXX-XX-XX")
    focus = case.story.day_near(case.timex.span, case.clause, case.setting)
    if focus and focus.first:
        return by_text(Reached(focus.day_value + clock, focus.first, focus.first), case, focus)
    anchor = case.setting.anchor
    if anchor is None or case.setting.genre == HISTORY:
        return open_result(case, "nothing-before")
    day = edtf.bounds(anchor)[0]
    if is_day(anchor) and day:
        return by_document(Reached(anchor[:10] + clock, day, day), case, "counted-from-document", certain=False)
    return replace(open_result(case, "counted-from-coarse-document"), edtf=anchor, anchor=anchor)


def _day_of_month(said: Partial, case: Case) -> Result:
    """Return a day of which only the number is told: in the month of the text, else in that of the document."""
    tail = said.value.removeprefix("XXXX-XX-")
    focus = case.story.fine_enough("M")
    if focus and focus.first and to_edtf(f"{focus.month_value}-{tail}"):
        reached = Reached(f"{focus.month_value}-{tail}", focus.first, focus.first)
        return replace(by_text(reached, case, focus, "year-from-text"), certain=False)
    anchor = case.setting.anchor
    first, last = edtf.bounds(anchor) if anchor else (None, None)
    if first and last and (first.year, first.month) == (last.year, last.month):
        value = f"{first.iso()[:-3]}-{tail}"
        if to_edtf(value):
            return by_document(Reached(value, first, last), case, "counted-from-document", certain=False)
    return open_result(case, "no-document-date")


def _in_century(said: Partial, case: Case) -> Result:
    """Return a year or decade of which the last digits are told, the latest that does not lie ahead."""
    anchor, focus = case.setting.anchor, None
    if anchor is None:
        focus = case.story.fine_enough("CE")
        anchor = focus.edtf if focus else None
    last = edtf.bounds(anchor)[1] if anchor else None
    if last is None:
        return open_result(case, "no-document-date")
    digits = said.value[2:]
    century = last.year // 100
    latest = last.year % 100 + (_AHEAD if len(digits) == 2 else 0)
    if focus is None and int(f"{digits}{_UNDER_WAY}"[:2]) > latest:
        century -= 1
    value = f"{century:02}{digits}"
    found = to_edtf(value, case.timex.mod)
    return Result(value=value, edtf=found, certain=focus is None, code="century-of", anchor=anchor, focus=focus)


def _code_for(side: Side | None) -> str:
    """Return the code that says how a date was counted from the document's date."""
    return {Side.PAST: "counted-back", Side.FUTURE: "counted-ahead"}.get(side or Side.THIS, "counted-from-document")
