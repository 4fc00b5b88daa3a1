from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

import pytest

from sitegen.linked import Linking, as_script, entry_node
from sitegen.model import Entry, Facts, Mention, MentionKind, Publish, Source, StatementType, Translation, When
from tests.unit.records import mention, source, when


def node(told: Mention, of: Source | None = None) -> Any:  # noqa: ANN401  # JSON
    """Return the entry that *told* alone makes, as it stands in a file."""
    entry = Entry(id=told.id, kind=told.kind, when=told.when, mentions=(told,))
    linking = Linking(
        language="de",
        excerpt_limit=300,
        source_of=lambda _: of or source(),
        entry_url=lambda id_: f"entries/{id_}.html",
        source_url=lambda id_: f"sources/{id_}.html",
    )
    return json.loads(json.dumps(entry_node(entry, linking)))


def said(kind: StatementType) -> Mention:
    """Return a statement of Petra Kalb."""
    told = mention("„Die Brücke bleibt zu“, sagte Kalb.", kind=MentionKind.STATEMENT, speaker="Petra Kalb")
    return replace(told, statement=kind)


def test_an_entry_is_a_claim_that_appears_in_its_source() -> None:
    told = node(mention())
    (quotation,) = told["appearance"]
    assert (told["@type"], told["about"]["@type"], quotation["@type"]) == ("Claim", "Event", "Quotation")
    assert quotation["text"] == "Der Rat tagte am 7. Mai in Bonn."
    assert quotation["isPartOf"]["publisher"] == {"name": "Anzeiger"}


def test_claim_and_event_are_named_by_who_tells_them() -> None:
    told = node(mention())
    assert told["name"].startswith("Anzeiger schreibt: ")
    assert told["about"]["name"] == told["name"]


@pytest.mark.parametrize(
    ("date", "start", "end"),
    [
        (when("2024-05-07"), "2024-05-07", "2024-05-07"),
        (when("2024-05"), "2024-05", "2024-05"),
        (when("2024"), "2024", "2024"),
        (when("2024-05-07/2024-05-09"), "2024-05-07", "2024-05-09"),
        (when("2024-05-07", certain=False), None, None),
        (when("2024-05-07~"), None, None),
        (when("2024-22"), None, None),
        (when("[..2024-05-07]"), None, None),
        (when("../2024-05-07"), None, None),
        (when("-0043-03-15"), None, None),
        (when(None), None, None),
    ],
)
def test_a_start_is_given_as_far_as_it_is_known_and_sure(date: When, start: str | None, end: str | None) -> None:
    told = node(mention(date=date))
    assert (told["about"].get("startDate"), told["about"].get("endDate")) == (start, end)
    assert told.get("temporalCoverage") == date.edtf


def test_only_what_is_planned_is_scheduled() -> None:
    assert node(mention(date=when(planned=True)))["about"]["eventStatus"] == "https://schema.org/EventScheduled"
    assert "eventStatus" not in node(mention())["about"]


def test_only_the_speakers_own_words_are_spoken_by_the_speaker() -> None:
    (direct,) = node(said(StatementType.DIRECT))["appearance"]
    (indirect,) = node(said(StatementType.INDIRECT))["appearance"]
    translated = replace(source(), facts=Facts(translation=Translation.MACHINE))
    (foreign,) = node(said(StatementType.DIRECT), translated)["appearance"]
    assert direct["spokenByCharacter"] == {"name": "Petra Kalb"}
    assert [("spokenByCharacter" in told, told["mentions"]["name"]) for told in (indirect, foreign)] == [
        (False, "Petra Kalb"),
        (False, "Petra Kalb"),
    ]


def test_a_statement_is_about_no_event() -> None:
    assert "about" not in node(said(StatementType.DIRECT))


def test_a_linked_source_shows_none_of_its_words() -> None:
    told = node(mention(), source(publish=Publish.LINK))
    assert "text" not in told["appearance"][0]
    assert "tagte" not in json.dumps(told)


@pytest.mark.parametrize(("date", "name"), [("2024-05", "datePublished"), ("[2024-05-03,2024-05-10]", "temporal")])
def test_a_source_is_dated_as_exactly_as_it_is(date: str, name: str) -> None:
    (quotation,) = node(mention(), source(date=date))["appearance"]
    assert quotation["isPartOf"][name] == date


def test_nothing_in_a_script_closes_it() -> None:
    text = as_script({"name": "</script><!-- & \u2028\u202e"})
    assert not set("<>&\u2028\u202e") & set(text)
    assert json.loads(text) == {"@context": "https://schema.org", "name": "</script><!-- & \u2028\u202e"}


def test_only_addresses_of_the_web_are_given() -> None:
    facts = Facts(url="javascript:alert(1)", archived_url="https://archive.example/rat")
    (quotation,) = node(mention(), replace(source(), facts=facts))["appearance"]
    assert ("url" in quotation["isPartOf"], quotation["isPartOf"]["archivedAt"]) == (False, facts.archived_url)
