"""What the words around an expression of time say of it: does the clause look back or ahead, since, until."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING

from sitegen.dates.compile import compiled_before, compiled_behind, compiled_cue

if TYPE_CHECKING:
    from sitegen.languages.dates import Cues
    from sitegen.model import Span

_REACH = 240  # code points on each side within which a clause is looked at
_TITLE = 3  # letters a title has at most when it is cut short
_FAR = 1000  # what a comma adds to the distance of a verb
_END = re.compile(r"[.!?…:;]['\"“”«»›)]*\s+(?=[\"'„“»›(]?[^\W\d_a-zà-ÿ])|\n\s*\n")


_LAST_WORD = re.compile(r"\w{1,12}\Z")
_BREAK = re.compile(r",|\s[-–—]\s|[()]")


class Tense(Enum):
    """Where a clause looks, and whether the verb that says so stands in the same part of it."""

    PAST = "past"
    FUTURE = "future"
    PAST_FAR = "past, behind a comma"
    FUTURE_FAR = "future, behind a comma"
    UNTOLD = "untold"


@dataclass(frozen=True, slots=True)
class Clause:
    """The sentence around an expression: its bounds in the text."""

    start: int
    end: int


def sentence_around(text: str, span: Span) -> Clause:
    """Return the sentence in which *span* stands, at most 240 code points on each side."""
    low, high = max(0, span.start - _REACH), min(len(text), span.end + _REACH)
    before = [mark for mark in _END.finditer(text, low, span.start + 1) if mark.end() <= span.start]
    start = next((mark.end() for mark in reversed(before) if not _is_abbreviation(text, mark.start())), low)
    found = next((m for m in _END.finditer(text, span.end, high) if not _is_abbreviation(text, m.start())), None)
    return Clause(start, found.start() + 1 if found else high)


def tense_of(text: str, span: Span, clause: Clause, cues: Cues) -> Tense:
    """Return where the clause around *span* looks: the cue nearest to it wins, one behind a comma counts as far."""
    past = _nearest(text, span, clause, compiled_cue(cues.past))
    future = _nearest(text, span, clause, compiled_cue(cues.future))
    if past is None and future is None:
        return Tense.UNTOLD
    if future is None or (past is not None and past < future):
        return Tense.PAST_FAR if past is not None and past >= _FAR else Tense.PAST
    return Tense.FUTURE_FAR if future >= _FAR else Tense.FUTURE


def relation_of(text: str, span: Span, cues: Cues) -> str | None:
    """Return ``since`` or ``until`` where the words before *span* say so."""
    low = max(0, span.start - 40)
    for relation, pattern in (("since", cues.since), ("until", cues.until)):
        if compiled_before(pattern).search(text, low, span.start):
            return relation
    return None


def has_lasted(text: str, span: Span, cues: Cues) -> bool:
    """Return whether *span* is told as the beginning of what has lasted up to now."""
    return bool(compiled_before(cues.elapsed).search(text, max(0, span.start - 40), span.start))


def tells_birth(text: str, span: Span, cues: Cues) -> bool:
    """Return whether *span* is told as the time of a birth."""
    around = compiled_before(cues.birth).search(text, max(0, span.start - 40), span.start)
    return bool(around or compiled_behind(f"[^.;]{{0,30}}?(?:{cues.birth})").match(text, span.end))


def means_nowadays(text: str, span: Span, clause: Clause, cues: Cues, *, in_days: bool) -> bool:
    """Return whether ``today`` is meant as these times and not as the day.

    A clock or another day in the sentence speaks for the day, and so does a text that counts *in_days*,
    unless the words say otherwise; else a verb that tells how things stand speaks for these times.
    """
    around = text[clause.start : span.start] + "\0" + text[span.end : clause.end]
    if compiled_cue(cues.nowadays).search(around):
        return True
    if in_days or compiled_cue(cues.day).search(around):
        return False
    return tense_of(text, span, clause, cues) is not Tense.PAST and bool(compiled_cue(cues.stative).search(around))


def _nearest(text: str, span: Span, clause: Clause, cue: re.Pattern[str]) -> int | None:
    distances = []
    for found in cue.finditer(text, clause.start, clause.end):
        if found.end() <= span.start:
            between = text[found.end() : span.start]
        elif found.start() >= span.end:
            between = text[span.end : found.start()].removeprefix(",")
        else:
            between = ""  # the two parts of a verb stand around it
        distances.append(len(between) + _FAR * len(_BREAK.findall(between)))
    return min(distances, default=None)


def _is_abbreviation(text: str, dot: int) -> bool:
    """Return whether the dot at *dot* stands behind a number, a single letter, or a title such as ``Dr``."""
    if text[dot] != ".":
        return False
    word = _LAST_WORD.search(text, max(0, dot - 12), dot)
    if word is None:
        return False
    return word[0].isdecimal() or len(word[0]) == 1 or (len(word[0]) <= _TITLE and word[0].istitle())
