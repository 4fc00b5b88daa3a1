"""The published contract of ``timeline.json``. Version 1 only ever gains optional fields."""

from __future__ import annotations

from typing import Annotated, Literal

import msgspec
from msgspec import Meta, Struct

VERSION = 1

Edtf = Annotated[str, Meta(description="A date as EDTF (ISO 8601-2:2019), levels 0 and 1 and sets.")]
IsoDay = Annotated[str, Meta(description="A day as ISO 8601, proleptic Gregorian.")]
Offset = Annotated[int, Meta(ge=0, description="Code points in the decoded text of the document.")]


class DocumentRecord(Struct, frozen=True, kw_only=True, omit_defaults=True):
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
    formerly: Annotated[list[str], Meta(description="The ids it had before, newest first.")] = []
    supersedes: Annotated[list[str], Meta(description="The documents it corrects.")] = []
    superseded_by: Annotated[str, Meta(description="The document that corrects it.")] | None = None


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


class SpeakerRecord(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Who speaks."""

    name: str
    thing: Annotated[bool, Meta(description="Whether a document or a talk is said to say it, and nobody.")] = False


class ConflictRecord(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Another entry, or a passage of this one, that seems to tell the same thing and differs in what *about* says."""

    entry: str
    why: str
    about: Literal["date", "place", "figure", "speaker"]
    here: Annotated[str, Meta(description="The value of this side: EDTF for dates, else words of the source.")] = ""
    there: Annotated[str, Meta(description="The value of the other side.")] = ""
    passages: Annotated[list[str], Meta(description="The ids of the two passages, this side first.")] = []


class LinkRecord(Struct, frozen=True, kw_only=True):
    """The way to another entry; *kind* says how that one stands to this, *why* what it rests on."""

    kind: Literal["before", "after", "same-time", "outcome", "plan", "earlier", "later", "newer", "older"]
    entry: str
    why: str


class CheckRecord(Struct, frozen=True, kw_only=True):
    """Who has checked an entry against its sources, and when."""

    by: str
    on: IsoDay


class StatedRecord(Struct, frozen=True, kw_only=True):
    """What a person names as the source of a date or an entry."""

    title: str
    url: str | None


class RedatedRecord(Struct, frozen=True, kw_only=True):
    """The date that the machine had read where a person put another, and why it had."""

    date: Edtf | None
    why: str


class TranslationRecord(Struct, frozen=True, kw_only=True):
    """The leading passage in another language, by a person."""

    language: str
    text: str


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
    status: Annotated[
        Literal["machine", "written", "checked"],
        Meta(description="Who answers for it: nobody but the machine, who wrote it by hand, or who checked it."),
    ]
    title: str
    speaker: SpeakerRecord | None
    cue: str | None
    why_this_date: str
    dated_by: DatedByRecord | None
    sources: list[PassageRecord]
    voices: Annotated[int, Meta(ge=1, description="Independent sources that tell it; reprints count once.")] = 1
    merged: Annotated[list[str], Meta(description="For each source but the first, why it tells the same.")] = []
    conflicts: list[ConflictRecord] = []
    links: list[LinkRecord] = []
    about: Annotated[list[Edtf], Meta(description="The dates a statement speaks about.")] = []
    superseded: Annotated[bool, Meta(description="Whether only documents tell it that were corrected.")] = False
    via: Annotated[list[str], Meta(description="Who passed a statement on, nearest to the document last.")] = []
    confidence: Annotated[float, Meta(ge=0, le=1, description="How sure the leading passage is.")] = 1.0
    number: Annotated[int, Meta(ge=0, description="Place in the timeline, from 1; it moves when entries come.")] = 0
    key: Annotated[list[str], Meta(description="Why it is among the most important, if it is.")] = []
    checked: CheckRecord | None = None
    edited_title: Annotated[bool, Meta(description="Whether the editors gave the title.")] = False
    note: Annotated[str, Meta(description="What the editors add, as Markdown.")] = ""
    redated: RedatedRecord | None = None
    by_hand: Annotated[bool, Meta(description="Whether the editors wrote it.")] = False
    pinned: Annotated[bool, Meta(description="Whether the editors marked it as important.")] = False
    rests_on: Annotated[list[StatedRecord], Meta(description="What editors state as sources of their own.")] = []
    translations: list[TranslationRecord] = []


class TimelineRecord(Struct, frozen=True, kw_only=True):
    """The whole of ``timeline.json``."""

    version: Literal[1]
    generated_by: str
    documents: list[DocumentRecord]
    entries: list[EntryRecord]


def timeline_schema() -> dict[str, object]:
    """Return the JSON Schema (2020-12) of ``timeline.json``."""
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **msgspec.json.schema(TimelineRecord)}
