from __future__ import annotations

import pytest

from sitegen.languages import codes_with
from sitegen.languages.events import load, load_or_first, words_of


@pytest.mark.parametrize(
    ("code", "forms"),
    [
        ("en", ["kill", "kills", "killed", "killing"]),
        ("en", ["stop", "stopped", "stopping"]),
        ("en", ["announce", "announces", "announced", "announcement"]),
        ("en", ["elect", "elected", "election", "elections"]),
        ("de", ["unterzeichnen", "unterzeichnet", "unterzeichnete", "Unterzeichnung"]),
        ("de", ["wählen", "gewählt", "wählte"]),
        ("de", ["Brücke", "Brücken"]),
    ],
)
def test_forms_of_a_regular_word_have_one_stem(code: str, forms: list[str]) -> None:
    assert len({load(code).stem(form) for form in forms}) == 1


@pytest.mark.parametrize(("code", "one", "other"), [("en", "resigned", "quit"), ("de", "Rücktritt", "Amtsverzicht")])
def test_words_of_one_line_are_one_kind_of_happening(code: str, one: str, other: str) -> None:
    words = load(code)
    assert set(words.kinds[words.stem(one)]) & set(words.kinds[words.stem(other)])


@pytest.mark.parametrize("code", codes_with("events"))
def test_light_words_and_words_of_saying_are_told_apart(code: str) -> None:
    words = load(code)
    assert words.stop
    assert not words.light & words.saying
    assert not set(words.phrases) & words.stop


def test_a_language_without_the_part_borrows_it() -> None:
    assert load_or_first("xx").code in codes_with("events")


def test_words_come_with_their_places() -> None:
    assert words_of("Am 7. Mai, 1,5 km") == [("Am", 0), ("7", 3), ("Mai", 6), ("1,5", 11), ("km", 15)]
