from __future__ import annotations

import pytest

from sitegen.errors import RuleError
from sitegen.languages import figures


def test_german_joins_the_unit_before_the_ten_and_english_behind() -> None:
    assert figures.load("de").numbers["einundzwanzig"] == 21
    assert figures.load("en").numbers["twenty-one"] == 21


@pytest.mark.parametrize("code", ["de", "en"])
def test_every_word_stands_in_small_letters(code: str) -> None:
    words = figures.load(code)
    lists = (words.labels, words.anybody, words.measures, words.uncounted, words.no_places, words.wide_places)
    assert all(word == word.casefold().replace("ss", "ß") or word == word.lower() for known in lists for word in known)


def test_a_language_without_figures_reads_them_as_the_first_that_has() -> None:
    assert figures.load_or_first("uk").code == "de"


def test_a_language_without_figures_cannot_be_loaded() -> None:
    with pytest.raises(RuleError, match="has no figures"):
        figures.load("uk")
