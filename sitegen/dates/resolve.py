"""Which days an expression of time means. Only here is the document's date known.

What is counted from is the document's date, or the date the text told before; never a guess. Where
two readings are possible the likelier is kept and marked as not certain.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from sitegen import edtf
from sitegen.dates.clause import Tense, has_lasted, means_nowadays, relation_of, sentence_around, tells_birth, tense_of
from sitegen.dates.conversion import is_day, to_edtf, week_of
from sitegen.dates.counting import Reached, reach, repeats, weekdays_between
from sitegen.dates.expression import Anchor, Partial, Shift, Side, open_value, read_expression
from sitegen.dates.focus import Focus
from sitegen.dates.movable import settled
from sitegen.dates.setting import HISTORY
from sitegen.model import DatedTimex, Day, Provenance, Reason, TimexType

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from sitegen.dates.clause import Clause
    from sitegen.dates.normalise import Timex
    from sitegen.dates.setting import Setting


@dataclass(frozen=True, slots=True)
class Case:
    """An expression to be settled, the sentence it stands in, and all that is known when the text gets there."""

    text: str
    timex: Timex
    clause: Clause
    setting: Setting
    story: Focus


@dataclass(frozen=True, slots=True, kw_only=True)
class Result:
    """What was settled of one expression; *focus* is the date in the text it was counted from."""

    value: str
    edtf: str | None
    certain: bool
    code: str
    anchor: str | None = None
    focus: Focus | None = None


def resolve_all(text: str, timexes: Iterable[Timex], setting: Setting) -> tuple[DatedTimex, ...]:
    """Return *timexes*, given in text order, with the days they mean."""
    story = Focus()
    dated = []
    for number, timex in enumerate(timexes, 1):
        case = Case(text, timex, sentence_around(text, timex.span), setting, story)
        found = _dated(f"t{number}", case, _resolve(case))
        if not timex.value.startswith(Anchor.QUARTER.value):  # what figures are compared with is not what is told
            story = story.after(found, told=_tells_year(timex.value), listed=timex.role == "listed")
        dated.append(found)
    return tuple(dated)


def _dated(tid: str, case: Case, result: Result) -> DatedTimex:
    text, timex, cues = case.text, case.timex, case.setting.rules.cue
    is_birth = timex.role == "birth" or tells_birth(text, timex.span, cues)
    args = [("text", " ".join(timex.span.of(text).split()))]
    if result.anchor:
        args.append(("anchor_date", result.anchor))
    if relation := relation_of(text, timex.span, cues):
        args.append(("relation", relation))
    return DatedTimex(
        tid=tid,
        span=timex.span,
        type=timex.type,
        value=result.value,
        mod=timex.mod,
        edtf=result.edtf,
        certain=result.certain,
        provenance=Provenance(
            rule=timex.rule,
            reading=Reason("birth-year" if is_birth else result.code, tuple(args)),
            anchor=result.anchor,
            anchor_span=result.focus.span if result.focus else None,
        ),
        time=_clock_of(result.value),
    )


def _resolve(case: Case) -> Result:
    timex = case.timex
    said = read_expression(timex.meaning or timex.value)
    if timex.meaning is None and timex.type in (TimexType.SET, TimexType.DURATION):
        return _open(case, "repeated" if timex.type is TimexType.SET else "duration")
    if isinstance(said, Partial) and said.value.endswith("_REF"):
        return _open(case, "vague")
    if isinstance(said, Shift):
        if timex.role == "today" and _is_nowadays(case):
            return replace(_open(case, "nowadays"), value="PRESENT_REF")
        result = _shifted(said, case)
    elif "X" in said.value:
        result = _partial(said, case)
    else:
        result = _told(said, case)
    return replace(result, value=timex.value) if timex.meaning else result


def _is_nowadays(case: Case) -> bool:
    setting = case.setting
    if setting.genre == HISTORY:
        return True
    return means_nowadays(case.text, case.timex.span, case.clause, setting.rules.cue, in_days=setting.in_days)


def _open(case: Case, code: str) -> Result:
    return Result(value=open_value(case.timex.value), edtf=None, certain=False, code=code)


def _told(said: Partial, case: Case) -> Result:
    said = replace(said, value=settled(said.value))
    found = to_edtf(said.value, case.timex.mod)
    if found and case.timex.weekday and is_day(found):
        day = edtf.bounds(found)[0]
        if day and week_of(day)[2] != case.timex.weekday:
            return Result(value=said.value, edtf=found, certain=False, code="weekday-contradicts")
    return Result(value=said.value, edtf=found, certain=found is not None, code="date-told")


# --- counted from an anchor -----------------------------------------------------------------------


def _shifted(said: Shift, case: Case) -> Result:
    if said.number is None:
        return _open_distance(said, case)
    focus = _counted_from(said, case)
    if focus and said.unit in ("TH", "TM", "TS"):
        return _open_distance(said, case)
    reached = reach(said, focus.first) if focus and focus.first else None
    if focus and reached:
        return _by_text(reached, case, focus)
    if said.anchor is Anchor.THEN:
        return _open(case, "nothing-before")
    if said.anchor is Anchor.QUARTER:
        said = replace(said, anchor=Anchor.NOW) if said.number else _LAST_QUARTER
    speaking = _speaking_time(case)
    if speaking and speaking.first and (reached := reach(said, speaking.first)):
        return _by_text(reached, case, speaking)
    if case.setting.anchor is None:
        return _open(case, "no-document-date")
    return _from_document(said, case, case.setting.anchor)


def _speaking_time(case: Case) -> Focus | None:
    """Return the day told in full in the sentence that leads up to the quotation the expression stands in."""
    span, day = case.timex.span, case.story.last_day
    around = next((quotation for quotation in case.setting.quotations if quotation.covers(span)), None)
    if around is None or day is None or day.span is None or not day.told or day.span.end > around.start:
        return None
    between = case.text[day.span.end : around.start]
    return day if len(between) <= _LEADING and not any(mark in between for mark in ".!?\n") else None


def _counted_from(said: Shift, case: Case) -> Focus | None:
    """Return the date told before if *said* is counted from it, None if from the document's."""
    if said.anchor is Anchor.THEN or (case.setting.genre == HISTORY and said.unit not in ("D", "TH", "TM", "TS")):
        return case.story.fine_enough(said.unit)
    if said.anchor is Anchor.QUARTER:
        return case.story.quarter
    if said.anchor is Anchor.HERE:
        return case.story.told_near(case.timex.span, said.unit)
    return None


def _from_document(said: Shift, case: Case, anchor: str) -> Result:
    if said.anchor is Anchor.HERE and said.unit == "W" and _means_coming_week(case, anchor):
        return replace(_from_document(_NEXT_WEEK, case, anchor), code="counted-ahead", certain=False)
    first, last = (reach(said, day) if day else None for day in edtf.bounds(anchor))
    if first and last and first.value == last.value:
        return _by_document(first, case, "counted-from-document")
    start, end = first.first.iso() if first else "", last.last.iso() if last else ""
    if not start and not end:
        return replace(_open(case, "no-document-date"), anchor=anchor)
    open_here = _open(case, "counted-from-coarse-document")
    return replace(open_here, edtf=f"[{start}..{end}]", anchor=anchor)


def _means_coming_week(case: Case, anchor: str) -> bool:
    """Return whether ``in the course of the week`` looks ahead in a text written at the end of one."""
    day = edtf.bounds(anchor)[0]
    ahead = tense_of(case.text, case.timex.span, case.clause, case.setting.rules.cue) is Tense.FUTURE
    return bool(day) and is_day(anchor) and ahead and week_of(day)[2] >= 5  # type: ignore[arg-type]


def _open_distance(said: Shift, case: Case) -> Result:
    """Return what is an untold number of units away, or hours from a day: open, but for the day the text is at."""
    focus = case.story.fine_enough("D") if said.anchor is Anchor.THEN else None
    if focus and said.unit in ("TH", "TM", "TS"):
        return replace(_open(case, "counted-from-text"), edtf=focus.edtf, anchor=focus.edtf, focus=focus)
    return replace(_open(case, "vague"), anchor=case.setting.anchor)


def _by_document(reached: Reached, case: Case, code: str, *, certain: bool = True) -> Result:
    """Return *reached* as counted from the document's date."""
    found = to_edtf(reached.value, case.timex.mod)
    return Result(value=reached.value, edtf=found, certain=certain, code=code, anchor=case.setting.anchor)


def _by_text(reached: Reached, case: Case, focus: Focus, code: str = "counted-from-text") -> Result:
    """Return *reached* as counted from the date told before."""
    found = to_edtf(reached.value, case.timex.mod)
    return Result(value=reached.value, edtf=found, certain=focus.certain, code=code, anchor=focus.edtf, focus=focus)


# --- a date of which a part is not told -----------------------------------------------------------


def _partial(said: Partial, case: Case) -> Result:
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
        return _from_story(said, case, focus) if focus else _open(case, "nothing-before")
    if value.startswith("XXXX-W") and case.setting.genre == HISTORY:
        return _weekday_of_story(said, case)
    if case.setting.genre == HISTORY or (said.side is None and not value.startswith("XXXX-W")):
        focus = case.story.year_for(case.text, case.timex.span, case.setting)
        if focus:
            return _from_story(said, case, focus)
    if case.setting.anchor is None:
        return _open(case, "no-document-date")
    return _from_anchor(said, case, case.setting.anchor)


def _weekday_of_story(said: Partial, case: Case) -> Result:
    """Return a day of the week beside the day just told; open where none is."""
    focus = case.story.told_near(case.timex.span, "W")
    return replace(_from_story(said, case, focus), certain=False) if focus else _open(case, "nothing-before")


def _quarter_of(said: Partial, case: Case) -> Result:
    """Return the same quarter as the one reported, in the year told; the year itself where none is reported."""
    quarter = case.story.quarter
    if quarter is None or quarter.first is None:
        return _told(replace(said, value=said.value.removesuffix("-QX")), case)
    value = f"{said.value.removesuffix('X')}{(quarter.first.month + 2) // 3}"
    return _by_text(Reached(value, quarter.first, quarter.first), case, quarter)


def _from_anchor(said: Partial, case: Case, anchor: str) -> Result:
    first, last = edtf.bounds(anchor)
    if first is None or last is None:
        return replace(_open(case, "no-document-date"), anchor=anchor)
    is_weekday = said.value.startswith("XXXX-W")
    if is_weekday and first != last:
        return _among(said, first, last, anchor)
    tense = tense_of(case.text, case.timex.span, case.clause, case.setting.rules.cue)
    side = said.side or _side(tense, nearby=not is_weekday)
    relation = None if said.side else relation_of(case.text, case.timex.span, case.setting.rules.cue)
    if relation == "until":
        side = None if side is Side.PAST else Side.FUTURE
    elif said.side is None and has_lasted(case.text, case.timex.span, case.setting.rules.cue):
        side = Side.PAST
    dates = [date for date in repeats(said.value, last) if _fits_weekday(date, case.timex.weekday)]
    within = [date for date in dates if date.first <= last and first <= date.last]
    if within and said.side not in (Side.PAST, Side.FUTURE):
        doubt = side is not None and first == last and is_weekday and "WE" not in said.value
        return _by_document(within[0], case, "counted-same-day" if doubt else _code_for(side), certain=not doubt)
    before = [date for date in dates if date.last < first]
    behind = [date for date in dates if date.first > last]
    chosen = _choose(before, behind, side or (Side.PAST if is_weekday else None), last, strict=said.side is not None)
    if chosen is None:
        return _open(case, "no-document-date")
    return _by_document(chosen, case, _code_for(side), certain=side is not None)


def _side(tense: Tense, *, nearby: bool) -> Side | None:
    """Return the side *tense* points to; if *nearby*, only where its verb stands in the same part of the clause."""
    if tense is Tense.PAST or (tense is Tense.PAST_FAR and not nearby):
        return Side.PAST
    if tense is Tense.FUTURE or (tense is Tense.FUTURE_FAR and not nearby):
        return Side.FUTURE
    return None


def _fits_weekday(date: Reached, weekday: int | None) -> bool:
    return weekday is None or week_of(date.first)[2] == weekday


def _choose(
    before: Sequence[Reached], behind: Sequence[Reached], side: Side | None, day: Day, *, strict: bool
) -> Reached | None:
    """Return the nearest date on *side*; where no side is told, the nearer of the two.

    Unless the words themselves name the side (*strict*): a quarter is the nearest even where the clause
    looks ahead, its figures are what is to come.
    """
    if not before or not behind:
        return before[-1] if before else behind[0] if behind else None
    back = edtf.ordinal(day) - edtf.ordinal(before[-1].last)
    ahead = edtf.ordinal(behind[0].first) - edtf.ordinal(day)
    if side is None or (side is Side.FUTURE and not strict and "-Q" in before[-1].value):
        return behind[0] if ahead < back and ahead <= _UPCOMING else before[-1]
    return before[-1] if side is Side.PAST else behind[0]


def _among(said: Partial, first: Day, last: Day, anchor: str) -> Result:
    """Return the days of the week that may be meant where the document's date is no single day."""
    tail = said.value.partition("-WXX-")[2][:2]
    weekday = 6 if tail == "WE" else int(tail[0])
    days = weekdays_between(first, last, weekday)
    if len(days) > _MANY or tail == "WE":
        value = f"[{first.iso()}..{last.iso()}]"
    else:
        value = days[0].iso() if len(days) == 1 else f"[{','.join(day.iso() for day in days)}]"
    return Result(value=said.value, edtf=value, certain=False, code="counted-among", anchor=anchor)


def _from_story(said: Partial, case: Case, focus: Focus) -> Result:
    """Return the date nearest to the one the text told before: in its year, or where the words say on one side."""
    first = focus.first
    dates = repeats(said.value, first) if first else []
    if not dates or first is None:
        return _open(case, "nothing-before")
    if said.side is Side.FUTURE:
        chosen = next((date for date in dates if date.first > first), dates[-1])
    elif said.side is Side.PAST:
        chosen = next((date for date in reversed(dates) if date.last < first), dates[0])
    else:
        chosen = focus.nearest(dates)
    return _by_text(chosen, case, focus, "year-from-text")


def _clock(said: Partial, case: Case) -> Result:
    """Return a time of day: of the day the text is at, else of the document's."""
    clock = said.value.removeprefix("XXXX-XX-XX")
    focus = case.story.day_near(case.timex.span, case.clause, case.setting)
    if focus and focus.first:
        return _by_text(Reached(focus.day_value + clock, focus.first, focus.first), case, focus)
    anchor = case.setting.anchor
    if anchor is None or case.setting.genre == HISTORY:
        return _open(case, "nothing-before")
    day = edtf.bounds(anchor)[0]
    if is_day(anchor) and day:
        return _by_document(Reached(anchor[:10] + clock, day, day), case, "counted-from-document", certain=False)
    return replace(_open(case, "counted-from-coarse-document"), edtf=anchor, anchor=anchor)


def _day_of_month(said: Partial, case: Case) -> Result:
    """Return a day of which only the number is told: in the month of the text, else in that of the document."""
    tail = said.value.removeprefix("XXXX-XX-")
    focus = case.story.fine_enough("M")
    if focus and focus.first and to_edtf(f"{focus.month_value}-{tail}"):
        reached = Reached(f"{focus.month_value}-{tail}", focus.first, focus.first)
        return replace(_by_text(reached, case, focus, "year-from-text"), certain=False)
    anchor = case.setting.anchor
    first, last = edtf.bounds(anchor) if anchor else (None, None)
    if first and last and (first.year, first.month) == (last.year, last.month):
        value = f"{first.iso()[:-3]}-{tail}"
        if to_edtf(value):
            return _by_document(Reached(value, first, last), case, "counted-from-document", certain=False)
    return _open(case, "no-document-date")


def _in_century(said: Partial, case: Case) -> Result:
    """Return a year or decade of which the last digits are told, the latest that does not lie ahead."""
    anchor, focus = case.setting.anchor, None
    if anchor is None:
        focus = case.story.fine_enough("CE")
        anchor = focus.edtf if focus else None
    last = edtf.bounds(anchor)[1] if anchor else None
    if last is None:
        return _open(case, "no-document-date")
    digits = said.value[2:]
    century = last.year // 100
    ahead = 0 if len(digits) == 1 else _AHEAD  # a decade is over when it is called by its number
    if focus is None and int((digits + "9")[:2]) > last.year % 100 + ahead:
        century -= 1
    value = f"{century:02}{digits}"
    found = to_edtf(value, case.timex.mod)
    return Result(value=value, edtf=found, certain=focus is None, code="century-of", anchor=anchor, focus=focus)


_NEXT_WEEK = Shift(anchor=Anchor.NOW, number=1, unit="W", inside=None, clock="")
_LAST_QUARTER = Shift(anchor=Anchor.NOW, number=-1, unit="Q", inside=None, clock="")
_MANY = 6  # so many days are told one by one
_LEADING = 120  # code points between the day somebody spoke and what was said
_UPCOMING = 92  # so many days ahead a date may lie where no tense says so
_AHEAD = 9  # so many years ahead a year of two digits may lie


def _code_for(side: Side | None) -> str:
    """Return the code that says how a date was counted from the document's date."""
    return {Side.PAST: "counted-back", Side.FUTURE: "counted-ahead"}.get(side or Side.THIS, "counted-from-document")


def _clock_of(value: str) -> str | None:
    """Return the clock time in *value*, None if it tells none to the minute."""
    clock = "" if value.startswith("P") else value.partition("T")[2]
    return clock[:5] if len(clock) >= 5 and clock[2] == ":" and clock[:2].isdecimal() else None


def _tells_year(value: str) -> bool:
    return value.startswith("BC") or ("X" not in value and value[:4].isdecimal())
