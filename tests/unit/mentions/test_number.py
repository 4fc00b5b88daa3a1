from __future__ import annotations

import pytest

from sitegen.languages.speech import load
from sitegen.mentions.number import Number, verb_number
from tests.unit.mentions.records import statements_of


@pytest.mark.parametrize(
    ("language", "word", "base", "number"),
    [
        ("de", "sagte", "sagen", Number.ONE),
        ("de", "gaben", "geben", Number.SEVERAL),
        ("de", "schrieb", "schreiben", Number.ONE),
        ("de", "sind", "sein", Number.SEVERAL),
        ("en", "says", "say", Number.ONE),
        ("en", "say", "say", Number.SEVERAL),
        ("en", "said", "say", None),
        ("en", "have", "say", Number.SEVERAL),
    ],
)
def test_a_verb_tells_whether_one_speaks_or_several(language: str, word: str, base: str, number: Number | None) -> None:
    assert verb_number(load(language), word, base) is number


@pytest.mark.parametrize(
    ("language", "text", "speaker"),
    [
        (
            "de",
            "Bürgermeister Jens Kröger lud ein. Die Bürgermeister der Inseln sagten, der Weg sei zu weit.",
            "Bürgermeister der Inseln",
        ),
        ("de", "Minister Jens Kröger kam spät. Die Minister erklärten, der Hafen bleibe offen.", "Minister"),
        ("de", "Jens Kröger und Rike Tamm erklärten, der Hafen bleibe offen.", "Jens Kröger und Rike Tamm"),
        ("de", "Minister Jens Kröger kam spät. Der Minister erklärte, der Hafen bleibe offen.", "Jens Kröger"),
        ("en", "Skippers who met Joan Hale say the quota is too low.", "Skippers"),
        (
            "en",
            "Mayor Joan Hale spoke first. The mayors of the islands say they were not asked.",
            "the mayors of the islands",
        ),
        ("en", "Joan Hale and Peter Mill said the quay was closed.", "Joan Hale and Peter Mill"),
        ("en", "Joan Hale said the quay was closed. They said the nets were empty.", "they"),
    ],
)
def test_words_of_several_are_put_into_nobodys_mouth(language: str, text: str, speaker: str) -> None:
    found = statements_of(text, language)[-1].speaker
    assert found is not None
    assert found.name == speaker


def test_a_verb_of_several_does_not_take_the_one_who_spoke_before() -> None:
    text = "Jens Kröger sagte, der Hafen bleibe offen. Am Abend erklärten dagegen: „Wir glauben das nicht.“"
    assert statements_of(text)[-1].speaker is None


@pytest.mark.parametrize(
    ("language", "text", "speaker"),
    [
        ("de", "Ein geheimes Protokoll besagt, dass die Kaimauer bröckelt.", "ein geheimes Protokoll"),
        ("de", "Das Gutachten nannte die Kaimauer „eine Gefahr für alle“.", "Gutachten"),
        ("en", "The survey said the quay was crumbling.", "the survey"),
    ],
)
def test_a_document_says_something_and_is_nobody(language: str, text: str, speaker: str) -> None:
    (statement,) = statements_of(text, language)
    assert statement.speaker is not None
    assert (statement.speaker.name, statement.speaker.thing, statement.confidence) == (speaker, True, 0.6)
    (person,) = statements_of("Rike Tamm sagte, die Kaimauer bröckle.")
    assert person.speaker is not None
    assert (person.speaker.thing, person.confidence) == (False, 0.9)
