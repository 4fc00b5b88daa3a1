"""The dump in the words of schema.org, expanded by pyld without a network and held against the vocabulary of rdflib."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from pyld import jsonld
from rdflib import SDO

from sitegen.export.jsonld import write_jsonld
from sitegen.model import Facts, MentionKind, Publish, StatementType
from tests.unit.export.records import entry, exported, written
from tests.unit.records import mention, source, when

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sitegen.export import Export

SCHEMA = "https://schema.org/"
BASE = "https://example.org/c"
FACTS = Facts(url="https://example.org/rat", archived_url="https://archive.example/rat", licence="CC BY 4.0")
STATEMENT = replace(
    mention("„Es brennt“, sagte Kalb.", kind=MentionKind.STATEMENT, speaker="Petra Kalb", document="b"),
    statement=StatementType.DIRECT,
)


def all_kinds() -> Export:
    """Return entries that use every property there is."""
    sources = [replace(source(), facts=FACTS, author="Ada Berg"), source("b", date="[2024-05-03,2024-05-10]")]
    planned = mention("Im Juni wird gefeiert.", date=when("2024-06", planned=True))
    return exported(entry(mention(), STATEMENT), entry(STATEMENT), entry(planned), sources=sources, base_url=BASE)


def expanded(data: bytes) -> Any:  # noqa: ANN401  # JSON
    """Return *data* as a processor of JSON-LD reads it, schema.org's context being one vocabulary for all names."""

    def load(url: str, _options: object) -> dict[str, object]:
        assert url == "https://schema.org"
        return {"contextUrl": None, "documentUrl": url, "document": {"@context": {"@vocab": SCHEMA}}}

    return jsonld.expand(json.loads(data), {"documentLoader": load})


def nodes(value: object) -> Iterator[dict[str, Any]]:
    """Yield every node in *value*."""
    if isinstance(value, list):
        for one in value:
            yield from nodes(one)
    elif isinstance(value, dict) and "@value" not in value:
        yield value
        for one in value.values():
            yield from nodes(one)


def test_every_name_is_one_of_schema_org() -> None:
    found = list(nodes(expanded(written(write_jsonld, all_kinds()))))
    names = {name for node in found for name in node if not name.startswith("@")}
    types = {kind for node in found for kind in node.get("@type", ())}
    known = {str(term) for term in dir(SDO)}
    assert {name.removeprefix(SCHEMA) for name in names | types} <= {name.removeprefix(SCHEMA) for name in known}
    assert {f"{SCHEMA}{kind}" for kind in ("Claim", "Event", "Quotation", "CreativeWork", "Dataset")} <= types


def test_every_claim_appears_in_a_source_and_has_a_name_and_an_address() -> None:
    (data,) = expanded(written(write_jsonld, all_kinds()))
    claims = data[f"{SCHEMA}hasPart"]
    assert [claim["@type"] for claim in claims] == [[f"{SCHEMA}Claim"]] * 3
    for claim in claims:
        assert claim["@id"].startswith(f"{BASE}/entries/")
        assert claim[f"{SCHEMA}name"]
        for quotation in claim[f"{SCHEMA}appearance"]:
            assert quotation[f"{SCHEMA}isPartOf"][0]["@id"].startswith(f"{BASE}/sources/")


def test_the_set_says_that_it_asserts_nothing() -> None:
    (data,) = expanded(written(write_jsonld, exported()))
    assert "Sie sagt nicht, dass es stimmt." in data[f"{SCHEMA}description"][0]["@value"]
    assert data[f"{SCHEMA}hasPart"] == []


def test_a_linked_source_shows_none_of_its_words() -> None:
    assert b"tagte" not in written(write_jsonld, exported(entry(mention()), publish=Publish.LINK))
