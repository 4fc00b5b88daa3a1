from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sitegen.export.timelinejs import write_timelinejs
from sitegen.model import Entry, Publish
from tests.unit.export.records import entry, exported, written
from tests.unit.records import mention, when


def events(*entries: Entry, publish: Publish = Publish.FULL) -> list[dict[str, Any]]:
    """Return the events of the file."""
    data = json.loads(written(write_timelinejs, exported(*entries, publish=publish, limit=5000)))
    assert data["title"]["text"]["headline"] == "Die Chronik"
    found: list[dict[str, Any]] = data["events"]
    return found


@pytest.mark.parametrize(
    ("edtf", "start", "end", "words"),
    [
        ("2024-05-07", {"year": 2024, "month": 5, "day": 7}, None, "Dienstag, 7. Mai 2024"),
        ("2024-05", {"year": 2024, "month": 5}, None, "Mai 2024"),
        ("2024", {"year": 2024}, None, "2024"),
        ("2024-05~", {"year": 2024, "month": 5}, None, "Etwa Mai 2024"),
        ("[..2024-05-07]", {"year": 2024, "month": 5}, None, "Spätestens 7. Mai 2024"),
        ("2023/2024", {"year": 2023}, {"year": 2024}, "2023–2024"),
        ("199X", {"year": 1990}, {"year": 1999}, "1990er-Jahre"),
    ],
)
def test_a_date_is_as_exact_as_it_is_and_said_in_words(
    edtf: str, start: dict[str, object], end: dict[str, object] | None, words: str
) -> None:
    (event,) = events(entry(mention(date=when(edtf))))
    assert event["start_date"] == {**start, "display_date": words}
    assert event.get("end_date") == ({**end, "display_date": words} if end else None)
    assert event["display_date"] == words


def test_what_has_no_date_or_one_that_javascript_cannot_hold_has_no_place() -> None:
    assert events(entry(mention(date=when(None))), entry(mention(date=when("Y-500000")))) == []


def test_a_headline_says_who_tells_it() -> None:
    (event,) = events(entry(mention()))
    assert event["text"]["headline"].startswith("Anzeiger schreibt: ")
    assert event["unique_id"] == f"e-{mention().id}"


def test_a_linked_source_shows_none_of_its_words() -> None:
    assert "tagte" not in json.dumps(events(entry(mention()), publish=Publish.LINK))


@given(st.text(max_size=60))
def test_no_words_become_markup(words: str) -> None:
    (event,) = events(entry(mention(f"a<img src=x onerror=y>{words}b")))
    for html in (event["text"]["headline"], event["text"]["text"]):
        assert "<img" not in html
        assert "a&lt;img" in html
