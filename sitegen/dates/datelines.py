"""A dateline without a year ("BONN, 3. Mai (Agentur) –") to its month and day."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from sitegen.model import Span

if TYPE_CHECKING:
    from sitegen.languages.stamps import StampWords

_HEAD = 4_000  # code points in which a dateline may stand


@dataclass(frozen=True, slots=True)
class Dateline:
    """The month and day a dateline names; *span* marks the two."""

    month: int
    day: int
    span: Span


def find_dateline(text: str, words: StampWords, start: int = 0) -> Dateline | None:
    """Return the first dateline without a year in the head of ``text[start:]``, None if there is none."""
    match = _pattern(words.months.any).search(text, start, start + _HEAD)
    if match is None:
        return None
    month = words.months.number(match["dm"] or match["mm"]) or 0
    return Dateline(month, int(match["d"] or match["md"]), Span(match.start("date"), match.end("date")))


@cache
def _pattern(month: str) -> re.Pattern[str]:
    return re.compile(
        r"^[ \t]{0,8}(?-i:[^\W\d_a-zäöü])[^\n,(–—:;]{1,40}"
        r"(?:,[ ](?-i:[^\W\d_a-zäöü])[^\n,(–—:;]{1,30})?(?:[ ]\([^)\n]{2,40}\))?,[ ]"
        rf"(?P<date>(?P<d>[0-3]?\d)\.?[ ](?P<dm>{month})|(?P<mm>{month})\.?[ ](?P<md>[0-3]?\d))"
        r"\.?[ ]{0,2}(?:[(/][^)\n/]{2,40}[)/][ ]{0,2})?[.:]?[ ]{0,2}[–—-]{1,2}[ ]",
        re.IGNORECASE | re.MULTILINE,
    )
