"""Which date a trigger word happened on, where nothing but its text is known.

The time expression of its own sentence that stands nearest wins; a year or month steps back for a day inside it, and a
verb of saying takes no date that lies after its document. Without one the word belongs to what the document reports:
the first day named in its opening sentences, if that is no more than a week past; else to the document's own date.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sitegen import edtf
from sitegen.languages.events import load_or_first, words_of
from sitegen.model import TimexType

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sitegen.model import Span
    from sitegen.timeline.passages import Article

OPENING = 5  # sentences of a document that tell what it reports
NEWS = 7  # days between what a document reports and its own date

_NAMED = frozenset(
    {
        edtf.Granularity.DAY,
        edtf.Granularity.MONTH,
        edtf.Granularity.QUARTER,
        edtf.Granularity.SEASON,
        edtf.Granularity.YEAR,
    }
)


@dataclass(frozen=True, slots=True)
class _Named:
    """A date that a sentence names, and where."""

    span: Span
    date: str


def date_triggers(article: Article, triggers: Sequence[Span]) -> tuple[str | None, ...]:
    """Return the EDTF date of each of *triggers* in *article*, None where nothing says."""
    starts = [sentence.start for sentence in article.sentences]
    named: dict[int, list[_Named]] = defaultdict(list)
    for timex in article.timexes:
        date = timex.edtf if timex.type in (TimexType.DATE, TimexType.TIME) else None
        if date and edtf.granularity(date) in _NAMED:
            named[bisect_right(starts, timex.span.start)].append(_Named(timex.span, date))
    opening = [
        one
        for place, sentence in enumerate(article.sentences[:OPENING], start=1)
        for one in named[place]
        if 2 * (one.span.end - one.span.start) < sentence.end - sentence.start  # else it is a dateline
    ]
    reported = _reported(opening, article.told_on)
    return tuple(_date(article, trigger, named[bisect_right(starts, trigger.start)], reported) for trigger in triggers)


def _date(article: Article, trigger: Span, named: Sequence[_Named], reported: str | None) -> str | None:
    finest = [one for one in named if not any(_finer(other.date, one.date) for other in named)]
    if _is_saying(trigger.of(article.text), article.language):
        finest = [one for one in finest if not _after(one.date, article.told_on)]
    nearest = min(finest, key=lambda one: (abs(one.span.start - trigger.start), one.span.start), default=None)
    return nearest.date if nearest else reported


def _reported(opening: Sequence[_Named], told_on: str | None) -> str | None:
    """Return the day of what a document reports."""
    written, _ = edtf.bounds(told_on) if told_on else (None, None)
    if written is None:
        return told_on
    for one in opening:
        day, _ = edtf.bounds(one.date)
        whole = edtf.granularity(one.date) is edtf.Granularity.DAY
        if day and whole and 0 <= edtf.ordinal(written) - edtf.ordinal(day) <= NEWS:
            return one.date
    return told_on


def _finer(inner: str, outer: str) -> bool:
    return inner != outer and edtf.within(inner, outer)


def _after(date: str, told_on: str | None) -> bool:
    first, _ = edtf.bounds(date)
    _, written = edtf.bounds(told_on) if told_on else (None, None)
    return first is not None and written is not None and first > written


def _is_saying(words: str, language: str) -> bool:
    known = load_or_first(language)
    return any(known.stem(word) in known.saying for word, _ in words_of(words))
