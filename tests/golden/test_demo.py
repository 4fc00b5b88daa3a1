"""The demo's timeline beside what a reader finds in its texts; the floors only rise."""

from __future__ import annotations

import pytest

from tests.score.demo import Score, demo_timeline, score

FLOORS = {"documents": 1.0, "mentions": 1.0, "dated": 1.0, "planned": 1.0, "speakers": 0.97, "groups": 1.0}


@pytest.fixture(scope="module")
def result() -> Score:
    """Return how the demo compares."""
    return score(demo_timeline())


def test_no_entry_carries_a_date_that_the_text_rules_out(result: Score) -> None:
    assert result.wrong == ()


def test_nothing_is_dated_by_what_is_no_date(result: Score) -> None:
    assert result.never == ()


@pytest.mark.parametrize("name", FLOORS)
def test_what_a_reader_finds_is_found(result: Score, name: str) -> None:
    right, of = getattr(result, name)
    assert of > 10
    assert right / of >= FLOORS[name], (result.missed, result.other)
