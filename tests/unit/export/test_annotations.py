"""The annotations, held against the rules of the Web Annotation Data Model (W3C Recommendation of 23 February 2017)."""

from __future__ import annotations

import base64
import json
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import jsonschema

from sitegen.export.annotations import write_annotations
from sitegen.model import Publish, Span
from sitegen.text import quote_of
from tests.unit.export.records import entry, exported, written
from tests.unit.records import mention, source, when

if TYPE_CHECKING:
    from sitegen.export import Export

BASE = "https://example.org/c"
TEXT = "Vorher war es still. Der Rat tagte am 7. Mai in Bonn. Danach nicht mehr."
SELECTOR = {
    "oneOf": [
        {
            "properties": {
                "type": {"const": "TextPositionSelector"},
                "start": {"type": "integer", "minimum": 0},
                "end": {"type": "integer", "minimum": 1},
            },
            "required": ["type", "start", "end"],
            "additionalProperties": False,
        },
        {
            "properties": {
                "type": {"const": "TextQuoteSelector"},
                "exact": {"type": "string", "minLength": 1},
                "prefix": {"type": "string"},
                "suffix": {"type": "string"},
            },
            "required": ["type", "exact"],
            "additionalProperties": False,
        },
    ]
}
MOTIVATIONS = {"enum": ["describing", "identifying", "linking", "tagging"]}  # of the thirteen of the model
IRI = {"type": "string", "pattern": r"^[a-z]+:\S+$"}
MODEL = {
    "properties": {
        "@context": {"const": "http://www.w3.org/ns/anno.jsonld"},
        "type": {"const": "AnnotationPage"},
        "id": IRI,
        "partOf": {"properties": {"id": IRI, "type": {"const": "AnnotationCollection"}}, "required": ["id"]},
        "items": {
            "type": "array",
            "items": {
                "properties": {
                    "id": IRI,
                    "type": {"const": "Annotation"},
                    "motivation": MOTIVATIONS,
                    "body": {
                        "type": "array",
                        "items": {
                            "oneOf": [
                                {
                                    "properties": {"type": {"const": "TextualBody"}, "purpose": MOTIVATIONS},
                                    "required": ["value", "format"],
                                },
                                {
                                    "properties": {
                                        "type": {"const": "SpecificResource"},
                                        "purpose": MOTIVATIONS,
                                        "source": IRI,
                                    },
                                    "required": ["source"],
                                },
                            ]
                        },
                    },
                    "target": {
                        "properties": {
                            "type": {"const": "SpecificResource"},
                            "source": IRI,
                            "scope": IRI,
                            "selector": {"type": "array", "items": SELECTOR, "minItems": 1},
                        },
                        "required": ["source", "selector"],
                    },
                },
                "required": ["id", "type", "target"],
            },
        },
    },
    "required": ["@context", "id", "type", "items"],
}


def items(export: Export) -> list[dict[str, Any]]:
    """Return the annotations of the file, which keeps the rules of the model."""
    data = json.loads(written(write_annotations, export))
    jsonschema.validate(data, MODEL)
    found: list[dict[str, Any]] = data["items"]
    assert len({one["id"] for one in found}) == len(found)
    return found


def passage() -> Span:
    """Return where the passage stands in the text."""
    start = TEXT.index("Der Rat")
    return Span(start, TEXT.index(" Danach"))


TOLD = replace(mention(), quote=quote_of(TEXT, passage()))


def test_each_passage_leads_to_its_entry_and_carries_its_date() -> None:
    later = replace(TOLD, id="b1", document="b", when=when("2024-05"))
    first, second = items(exported(entry(TOLD, later), base_url=BASE))
    assert [one["body"][0]["source"] for one in (first, second)] == [f"{BASE}/entries/{TOLD.id}.html"] * 2
    assert [one["body"][2]["value"] for one in (first, second)] == ["2024-05-07", "2024-05"]
    assert first["body"][1]["value"].startswith("Anzeiger schreibt: ")


def test_an_entry_on_a_list_keeps_addresses_with_one_fragment() -> None:
    export = replace(exported(entry(TOLD), base_url=BASE), entry_url=lambda id_: f"years/2024.html#e-{id_}")
    (one,) = items(export)
    assert one["id"] == f"{BASE}/years/2024.html#m-{TOLD.id}"
    assert one["body"][0]["source"] == f"{BASE}/years/2024.html#e-{TOLD.id}"


def test_both_selectors_mark_the_same_stretch_of_the_text() -> None:
    for publish, limit in ((Publish.FULL, 300), (Publish.EXCERPTS, 300), (Publish.EXCERPTS, 15)):
        (one,) = items(exported(entry(TOLD), base_url=BASE, publish=publish, limit=limit))
        position, quote = one["target"]["selector"]
        assert TEXT[position["start"] : position["end"]] == quote["exact"]


def test_the_words_around_are_those_of_the_text() -> None:
    (one,) = items(exported(entry(TOLD), base_url=BASE))
    quote = one["target"]["selector"][1]
    assert f"{quote['prefix']}{quote['exact']}{quote['suffix']}" in TEXT


def test_of_excerpts_nothing_around_is_shown_and_of_links_no_word() -> None:
    (one,) = items(exported(entry(TOLD), base_url=BASE, publish=Publish.EXCERPTS))
    assert sorted(one["target"]["selector"][1]) == ["exact", "type"]
    (linked,) = items(exported(entry(TOLD), base_url=BASE, publish=Publish.LINK))
    assert [selector["type"] for selector in linked["target"]["selector"]] == ["TextPositionSelector"]
    assert "tagte" not in json.dumps(linked)


def test_the_target_is_named_by_the_digest_of_its_bytes() -> None:
    (one,) = items(exported(entry(TOLD), base_url=BASE, sources=[replace(source(), sha256="ab" * 32)]))
    name = one["target"]["source"].removeprefix("ni:///sha-256;")
    assert base64.urlsafe_b64decode(f"{name}=") == b"\xab" * 32
    assert one["target"]["scope"] == f"{BASE}/sources/rat.html"
