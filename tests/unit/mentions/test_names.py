from __future__ import annotations

import pytest

from tests.unit.mentions.records import statements_of


def speakers(text: str, language: str = "de") -> list[str | None]:
    return [statement.speaker.name if statement.speaker else None for statement in statements_of(text, language)]


def test_last_name_means_the_fullest_one() -> None:
    text = "Der Landrat Jost Wendel kam an. Wendel sagte, der Damm halte."
    assert speakers(text) == ["Jost Wendel"]


def test_office_means_who_was_introduced_in_it() -> None:
    text = "Bürgermeisterin Petra Kalb kam an. Die Bürgermeisterin sagte, der Damm halte."
    assert speakers(text) == ["Petra Kalb"]


def test_office_of_nobody_known_stays_as_it_is() -> None:
    assert speakers("Ein Sprecher der Werft sagte, der Damm halte.") == ["ein Sprecher der Werft"]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Am Montag sagten die Häfen des OHB der Insel zu, im Winter zu helfen.", "Häfen des OHB"),
        (
            "Wie ein Sprecher der Wasserwacht (WW) der Zeitung mitteilte, hält der Damm.",
            "ein Sprecher der Wasserwacht (WW)",
        ),
        ("Der Hafenmeister in seiner Rede am Kai sagte, der Damm halte.", "Hafenmeister"),
        ("„Der Damm hält bis zum Abend“, sagte die Werft in einem Brief.", "Werft"),
        ("Ein Sprecher für Häfen in Altmünde sagte, der Damm halte.", "ein Sprecher für Häfen in Altmünde"),
        ("Ein Sprecher von einer Werft sagte, der Damm halte.", "ein Sprecher von einer Werft"),
    ],
)
def test_who_is_spoken_to_and_where_it_is_said_are_no_part_of_the_name(text: str, name: str) -> None:
    assert speakers(text) == [name]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Petra Kalb kam an. Nach Kalbs Angaben hält der Damm.", "Petra Kalb"),
        ("Nach Kalbs Angaben hält der Damm.", "Kalb"),
        ("Nach Angaben der Werft hält der Damm.", "Werft"),
    ],
)
def test_whose_words_they_are_stands_before_or_behind_them(text: str, name: str) -> None:
    assert speakers(text) == [name]


def test_he_is_no_woman() -> None:
    text = "Pfarrer Karl Oppel kam. Bürgermeisterin Petra Kalb sagte, es regne. Er sagte, der Damm halte."
    assert speakers(text) == ["Petra Kalb", "Karl Oppel"]


def test_plural_pronoun_means_several() -> None:
    text = "Das Blatt fragte zwei alte Fischer. Sie sagten, der Damm halte."
    assert speakers(text) == ["zwei alte Fischer"]


def test_two_surnames_side_by_side_are_no_name() -> None:
    text = "Kalb kam. Kalb ging. Kalb schwieg. Gestern drohte Kalb Wendel mit Klage und sagte, der Damm halte."
    assert speakers(text) == ["Kalb"]


def test_surname_that_is_also_an_office_is_a_surname() -> None:
    assert speakers("Petra Richter sagte, der Damm halte.") == ["Petra Richter"]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Secretary of State Anna Reed said the dam would hold.", "Anna Reed"),
        ("Ruritania's prime minister, Paul Grant, said the dam would hold.", "Paul Grant"),
    ],
)
def test_english_offices_are_no_part_of_the_name(text: str, name: str) -> None:
    assert speakers(text, "en") == [name]
