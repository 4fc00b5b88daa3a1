import unicodedata

import pytest

from sitegen.wording import direction, language_words, turns


@pytest.mark.parametrize(
    ("code", "german", "english"),
    [
        ("uk", "Ukrainisch", "Ukrainian"),
        ("EN", "Englisch", "English"),
        ("pt-BR", "Portugiesisch", "Brazilian Portuguese"),
        ("de-XY", "Deutsch", "German"),
    ],
)
def test_a_language_is_called_by_its_name(code: str, german: str, english: str) -> None:
    assert (language_words(code, "de"), language_words(code, "en")) == (german, english)


@pytest.mark.parametrize("code", ["xqz", "../etc", "x" * 400])
def test_a_code_without_a_name_stands_for_itself(code: str) -> None:
    assert language_words(code, "de") == code


def test_no_language_has_no_name() -> None:
    assert language_words(None, "de") == ""


@pytest.mark.parametrize("code", ["ar", "he", "fa", "ur-PK", "pa-Arab", "AR_eg"])
def test_languages_written_from_the_right_say_so(code: str) -> None:
    assert direction(code) == "rtl"


@pytest.mark.parametrize("code", ["de", "", None, "az-Latn", "ur-Latn", "x"])
def test_others_go_by_their_letters(code: str | None) -> None:
    assert direction(code) == "auto"


def test_what_is_written_from_the_right_or_sets_a_direction_turns_what_stands_beside_it() -> None:
    turning = {"R", "AL", "AN", "LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI"}
    letters = (chr(code) for code in range(0x110000) if not 0xD800 <= code < 0xE000)
    assert [letter for letter in letters if unicodedata.bidirectional(letter) in turning and not turns(letter)] == []


def test_what_is_written_from_the_left_turns_nothing() -> None:
    assert not turns("„Größe“ – 12 % […] Łódź, Київ, 東京 🌊")
