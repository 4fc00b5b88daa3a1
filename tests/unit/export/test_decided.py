from __future__ import annotations

import pytest

from sitegen.export.decided import decided_fields
from sitegen.export.records import CheckRecord, RedatedRecord, StatedRecord, TranslationRecord
from sitegen.model import Check, Decided, Publish, StatedSource
from tests.unit.records import source, when


def test_an_entry_nobody_touched_has_none_of_the_fields() -> None:
    assert decided_fields(None, source(), "de", 300) == {}


def test_all_that_people_decided_is_told() -> None:
    decided = Decided(
        files=("a.md",),
        title="Der Rat",
        note="*Laut* Protokoll.",
        pinned=True,
        by_hand=False,
        check=Check("AB", "2026-11-20"),
        redated=when("2024-05-07"),
        sources=(StatedSource("Protokoll", "https://example.org"),),
        translations=(("en", "The council met."),),
    )
    assert decided_fields(decided, source(), "de", 300) == {
        "checked": CheckRecord(by="AB", on="2026-11-20"),
        "edited_title": True,
        "note": "*Laut* Protokoll.",
        "redated": RedatedRecord(date="2024-05-07", why="„7. Mai“, so steht es in der Quelle."),
        "by_hand": False,
        "pinned": True,
        "rests_on": [StatedRecord(title="Protokoll", url="https://example.org")],
        "translations": [TranslationRecord(language="en", text="The council met.")],
    }


@pytest.mark.parametrize(("publish", "told"), [(Publish.LINK, []), (Publish.EXCERPTS, ["The council"])])
def test_a_translation_tells_no_more_than_the_source_allows(publish: Publish, told: list[str]) -> None:
    decided = Decided(files=("a.md",), translations=(("en", "The council met."),))
    fields = decided_fields(decided, source(publish=publish), "de", 12)
    assert [translation.text for translation in fields["translations"]] == told
