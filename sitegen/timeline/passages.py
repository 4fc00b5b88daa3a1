"""Passages of many texts by the days they speak of: what the digest is made from."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sitegen import edtf
from sitegen.model import TimexType

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from sitegen.model import DatedTimex, Entry, Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """A text as the digest reads it; *sentences* and *timexes* stand in text order, *told_on* is its date (EDTF)."""

    id: str
    text: str
    language: str
    told_on: str | None
    sentences: Sequence[Span]
    timexes: Sequence[DatedTimex]


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """A sentence that speaks of one day: *day* is an ISO day, *told_on* the date of its document (EDTF).

    *own* is False where it tells of another day and only speaks of this one. *entry* is the entry it tells, where there
    are entries.
    """

    day: str
    told_on: str | None
    document: str
    start: int
    end: int
    text: str
    language: str
    own: bool = True
    entry: str | None = None


def read_passages(article: Article) -> Iterator[Passage]:
    """Yield the sentences of *article* for each day that a time expression in them means, both in text order."""
    ahead = iter(article.timexes)
    timex = next(ahead, None)
    for sentence in article.sentences:
        days: dict[str, None] = {}
        while timex is not None and timex.span.start < sentence.end:
            if timex.span.start >= sentence.start and (day := _day_meant(timex)):
                days[day] = None
            timex = next(ahead, None)
        for day in days:
            yield Passage(
                day=day,
                told_on=article.told_on,
                document=article.id,
                start=sentence.start,
                end=sentence.end,
                text=sentence.of(article.text),
                language=article.language,
            )


def passages_of(entry: Entry, told_on: Callable[[str], str | None]) -> Iterator[Passage]:
    """Yield the passages of *entry* for its own day, and for each day its statements speak about.

    *told_on* gives the date of a document. What is only planned, or lies ahead of that date, is no passage; nor is what
    a corrected text has taken the place of.
    """
    if entry.when.planned:
        return
    for mention in entry.mentions:
        written = told_on(mention.document)
        days = dict.fromkeys(day_of(date) for date in (entry.when.edtf, *mention.about))
        for day in days:
            if day is not None and not mention.superseded and not _ahead(day, written):
                yield Passage(
                    day=day,
                    told_on=written,
                    document=mention.document,
                    start=mention.quote.span.start,
                    end=mention.quote.span.end,
                    text=mention.quote.exact,
                    language=mention.language,
                    own=day == day_of(entry.when.edtf),
                    entry=entry.id,
                )


def day_of(date: str | None) -> str | None:
    """Return the one day (ISO) that the EDTF *date* means, None where it means more or nothing."""
    if date is None or edtf.granularity(date) is not edtf.Granularity.DAY:
        return None
    first, _ = edtf.bounds(date)
    return first.iso() if first else None


def is_about(text: str, words: Sequence[str]) -> bool:
    """Return whether *text* holds one of *words*, in any case; every text is about nothing in particular."""
    low = text.casefold()
    return not words or any(word.casefold() in low for word in words)


def _day_meant(timex: DatedTimex) -> str | None:
    """Return the one day *timex* means, None where it means more, or less than a date."""
    return day_of(timex.edtf) if timex.type in (TimexType.DATE, TimexType.TIME) else None


def _ahead(day: str, told_on: str | None) -> bool:
    _, written = edtf.bounds(told_on) if told_on else (None, None)
    first, _ = edtf.bounds(day)
    return written is not None and first is not None and first > written
