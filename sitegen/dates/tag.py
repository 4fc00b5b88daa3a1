"""The three steps in one: the dated expressions of a text, of a document."""

from __future__ import annotations

import re
from dataclasses import replace
from statistics import median
from typing import TYPE_CHECKING

from sitegen import edtf
from sitegen.dates.compile import grammar
from sitegen.dates.detect import find_expressions
from sitegen.dates.misread import read
from sitegen.dates.normalise import to_timex
from sitegen.dates.ranges import joined
from sitegen.dates.reading import plain_letters
from sitegen.dates.resolve import resolve_all
from sitegen.dates.setting import HISTORY, Setting
from sitegen.languages import codes_with
from sitegen.model import SegmentKind, Span, TimexType
from sitegen.text import without_addresses

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from sitegen.dates.normalise import Timex
    from sitegen.dates.reading import Reading
    from sitegen.model import DatedTimex, Document, DocumentDate, Layout, Segment

_SKIPPED = (SegmentKind.FURNITURE, SegmentKind.STAMP)  # a stamp dates the document, not what it tells
_GENRES = {"narrative": HISTORY}
_QUOTED = re.compile(r"[„“»\"]([^„“”»«\"]{1,600})[“”«\"]")
_FEW = 4  # with fewer full dates a text is no history
_MANY = 5  # full dates for each word of the time of writing make a history
_LONG_AGO = 12  # years
_SPEAKING = ("now", "XXXX-WXX-", "<", ">", "=")  # values counted from the time of writing


def date_text(
    document: Document, layout: Layout, date: DocumentDate | None, genre: str | None = None
) -> tuple[DatedTimex, ...]:
    """Return the dated expressions of *document* in text order, its own stamp and page furniture left out."""
    return tag_text(
        document.text,
        document.language,
        date.anchor if date else None,
        genre,
        quotations=layout.quotations,
        segments=layout.segments,
    )


def tag_text(  # noqa: PLR0913 - what is known of a text, each with a default
    text: str,
    language: str,
    anchor: str | None,
    genre: str | None = None,
    *,
    quotations: Sequence[Span] = (),
    segments: Sequence[Segment] | None = None,
) -> tuple[DatedTimex, ...]:
    """Return the dated expressions of *text* in text order.

    *anchor* is the EDTF value of the time of writing, None if it is unknown. *genre* is ``news`` or
    ``history``; where it is None the text tells by its dates. *quotations* are what somebody says, which
    counts from the time of writing or from the day it was said; where none are given, quotation marks
    tell. *segments* limits the search to the blocks of a document, each in its own language.
    """
    plain = without_addresses(text)
    reading = read(plain, language)
    words = reading.text
    timexes: list[Timex] = []
    for span, code in _stretches(text, language, segments):
        ready = grammar(code)
        found = (to_timex(match, ready) for match in find_expressions(words, ready, reading.from_source(span)))
        timexes += [timex for timex in found if timex]
    rules = grammar(language if language in codes_with("dates") else "en").rules
    setting = Setting(
        anchor=anchor,
        genre=_GENRES.get(genre or "", genre) or _genre_of(timexes, anchor),
        rules=rules,
        quotations=tuple(reading.from_source(span) for span in sorted(quotations)) or _between_marks(words),
        in_days=any(_counts_in_days(timex) for timex in timexes),
    )
    dated = joined(words, resolve_all(words, timexes, setting), rules.range)
    return dated if words is plain else tuple(_as_it_stands(timex, text, reading) for timex in dated)


def _as_it_stands(timex: DatedTimex, text: str, reading: Reading) -> DatedTimex:
    """Return *timex* at its place in *text* and in its words; where these had to be mended it is not certain."""
    span, anchor, told = reading.in_source(timex.span), timex.provenance.anchor_span, timex.provenance.reading
    words = " ".join(span.of(text).split())
    provenance = replace(
        timex.provenance,
        reading=replace(told, args=tuple((name, words if name == "text" else value) for name, value in told.args)),
        anchor_span=reading.in_source(anchor) if anchor else None,
    )
    as_read = plain_letters(span.of(text)) == timex.span.of(reading.text)
    return replace(timex, span=span, certain=timex.certain and as_read, provenance=provenance)


def _stretches(text: str, language: str, segments: Sequence[Segment] | None) -> Iterable[tuple[Span, str]]:
    """Yield what is to be read and in which language; nothing in a language without rules."""
    known = codes_with("dates")
    if segments is None:
        if text and language in known:
            yield Span(0, len(text)), language
        return
    for segment in segments:
        if segment.kind not in _SKIPPED and segment.language in known:
            yield segment.span, segment.language


def _between_marks(text: str) -> tuple[Span, ...]:
    """Return what stands between quotation marks, as far as marks alone tell."""
    return tuple(Span(*found.span(1)) for found in _QUOTED.finditer(text))


def _counts_in_days(timex: Timex) -> bool:
    days = timex.value.startswith(("XXXX-WXX-", "now-1D", "now+1D")) and "WE" not in timex.value
    return days and timex.type is not TimexType.SET


def _genre_of(timexes: Sequence[Timex], anchor: str | None) -> str | None:
    """Return ``history`` where most full dates lie long before the time of writing.

    They must be most of what is said of time, or many beside what counts from the time of writing.
    """
    told = (_year_told(timex.value) for timex in timexes if timex.type is TimexType.DATE)
    years = [year for year in told if year is not None]
    if len(years) < _FEW:
        return None
    last = edtf.bounds(anchor)[1] if anchor else None
    if last is None:
        return HISTORY
    if last.year - median(years) <= _LONG_AGO:
        return None
    speaking = sum(timex.value.startswith(_SPEAKING) for timex in timexes if timex.type is not TimexType.SET)
    return HISTORY if len(years) * 2 > len(timexes) or len(years) >= _MANY * max(speaking, 1) else None


def _year_told(value: str) -> int | None:
    """Return the year in a TIMEX3 *value*, None where it holds none in full."""
    digits = value.removeprefix("BC")[:4]
    if len(digits) < 4 or not digits.isdecimal():
        return None
    return 1 - int(digits) if value.startswith("BC") else int(digits)
