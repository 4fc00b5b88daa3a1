"""The document creation time (DCT): what says when a document appeared, the surest first.

A person's word in ``content/sources``; front matter; the metadata of a page; a stamp or a dateline in
the head; the file name; a line at the end. Where nothing says so the document stays undated, and what
looks like a date and cannot be one is reported, never replaced.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from sitegen import edtf
from sitegen.dates.names import date_in_name
from sitegen.dates.stamps import read_whole, weekday_of
from sitegen.dates.standing import Form, Standing
from sitegen.dates.visible import Visible, read_visible
from sitegen.languages import stamps
from sitegen.languages.stamps import Cue
from sitegen.model import (
    DateFrom,
    DateKind,
    Diagnostic,
    DocumentDate,
    FirstPublished,
    Place,
    Reason,
    SegmentKind,
    Span,
)
from sitegen.text import place_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sitegen.dates.stamps import Stamp
    from sitegen.languages.stamps import StampWords
    from sitegen.model import Document, Layout

REASONS = (
    "dct-content",
    "dct-dateline",
    "dct-file-name",
    "dct-front-matter",
    "dct-modified",
    "dct-stamp",
    "dct-text",
)
_NOT_THE_TEXT = (SegmentKind.CAPTION, SegmentKind.FOOTNOTE, SegmentKind.QUOTATION)
_SHOWN = 80  # code points of a stamp quoted in a reason or a complaint


@dataclass(frozen=True, slots=True)
class Doubt:
    """Something about a date that a person should look at; *span* is None where it is not in the text."""

    code: str
    span: Span | None
    args: tuple[tuple[str, str], ...]


def find_document_date(document: Document, layout: Layout) -> tuple[DocumentDate | None, tuple[Diagnostic, ...]]:
    """Return when *document* appeared, None if nothing says so, and what is doubtful about it."""
    words = stamps.load(document.language)
    visible = read_visible(document.text, words, _avoided(document, layout))
    told = _told_date(document, words)
    if told:
        date, doubts = told
    else:
        date, doubts = date_of_text(visible, document.path)
    if date:
        date, more = _with_first_publication(date, visible)
        doubts += more
    elif not any(doubt.code == "dct-unreadable" for doubt in doubts):
        doubts += (Doubt("undated-document", None, (("id", document.id),)),)
    return date, tuple(
        Diagnostic(doubt.code, _place(document, doubt.span), doubt.args) for doubt in dict.fromkeys(doubts)
    )


def date_of_text(visible: Visible, name: str | None) -> tuple[DocumentDate | None, tuple[Doubt, ...]]:
    """Return when a text appeared by its head, else by its file *name*, else by its last lines."""
    if visible.impossible and not (visible.chosen and visible.chosen.cue is not Cue.MODIFIED):
        return None, (_unreadable(visible.impossible),)
    named = date_in_name(name) if name else None
    chosen = visible.chosen
    if chosen and (visible.head or not named):
        return _stamp_date(chosen, head=visible.head), _doubts(chosen.stamp)
    if named and name:
        reason = Reason("dct-file-name", (("date", named),))
        return _date(named, DateFrom.FILE_NAME, reason, 0.85), ()
    if visible.first:
        first = Standing(visible.first, Form.CUED, Cue.FIRST)
        return _stamp_date(first, head=False), _doubts(visible.first)
    return None, ()


def _avoided(document: Document, layout: Layout) -> Sequence[Span]:
    """Return the stretches whose dates are not the document's: front matter, captions, quotations."""
    header = [Span(0, document.body.start)] if document.body and document.body.start else []
    captions = [segment.span for segment in layout.segments if segment.kind in _NOT_THE_TEXT]
    return [*header, *captions, *layout.quotations]


def _told_date(document: Document, words: StampWords) -> tuple[DocumentDate | None, tuple[Doubt, ...]] | None:
    """Return the date stated beside the text, None if none is stated; undated if it cannot be read."""
    value = document.facts.date
    if value is None:
        return None
    stated = "date" in document.facts.stated
    source = DateFrom.CONTENT if stated else DateFrom.FRONT_MATTER
    reason = Reason("dct-content" if stated else "dct-front-matter", (("text", shown(value)),))
    span = None if stated else next((field.span for field in document.fields if field.name == "date"), None)
    if edtf.is_valid(value):
        return _date(value, source, reason, 1.0, span=span), ()
    stamp = read_whole(value, words)
    if stamp is None or not stamp.edtf:
        return None, (Doubt("dct-unreadable", span, (("text", shown(value)),)),)
    date = _date(stamp.edtf, source, reason, 0.75 if stamp.other else 1.0, span=span)
    doubts = tuple(replace(doubt, span=span) for doubt in _doubts(stamp))
    return replace(date, time=stamp.time), doubts


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


def _with_first_publication(date: DocumentDate, visible: Visible) -> tuple[DocumentDate, tuple[Doubt, ...]]:
    """Return *date* with a finer day that the text tells and that lies within it.

    What says "first published" comes first, then a stamp in the head. A day of first publication after
    the document's own date contradicts it.
    """
    first = visible.first
    if first and first.edtf and _starts_after(first.edtf, date.edtf):
        args = (("first", date.edtf), ("text", shown(first.text)), ("second", first.edtf))
        return date, (Doubt("dct-contradiction", first.span, args),)
    head = visible.chosen.stamp if visible.chosen and visible.head else None
    for stamp in (first, head):
        if stamp and stamp.edtf and stamp.edtf != date.edtf and edtf.within(stamp.edtf, date.edtf):
            return replace(date, first_published=FirstPublished(stamp.edtf, stamp.span)), ()
    return date, ()


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


def shown(text: str) -> str:
    """Return *text* on one line, cut to what a reason or a complaint quotes."""
    return " ".join(text.split())[:_SHOWN]


def _place(document: Document, span: Span | None) -> Place:
    return place_of(document.text, span.start, document.path) if span else Place(document.path)
