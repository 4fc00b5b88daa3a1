from __future__ import annotations

from dataclasses import replace

import pytest

from sitegen.model import Check, Decided, Entry, Publish, StatedSource, Status
from sitegen.render.decided import RestsOn, decisions_about, status_words
from sitegen.wording import entry_title
from tests.unit.records import mention, source, when

ENTRY = Entry(id="a", kind=mention().kind, when=mention().when, mentions=(mention(),))


def decided(**told: object) -> Entry:
    """Return an entry about which people decided what is *told*."""
    return replace(ENTRY, decided=Decided(files=("a.md",), **told))  # type: ignore[arg-type]  # what each test decides


def test_an_entry_nobody_touched_is_the_machine_s() -> None:
    assert status_words(ENTRY, "de") == "maschinell, ungeprüft"
    assert decisions_about(ENTRY, source(), "de", 300) is None


def test_who_checked_and_when_is_said() -> None:
    entry = replace(decided(check=Check("AB", "2026-11-20")), status=Status.CHECKED)
    assert status_words(entry, "de") == "geprüft: AB, 20. November 2026"
    assert status_words(entry, "en") == "checked: AB, 20 November 2026"


def test_what_the_editors_wrote_is_said_to_be_theirs() -> None:
    assert status_words(replace(decided(by_hand=True), status=Status.WRITTEN), "de") == "von der Redaktion"


def test_the_date_of_the_machine_stays_beside_the_one_of_a_person() -> None:
    entry = decided(redated=when("2024-05-07"), sources=(StatedSource("Protokoll", "javascript:alert(1)"),))
    told = decisions_about(entry, source(), "de", 300)
    assert told is not None
    assert told.machine_date == "Dienstag, 7. Mai 2024"
    assert told.machine_why == "„7. Mai“, so steht es in der Quelle."
    assert told.sources == (RestsOn("Protokoll", ""),)


def test_a_source_that_is_only_linked_does_not_say_why_the_machine_had_its_date() -> None:
    told = decisions_about(decided(redated=when()), source(publish=Publish.LINK), "de", 300)
    assert told is not None
    assert "7. Mai" not in told.machine_why


@pytest.mark.parametrize(
    ("publish", "shown"),
    [(Publish.FULL, ["The council met in Bonn."]), (Publish.EXCERPTS, ["The council […]"]), (Publish.LINK, [])],
)
def test_a_translation_shows_no_more_than_the_source_allows(publish: Publish, shown: list[str]) -> None:
    entry = decided(translations=(("en", "The council met in Bonn."),))
    told = decisions_about(entry, source(publish=publish), "de", 13)
    assert told is not None
    assert [translated.text for translated in told.translations] == shown


def test_a_title_of_the_editors_says_so() -> None:
    assert (
        entry_title(decided(title="Der  Rat\ntagt"), source(), "de", limit=200) == "Der Rat tagt (Titel der Redaktion)"
    )
    linked = source(publish=Publish.LINK)
    assert entry_title(decided(title="The council"), linked, "en", limit=200) == "The council (title by the editors)"
