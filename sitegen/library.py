"""Dates and statements of any text, without a project around it.

All functions are pure: they read no file, no clock and no network, keep nothing between calls, and
may run in several threads and processes at once. Offsets are code points, ends excluded.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sitegen import dates, edtf, mentions, segment
from sitegen.languages import codes_with
from sitegen.model import Document, Facts, Span
from sitegen.text import without_addresses
from sitegen.wording import reason_words

if TYPE_CHECKING:
    from sitegen.model import Reason, Statement


@dataclass(frozen=True, slots=True, kw_only=True)
class Expression:
    """An expression of time and what it means.

    *type*, *value* and *mod* are TIMEX3 (TimeML 1.2.1). *edtf* is EDTF (ISO 8601-2:2019), None where
    nothing settles a day; *earliest* and *latest* are its first and last day as ISO 8601, None where
    open. *certain* is False where another reading stays possible. *why* is a sentence in the language
    of the text, in English where the interface does not speak it.
    """

    start: int
    end: int
    text: str
    type: str
    value: str
    mod: str | None
    edtf: str | None
    earliest: str | None
    latest: str | None
    certain: bool
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PublicationDate:
    """When a source appeared.

    *kind* is ``published``, ``modified`` or ``created``. *start*, *end* and *text* say where it
    stands, None where the file name or address tells it. *evidence* is a sentence; *confidence* goes
    from 0 to 1.
    """

    edtf: str
    earliest: str | None
    latest: str | None
    kind: str
    start: int | None
    end: int | None
    text: str | None
    evidence: str
    confidence: float
    time: str | None
    first_published: str | None


def tag(text: str, lang: str = "de", dct: str | None = None, genre: str | None = None) -> tuple[Expression, ...]:
    """Return the expressions of time in *text*, in text order.

    *dct* is when it was written, as EDTF: relative expressions are counted from it, and without it
    they stay open. *genre* is ``news`` or ``history``; by default the text tells. ValueError for a
    *dct* that is no EDTF and a *lang* without rules.

    >>> friday, = tag("Am Freitag tagte der Rat.", dct="2024-05-25")
    >>> friday.text, friday.value, friday.edtf
    ('Freitag', '2024-05-24', '2024-05-24')
    >>> friday, = tag("Am Freitag tagte der Rat.", dct="2024-05")
    >>> friday.edtf, friday.earliest, friday.latest
    ('[2024-05-03,2024-05-10,2024-05-17,2024-05-24,2024-05-31]', '2024-05-03', '2024-05-31')
    """
    _check(lang)
    if dct is not None and not edtf.is_valid(dct):
        raise ValueError(f"not an EDTF date: {dct!r}")
    return tuple(
        Expression(
            start=timex.span.start,
            end=timex.span.end,
            text=timex.span.of(text),
            type=timex.type.value,
            value=timex.value,
            mod=timex.mod,
            edtf=timex.edtf,
            earliest=_day(timex.edtf, last=False),
            latest=_day(timex.edtf, last=True),
            certain=timex.certain,
            why=_words(timex.provenance.reading, lang),
        )
        for timex in dates.tag_text(text, lang, dct, genre)
    )


def document_date(
    source: str, lang: str | None = None, name: str | None = None, html: bool | None = None
) -> PublicationDate | None:
    r"""Return when *source*, a text or a page of HTML, appeared; None rather than a guess.

    *name* is its file name or address. Text and page are told apart, and the language recognised,
    unless *html* and *lang* say them.

    >>> found = document_date("Der Rat tagt\n\nStand: 8. Mai 2024, 14:30 Uhr\n\nDer Rat tagte gestern in Bonn.")
    >>> found.edtf, found.time, found.text
    ('2024-05-08', '14:30', '8. Mai 2024, 14:30 Uhr')
    >>> document_date("Der Rat tagte am 7. Mai 2024 in Bonn.") is None
    True
    """
    found = dates.date_of(source, language=lang, name=name, html=html)
    if found is None:
        return None
    return PublicationDate(
        edtf=found.edtf,
        earliest=found.earliest,
        latest=found.latest,
        kind=found.kind.value,
        start=found.start,
        end=found.end,
        text=found.text,
        evidence=_words(found.evidence, lang or "en"),
        confidence=found.confidence,
        time=found.time,
        first_published=found.first_published,
    )


def statements(text: str, lang: str = "de") -> tuple[Statement, ...]:
    """Return what is said in *text* and by whom, in text order; ValueError for a *lang* without rules.

    >>> said, = statements("„Die Brücke bleibt zu“, sagte Petra Kalb.")
    >>> said.speaker.name, said.cue.text, [part.of("„Die Brücke bleibt zu“, sagte Petra Kalb.") for part in said.quote]
    ('Petra Kalb', 'sagte', ['„Die Brücke bleibt zu“'])
    """
    _check(lang)
    document = Document(
        id="text",
        path="text.txt",
        collection="",
        language=lang,
        text=text,
        body=Span(0, len(text)) if text else None,
        fields=(),
        facts=Facts(),
        sha256="",
        encoding="utf-8",
    )
    layout = segment.lay_out(document)
    sentences = segment.cut_sentences(document, layout, [])
    return mentions.find_statements(without_addresses(text), lang, sentences, layout.quotations, layout.segments)


def _check(lang: str) -> None:
    known = codes_with("dates")
    if lang not in known:
        raise ValueError(f"no rules for the language {lang!r}; there are: {', '.join(known)}")


def _day(value: str | None, *, last: bool) -> str | None:
    day = edtf.bounds(value)[last] if value is not None else None
    return day.iso() if day else None


def _words(reason: Reason, lang: str) -> str:
    return reason_words(reason, lang if lang in codes_with("words") else "en")
