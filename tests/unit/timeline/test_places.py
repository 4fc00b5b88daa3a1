from __future__ import annotations

import pytest

from sitegen.timeline.places import find_places, find_scope, names_place


@pytest.mark.parametrize(
    ("text", "language", "names"),
    [
        ("Das Schiff sank in Wismar.", "de", ["wismar"]),
        ("Das Gesetz trat in Kraft.", "de", []),
        ("Das Museum in Bad Saarow ist offen.", "de", ["bad saarow"]),
        ("Das Treffen in Frankreich endete.", "de", []),
        ("Sie wohnt in der Stadt.", "de", []),
        ("It sank in New Romney.", "en", ["new romney"]),
        ("They met in May.", "en", []),
        ("The in-House team met in", "en", []),
    ],
)
def test_a_place_is_a_name_behind_a_preposition(text: str, language: str, names: list[str]) -> None:
    assert [where.name for where in find_places(text, language)] == names


def test_the_adjective_of_a_place_names_it() -> None:
    (where,) = find_places("Das Schiff sank in Wismar.", "de")
    assert names_place("Im Wismarer Hafen sank ein Schiff.", where)
    assert not names_place("Im Rostocker Hafen sank ein Schiff.", where)


def test_the_scope_is_the_country_in_which_something_is_so_and_no_country_besides() -> None:
    assert find_scope("In der Schweiz wurden zwölf Höfe gesperrt.", "de") == {"schweiz"}
    assert find_scope("Zwölf Länder sperrten Höfe, zuletzt kam Dänemark dazu.", "de") == frozenset()
    assert find_scope("In the UK twelve farms were closed.", "en") == {"uk"}
