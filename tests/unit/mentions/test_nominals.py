from __future__ import annotations

import pytest

from sitegen.languages.speech import load
from sitegen.mentions.appositions import join_appositions, with_apposition
from sitegen.mentions.nominals import find_phrases, phrase_at
from sitegen.mentions.passages import Passage, cut_passages
from sitegen.model import Span


def passage_of(text: str, language: str = "de") -> Passage:
    (passage,) = cut_passages(text, [Span(0, len(text))], [], 0, load(language))
    return passage


def phrases_of(text: str, language: str = "de") -> list[str]:
    passage = passage_of(text, language)
    found = find_phrases(passage, load(language), 0, len(passage.words))
    return [" ".join(passage.words[phrase.first : phrase.end]) for phrase in found]


@pytest.mark.parametrize(
    ("text", "phrases"),
    [
        ("Der alte Fährmann schwieg.", ["Der alte Fährmann"]),
        ("Die Sprecherin der Reederei schwieg.", ["Die Sprecherin der Reederei"]),
        ("Am Montag teilte das Amt dem Anzeiger nichts mit.", ["Montag", "das Amt", "dem Anzeiger"]),
        ("Petra Kalb (SPD) und Ulf Brandner schwiegen.", ["Petra Kalb ( SPD ) und Ulf Brandner"]),
        ("Später sagte er nichts.", ["er"]),
    ],
)
def test_noun_phrases_are_found_with_what_hangs_on_them(text: str, phrases: list[str]) -> None:
    assert phrases_of(text) == phrases


def test_english_noun_phrase_ends_before_the_verb() -> None:
    assert phrases_of("The old ferryman of the town stopped work.", "en")[0] == "The old ferryman of the town"


def test_oblique_and_prepositional_phrases_are_marked() -> None:
    passage = passage_of("Dem Blatt sagte in Bonn niemand etwas.")
    first, second, *_ = find_phrases(passage, load("de"), 0, len(passage.words))
    assert first.oblique
    assert second.preposition == 3


def test_name_between_commas_belongs_to_the_phrase_before() -> None:
    passage = passage_of("Der Landrat, Jost Wendel, schwieg.")
    phrase = phrase_at(passage, load("de"), 0, len(passage.words))
    assert phrase is not None
    longer = with_apposition(passage, load("de"), phrase)
    assert passage.words[longer.first : longer.end] == ["Der", "Landrat", ",", "Jost", "Wendel"]


def test_clause_goes_on_behind_an_apposition() -> None:
    joined = join_appositions(
        passage_of("Wie Ida Lorenz, Meisterin des Hafens, am Montag sagte, ist Ruhe."), load("de")
    )
    assert len(joined.clauses) == 2
