from __future__ import annotations

import pytest

from sitegen.languages.speech import Kind, Word, known_code, load, load_entries


@pytest.mark.parametrize(
    ("word", "verb"),
    [
        ("sagte", "sagen"),
        ("betont", "betonen"),
        ("bezeichnete", "bezeichnen"),
        ("antwortete", "antworten"),
        ("versicherten", "versichern"),
        ("mitgeteilt", "mitteilen"),
        ("mitteilte", "mitteilen"),
        ("beschlossen", "beschließen"),
    ],
)
def test_forms_follow_from_the_infinitive(word: str, verb: str) -> None:
    assert verb in {form.verb for form in load("de").forms[word]}


def test_particle_parts_from_its_verb() -> None:
    assert {form.particle for form in load("de").forms["teilte"]} == {"mit"}


def test_english_forms_keep_their_spelling() -> None:
    forms = load("en").forms
    assert {"denies", "denied", "urged", "said", "admitted"} <= set(forms)


def test_word_may_belong_to_several_classes() -> None:
    flags = load("de").words["der"]
    assert flags & Word.DETERMINER
    assert flags & Word.RELATIVE


def test_verb_in_two_lists_takes_both() -> None:
    kinds = {form.kind for form in load("de").forms["versprach"]}
    assert any(kind & Kind.SAY and kind & Kind.DEMAND for kind in kinds)


def test_unknown_language_is_read_with_one_that_has_rules() -> None:
    assert known_code("xx") in {"de", "en"}


@pytest.mark.parametrize("code", ["de", "en"])
def test_entries_know_words_that_link(code: str) -> None:
    assert load_entries(code).links
