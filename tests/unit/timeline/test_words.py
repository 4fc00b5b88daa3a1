from __future__ import annotations

from dataclasses import replace

import pytest

from sitegen.model import Span
from sitegen.timeline.similar import compare, read_content
from sitegen.timeline.weights import Weights, weigh
from sitegen.timeline.words import happening, tell, told_by
from tests.unit.records import dated_by, mention


def stems(text: str, language: str = "en") -> list[str]:
    return [word.stem for word in tell(text, language)]


def test_stop_words_and_single_letters_tell_nothing() -> None:
    assert stems("He and a B were in it") == []


def test_a_capital_inside_an_english_sentence_is_a_name() -> None:
    names = {word.stem: word.name for word in tell("Crowds saw Norham. Ferries left.", "en")}
    assert names == {"crowd": None, "see": False, "norham": True, "ferr": None, "leav": False}


@pytest.mark.parametrize("text", ["on 7 May", "in 1999", "the 3. place"])
def test_days_years_and_ordinals_are_no_figures(text: str) -> None:
    assert not any(word.figure for word in tell(text, "en"))


def test_an_amount_is_a_figure() -> None:
    assert [word.stem for word in tell("It cost 12 million.", "en") if word.figure] == ["12"]


@pytest.mark.parametrize(
    ("text", "language", "number"),
    [("zwölf Boote", "de", "12"), ("Twenty-one boats", "en", "21"), ("only two boats", "en", "2")],
)
def test_a_number_word_is_the_figure_of_its_digits(text: str, language: str, number: str) -> None:
    assert [word.stem for word in tell(text, language) if word.figure] == [number]


@pytest.mark.parametrize("text", ["two years", "three million", "a two-man boat", "four hundred"])
def test_a_number_word_that_dates_or_is_a_part_of_a_word_is_no_figure(text: str) -> None:
    assert not any(word.figure for word in tell(text, "en"))


def test_a_number_word_and_other_digits_keep_two_reports_apart() -> None:
    one, other = (
        read_content(mention(f"Beim Brand der alten Mühle in Altmünde wurden {hurt} verletzt."), Weights())
        for hurt in ("zwölf Bewohner", "14 Bewohner")
    )
    assert compare(one, other) is None


def test_a_word_without_end_is_left_out() -> None:
    assert stems("harbour " + "x" * 100_000) == ["harbour"]


def test_the_words_that_date_a_mention_are_left_out() -> None:
    found = dated_by(mention("Am 7. Mai tagte der Rat."), "Am 7. Mai", "XXXX-05-07")
    assert {word.stem for word in told_by(found)} == {"tagt", "rat"}


@pytest.mark.parametrize(
    ("word", "light", "saying"), [("resigned", False, False), ("took", True, False), ("said", False, True)]
)
def test_a_trigger_is_light_or_saying_or_names_a_happening(word: str, light: bool, saying: bool) -> None:
    found = replace(mention(f"Pell {word} in May."), language="en", trigger=Span(5, 5 + len(word)))
    named = happening(found)
    assert named is not None
    assert (named.light, named.saying) == (light, saying)


def test_a_rare_word_says_more_than_a_common_one() -> None:
    told = [mention(f"Der Rat tagte über {what}.", document=what) for what in ("Brücken", "Straßen", "Schulen")]
    weights = weigh(told)
    assert weights.rarity("rat") < weights.rarity("brück")
    assert Weights().rarity("rat") == 1.0


def test_figures_that_differ_keep_two_mentions_apart() -> None:
    one, two = (mention(f"Der Rat von Bonn bewilligte {sum_} Millionen für Brücken.") for sum_ in (12, 40))
    known = Weights()
    assert compare(read_content(one, known), read_content(two, known)) is None


@pytest.mark.parametrize(("form", "base", "language"), [("won", "win", "en"), ("Starb", "sterben", "de")])
def test_irregular_forms_lead_to_their_base(form: str, base: str, language: str) -> None:
    assert stems(form, language) == stems(base, language)


def test_a_word_without_a_kind_is_a_kind_of_its_own_and_not_known() -> None:
    found = mention("The regatta came and a fire broke out.")
    kinds = []
    for word in ("regatta", "fire"):
        start = found.quote.exact.index(word)
        named = happening(replace(found, language="en", trigger=Span(start, start + len(word))))
        assert named is not None
        kinds.append((min(named.kinds), named.known))
    assert kinds == [("regatta", False), ("fire", True)]


def test_a_fruit_is_no_request() -> None:
    assert stems("apple") != stems("apply") == stems("applied")
