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
