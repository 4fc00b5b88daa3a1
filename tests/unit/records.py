"""Real records with everything in them, for tests to vary."""

from __future__ import annotations

from dataclasses import replace

from sitegen.model import (
    DatedTimex,
    DateFrom,
    DateKind,
    DocumentDate,
    Facts,
    Mention,
    MentionKind,
    Provenance,
    Publish,
    Reason,
    Source,
    Span,
    Speaker,
    TimexType,
    When,
)
from sitegen.text import quote_of, stable_id


def when(
    edtf: str | None = "2024-05-07", *, time: str | None = None, certain: bool = True, planned: bool = False
) -> When:
    """Return a date without an expression of its own."""
    return When(
        edtf=edtf, certain=certain, planned=planned, reason=Reason("date-told", (("text", "7. Mai"),)), time=time
    )


def mention(
    exact: str = "Der Rat tagte am 7. Mai in Bonn.",
    *,
    document: str = "rat",
    start: int = 0,
    date: When | None = None,
    kind: MentionKind = MentionKind.EVENT,
    speaker: str | None = None,
) -> Mention:
    """Return a mention of *exact*, which stands at *start* of its document."""
    quote = quote_of(" " * start + exact, Span(start, start + len(exact)))
    return Mention(
        id=stable_id(document, exact, str(start)),
        document=document,
        language="de",
        kind=kind,
        quote=quote,
        words=exact,
        when=date or when(),
        paragraph=1,
        speaker=Speaker(speaker, None) if speaker else None,
    )


def dated_by(found: Mention, words: str, value: str) -> Mention:
    """Return *found*, dated by the expression *words* in it."""
    start = found.quote.span.start + found.quote.exact.index(words)
    timex = DatedTimex(
        tid="t1",
        span=Span(start, start + len(words)),
        type=TimexType.DATE,
        value=value,
        mod=None,
        edtf=found.when.edtf,
        certain=True,
        provenance=Provenance(rule="de.day-month", reading=Reason("date-told", (("text", "7. Mai"),))),
    )
    return replace(found, when=replace(found.when, timex=timex, timex_text=words))


def source(id_: str = "rat", *, date: str | None = "2024-05-08", publish: Publish = Publish.FULL) -> Source:
    """Return a source without an author."""
    return Source(
        id=id_,
        path=f"{id_}.txt",
        collection="",
        language="de",
        title=f"Der Bericht {id_}",
        author=None,
        publisher="Anzeiger",
        facts=Facts(publish=publish),
        publish=publish,
        date=DocumentDate(
            edtf=date,
            kind=DateKind.PUBLISHED,
            source=DateFrom.STAMP,
            span=None,
            evidence=Reason("date-told", (("text", "7. Mai"),)),
            confidence=1.0,
        )
        if date
        else None,
        sha256="0" * 64,
    )
