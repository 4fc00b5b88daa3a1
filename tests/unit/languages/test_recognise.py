from __future__ import annotations

import pytest

from sitegen.languages.recognise import recognise


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Der Rat tagte und sprach über die Brücke, denn sie ist alt.", "de"),
        ("The council met and spoke about the bridge, for it is old.", "en"),
        ("Der Song „The Bridge of the Town and the River“ ist bei uns nicht so sehr bekannt, aber er ist gut.", None),
        ("Le conseil de la ville a parlé du pont et des quais de la gare.", "fr"),
        ("Рада говорила про міст, бо він старий і не такий, як був.", "uk"),
        ("Rada miasta rozmawiała wczoraj na temat mostu oraz portu.", None),
        ("Rat Brücke Hafen Montag", None),
        ("", None),
        ("12. 3. 2019", None),
    ],
)
def test_a_language_is_named_where_its_words_are_clear(text: str, code: str | None) -> None:
    assert recognise(text) == code


def test_a_short_text_is_told_by_more_words_than_of_any_other_language() -> None:
    assert recognise("Am Freitag tagte der Rat.") is None
    assert recognise("Am Freitag tagte der Rat.", clearly=False) == "de"
    assert recognise("The council met on Friday.", clearly=False) == "en"
    assert recognise("2024-05-03", clearly=False) is None
