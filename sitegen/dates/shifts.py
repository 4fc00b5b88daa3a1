"""Expressions that count from an anchor: ``vor drei Wochen``, ``am Tag darauf``, ``next year``."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from sitegen import edtf
from sitegen.dates.case import by_document, by_text, open_result
from sitegen.dates.clause import Tense, tense_of
from sitegen.dates.conversion import is_day, week_of
from sitegen.dates.counting import reach
from sitegen.dates.expression import Anchor, Shift
from sitegen.dates.setting import HISTORY

if TYPE_CHECKING:
    from sitegen.dates.case import Case, Result
    from sitegen.dates.focus import Focus

_NEXT_WEEK = Shift(anchor=Anchor.NOW, number=1, unit="W", inside=None, clock="")
_LAST_QUARTER = Shift(anchor=Anchor.NOW, number=-1, unit="Q", inside=None, clock="")
_CLOCK = ("TH", "TM", "TS")
_LEADING = 120  # code points between the day somebody spoke and what was said


def settle_shift(said: Shift, case: Case) -> Result:
    """Return what *said* reaches: from the date told before, from the day somebody spoke, from the document's date."""
    if said.number is None:
        return _open_distance(said, case)
    focus = _counted_from(said, case)
    if focus and said.unit in _CLOCK:
        return _open_distance(said, case)
    reached = reach(said, focus.first) if focus and focus.first else None
    if focus and reached:
        return by_text(reached, case, focus)
    if said.anchor is Anchor.THEN:
        return _same_day(said, case) if said.unit == "D" else open_result(case, "nothing-before")
    if said.anchor is Anchor.QUARTER:
        said = replace(said, anchor=Anchor.NOW) if said.number else _LAST_QUARTER
    speaking = _speaking_time(case)
    if speaking and speaking.first and (reached := reach(said, speaking.first)):
        return by_text(reached, case, speaking)
    if case.setting.anchor is None:
        return open_result(case, "no-document-date")
    return _from_document(said, case, case.setting.anchor)


def _same_day(said: Shift, case: Case) -> Result:
    """Return what is known of a day counted from one that is not told; the same day lies in the month told before."""
    result = open_result(case, "nothing-before")
    value, month = case.story.known_part(result.value), case.story.fine_enough("M")
    if said.number == 0 and month and month.edtf and edtf.granularity(month.edtf) is edtf.Granularity.MONTH:
        return replace(result, value=value, edtf=month.edtf, code="counted-from-text", anchor=month.edtf, focus=month)
    return replace(result, value=value)


def _counted_from(said: Shift, case: Case) -> Focus | None:
    """Return the date told before if *said* is counted from it, None if from the document's."""
    if said.anchor is Anchor.THEN or (case.setting.genre == HISTORY and said.unit not in ("D", *_CLOCK)):
        return case.story.fine_enough(said.unit)
    if said.anchor is Anchor.QUARTER:
        return case.story.quarter
    if said.anchor is Anchor.HERE:
        return case.story.told_near(case.timex.span, said.unit)
    return None


def _speaking_time(case: Case) -> Focus | None:
    """Return the day told in full in the sentence that leads up to the quotation the expression stands in."""
    span, day = case.timex.span, case.story.last_day
    around = case.setting.quotation_around(span)
    if around is None or day is None or day.span is None or not day.told or day.span.end > around.start:
        return None
    between = case.text[day.span.end : around.start]
    return day if len(between) <= _LEADING and not any(mark in between for mark in ".!?\n") else None


def _from_document(said: Shift, case: Case, anchor: str) -> Result:
    """Return what lies so far from the document's date, as many days as that leaves open."""
    if said.anchor is Anchor.HERE and said.unit == "W" and _means_coming_week(case, anchor):
        return replace(_from_document(_NEXT_WEEK, case, anchor), code="counted-ahead", certain=False)
    first, last = (reach(said, day) if day else None for day in edtf.bounds(anchor))
    if first and last and first.value == last.value:
        return by_document(first, case, "counted-from-document")
    start, end = first.first.iso() if first else "", last.last.iso() if last else ""
    if not start and not end:
        return replace(open_result(case, "no-document-date"), anchor=anchor)
    open_here = open_result(case, "counted-from-coarse-document")
    return replace(open_here, edtf=f"[{start}..{end}]" if said.number else anchor, anchor=anchor)


def _means_coming_week(case: Case, anchor: str) -> bool:
    """Return whether ``in the course of the week`` looks ahead in a text written at the end of one."""
    day = edtf.bounds(anchor)[0]
    ahead = tense_of(case.text, case.timex.span, case.clause, case.setting.rules.cue) is Tense.FUTURE
    return bool(day) and is_day(anchor) and ahead and week_of(day)[2] >= 5  # type: ignore[arg-type]


def _open_distance(said: Shift, case: Case) -> Result:
    """Return what is an untold number of units away, or hours from a day: open, but for the day the text is at."""
    focus = case.story.fine_enough("D") if said.anchor is Anchor.THEN else None
    if focus and said.unit in _CLOCK:
        return replace(open_result(case, "counted-from-text"), edtf=focus.edtf, anchor=focus.edtf, focus=focus)
    return replace(open_result(case, "vague"), anchor=case.setting.anchor)
