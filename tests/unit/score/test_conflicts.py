from __future__ import annotations

import pytest

from tests.score.conflicts import LANGUAGES, judge, precision_and_recall, read_pairs

FLOORS = {"de": (1.0, 0.96), "en": (1.0, 0.96)}  # precision, recall; they only rise


@pytest.mark.parametrize("language", LANGUAGES)
def test_conflicts_are_found_as_well_as_before(language: str) -> None:
    precision, recall = precision_and_recall(judge(read_pairs(language), language))
    assert precision >= FLOORS[language][0]
    assert recall >= FLOORS[language][1]


@pytest.mark.parametrize("language", LANGUAGES)
def test_most_pairs_of_the_corpus_are_no_conflicts(language: str) -> None:
    pairs = read_pairs(language)
    assert len(pairs) >= 60
    assert sum(pair.about is None for pair in pairs) > len(pairs) / 2
