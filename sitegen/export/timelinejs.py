"""The timeline for TimelineJS3, whose dates may be a year, a month or a day.

``display_date`` says in words what the date is, and is what readers see; the parts place it. Entries without a date,
and those of years that JavaScript cannot hold, have no place there.
"""

from __future__ import annotations

from html import escape
from itertools import chain, repeat
from typing import TYPE_CHECKING

import msgspec

from sitegen.export.stretch import stretch_of
from sitegen.export.told import date_of, passage_of, title_of, why_of
from sitegen.languages.words import load

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sitegen.export.given import Export
    from sitegen.export.stretch import Parts
    from sitegen.model import Entry

_YEARS = 270_000  # before and after 1970 that a date of JavaScript holds, roughly


def write_timelinejs(export: Export) -> Iterator[bytes]:
    """Yield ``timelinejs.json``, an event a line."""
    encode = msgspec.json.encode
    words = load(export.language).export
    lead = "".join(f"<p>{escape(line)}</p>" for line in (export.description, words["attribution"]) if line)
    title = {"text": {"headline": escape(export.title), "text": lead}}
    yield b'{"scale": "human", "title": %s, "events": [' % encode(title)
    events = (event for entry in export.entries if (event := _event(entry, export)))
    for separator, event in zip(chain([b"\n"], repeat(b",\n")), events, strict=False):
        yield separator + encode(event)
    yield b"\n]}\n"


def _event(entry: Entry, export: Export) -> dict[str, object] | None:
    stretch = stretch_of(entry.when.edtf) if entry.when.edtf is not None else None
    if stretch is None or abs(stretch.first[0]) > _YEARS or abs(stretch.last[0]) > _YEARS:
        return None
    said = date_of(entry, export)
    event: dict[str, object] = {
        "unique_id": f"e-{entry.id}",
        "start_date": _date(stretch.first, said),
        "display_date": escape(said),
        "text": {"headline": escape(title_of(entry, export)), "text": _text(entry, export)},
    }
    if stretch.last != stretch.first:
        event["end_date"] = _date(stretch.last, said)
    return event


def _date(parts: Parts, said: str) -> dict[str, object]:
    names = ("year", "month", "day")
    return {**dict(zip(names, parts, strict=False)), "display_date": escape(said)}


def _text(entry: Entry, export: Export) -> str:
    words = load(export.language).export
    parts = []
    for passage in (passage_of(mention, export) for mention in entry.mentions):
        if passage.words:
            parts.append(f'<p lang="{escape(passage.language)}">{escape(passage.words)}</p>')
        source = words["source_of"].format(source=passage.source)
        parts.append(f'<p><a href="{escape(passage.url)}">{escape(source)}</a></p>')
    parts.append(f"<p>{escape(words['why'].format(why=why_of(entry, export)))}</p>")
    return "".join(parts)
