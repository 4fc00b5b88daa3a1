"""What says when something appeared, to a DocumentDate and the doubts about it.

A person's word comes first, then front matter, a stamp or a dateline in the head, the file name, a
line at the end. Where nothing says so nothing is dated, and what looks like a date and cannot be one
is a doubt, never replaced.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from sitegen import edtf
from sitegen.dates.fallback import read_oddly_written
from sitegen.dates.names import date_in_name
from sitegen.dates.stamps import as_day, read_whole, weekday_of
from sitegen.dates.tag import tag_text
from sitegen.languages import codes_with
from sitegen.languages.stamps import Cue
from sitegen.model import DateFrom, DateKind, DocumentDate, FirstPublished, Reason, Span

if TYPE_CHECKING:
    from sitegen.dates.datelines import Dateline
    from sitegen.dates.stamps import Stamp
    from sitegen.dates.standing import Standing
    from sitegen.dates.visible import Visible
    from sitegen.languages.stamps import StampWords
    from sitegen.model import Facts

REASONS = (
    "dct-content",
    "dct-dateline",
    "dct-file-name",
    "dct-front-matter",
    "dct-modified",
    "dct-stamp",
    "dct-text",
)
_SHOWN = 80  # code points of a stamp quoted in a reason or a complaint


@dataclass(frozen=True, slots=True)
class Doubt:
    """Something about a date that a person should look at; *span* is None where it is not in the text."""

    code: str
    span: Span | None
    args: tuple[tuple[str, str], ...]


Dated = tuple[DocumentDate | None, tuple[Doubt, ...]]


def read_told(facts: Facts, words: StampWords, span: Span | None = None) -> Dated:
    """Return the date stated beside a text, None where none is stated or it cannot be read.

    Any EDTF value will do, else one date or one expression in words; *span* marks it in the text's front matter.
    """
    if facts.date is None:
        return None, ()
    stated = "date" in facts.stated
    source = DateFrom.CONTENT if stated else DateFrom.FRONT_MATTER
    reason = Reason(f"dct-{source.value}", (("text", shown(facts.date)),))
    stamp = read_whole(facts.date, words)
    if edtf.is_valid(facts.date) and not (stamp and stamp.time):
        return _date(facts.date, source, reason, 1.0, span=span), ()
    if stamp is None and (said := _in_words(facts.date, words) or read_oddly_written(facts.date, words.language)):
        return _date(said, source, reason, 0.9, span=span), ()
    if stamp is None or not stamp.edtf:
        return None, (Doubt("dct-unreadable", span, (("text", shown(facts.date)),)),)
    date = _date(stamp.edtf, source, reason, 0.75 if stamp.other else 1.0, span=span)
    return replace(date, time=stamp.time), tuple(replace(doubt, span=span) for doubt in _doubts(stamp))


def date_of_text(visible: Visible, name: str | None) -> Dated:
    """Return when a text appeared by its head, else by its file *name*, else by its last lines.

    A header stamp that no calendar knows leaves it undated.
    """
    if visible.impossible and not (visible.chosen and visible.chosen.cue is not Cue.MODIFIED):
        return None, (_unreadable(visible.impossible),)
    named = date_in_name(name) if name else None
    chosen = visible.chosen
    if chosen and (visible.head or not named):
        return _stamp_date(chosen, head=visible.head), _doubts(chosen.stamp)
    if named and name:
        reason = Reason("dct-file-name", (("date", named),))
        return _date(named, DateFrom.FILE_NAME, reason, 0.85), ()
    return None, ()


def with_first_publication(date: DocumentDate, visible: Visible) -> tuple[DocumentDate, tuple[Doubt, ...]]:
    """Return *date* with a finer day that the text tells and that lies within it.

    What says "first published" comes first, then a stamp in the head, then a dateline that lacks only
    the year. A day of first publication after the document's own date contradicts it, and so does a
    stamp of publication that is no day of the front matter's date.
    """
    first = visible.first
    if first and _starts_after(first.edtf, date.edtf):
        return date, (_contradiction(date, first),)
    head = visible.chosen.stamp if visible.chosen and visible.head else None
    for stamp in (first, head):
        if stamp and stamp.edtf != date.edtf and edtf.within(stamp.edtf, date.edtf):
            return replace(date, first_published=FirstPublished(stamp.edtf, stamp.span)), ()
    if visible.dateline and (day := _in_year_of(date, visible.dateline)):
        return replace(date, first_published=FirstPublished(day, visible.dateline.span)), ()
    modified = visible.chosen is not None and visible.chosen.cue is Cue.MODIFIED
    if date.source is DateFrom.FRONT_MATTER and head and not modified and not edtf.compatible(head.edtf, date.edtf):
        return date, (_contradiction(date, head),)
    return date, ()


def shown(text: str) -> str:
    """Return *text* on one line, cut to what a reason or a complaint quotes."""
    return " ".join(text.split())[:_SHOWN]


def _stamp_date(standing: Standing, *, head: bool) -> DocumentDate:
    stamp = standing.stamp
    modified = standing.cue is Cue.MODIFIED
    source = DateFrom.TEXT if not head else DateFrom.DATELINE if standing.place else DateFrom.STAMP
    code = "dct-modified" if modified else f"dct-{source.value}"
    confidence = {DateFrom.STAMP: 0.95, DateFrom.DATELINE: 0.9}.get(source, 0.75)
    confidence -= (0.2 if modified else 0) + (0.25 if stamp.other else 0) + (0.3 if _wrong_weekday(stamp) else 0)
    return DocumentDate(
        edtf=stamp.edtf,
        kind=DateKind.MODIFIED if modified else DateKind.PUBLISHED,
        source=source,
        span=stamp.span,
        evidence=Reason(code, (("text", shown(stamp.text)),)),
        confidence=round(max(confidence, 0.1), 2),
        time=stamp.time,
    )


def _date(value: str, source: DateFrom, reason: Reason, confidence: float, *, span: Span | None = None) -> DocumentDate:
    return DocumentDate(
        edtf=value, kind=DateKind.PUBLISHED, source=source, span=span, evidence=reason, confidence=confidence
    )


def _contradiction(date: DocumentDate, stamp: Stamp) -> Doubt:
    args = (("first", date.edtf), ("text", shown(stamp.text)), ("second", stamp.edtf))
    return Doubt("dct-contradiction", stamp.span, args)


def _in_year_of(date: DocumentDate, dateline: Dateline) -> str | None:
    """Return the day of *dateline* in the year of *date* if it lies within it and is finer."""
    first, last = edtf.bounds(date.edtf)
    if first is None or last is None or first.year != last.year or first == last:
        return None
    day = as_day(first.year, dateline.month, dateline.day)
    return day if day and edtf.within(day, date.edtf) else None


def _in_words(value: str, words: StampWords) -> str | None:
    """Return what *value* says if it is one expression with a year ("Frühjahr 2024") and no more."""
    if words.language not in codes_with("dates") or not re.search(r"\d{4}", value):
        return None
    said = tag_text(value, words.language, None)
    return said[0].edtf if len(said) == 1 and said[0].span.of(value).strip() == value.strip() else None


def _starts_after(value: str, other: str) -> bool:
    start, end = edtf.bounds(value)[0], edtf.bounds(other)[1]
    return start is not None and end is not None and start > end


def _doubts(stamp: Stamp) -> tuple[Doubt, ...]:
    """Return what is doubtful about a stamp that was read: its order of day and month, its weekday."""
    doubts: list[Doubt] = []
    if stamp.other:
        args = (("text", shown(stamp.text)), ("first", stamp.edtf), ("second", stamp.other))
        doubts.append(Doubt("dct-ambiguous", stamp.span, args))
    if stamp.weekday_name and _wrong_weekday(stamp):
        args = (("text", shown(stamp.text)), ("date", stamp.edtf), ("weekday", stamp.weekday_name))
        doubts.append(Doubt("dct-weekday", stamp.span, args))
    return tuple(doubts)


def _wrong_weekday(stamp: Stamp) -> bool:
    return stamp.weekday is not None and stamp.is_day and weekday_of(stamp.edtf) != stamp.weekday


def _unreadable(stamp: Stamp) -> Doubt:
    return Doubt("dct-unreadable", stamp.span, (("text", shown(stamp.text)),))
