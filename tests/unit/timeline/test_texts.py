from __future__ import annotations

import pytest

from sitegen.timeline.texts import Texts
from sitegen.timeline.weights import Weights

STEMS = {"a": {"ferry", "sank"}, "b": {"ferry", "sank"}, "c": {"council", "met"}, "d": {"ferry", "met"}, "e": set()}


@pytest.mark.parametrize(("other", "likeness"), [("b", 1.0), ("c", 0.0), ("d", 0.5), ("e", 0.0)])
def test_texts_are_as_like_as_the_words_they_share(other: str, likeness: float) -> None:
    texts = Texts(STEMS, Weights())
    assert texts.likeness("a", other) == pytest.approx(likeness)
    assert texts.likeness(other, "a") == texts.likeness("a", other)


def test_a_rare_common_word_makes_texts_more_alike_than_a_common_one() -> None:
    texts = Texts(STEMS, Weights(documents=5, spread={"ferry": 4, "sank": 2, "met": 1, "council": 1}))
    assert texts.likeness("c", "d") > texts.likeness("a", "d")
