"""The texts with their expressions of time as TimeML, a file for each source that may be shown in full."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sitegen.model import Publish
from sitegen.timeml import as_timeml

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sitegen.export.given import Export

FOLDER = "timeml/"


def write_timeml(export: Export) -> Iterator[tuple[str, bytes]]:
    """Yield route and bytes of each file. Its text is the document without its front matter, character by character."""
    for reading in export.readings:
        document = reading.document
        if reading.source.publish is not Publish.FULL or document.body is None:
            continue
        body = document.body
        timexes = [timex for timex in reading.timexes if body.covers(timex.span)]
        dct = reading.source.date.edtf if reading.source.date else None
        text = as_timeml(document.id, body.of(document.text), timexes, dct=dct, start=body.start)
        yield f"{FOLDER}{document.id}.tml", text.encode()
