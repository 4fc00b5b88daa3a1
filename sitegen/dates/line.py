"""The line a date stands in, parted by the date, and the lines above and below it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sitegen.languages.stamps import StampWords
    from sitegen.model import Span

SEPARATORS = "|·•–—/»>›+@*#_~"
BLANK = " \t\r\n\u00a0\u2002\u2009\u202f\ufeff\u200b"
_REACH = 200  # code points of a line looked at on each side of a date
_BESIDE = 80  # code points of the lines above and below
_NAMES = 8  # words a byline or a place may have


@dataclass(frozen=True, slots=True)
class Line:
    """What stands before and after a date in its line, and the nearest lines with words above and below.

    *cut* tells that the line begins further back than *before* does.
    """

    before: str
    after: str
    above: str
    below: str
    cut: bool


def line_around(text: str, date: Span, previous_end: int) -> Line:
    """Return the line around *date*; what lies before *previous_end*, the end of another date, is left out."""
    reach = max(0, date.start - _REACH)
    start = text.rfind("\n", reach, date.start) + 1 or reach
    low = max(start, previous_end)
    return Line(
        before=text[low : date.start],
        after=text[date.end : date.end + _REACH].partition("\n")[0].strip(BLANK),
        above=text[max(0, start - _BESIDE) : start].rstrip(BLANK).rpartition("\n")[2],
        below=text[date.end : date.end + _BESIDE].strip(BLANK).partition("\n")[0],
        cut=low == reach > 0,
    )


def is_names(text: str, words: StampWords) -> bool:
    """Return whether *text* may be a name, a byline, a place: few words, all with capitals."""
    tokens = [token for token in re.split(r"[\s,/&|·•–—-]+", text) if token]
    small = words.byline | words.joining
    if any(token.casefold().strip(":.") in words.reading for token in tokens):  # "3 min read" beside the date
        tokens = [token for token in tokens if not token.isdecimal()]
        small |= words.reading
    return len(tokens) <= _NAMES and all(
        token[:1].isupper() or not token[:1].isalnum() or token.casefold().strip(":.") in small for token in tokens
    )


def is_byline(text: str, words: StampWords) -> bool:
    """Return whether *text*, not empty, says by whom, in which part of a site or under which number it appeared."""
    first, *others = text.split()
    if re.fullmatch(r"(?:(?:nr|no)\.?\s?)?\d[\d/.-]{0,10}", text, re.IGNORECASE):
        return True
    return first.casefold().strip(":,") in (words.byline | words.at | {"in"}) and len(others) < _NAMES


def without_lead(text: str, words: StampWords) -> str:
    """Return *text* without the small words at its end that lead to a date (``am``, ``on the``)."""
    rest = text.rstrip(BLANK + ":")
    while True:
        head, _, last = rest.rpartition(" ")
        if last.casefold().strip("(:,") not in words.stamp_before:
            return rest
        rest = head.rstrip(BLANK)


def ends_with_date(after: str, words: StampWords, *, strict: bool) -> bool:
    """Return whether what the date stands in ends with it: no sentence goes on in *after*.

    *strict* asks for an end, a separator, a short rest or a new beginning.
    """
    rest = after.lstrip(BLANK + "),:;]“\"'")
    if not rest or rest[0] in SEPARATORS + "-([":
        return True
    if rest[0] == ".":
        return not rest.strip('. )”“"')
    first = re.split(r"[\s,:;.]", rest, maxsplit=1)[0]
    if first[:1].islower():
        return first.casefold() in words.after and len(after) < 80
    return not strict or len(after) < 60 or first[:1].isupper()
