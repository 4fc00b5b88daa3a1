"""The timeline as linked data in the words of schema.org."""

from __future__ import annotations

from itertools import chain, repeat
from typing import TYPE_CHECKING

import msgspec

from sitegen.languages.words import load
from sitegen.linked import CONTEXT, Linking, entry_node

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sitegen.export.given import Export


def write_jsonld(export: Export) -> Iterator[bytes]:
    """Yield ``timeline.jsonld``: a data set whose parts are the entries, a line for each."""
    encode = msgspec.json.encode
    linking = Linking(
        language=export.language,
        excerpt_limit=export.excerpt_limit,
        source_of=export.source_of,
        entry_url=lambda entry: export.address(export.entry_url(entry)),
        source_url=lambda document: export.address(export.source_url(document)),
    )
    head = {
        "@context": CONTEXT,
        "@type": "Dataset",
        "@id": export.address("timeline.jsonld"),
        "name": export.title,
        "description": " ".join(
            part for part in (export.description, load(export.language).export["attribution"]) if part
        ),
        "inLanguage": export.language,
    }
    yield encode(head)[:-1] + b',"hasPart":['
    nodes = (encode(entry_node(entry, linking)) for entry in export.entries)
    for separator, node in zip(chain([b"\n"], repeat(b",\n")), nodes, strict=False):
        yield separator + node
    yield b"\n]}\n"
