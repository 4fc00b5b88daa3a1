from __future__ import annotations

import pytest

from sitegen.model import StatementType
from tests.unit.mentions.records import statements_of


@pytest.mark.parametrize(
    "text",
    [
        "Das Blatt „Der Anzeiger“ meldete, der Damm halte.",
        "Das Treffen stand unter dem Motto „Rettet das Ufer jetzt“.",
        "Die „Freunde des Ufers“ (FDU) sagten, der Damm halte.",
        "Im „Anzeiger“ sagte Petra Kalb, der Damm halte.",
        "Der „Kai 21“-Streit dauerte an, sagte Petra Kalb.",
    ],
)
def test_names_and_titles_are_not_said(text: str) -> None:
    assert not any(statement.type is StatementType.DIRECT for statement in statements_of(text))


def test_phrase_within_what_is_said_is_a_saying_of_its_own() -> None:
    found = statements_of("Petra Kalb sagte, der Plan sei „von Anfang an falsch“.")
    assert [statement.type for statement in found] == [StatementType.INDIRECT, StatementType.DIRECT]
    assert found[0].speaker == found[1].speaker


def test_single_capital_word_within_what_is_said_is_left() -> None:
    assert len(statements_of("Petra Kalb sagte, der Plan sei ein „Irrweg“.")) == 1
