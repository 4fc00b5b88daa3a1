"""Where a text speaks of time is found in one pass, the longest expression at each place."""

from __future__ import annotations

from itertools import pairwise

import pytest

from sitegen.dates.compile import grammar
from sitegen.dates.detect import Match, find_expressions
from sitegen.model import Span


def found_in(text: str, language: str = "de") -> tuple[Match, ...]:
    return tuple(find_expressions(text, grammar(language), Span(0, len(text))))


def test_the_longest_expression_at_a_place_is_taken() -> None:
    (match,) = found_in("Der Rat tagte am 7. Mai 2024 in Bonn.")
    assert match.core.of("Der Rat tagte am 7. Mai 2024 in Bonn.") == "7. Mai 2024"
    assert match.slots["year"] == "2024"


def test_expressions_come_in_text_order_and_none_overlaps_another() -> None:
    spans = [match.span for match in found_in("Am 7. Mai, am Freitag, gestern um 20.30 Uhr und 1998.")]
    assert len(spans) >= 4
    assert all(first.end <= second.start for first, second in pairwise(spans))


def test_what_a_word_before_it_says_is_kept_beside_the_expression() -> None:
    text = "It began in early March 2024."
    (match,) = found_in(text, "en")
    assert match.span.of(text) == "early March 2024"
    assert match.core.of(text) == "March 2024"
    assert match.mods == ("START",)


def test_only_what_lies_in_the_given_stretch_is_found() -> None:
    text = "Am 7. Mai 2024 und am 9. Mai 2024."
    (match,) = find_expressions(text, grammar("de"), Span(15, len(text)))
    assert match.core.of(text) == "9. Mai 2024"


@pytest.mark.parametrize("text", ["Sie zahlte $2000.", "It took 1500 metres.", "See Article 1998.", "Mr. May left."])
def test_what_stands_around_a_number_or_a_name_forbids_a_date(text: str) -> None:
    assert found_in(text, "en") == ()


@pytest.mark.parametrize("text", ["", " ", "." * 500, "12" * 500, "Mai" * 500])
def test_texts_of_no_sense_are_read_to_their_end(text: str) -> None:
    matches = tuple(find_expressions(f" {text}", grammar("de"), Span(0, len(text) + 1)))
    assert all(match.span.end <= len(text) + 1 for match in matches)
