from __future__ import annotations

import pytest

from sitegen.timeline.placing import Placed, place_quote

TEXT = (
    "Am Montag kam der Ausschuss der Stadt zusammen. Der Rat tagte am 7. Mai lange und ohne Ergebnis in Bonn. "
    "Später tagte er am 9. Mai in Köln."
)


def read(placed: Placed, text: str = TEXT) -> str | None:
    """Return the words that stand where something was placed."""
    return placed.span.of(text) if placed.span else None


def test_words_that_stand_once_are_found() -> None:
    assert read(place_quote(TEXT, "tagte am 7. Mai")) == "tagte am 7. Mai"


def test_white_space_counts_as_one() -> None:
    assert read(place_quote("Der Rat\n  tagte   hier.", "Rat tagte hier"), "Der Rat\n  tagte   hier.") == (
        "Rat\n  tagte   hier"
    )


def test_words_that_stand_twice_have_no_place() -> None:
    assert place_quote(TEXT, "tagte") == Placed(None, 2)


@pytest.mark.parametrize(
    "context",
    [{"prefix": "Später"}, {"suffix": "er am 9. Mai"}, {"prefix": "Köln. Später", "suffix": "er am 9. Juni in"}],
)
def test_surroundings_tell_places_apart_though_they_were_edited(context: dict[str, str]) -> None:
    placed = place_quote(TEXT, "tagte", **context)
    assert placed.span is not None
    assert TEXT[: placed.span.start].endswith("Später ")


def test_few_words_in_half_of_their_surroundings_are_not_trusted() -> None:
    assert place_quote("Er kam am 9. Mai in Köln an.", "9. Mai", suffix="in Köln oder in Bonn") == Placed(None, 0)


def test_surroundings_that_fit_two_places_alike_decide_nothing() -> None:
    text = "Er kam am 7. Mai. Er kam am 7. Mai."
    assert place_quote(text, "am 7. Mai", prefix="Er kam") == Placed(None, 2)


def test_a_few_words_are_not_found_again_in_foreign_surroundings() -> None:
    assert place_quote(TEXT, "9. Mai", prefix="Der Kanzler fliegt am", suffix="nach Paris") == Placed(None, 0)


def test_many_words_are_found_again_in_any_surroundings() -> None:
    assert read(place_quote(TEXT, "Der Rat tagte am", prefix="Vorher stand hier", suffix="etwas anderes")) == (
        "Der Rat tagte am"
    )


@pytest.mark.parametrize(
    "old",
    [
        "Der Rat beriet am 7. Mai lange und ohne Ergebnis in Bonn",
        "Der Rat tagte wieder am 7. Mai lange und ohne Ergebnis in Bonn",
        "Der Rat am 7. Mai lange und ohne Ergebnis in Bonn",
    ],
)
def test_a_word_of_eight_may_differ_and_it_is_told(old: str) -> None:
    placed = place_quote(TEXT, old)
    assert placed.edited
    assert read(placed) == "Der Rat tagte am 7. Mai lange und ohne Ergebnis in Bonn"


def test_other_punctuation_is_no_edit() -> None:
    placed = place_quote(TEXT, "Der Rat tagte – am 7. Mai, lange und „ohne Ergebnis“ in Bonn.")
    assert (read(placed), placed.edited) == ("Der Rat tagte am 7. Mai lange und ohne Ergebnis in Bonn", False)


@pytest.mark.parametrize(
    "old",
    [
        "Der Rat tagte am 8. Mai lange und ohne Ergebnis in Bonn",  # another number
        "Der Rat tagte am 7. Mai 2024 lange und ohne Ergebnis in Bonn",  # a number more
        "Der Senat beriet am 7. Mai lange und ohne Ergebnis in Bonn",  # two words of eleven
        "kam der Rat zusammen",  # too few words for one to differ
        "…",
    ],
)
def test_what_differs_in_more_is_lost(old: str) -> None:
    assert place_quote(TEXT, old) == Placed(None, 0)


def test_two_places_that_are_nearly_right_are_not_chosen_between() -> None:
    text = "Der Rat der Stadt tagte lange hier. Der Rat der Stadt tagte heute hier."
    assert place_quote(text, "Der Rat der Stadt tagte gestern hier").count == 2


def test_a_twin_elsewhere_is_not_taken_for_the_one_that_was_edited() -> None:
    said = "Der Rat der Stadt tagte am Abend lange in Bonn"
    text = f"Im Mai war es warm. {said}. Dann kam der Sommer, und alle fuhren fort. {said}. Es regnete."
    context = {"prefix": "Im Mai war es warm.", "suffix": "Dann kam der Sommer"}
    first = place_quote(text, said, **context)
    edited = place_quote(text.replace("Abend", "Morgen", 1), said, **context)
    assert first.span is not None
    assert edited.span is not None
    assert (edited.span.start, edited.edited) == (first.span.start, True)


@pytest.mark.parametrize("text", ["a " * 200_000, " " * 400_000, "a" * 400_000, "a  a  b " * 60_000])
def test_hostile_texts_come_to_an_end(text: str) -> None:
    assert place_quote(text, "a b " * 400 + "c") == Placed(None, 0)
