"""Stamp to Standing: what the line around a date says of it.

A date in a header stands alone, after a cue ("Stand:"), after a name or a place, or between
separators. A date in a sentence, a caption, a copyright line or a comment stands for something else.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING

from sitegen.dates.line import BLANK, SEPARATORS, ends_with_date, is_byline, is_names, line_around, without_lead
from sitegen.languages.stamps import Cue

if TYPE_CHECKING:
    from sitegen.dates.line import Line
    from sitegen.dates.stamps import Stamp
    from sitegen.languages.stamps import StampWords

_CUE_REACH = 120  # code points before a date in which its cue may stand
_PLACE = 4  # words a place may have
_BYLINE = 60  # code points of a byline between cue and date


class Form(Enum):
    """How a stamp stands in its line."""

    CUED = "cued"  # after words such as "Stand:" or "Posted on"
    ALONE = "alone"  # it opens the line
    NAMED = "named"  # after a name, a place or a separator
    FULL = "full"  # in running text, but with weekday and time, as only headers write it


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """A stamp that may date a text, how it stands in its line and what is said of it.

    *place* marks a dateline; *closed* that nothing but a new part of the line follows, *last* that
    nothing at all does.
    """

    stamp: Stamp
    form: Form
    cue: Cue | None = None
    place: bool = False
    closed: bool = True
    last: bool = True


def judge(text: str, stamp: Stamp, words: StampWords, previous_end: int) -> Standing | None:
    """Return how *stamp* stands in its line, None where it does not date the text.

    *previous_end* is the end of the stamp before it, which is no part of what is judged.
    """
    line = line_around(text, stamp.span, previous_end)
    if _is_range(text, stamp, line, words) or _is_of_something_else(line, words) or _heads_comment(line, words):
        return None
    dressed = stamp.weekday is not None or stamp.time is not None
    cue = _cue(line, words, dressed=dressed) or _cue_behind(line, words)
    form = Form.CUED if cue else _form(line, words)
    if form is None or not _may_stand(stamp, line, form, words, dressed=dressed):
        return None
    return Standing(
        stamp=stamp,
        form=form,
        cue=cue,
        place=form is Form.NAMED and _is_place(line, words),
        closed=not line.after or line.after[0] in SEPARATORS + "-,(",
        last=not line.after,
    )


def _may_stand(stamp: Stamp, line: Line, form: Form, words: StampWords, *, dressed: bool) -> bool:
    """Return whether a date of this *form* is a stamp; *dressed* is one with weekday or clock time."""
    if form is Form.FULL:
        if not line.after:
            return dressed
        return line.after[0] == "|" or (stamp.weekday is not None and stamp.time is not None and line.after[0] != ".")
    if form is Form.NAMED and line.before.rstrip(BLANK).endswith("(") and line.after[:1] == ")":
        return False  # a reference: "see there (3 May 2024)"
    if form is not Form.CUED and not dressed and not re.search(r"\d{4}", stamp.text) and (line.after or line.before):
        return False  # 3/5/24 in a line with other words is as likely a number of something
    if form is Form.CUED and _cue_behind(line, words):
        return True
    if form is Form.NAMED and _is_place(line, words) and re.match(r"\.\s+[^\W\d_a-z]", line.after):
        return True  # "PORT ELM, 3 May 2024. The council met."
    return ends_with_date(line.after, words, strict=form is not Form.CUED and not dressed)


def _is_place(line: Line, words: StampWords) -> bool:
    """Return whether a place leads to the date, as it opens a dateline: ``PORT ELM, ``; a byline is none."""
    place = line.before.strip(BLANK)
    if place.partition(" ")[0].casefold() in words.byline:
        return False
    return place.endswith(",") and ":" not in place and len(place.split()) <= _PLACE


def _is_range(text: str, stamp: Stamp, line: Line, words: StampWords) -> bool:
    """Return whether the date is one end of a period."""
    before = text[max(0, stamp.span.start - 6) : stamp.span.start].rpartition("\n")[2]
    if re.search(r"\d\.?\s?[–-]\s?$", before):
        return True
    after = re.match(
        r"[–-]\s?(?:\d{1,2}(?:\.(?!\d\d(?!\d|\.))|\s[^\W\d_])|(?P<month>[^\W\d_]{3,12})\.?\s\d)", line.after
    )
    return after is not None and (not after["month"] or words.months.number(after["month"]) is not None)


def _is_of_something_else(line: Line, words: StampWords) -> bool:
    """Return whether the part of the line the date stands in speaks of a picture, an event, a comment."""
    part = re.split(r"[|·•]", line.before)[-1]
    comment = words.patterns[Cue.COMMENT]
    if words.patterns[Cue.OTHER].search(part[-60:]) or "(@" in part:
        return True
    if comment.match(line.after.lstrip(SEPARATORS + " (")):
        return True
    return any(cue.end() >= len(part[-40:].rstrip(BLANK + ":,")) for cue in comment.finditer(part[-40:]))


def _heads_comment(line: Line, words: StampWords) -> bool:
    """Return whether the next line holds only what stands under a reader's comment ("Reply", "3 likes")."""
    match = None if line.after else words.patterns[Cue.COMMENT].search(line.below)
    if match is None:
        return False
    return not line.below[: match.start()].strip("0123456789., ") and len(line.below) - match.end() < 4


def _cue(line: Line, words: StampWords, *, dressed: bool) -> Cue | None:
    """Return what the words before the date say, on its line or alone on the line above."""
    bare, plain = without_lead(line.before, words), line.before.rstrip(BLANK + ":")
    above = not bare.strip(BLANK + SEPARATORS + ":,-(")
    if above:
        bare, plain = without_lead(line.above, words), line.above.rstrip(":")
        if len(plain) >= _BYLINE:
            return None
    for kind in (Cue.MODIFIED, Cue.PUBLISHED):
        for rest in (plain[-_CUE_REACH:], bare[-_CUE_REACH:]):
            cues = tuple(words.patterns[kind].finditer(rest))
            if not cues:
                continue
            gap = rest[cues[-1].end() :].strip(BLANK + ":,-–—|·(")
            opens = _opens(rest[: cues[-1].start()], words) or (dressed and not gap and not above)
            if opens and (not gap or (not above and len(gap) <= _BYLINE and is_byline(gap, words))):
                return kind
    return None


def _cue_behind(line: Line, words: StampWords) -> Cue | None:
    """Return what the words after the date say where the line holds nothing else ("Am 3. Mai veröffentlicht")."""
    if without_lead(line.before, words).strip(BLANK):
        return None
    after = line.after.strip(BLANK + "().,:")
    return next((kind for kind in (Cue.MODIFIED, Cue.PUBLISHED) if words.patterns[kind].fullmatch(after)), None)


def _opens(before: str, words: StampWords) -> bool:
    """Return whether a cue after *before* opens a line or a part of it, and no sentence runs into it."""
    rest = re.split(r"[|·•–—]", before)[-1].strip(BLANK)
    return not rest or rest[-1] in SEPARATORS + "-:,(.!?)" or is_names(rest, words)


def _form(line: Line, words: StampWords) -> Form | None:
    """Return how a date without cue stands in its line, None where a sentence leads to it."""
    plain, bare = line.before.rstrip(BLANK), without_lead(line.before, words)
    stripped = bare.strip(BLANK + SEPARATORS + "-,;:()[]“„\"'")
    if not stripped and not line.cut:
        return Form.ALONE
    names = not line.cut and is_names(stripped, words)
    if bare != line.before.rstrip(BLANK + ":"):
        return Form.NAMED if names else None
    if plain.rpartition(" ")[2].casefold() in words.before:
        return None
    if names or plain[-1:] in SEPARATORS or plain.endswith((" -", ".", "!", "?", "…", "“", '"', ")")):
        return Form.NAMED
    return Form.FULL
