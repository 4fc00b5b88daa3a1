"""What the tests of the exports are given."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from sitegen.export import Export
from sitegen.model import Document, Entry, Layout, Mention, Publish, Reading, Source, Span
from tests.unit.records import source

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator


def entry(*told: Mention) -> Entry:
    """Return the entry that *told* tell together."""
    lead = told[0]
    return Entry(id=lead.id, kind=lead.kind, when=lead.when, mentions=told)


def exported(
    *entries: Entry,
    publish: Publish = Publish.FULL,
    limit: int = 300,
    sources: Iterable[Source] | None = None,
    readings: Iterable[Reading] = (),
    language: str = "de",
    base_url: str = "",
) -> Export:
    """Return what a writer is given of *entries*; by default their sources are all alike."""
    named = {found.document for one in entries for found in one.mentions}
    known = {one.id: one for one in (source(id_, publish=publish) for id_ in sorted(named))}
    known |= {one.id: one for one in sources or ()}
    return Export(
        generated_by="sitegen 0",
        title="Die Chronik",
        description="Was im Rat geschah",
        author="Ada Berg",
        language=language,
        base_url=base_url,
        excerpt_limit=limit,
        sources=list(known.values()),
        entries=entries,
        readings=readings,
        source_of=known.__getitem__,
        url_of=lambda found, _shown: f"sources/{found.document}.html#m-{found.id}",
        entry_url=lambda id_: f"entries/{id_}.html",
        source_url=lambda id_: f"sources/{id_}.html",
    )


def written(write: Callable[[Export], Iterator[bytes]], export: Export) -> bytes:
    """Return the file that *write* makes of *export*; making it again gives the same."""
    data = b"".join(write(export))
    assert b"".join(write(export)) == data
    return data


def reading(text: str, *told: Mention, of: Source | None = None, body: Span | None = None) -> Reading:
    """Return a document of *text*, read, dated by the expressions of *told*."""
    of = of or source()
    document = Document(
        id=of.id,
        path=of.path,
        collection="",
        language="de",
        text=text,
        body=body or Span(0, len(text)),
        fields=(),
        facts=of.facts,
        sha256=of.sha256,
        encoding="utf-8",
    )
    return Reading(
        document=document,
        source=of,
        layout=Layout(segments=(), quotations=(), title=None, author=None, publisher=None),
        timexes=tuple(one.when.timex for one in told if one.when.timex),
        mentions=told,
        diagnostics=(),
    )


def of_source(told: Mention, document: str) -> Mention:
    """Return *told* as another document tells it."""
    return replace(told, document=document, id=f"{document}-{told.id}"[:40])
