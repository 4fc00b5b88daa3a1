"""Stamp to Standing: what the line around a date says of it.

A date in a header stands alone, after a cue ("Stand:"), after a name or a place, or between
separators. A date in a sentence, a caption or a copyright line stands for something else.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING

from sitegen.languages.stamps import Cue

if TYPE_CHECKING:
    from sitegen.dates.stamps import Stamp
    from sitegen.languages.stamps import StampWords

_SEPARATORS = "|·•–—/»>›+@*#_~"
_TRIM = " \t\r\n\u00a0\u2002\u2009\u202f\ufeff\u200b"
_REACH = 200  # code points of a line looked at on each side of a stamp
_NAMES = 8  # words a byline or a place may have


class Form(Enum):
    """How a stamp stands in its line."""

    CUED = "cued"  # after words such as "Stand:" or "Posted on"
    ALONE = "alone"  # it opens the line
    NAMED = "named"  # after a name, a place or a separator
    FULL = "full"  # in running text, but with weekday and time, as only headers write it


@dataclass(frozen=True, slots=True)
class Standing:
    """A stamp that may date a text, how it stands in its line and what is said of it.

    *place* marks a dateline; *closed* that nothing but a new part of the line follows.
    """

    stamp: Stamp
    form: Form
    cue: Cue | None
    place: bool = False
    closed: bool = True


def judge(text: str, stamp: Stamp, words: StampWords, previous_end: int) -> Standing | None:
    """Return how *stamp* stands in its line, None where it does not date the text.

    *previous_end* is the end of the stamp before it, which is no part of what is judged.
    """
    reach = max(0, stamp.span.start - _REACH)
    line_start = text.rfind("\n", reach, stamp.span.start) + 1 or reach
    low = max(line_start, previous_end)
    cut = low == reach > 0
    left = text[low : stamp.span.start]
    right = text[stamp.span.end : stamp.span.end + _REACH].partition("\n")[0].strip(_TRIM)
    if _is_range(text[max(line_start, stamp.span.start - 6) : stamp.span.start], right) or _is_of_something_else(
        left, right, words
    ):
        return None
    closed = not right or right[0] in _SEPARATORS + "-,("
    cue = _cue(text, left, line_start, words, dressed=_dressed(stamp))
    if cue:
        return Standing(stamp, Form.CUED, cue, closed=closed) if _ends(right, words, strict=False) else None
    form = _left_form(left, words, cut=cut)
    if form is Form.FULL:
        return Standing(stamp, form, None, closed=closed) if _full(stamp, right) else None
    if form is Form.NAMED and left.rstrip(_TRIM).endswith("(") and right[:1] == ")":
        return None
    if form is None or not _ends(right, words, strict=not _dressed(stamp)):
        return None
    if _is_short_year(stamp) and not _dressed(stamp) and not (closed and form is Form.ALONE):
        return None
    place = form is Form.NAMED and re.search(r",\s*$", left) is not None
    return Standing(stamp, form, None, place=place, closed=closed)


def _is_range(left: str, right: str) -> bool:
    """Return whether the date is one end of a period."""
    return bool(
        re.search(r"\d\.?\s?[–-]\s?$", left) or re.match(r"[–-]\s?\d{1,2}(?:\.(?!\d\d(?!\d|\.))|\s[^\W\d_])", right)
    )


def _is_of_something_else(left: str, right: str, words: StampWords) -> bool:
    """Return whether the part of the line the date stands in speaks of a picture, an event, a comment."""
    part = re.split(r"[|·•]", left)[-1]
    comment = words.patterns[Cue.COMMENT]
    if words.patterns[Cue.OTHER].search(part[-60:]) or "(@" in part or comment.match(right.lstrip(_SEPARATORS + " (")):
        return True
    return any(cue.end() >= len(part.rstrip(_TRIM + ":,")) for cue in comment.finditer(part[-40:]))


def _is_short_year(stamp: Stamp) -> bool:
    return not re.search(r"\d{4}", stamp.text)


def _dressed(stamp: Stamp) -> bool:
    return stamp.weekday is not None or stamp.time is not None


def _full(stamp: Stamp, right: str) -> bool:
    if right[:1] == "|":
        return True
    if not right:
        return _dressed(stamp)
    return stamp.weekday is not None and stamp.time is not None and right[:1] != "."


def _cue(text: str, left: str, line_start: int, words: StampWords, *, dressed: bool) -> Cue | None:
    """Return what the words before the stamp say, on its line or alone on the line above."""
    bare, plain = _strip_before(left, words), left.rstrip(_TRIM + ":")
    above = not bare.strip(_TRIM + _SEPARATORS + ":,-(")
    if above:
        plain = text[max(0, line_start - 80) : line_start].rstrip(_TRIM + ":").rpartition("\n")[2]
        bare = _strip_before(plain, words)
        if len(plain) >= 60:
            return None
    for kind in (Cue.MODIFIED, Cue.PUBLISHED):
        for rest in (plain[-120:], bare[-120:]):
            cues = tuple(words.patterns[kind].finditer(rest))
            if not cues:
                continue
            gap = rest[cues[-1].end() :].strip(_TRIM + ":,-–—|·(")
            opens = _opens(rest[: cues[-1].start()], words) or (dressed and not gap and left is not None and not above)
            if opens and (not gap or (not above and len(gap) <= 60 and _is_byline(gap, words))):
                return kind
    return None


def _opens(before: str, words: StampWords) -> bool:
    """Return whether a cue after *before* opens a line or a part of it, and no sentence runs into it."""
    rest = re.split(r"[|·•–—]", before)[-1].strip(_TRIM)
    if not rest or rest[-1] in _SEPARATORS + "-:,(.!?)":
        return True
    return len(rest.split()) <= _NAMES and _is_names(rest, words)


def _is_byline(gap: str, words: StampWords) -> bool:
    first, *others = gap.split()
    return first.casefold().strip(":,") in (words.byline | {"in", "at", "um"}) and len(others) < _NAMES


def _strip_before(left: str, words: StampWords) -> str:
    """Return *left* without the small words that lead to a date (``am``, ``on the``)."""
    rest = left.rstrip(_TRIM + ":")
    while True:
        head, _, last = rest.rpartition(" ")
        if last.casefold().strip("(:,") not in words.stamp_before:
            return rest
        rest = head.rstrip(_TRIM)


def _left_form(left: str, words: StampWords, *, cut: bool) -> Form | None:
    plain = left.rstrip(_TRIM)
    bare = _strip_before(left, words)
    stripped = bare.strip(_TRIM + _SEPARATORS + "-,;:()[]“„\"'")
    if not stripped and not cut:
        return Form.ALONE
    led = bare != plain
    last = plain.rpartition(" ")[2].casefold()
    if not led and last in words.before:
        return None
    names = not cut and _is_names(stripped, words)
    if led:
        return Form.NAMED if names else None
    if names or plain[-1:] in _SEPARATORS or plain.endswith((" -", ".", "!", "?", "…", "“", '"', ")")):
        return Form.NAMED
    return Form.FULL


def _is_names(text: str, words: StampWords) -> bool:
    """Return whether *text* may be a name, a byline, a place: few words, all with capitals."""
    tokens = [token for token in re.split(r"[\s,/&|·•–—-]+", text) if token]
    small = words.byline | {"und", "and", "der", "de", "van", "y", "la", "le", "für", "for"}
    return len(tokens) <= _NAMES and all(
        token[:1].isupper() or not token[:1].isalnum() or token.casefold().strip(":.") in small for token in tokens
    )


def _ends(right: str, words: StampWords, *, strict: bool) -> bool:
    """Return whether the stamp ends what it stands in: no sentence goes on after it.

    *strict* asks for an end, a separator or a short rest, not just for a new sentence.
    """
    rest = right.lstrip(_TRIM + "),:;]“\"'")
    if not rest or rest[0] in _SEPARATORS + "-([":
        return True
    if rest[0] == ".":
        return not rest.strip('. )”“"')
    first = re.split(r"[\s,:;.]", rest, maxsplit=1)[0]
    if first[:1].islower():
        return first.casefold() in words.after and len(right) < 80
    return not strict or len(right) < 60 or first[:1].isupper()
