"""The timeline as data: ``timeline.json`` and its schema.

The records here are the published contract. Version 1 only ever gains optional fields.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import chain, repeat
from typing import TYPE_CHECKING, Annotated, Literal

import msgspec
from msgspec import Meta, Struct

from sitegen import wording
from sitegen.edtf import bounds
from sitegen.model import Publish

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from sitegen.model import Entry, Mention, Source

VERSION = 1

Edtf = Annotated[str, Meta(description="A date as EDTF (ISO 8601-2:2019), levels 0 and 1 and sets.")]
IsoDay = Annotated[str, Meta(description="A day as ISO 8601, proleptic Gregorian.")]
Offset = Annotated[int, Meta(ge=0, description="Code points in the decoded text of the document.")]


class DocumentRecord(Struct, frozen=True, kw_only=True):
    """A source document."""

    id: str
    path: str
    title: str
    author: str | None
    publisher: str | None
    language: str
    date: Edtf | None
    date_from: Annotated[str, Meta(description="Where the date was found.")] | None
    sha256: str
    publish: Literal["full", "excerpts", "link"]


class DatedByRecord(Struct, frozen=True, kw_only=True):
    """The time expression that dates an entry; *text* is null where the source may not be shown."""

    document: str
    start: Offset
    end: Offset
    text: str | None
    value: Annotated[str, Meta(description="TIMEX3 value.")]


class PassageRecord(Struct, frozen=True, kw_only=True):
    """A passage that tells the entry: Web Annotation selectors, null where it may not be shown."""

    document: str
    start: Offset
    end: Offset
    exact: str | None
    prefix: str | None
    suffix: str | None
    truncated: Annotated[bool, Meta(description="Whether 'exact' was cut at the limit.")]
    url: Annotated[str, Meta(description="Relative to the folder of this file.")]


class SpeakerRecord(Struct, frozen=True, kw_only=True):
    """Who speaks."""

    name: str


class ConflictRecord(Struct, frozen=True, kw_only=True):
    """Another entry that seems to tell the same thing and gives it another date."""

    entry: str
    why: str


class EntryRecord(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One line of the chronology. Entries stand in timeline order."""

    id: str
    kind: Literal["event", "statement"]
    date: Edtf | None
    earliest: IsoDay | None
    latest: IsoDay | None
    time: Annotated[str, Meta(pattern=r"^\d\d:\d\d$")] | None
    planned: bool
    certain: bool
    status: Literal["machine", "checked"]
    title: str
    speaker: SpeakerRecord | None
    cue: str | None
    why_this_date: str
    dated_by: DatedByRecord | None
    sources: list[PassageRecord]
    voices: Annotated[int, Meta(ge=1, description="Independent sources that tell it; reprints count once.")] = 1
    merged: Annotated[list[str], Meta(description="For each source but the first, why it tells the same.")] = []
    conflicts: list[ConflictRecord] = []
    about: Annotated[list[Edtf], Meta(description="The dates a statement speaks about.")] = []
    via: Annotated[list[str], Meta(description="Who passed a statement on, nearest to the document last.")] = []
    confidence: Annotated[float, Meta(ge=0, le=1, description="How sure the leading passage is.")] = 1.0


class TimelineRecord(Struct, frozen=True, kw_only=True):
    """The whole of ``timeline.json``."""

    version: Literal[1]
    generated_by: str
    documents: list[DocumentRecord]
    entries: list[EntryRecord]


@dataclass(frozen=True, slots=True, kw_only=True)
class Export:
    """What writers are given.

    *sources* and *entries* can be walked again; *url_of* leads to a passage, given its words that may be shown.
    """

    generated_by: str
    language: str
    excerpt_limit: int
    sources: Iterable[Source]
    entries: Iterable[Entry]
    source_of: Callable[[str], Source]
    url_of: Callable[[Mention, str], str]


def write_json(export: Export) -> Iterator[bytes]:
    """Yield ``timeline.json``, a line for each document and entry."""
    encode = msgspec.json.encode
    yield b'{"version": %d, "generated_by": %s, "documents": [' % (VERSION, encode(export.generated_by))
    yield from _lines(encode(_document(source)) for source in export.sources)
    yield b'\n], "entries": ['
    yield from _lines(encode(_entry(entry, export)) for entry in export.entries)
    yield b"\n]}\n"


WRITERS: dict[str, Callable[[Export], Iterator[bytes]]] = {"timeline.json": write_json}


def timeline_schema() -> dict[str, object]:
    """Return the JSON Schema (2020-12) of ``timeline.json``."""
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **msgspec.json.schema(TimelineRecord)}


def _lines(rows: Iterator[bytes]) -> Iterator[bytes]:
    separators = chain([b"\n"], repeat(b",\n"))
    for separator, row in zip(separators, rows, strict=False):
        yield separator + row


def _document(source: Source) -> DocumentRecord:
    return DocumentRecord(
        id=source.id,
        path=source.path,
        title=source.title,
        author=source.author,
        publisher=source.publisher,
        language=source.language,
        date=source.date.edtf if source.date else None,
        date_from=source.date.source.value if source.date else None,
        sha256=source.sha256,
        publish=source.publish.value,
    )


def _entry(entry: Entry, export: Export) -> EntryRecord:
    lead = entry.mentions[0]
    source = export.source_of(lead.document)
    first, last = bounds(entry.when.edtf) if entry.when.edtf is not None else (None, None)
    return EntryRecord(
        id=entry.id,
        kind=entry.kind.value,
        date=entry.when.edtf,
        earliest=first.iso() if first else None,
        latest=last.iso() if last else None,
        time=entry.when.time,
        planned=entry.when.planned,
        certain=entry.when.certain,
        status=entry.status.value,
        title=wording.entry_title(entry, source, export.language, limit=export.excerpt_limit),
        speaker=SpeakerRecord(name=lead.speaker.name) if lead.speaker else None,
        cue=lead.cue.text if lead.cue and source.publish is not Publish.LINK else None,
        why_this_date=wording.reason_words(entry.when.reason, export.language, source.publish),
        dated_by=_dated_by(lead, source),
        sources=[_passage(mention, export) for mention in entry.mentions],
        voices=entry.voices,
        merged=[wording.reason_words(reason, export.language, source.publish) for reason in entry.merged],
        conflicts=[
            ConflictRecord(
                entry=conflict.entry, why=wording.reason_words(conflict.reason, export.language, source.publish)
            )
            for conflict in entry.conflicts
        ],
        about=list(lead.about),
        via=list(lead.via),
        confidence=lead.confidence,
    )


def _dated_by(mention: Mention, source: Source) -> DatedByRecord | None:
    timex = mention.when.timex
    if timex is None:
        return None
    return DatedByRecord(
        document=mention.document,
        start=timex.span.start,
        end=timex.span.end,
        text=mention.when.timex_text if source.publish is not Publish.LINK else None,
        value=timex.value,
    )


def _passage(mention: Mention, export: Export) -> PassageRecord:
    source = export.source_of(mention.document)
    shown = source.publish is not Publish.LINK
    exact, truncated = wording.excerpt(mention, source.publish, export.excerpt_limit)
    return PassageRecord(
        document=mention.document,
        start=mention.quote.span.start,
        end=mention.quote.span.end,
        exact=exact if shown else None,
        prefix=mention.quote.prefix if shown else None,
        suffix=mention.quote.suffix if shown else None,
        truncated=truncated,
        url=export.url_of(mention, exact),
    )
