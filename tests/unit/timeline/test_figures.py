from __future__ import annotations

import time

import pytest

from sitegen.languages import figures as figure_words
from sitegen.timeline.figures import find_figures

EXAMPLES = [(code, example) for code in ("de", "en") for example in figure_words.load(code).examples]


@pytest.mark.parametrize(("code", "example"), EXAMPLES, ids=str)
def test_the_examples_of_the_language_are_read_as_it_says(code: str, example: figure_words.FigureExample) -> None:
    found = [(figure.words, figure.low, figure.high) for figure in find_figures(example.text, code) if figure.units]
    assert [words for words, _, _ in found] == [words for words, _, _ in example.figures]
    for (_, low, high), (_, least, most) in zip(found, example.figures, strict=True):
        assert low == pytest.approx(least)
        assert high == pytest.approx(most)


def test_a_dozen_allows_twelve_and_about_two_hundred_allows_over_one_hundred_and_ninety() -> None:
    (dozen,) = find_figures("Ein Dutzend Boote sank.", "de")
    (twelve,) = find_figures("Zwölf Boote sanken.", "de")
    (around,) = find_figures("Rund 200 Gäste kamen.", "de")
    (over,) = find_figures("Über 190 Gäste kamen.", "de")
    assert dozen.allows(twelve)
    assert around.allows(over)
    assert not around.allows(twelve)


def test_people_are_counted_by_what_happened_to_them() -> None:
    (people,) = find_figures("Zwölf Menschen wurden verletzt.", "de")
    (hurt,) = find_figures("Es gab 14 Verletzte.", "de")
    assert people.units & hurt.units


def test_the_words_before_a_noun_belong_to_what_is_counted() -> None:
    (slightly,) = find_figures("Zwölf leicht Verletzte kamen in die Klinik.", "de")
    assert slightly.beside


@pytest.mark.parametrize("text", ["9" * 5000, "1.2.3.4,5,6 Euro", "²³ Boote", "12.000.000,5,5 Boote", "€ € €", "zwölf"])
def test_odd_figures_do_no_harm(text: str) -> None:
    for code in ("de", "en"):
        assert len(find_figures(text, code)) <= 1


def test_a_text_of_nothing_but_figures_takes_time_in_proportion() -> None:
    start = time.process_time()
    find_figures("zwölf Boote, 14 Euro und " * 4000, "de")
    assert time.process_time() - start < 2
