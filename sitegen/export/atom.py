"""The newest of the timeline as a feed (RFC 4287): the entries whose sources are the latest.

No date of it comes from a clock. ``updated`` is the first day that the date of the latest source of an entry can mean,
for Atom knows no months and years; the words of the entry say the date of the source as exactly as it is. What comes
from undated sources alone is not in the feed.
"""

from __future__ import annotations

import heapq
import uuid
from html import escape
from typing import TYPE_CHECKING

from sitegen.edtf import bounds
from sitegen.export.told import date_of, passage_of, title_of, why_of
from sitegen.languages.words import load
from sitegen.xmltext import xml_attribute, xml_text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sitegen.export.given import Export
    from sitegen.model import Day, Entry

NEWEST = 50  # entries of the feed
ROUTE = "feed.xml"
_NO_DAY = "1970-01-01T00:00:00Z"  # of a feed without entries


def write_feed(export: Export) -> Iterator[bytes]:
    """Yield ``feed.xml``, the latest source first."""
    newest = heapq.nlargest(NEWEST, _dated(export))
    updated = _moment(newest[0][0]) if newest else _NO_DAY
    words = load(export.language).export
    yield (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        f'<feed xmlns="http://www.w3.org/2005/Atom" xml:lang={xml_attribute(export.language)}>\n'
        f"<id>{_id(export)}</id>\n<title>{xml_text(export.title)}</title>\n"
        f"<subtitle>{xml_text(words['attribution'])}</subtitle>\n<updated>{updated}</updated>\n"
        f"<author><name>{xml_text(export.author or export.title)}</name></author>\n"
        f"<generator>{xml_text(export.generated_by)}</generator>\n"
        f'<link rel="self" type="application/atom+xml" href={xml_attribute(export.address(ROUTE))}/>\n'
        f'<link rel="alternate" type="text/html" href={xml_attribute(export.address("index.html"))}/>\n'
    ).encode()
    for day, _, _, entry in newest:
        yield _entry(entry, day, export)
    yield b"</feed>\n"


def _dated(export: Export) -> Iterator[tuple[Day, int, str, Entry]]:
    """Yield each entry whose sources have a date with the first day of the latest, its turn and its id."""
    for number, entry in enumerate(export.entries):
        sources = (export.source_of(mention.document) for mention in entry.mentions)
        days = [bounds(source.date.edtf)[0] for source in sources if source.date]
        known = [day for day in days if day and 1 <= day.year <= 9999]
        if known:
            yield max(known), number, entry.id, entry


def _entry(entry: Entry, day: Day, export: Export) -> bytes:
    link = export.address(export.entry_url(entry.id))
    return (
        f"<entry>\n<id>{_id(export, entry.id)}</id>\n<title>{xml_text(title_of(entry, export))}</title>\n"
        f"<updated>{_moment(day)}</updated>\n"
        f'<link rel="alternate" type="text/html" href={xml_attribute(link)}/>\n'
        f'<content type="html">{xml_text(_content(entry, export))}</content>\n</entry>\n'
    ).encode()


def _content(entry: Entry, export: Export) -> str:
    """Return the entry as HTML: its date, each passage with its source, and why it has this date."""
    words = load(export.language).export
    parts = [f"<p>{escape(date_of(entry, export))}</p>"]
    for passage in (passage_of(mention, export) for mention in entry.mentions):
        if passage.words:
            parts.append(f'<blockquote lang="{escape(passage.language)}"><p>{escape(passage.words)}</p></blockquote>')
        source = words["source_of"].format(source=passage.source)
        parts.append(f'<p><a href="{escape(passage.url)}">{escape(source)}</a></p>')
    parts.append(f"<p>{escape(words['why'].format(why=why_of(entry, export)))}</p>")
    return "".join(parts)


def _moment(day: Day) -> str:
    return f"{day.iso()}T00:00:00Z"


def _id(export: Export, *parts: str) -> str:
    """Return an id that stays when the site moves: it depends on its title and the ids of its entries."""
    return f"urn:uuid:{uuid.uuid5(uuid.NAMESPACE_URL, '/'.join(('sitegen', export.language, export.title, *parts)))}"
