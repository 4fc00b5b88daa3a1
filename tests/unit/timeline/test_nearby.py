from __future__ import annotations

from sitegen.timeline.nearby import Nearby, rarest
from sitegen.timeline.similar import read_content
from sitegen.timeline.weights import Weights
from tests.unit.records import mention

WEIGHTS = Weights()


def _stems(text: str) -> tuple[str, ...]:
    return rarest(read_content(mention(text), WEIGHTS), WEIGHTS)


def test_what_shares_most_words_comes_first_and_of_two_alike_the_newer() -> None:
    near: Nearby[str] = Nearby()
    near.add("old", _stems("Die Fähre Orla brennt."))
    near.add("new", _stems("Die Fähre Orla brennt."))
    near.add("other", _stems("Die Fähre tutet."))
    assert [kept.thing for kept in near.like(_stems("Die Fähre Orla brennt."))] == ["new", "old", "other"]


def test_the_oldest_is_forgotten_for_the_newest() -> None:
    near: Nearby[str] = Nearby(most=2)
    assert near.add("a", _stems("Die Fähre Orla brennt.")) == ()
    assert near.add("b", _stems("Die Fähre Orla sinkt.")) == ()
    (forgotten,) = near.add("c", _stems("Die Fähre Orla tutet."))
    assert forgotten.thing == "a"
    assert [kept.thing for kept in near] == ["b", "c"]
    assert "a" not in [kept.thing for kept in near.like(_stems("Die Fähre Orla brennt."))]


def test_a_word_of_very_many_things_finds_only_the_newest() -> None:
    near: Nearby[int] = Nearby()
    for number in range(500):
        near.add(number, _stems("Die Fähre Orla brennt."))
    found = [kept.thing for kept in near.like(_stems("Die Fähre Orla brennt."))]
    assert found == list(range(499, 487, -1))


def test_a_word_of_one_thing_alone_finds_nothing_and_is_not_looked_up() -> None:
    weights = Weights(documents=9, spread={"fähr": 3, "orla": 1})
    content = read_content(mention("Die Fähre Orla."), weights)
    assert rarest(content, weights) == ("fähr",)
