"""The timeline as ``timeline.json``."""

from __future__ import annotations

from itertools import chain, repeat
from typing import TYPE_CHECKING

import msgspec

from sitegen import wording
from sitegen.edtf import bounds
from sitegen.export.decided import decided_fields
from sitegen.export.records import (
    VERSION,
    DatedByRecord,
    DocumentRecord,
    EntryRecord,
    PassageRecord,
    SpeakerRecord,
)
from sitegen.export.relations import conflict_records, link_records
from sitegen.model import Publish

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sitegen.export.given import Export
    from sitegen.model import Entry, Mention, Source


def write_json(export: Export) -> Iterator[bytes]:
    """Yield ``timeline.json``, a line for each document and entry."""
    encode = msgspec.json.encode
    yield b'{"version": %d, "generated_by": %s, "documents": [' % (VERSION, encode(export.generated_by))
    yield from _lines(encode(_document(source)) for source in export.sources)
    yield b'\n], "entries": ['
    yield from _lines(encode(_entry(entry, export)) for entry in export.entries)
    yield b"\n]}\n"


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
        formerly=list(source.formerly),
        supersedes=list(source.supersedes),
        superseded_by=source.superseded_by,
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
        speaker=SpeakerRecord(name=lead.speaker.name, thing=lead.speaker.thing) if lead.speaker else None,
        cue=lead.cue.text if lead.cue and source.publish is not Publish.LINK else None,
        why_this_date=wording.reason_words(entry.when.reason, export.language, source.publish),
        dated_by=_dated_by(lead, source) if entry.when.timex else None,
        sources=[_passage(mention, export) for mention in entry.mentions],
        voices=entry.voices,
        merged=[wording.reason_words(reason, export.language, source.publish) for reason in entry.merged],
        conflicts=conflict_records(entry, export),
        links=link_records(entry, export),
        about=list(lead.about),
        superseded=all(mention.superseded for mention in entry.mentions),
        via=list(lead.via),
        confidence=lead.confidence,
        number=entry.number,
        key=[wording.reason_words(reason, export.language) for reason in entry.key],
        **decided_fields(entry.decided, source, export.language, export.excerpt_limit),
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
