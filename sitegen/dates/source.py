"""Text or page to the day it appeared, without a project around it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sitegen import edtf
from sitegen.dates.dating import date_of_text, read_told, with_first_publication
from sitegen.dates.evidence import Rank
from sitegen.dates.html_dates import find_page_date
from sitegen.dates.markup import is_page, read_page
from sitegen.dates.names import date_in_address, date_in_name
from sitegen.dates.visible import read_visible
from sitegen.languages import stamps
from sitegen.languages.recognise import recognise
from sitegen.model import DateFrom, DateKind, DocumentDate, Reason

if TYPE_CHECKING:
    from sitegen.dates.evidence import Found
    from sitegen.dates.markup import Page
    from sitegen.model import Facts

REASONS = ("dct-metadata", "dct-url")

_CONFIDENCE = {
    Rank.PAGE: 0.93,
    Rank.TIME: 0.9,
    Rank.URL: 0.9,
    Rank.SHOWN: 0.88,
    Rank.DATE: 0.8,
    Rank.DAY: 0.6,
    Rank.CREATED: 0.6,
    Rank.BESIDE: 0.6,
    Rank.MODIFIED: 0.6,
    Rank.LAST: 0.5,
    Rank.FOREIGN: 0.5,
    Rank.SCRIPT: 0.4,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceDate:
    """When a source appeared, and what says so.

    *earliest* and *latest* are the first and last day of *edtf*, None where it is open. *start* and
    *end* are code points of the source, *text* what stands there; all three are None where a file
    name says it. *confidence* goes from 0 to 1.
    """

    edtf: str
    earliest: str | None
    latest: str | None
    kind: DateKind
    start: int | None
    end: int | None
    text: str | None
    evidence: Reason
    confidence: float
    time: str | None = None
    first_published: str | None = None


def date_of(
    source: str,
    *,
    language: str | None = None,
    name: str | None = None,
    html: bool | None = None,
    facts: Facts | None = None,
) -> SourceDate | None:
    """Return when *source*, a text or a page of HTML, appeared; None where nothing says so.

    *facts* come first, then what *source* says of itself, then *name*, its file name or address. Text
    and page are told apart unless *html* says which it is; the language is recognised unless given.
    """
    date = find_source_date(source, language=language, name=name, html=html, facts=facts)
    if date is None:
        return None
    earliest, latest = edtf.bounds(date.edtf)
    return SourceDate(
        edtf=date.edtf,
        earliest=earliest.iso() if earliest else None,
        latest=latest.iso() if latest else None,
        kind=date.kind,
        start=date.span.start if date.span else None,
        end=date.span.end if date.span else None,
        text=date.span.of(source) if date.span else None,
        evidence=date.evidence,
        confidence=date.confidence,
        time=date.time,
        first_published=date.first_published.edtf if date.first_published else None,
    )


def find_source_date(
    source: str,
    *,
    language: str | None = None,
    name: str | None = None,
    html: bool | None = None,
    facts: Facts | None = None,
) -> DocumentDate | None:
    """Return the same as the record that passes between rooms; its spans are those of *source*."""
    if facts and facts.date:
        return read_told(facts, stamps.load(language or ""))[0]
    if is_page(source) if html is None else html:
        return _date_of_page(source, language, name)
    visible = read_visible(source, stamps.load(language or recognise(source) or ""))
    date, _ = date_of_text(visible, name)
    return with_first_publication(date, visible)[0] if date else None


def _date_of_page(source: str, language: str | None, name: str | None) -> DocumentDate | None:
    page = read_page(source)
    found = find_page_date(page, stamps.load(language or _language_of(page)), name if name and "://" in name else None)
    if found is None:
        day = (date_in_address(name) if "://" in name else date_in_name(name)) if name else None
        reason = Reason("dct-file-name", (("date", day),)) if day else None
        if not day or not reason:
            return None
        return DocumentDate(
            edtf=day, kind=DateKind.PUBLISHED, source=DateFrom.FILE_NAME, span=None, evidence=reason, confidence=0.7
        )
    return DocumentDate(
        edtf=found.day,
        kind=found.kind,
        source=found.source,
        span=found.span,
        evidence=_reason(found),
        confidence=_CONFIDENCE.get(found.rank, 0.95),
        time=found.moment.time,
    )


def _language_of(page: Page) -> str:
    declared = (page.language or "").replace("_", "-").partition("-")[0].strip().lower()
    return declared or recognise(page.text) or ""


def _reason(found: Found) -> Reason:
    if found.source is DateFrom.URL:
        return Reason("dct-url", (("date", found.day),))
    if found.source is DateFrom.METADATA:
        return Reason("dct-metadata", (("text", found.value), ("field", found.field)))
    code = "dct-modified" if found.kind is DateKind.MODIFIED else f"dct-{found.source.value}"
    return Reason(code, (("text", " ".join(found.value.split())),))
