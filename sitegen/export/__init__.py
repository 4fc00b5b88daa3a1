"""The timeline as data, for other programs.

``WRITERS`` lists what is one file, ``FOLDERS`` what is one for each source, by the names that ``[export] formats``
knows them by. Each takes an ``Export`` and yields its bytes as it walks; none keeps what it has written.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sitegen.export.annotations import write_annotations
from sitegen.export.atom import write_feed
from sitegen.export.bibliography import write_bibtex
from sitegen.export.docx import write_docx
from sitegen.export.given import Export
from sitegen.export.ical import write_calendar
from sitegen.export.jsonld import write_jsonld
from sitegen.export.records import VERSION, EntryRecord, TimelineRecord, timeline_schema
from sitegen.export.table import write_csv
from sitegen.export.timeline_json import write_json
from sitegen.export.timelinejs import write_timelinejs
from sitegen.export.timeml_files import FOLDER as TIMEML
from sitegen.export.timeml_files import write_timeml
from sitegen.export.xlsx import write_xlsx

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator

__all__ = [
    "FOLDERS",
    "VERSION",
    "WRITERS",
    "EntryRecord",
    "Export",
    "TimelineRecord",
    "export_files",
    "route_of",
    "timeline_schema",
    "write_json",
]


@dataclass(frozen=True, slots=True)
class Writer:
    """One file: its route, and what gives its bytes."""

    route: str
    write: Callable[[Export], Iterator[bytes]]


@dataclass(frozen=True, slots=True)
class FolderWriter:
    """Files in a folder: its route, which ends with a slash, and what gives them by their routes."""

    route: str
    write: Callable[[Export], Iterator[tuple[str, bytes]]]


ALWAYS = "json"

WRITERS: dict[str, Writer] = {
    ALWAYS: Writer("timeline.json", write_json),
    "feed": Writer("feed.xml", write_feed),
    "calendar": Writer("timeline.ics", write_calendar),
    "csv": Writer("timeline.csv", write_csv),
    "bibtex": Writer("sources.bib", write_bibtex),
    "timelinejs": Writer("timelinejs.json", write_timelinejs),
    "xlsx": Writer("fact-check.xlsx", write_xlsx),
    "docx": Writer("fact-check.docx", write_docx),
    "jsonld": Writer("timeline.jsonld", write_jsonld),
    "annotations": Writer("annotations.jsonld", write_annotations),
}
FOLDERS: dict[str, FolderWriter] = {"timeml": FolderWriter(TIMEML, write_timeml)}


def route_of(name: str) -> str:
    """Return the route of the format *name*; that of a folder ends with a slash."""
    return WRITERS[name].route if name in WRITERS else FOLDERS[name].route


def export_files(export: Export, formats: Collection[str]) -> Iterator[tuple[str, str, Iterator[bytes]]]:
    """Yield name of the format, route and bytes of each file of *formats*, and always of ``timeline.json``.

    Each file is to be taken before the next is asked for.
    """
    for name, writer in WRITERS.items():
        if name == ALWAYS or name in formats:
            yield name, writer.route, writer.write(export)
    for name, folder in FOLDERS.items():
        if name in formats:
            for route, data in folder.write(export):
                yield name, route, iter((data,))
