"""Small whole sites for the tests of this folder."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from sitegen.mentions import who_speaks
from sitegen.model import (
    Cue,
    DateFrom,
    DateKind,
    Document,
    DocumentDate,
    Entry,
    Facts,
    Layout,
    Mention,
    MentionKind,
    Person,
    Publish,
    Reading,
    Reason,
    Segment,
    SegmentKind,
    Source,
    Span,
    Speaker,
    When,
)
from sitegen.render.frame import ContentPage, SiteData
from sitegen.render.site import site_files
from sitegen.text import quote_of, stable_id
from sitegen.timeline import Numbered, sort_key

if TYPE_CHECKING:
    from collections.abc import Iterator

TEMPLATES = Path(__file__).parents[3] / "templates"
OPEN = Reason("statement-open")


@dataclass
class Told:
    """What a test says of a passage: its words in the text, its date, and who speaks."""

    passage: str
    edtf: str | None = "2024-05-07"
    speaker: str | None = None
    cue: str = "sagte"
    certain: bool = True
    planned: bool = False
    person: str | None = None


@dataclass
class Case:
    """A document with its passages."""

    text: str = "Der Rat tagte am 7. Mai in Bonn."
    told: list[Told] = field(default_factory=lambda: [Told("Der Rat tagte am 7. Mai in Bonn.")])
    id: str = "rat"
    path: str = "rat.txt"
    publish: Publish = Publish.FULL
    title: str = "Vom Rat"
    publisher: str | None = "Der Bote"
    url: str | None = "https://example.org/rat"
    language: str = "de"
    date: str | None = "2024-05-08"

    def reading(self) -> Reading:
        """Return the document as read; blank lines part its paragraphs."""
        facts = Facts(url=self.url)
        document = Document(
            id=self.id,
            path=self.path,
            collection="",
            language=self.language,
            text=self.text,
            body=Span(0, len(self.text)),
            fields=(),
            facts=facts,
            sha256="0" * 64,
            encoding="utf-8",
        )
        layout = Layout(segments=tuple(self._segments()), quotations=(), title=None, author=None, publisher=None)
        return Reading(
            document=document,
            source=self._source(facts),
            layout=layout,
            timexes=(),
            mentions=tuple(self._mention(told) for told in self.told),
            diagnostics=(),
        )

    def _segments(self) -> Iterator[Segment]:
        for number, block in enumerate(re.finditer(r"(?:[^\n]+\n?)+", self.text), start=1):
            span = Span(block.start(), block.start() + len(block.group().rstrip("\n")))
            yield Segment(kind=SegmentKind.PARAGRAPH, span=span, language=self.language, number=number)

    def _source(self, facts: Facts) -> Source:
        date = None
        if self.date:
            date = DocumentDate(
                edtf=self.date,
                kind=DateKind.PUBLISHED,
                source=DateFrom.STAMP,
                span=None,
                evidence=OPEN,
                confidence=1.0,
            )
        return Source(
            id=self.id,
            path=self.path,
            collection="",
            language=self.language,
            title=self.title,
            author=None,
            publisher=self.publisher,
            facts=facts,
            publish=self.publish,
            date=date,
            sha256="0" * 64,
        )

    def _mention(self, told: Told) -> Mention:
        start = self.text.index(told.passage)
        quote = quote_of(self.text, Span(start, start + len(told.passage)))
        return Mention(
            id=stable_id(self.id, told.passage, told.edtf or ""),
            document=self.id,
            language=self.language,
            kind=MentionKind.STATEMENT if told.speaker else MentionKind.EVENT,
            quote=quote,
            words=quote.exact,
            when=When(edtf=told.edtf, certain=told.certain, planned=told.planned, reason=OPEN),
            paragraph=self.text.count("\n\n", 0, start) + 1,
            speaker=Speaker(told.speaker, None, told.person) if told.speaker else None,
            cue=Cue(told.cue, quote.span) if told.speaker else None,
        )


def entries_of(readings: list[Reading]) -> list[Entry]:
    """Return an entry for each mention, in the order of the timeline and numbered."""
    mentions = [mention for reading in readings for mention in reading.mentions]
    entries = [Entry(id=told.id, kind=told.kind, when=told.when, mentions=(told,)) for told in mentions]
    return list(Numbered(sorted(entries, key=lambda entry: sort_key(entry, None))))


def site_of(
    *cases: Case,
    entries: list[Entry] | None = None,
    pages: tuple[ContentPage, ...] = (),
    split_above: int = 2000,
    base_url: str = "",
    language: str = "de",
    title: str = "Die Chronik",
    people: tuple[Person, ...] = (),
) -> SiteData:
    """Return the site of *cases*; by default every mention is an entry of its own."""
    readings = [case.reading() for case in cases]
    sources = {reading.source.id: reading.source for reading in readings}
    entries = entries_of(readings) if entries is None else entries
    told: dict[str, list[tuple[Mention, str]]] = {}
    for entry in entries:
        for mention in entry.mentions:
            told.setdefault(mention.document, []).append((mention, entry.id))
    return SiteData(
        title=title,
        description="Was im Rat geschah",
        language=language,
        base_url=base_url,
        author="Ada Berg",
        excerpt_limit=60,
        split_above=split_above,
        built="2024-05-08",
        sources=tuple(sources.values()),
        entries=tuple(entries),
        source_of=sources.__getitem__,
        readings=lambda: iter(readings),
        told_in=lambda document: told.get(document, ()),
        content_pages=pages,
        people=people,
        said_by=lambda person: [entry for entry in entries if person in who_speaks(entry.mentions)],
    )


def files_of(site: SiteData) -> dict[str, str]:
    """Return the text of every file of *site* by its route; no route comes twice."""
    files: dict[str, str] = {}
    for route, data in site_files(site, [TEMPLATES]):
        assert route not in files
        files[route] = data.decode("utf-8", "replace")  # pictures too
    return files
