from __future__ import annotations

import pytest

from sitegen.languages.speech import load
from sitegen.mentions.cues import Cue, find_cues
from sitegen.mentions.passages import cut_passages
from sitegen.model import Span


def cues_of(text: str, language: str = "de") -> tuple[list[str], list[Cue]]:
    (passage,) = cut_passages(text, [Span(0, len(text))], [], 0, load(language))
    cues = find_cues(passage, load(language))
    return [" ".join(passage.words[index] for index in cue.words) for cue in cues], cues


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Das Amt teilte dem Blatt nichts mit.", ["teilte mit"]),
        ("Der Landrat hat gestern erklärt, er gehe.", ["hat erklärt"]),
        ("Wie das Amt bekannt gab, ist Ruhe.", ["bekannt gab"]),
        ("Sie bezeichnete den Plan als Irrweg.", ["bezeichnete"]),
        ("Er musste den Fehler einräumen.", ["musste einräumen"]),
    ],
)
def test_verb_is_found_with_all_its_words(text: str, words: list[str]) -> None:
    assert cues_of(text)[0] == words


@pytest.mark.parametrize(
    "text",
    [
        "Die Gesetze sehen das nicht vor.",
        "Das erklärte Ziel ist Ruhe.",
        "Um das zu erklären, fehlt Zeit.",
        "Einige Boote fehlen.",
        "Der Zug hielt (das Blatt berichtete) lange.",
    ],
)
def test_words_that_look_like_one_are_left_alone(text: str) -> None:
    assert cues_of(text)[0] == []


def test_passive_is_told_from_the_perfect() -> None:
    _, (passive,) = cues_of("Die Leute wurden aufgefordert, zu gehen.")
    _, (perfect,) = cues_of("Das Amt hat die Leute aufgefordert, zu gehen.")
    assert passive.passive
    assert not perfect.passive


def test_english_auxiliary_stands_before_the_participle() -> None:
    assert cues_of("The council has repeatedly denied it.", "en")[0] == ["has denied"]
