"""Which days an expression of time means. Only here is the document's date known.

What is counted from is the document's date, or the date the text told before; never a guess. Where
two readings are possible the likelier is kept and marked as not certain.
"""

from __future__ import annotations

from dataclasses import replace
from itertools import zip_longest
from typing import TYPE_CHECKING

from sitegen.dates.case import Case, Result, open_result
from sitegen.dates.clause import means_nowadays, relation_of, tells_birth
from sitegen.dates.compile import compiled_behind
from sitegen.dates.conversion import is_day
from sitegen.dates.expression import Anchor, Partial, Shift, read_expression
from sitegen.dates.focus import Focus
from sitegen.dates.partials import settle_partial, settle_told
from sitegen.dates.setting import HISTORY
from sitegen.dates.shifts import settle_shift
from sitegen.model import DatedTimex, Provenance, Reason, TimexType

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sitegen.dates.normalise import Timex
    from sitegen.dates.setting import Setting

_CLOCK = "XXXX-XX-XXT"  # a time of day, TIMEX3
_LONGEST_JOINT = 20  # code points between a clock time and its day


def resolve_all(text: str, timexes: Sequence[Timex], setting: Setting) -> tuple[DatedTimex, ...]:
    """Return *timexes*, given in text order, with the days they mean."""
    story = Focus()
    dated = []
    for number, (timex, following) in enumerate(zip_longest(timexes, timexes[1:]), 1):
        case = _with_day_behind(Case(text, timex, setting, story), following)
        found = _dated(f"t{number}", case, _resolve(case))
        if not timex.value.startswith(Anchor.QUARTER.value):  # what figures are compared with is not what is told
            story = story.after(found, setting, told=_tells_year(timex.value), listed=timex.role == "listed")
        dated.append(found)
    return tuple(dated)


def _with_day_behind(case: Case, following: Timex | None) -> Case:
    """Return *case* at the day that *following* tells right behind a clock time, as in ``8 p.m. on May 3``."""
    if following is None or not case.timex.value.startswith(_CLOCK):
        return case
    between = case.text[case.timex.span.end : following.span.start]
    if len(between) > _LONGEST_JOINT or not compiled_behind(case.setting.rules.cue.clock_day).fullmatch(between):
        return case
    ahead = replace(case, timex=following)
    day = _dated("", ahead, _resolve(ahead))
    if day.edtf is None or not is_day(day.edtf):
        return case
    return replace(case, story=case.story.after(day, case.setting, told=False, listed=False))


def _dated(tid: str, case: Case, result: Result) -> DatedTimex:
    text, timex, cues = case.text, case.timex, case.setting.rules.cue
    is_birth = tells_birth(text, timex.span, cues)
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
        return open_result(case, "repeated" if timex.type is TimexType.SET else "duration")
    if isinstance(said, Partial) and said.value.endswith("_REF"):
        return open_result(case, "vague")
    if isinstance(said, Shift):
        if timex.role == "today" and _is_nowadays(case):
            return replace(open_result(case, "nowadays"), value="PRESENT_REF")
        result = settle_shift(said, case)
    elif "X" in said.value:
        result = settle_partial(said, case)
    else:
        result = settle_told(said, case)
    return replace(result, value=timex.value) if timex.meaning else result


def _is_nowadays(case: Case) -> bool:
    setting = case.setting
    if setting.genre == HISTORY:
        return True
    return means_nowadays(case.text, case.timex.span, case.clause, setting.rules.cue, in_days=setting.in_days)


def _clock_of(value: str) -> str | None:
    """Return the clock time in *value*, None if it tells none to the minute."""
    clock = "" if value.startswith("P") else value.partition("T")[2]
    return clock[:5] if len(clock) >= 5 and clock[2] == ":" and clock[:2].isdecimal() else None


def _tells_year(value: str) -> bool:
    return value.startswith("BC") or ("X" not in value and value[:4].isdecimal())
