"""The timeline as data, for other programs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sitegen.export.given import Export
from sitegen.export.records import VERSION, EntryRecord, TimelineRecord, timeline_schema
from sitegen.export.timeline_json import write_json

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

__all__ = ["VERSION", "WRITERS", "EntryRecord", "Export", "TimelineRecord", "timeline_schema", "write_json"]

WRITERS: dict[str, Callable[[Export], Iterator[bytes]]] = {"timeline.json": write_json}
