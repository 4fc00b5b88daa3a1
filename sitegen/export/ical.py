"""The timeline as a calendar (RFC 5545): whole days, and only what has a day.

A month, a year or one of several days is no day, so such entries are not in the calendar. What is not sure is
``TENTATIVE`` and says so in its title; nothing is ``CONFIRMED``, for all is only retold. The stamp of an entry is the
first day that the date of its source can mean.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sitegen.edtf import bounds, day_at, ordinal, parse
from sitegen.export.stretch import days_of
from sitegen.export.told import date_of, passage_of, title_of, why_of
from sitegen.languages.words import load

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sitegen.export.given import Export
    from sitegen.model import Day, Entry, Source

_LINE = 75  # octets, the line end not counted
_CONTROLS = re.compile("[\x00-\x08\x0b-\x1f\x7f]")
_UNKNOWN = "19700101T000000Z"  # the stamp of what comes from a source without a date


def write_calendar(export: Export) -> Iterator[bytes]:
    """Yield ``timeline.ics``, an event for each entry with a day."""
    words = load(export.language).export
    yield _lines(
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        f"PRODID:-//{_text(export.generated_by)}//{export.language.upper()}",
        "CALSCALE:GREGORIAN",
        f"X-WR-CALNAME:{_text(export.title)}",
        f"X-WR-CALDESC:{_text(words['attribution'])}",
    )
    for entry in export.entries:
        days = days_of(entry.when.edtf) if entry.when.edtf is not None else None
        if days and days[0].year >= 1 and days[1].year <= 9998:
            yield _event(entry, days[0], days[1], export)
    yield _lines("END:VCALENDAR")


def _event(entry: Entry, first: Day, last: Day, export: Export) -> bytes:
    lead = entry.mentions[0]
    sure = entry.when.certain and not _qualified(entry)
    return _lines(
        "BEGIN:VEVENT",
        f"UID:{entry.id}@sitegen",
        f"DTSTAMP:{_stamp(export.source_of(lead.document))}",
        f"DTSTART;VALUE=DATE:{_day(first)}",
        f"DTEND;VALUE=DATE:{_day(day_at(ordinal(last) + 1))}",  # the day after, as the standard wants it
        f"SUMMARY:{_text(title_of(entry, export))}",
        f"DESCRIPTION:{_text(_description(entry, export))}",
        *([] if sure and not entry.when.planned else ["STATUS:TENTATIVE"]),
        "TRANSP:TRANSPARENT",
        *([f"URL:{export.address(export.entry_url(entry.id))}"] if export.base_url else []),
        "END:VEVENT",
    )


def _qualified(entry: Entry) -> bool:
    date = parse(entry.when.edtf or "")
    return date.uncertain or date.approximate


def _description(entry: Entry, export: Export) -> str:
    words = load(export.language).export
    passages = [passage_of(mention, export) for mention in entry.mentions]
    told = [part for passage in passages for part in (passage.words, words["source_of"].format(source=passage.source))]
    lines = [date_of(entry, export), *told, words["why"].format(why=why_of(entry, export)), words["attribution"]]
    return "\n".join(line for line in lines if line)


def _stamp(source: Source) -> str:
    first = bounds(source.date.edtf)[0] if source.date else None
    return f"{_day(first)}T000000Z" if first and 1 <= first.year <= 9999 else _UNKNOWN


def _day(day: Day) -> str:
    return f"{day.year:04}{day.month:02}{day.day:02}"


def _text(text: str) -> str:
    """Return *text* as a value of type TEXT (RFC 5545, 3.3.11)."""
    held = _CONTROLS.sub("\ufffd", text.replace("\r\n", "\n").replace("\r", "\n")).encode("utf-8", "replace").decode()
    return held.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,").replace("\n", "\\n")


def _lines(*lines: str) -> bytes:
    return b"".join(_folded(line.encode()) for line in lines)


def _folded(line: bytes) -> bytes:
    """Return *line* in pieces of at most 75 octets (RFC 5545, 3.1), never cut within a character."""
    pieces = []
    room = _LINE
    while len(line) > room:
        cut = room
        while line[cut] & 0xC0 == 0x80:
            cut -= 1
        pieces.append(line[:cut])
        line, room = line[cut:], _LINE - 1
    return b"\r\n ".join([*pieces, line]) + b"\r\n"
