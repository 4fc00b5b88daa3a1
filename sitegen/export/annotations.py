"""The passages as W3C Web Annotations: each leads from a stretch of a source to the entry it tells.

The target is the file of the source as it was read, named by its digest (RFC 6920), for only there do the positions
count; ``scope`` is the page on which the source is shown.
"""

from __future__ import annotations

import base64
from itertools import chain, repeat
from typing import TYPE_CHECKING

import msgspec

from sitegen.export.told import title_of
from sitegen.model import Publish
from sitegen.wording import excerpt

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sitegen.export.given import Export
    from sitegen.model import Entry, Mention

CONTEXT = "http://www.w3.org/ns/anno.jsonld"


def write_annotations(export: Export) -> Iterator[bytes]:
    """Yield ``annotations.jsonld``: a page of annotations, one for each passage of each entry, a line each."""
    encode = msgspec.json.encode
    head = {
        "@context": CONTEXT,
        "id": export.address("annotations.jsonld"),
        "type": "AnnotationPage",
        "partOf": {"id": export.address("index.html"), "label": export.title, "type": "AnnotationCollection"},
        "startIndex": 0,
    }
    yield encode(head)[:-1] + b',"items":['
    rows = (encode(row) for entry in export.entries for row in _annotations(entry, export))
    for separator, row in zip(chain([b"\n"], repeat(b",\n")), rows, strict=False):
        yield separator + row
    yield b"\n]}\n"


def _annotations(entry: Entry, export: Export) -> Iterator[dict[str, object]]:
    page = export.address(export.entry_url(entry.id))
    title = title_of(entry, export)
    for mention in entry.mentions:
        bodies: list[dict[str, object]] = [
            {"type": "SpecificResource", "purpose": "linking", "source": page},
            _text(title, "describing", export.language),
        ]
        if mention.when.edtf is not None:
            bodies.append(_text(mention.when.edtf, "tagging", None))
        yield {
            "id": f"{page.partition('#')[0]}#m-{mention.id}",
            "type": "Annotation",
            "motivation": "linking",
            "body": bodies,
            "target": _target(mention, export),
        }


def _text(value: str, purpose: str, language: str | None) -> dict[str, object]:
    spoken = {"language": language} if language else {}
    return {"type": "TextualBody", "purpose": purpose, "value": value, "format": "text/plain", **spoken}


def _target(mention: Mention, export: Export) -> dict[str, object]:
    """Return where the passage stands: its position and, as far as they may be shown, its words.

    Both selectors mark the same stretch, so of a passage that is cut it is the part that is shown. The words around it
    are given only of what is shown in full.
    """
    source = export.source_of(mention.document)
    quote = mention.quote
    shown, _ = excerpt(mention, source.publish, export.excerpt_limit)
    end = quote.span.start + len(shown) if shown else quote.span.end
    selectors: list[dict[str, object]] = [
        {"type": "TextPositionSelector", "start": quote.span.start, "end": end},
    ]
    if shown:
        around = {"prefix": quote.prefix, "suffix": quote.suffix} if source.publish is Publish.FULL else {}
        selectors.append({"type": "TextQuoteSelector", "exact": shown, **around})
    digest = base64.urlsafe_b64encode(bytes.fromhex(source.sha256)).decode().rstrip("=")
    return {
        "type": "SpecificResource",
        "source": f"ni:///sha-256;{digest}",
        "scope": export.address(export.source_url(source.id)),
        "selector": selectors,
    }
