from __future__ import annotations

from typing import TYPE_CHECKING

from sitegen.timeline.nearby import Nearby
from sitegen.timeline.similar import read_content
from sitegen.timeline.weights import Weights
from tests.unit.records import mention

if TYPE_CHECKING:
    from sitegen.timeline.similar import Content

WEIGHTS = Weights()


def _content(text: str) -> Content:
    return read_content(mention(text), WEIGHTS)


def test_what_shares_most_words_comes_first_and_of_two_alike_the_newer() -> None:
    near: Nearby[str] = Nearby(WEIGHTS)
    near.add("old", _content("Die Fähre Orla brennt."))
    near.add("new", _content("Die Fähre Orla brennt."))
    near.add("other", _content("Die Fähre tutet."))
    assert [kept.thing for kept in near.like(_content("Die Fähre Orla brennt."))] == ["new", "old", "other"]


def test_the_oldest_is_forgotten_for_the_newest() -> None:
    near: Nearby[str] = Nearby(WEIGHTS, most=2)
    assert near.add("a", _content("Die Fähre Orla brennt.")) == ()
    assert near.add("b", _content("Die Fähre Orla sinkt.")) == ()
    (forgotten,) = near.add("c", _content("Die Fähre Orla tutet."))
    assert forgotten.thing == "a"
    assert [kept.thing for kept in near] == ["b", "c"]
    assert "a" not in [kept.thing for kept in near.like(_content("Die Fähre Orla brennt."))]


def test_a_word_of_very_many_things_finds_only_the_newest() -> None:
    near: Nearby[int] = Nearby(WEIGHTS)
    for number in range(500):
        near.add(number, _content("Die Fähre Orla brennt."))
    found = [kept.thing for kept in near.like(_content("Die Fähre Orla brennt."))]
    assert found == list(range(499, 483, -1))
