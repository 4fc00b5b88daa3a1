from __future__ import annotations

from sitegen.timeline.linkage import Near, group


def near(**pairs: float) -> Near:
    """Return likenesses of things named by one digit each: ``a01=0.5``."""
    found: Near = {}
    for name, likeness in pairs.items():
        one, other = int(name[1]), int(name[2])
        found.setdefault(one, {})[other] = found.setdefault(other, {})[one] = likeness
    return found


def test_things_are_joined_while_they_are_alike_on_the_mean() -> None:
    alike = {0: {1: 0.9, 2: 0.1}, 1: {0: 0.9, 2: 0.5}, 2: {0: 0.1, 1: 0.5}}
    assert group(3, {index: dict(row) for index, row in alike.items()}, lambda _: 0.3) == [[2, 0, 1]]
    assert group(3, alike, lambda _: 0.4) == [[2], [0, 1]]


def test_a_small_group_may_be_asked_for_less() -> None:
    def least(size: int) -> float:
        return 0.5 if size > 1 else 0.2

    pairs = near(a01=0.9, a23=0.8, a02=0.3, a03=0.3, a12=0.3, a13=0.3)
    assert group(4, pairs, least) == [[0, 1], [2, 3]]
    assert group(3, near(a01=0.9, a02=0.3, a12=0.3), least) == [[2, 0, 1]]


def test_what_is_against_each_other_stays_apart_however_low_the_bar() -> None:
    assert group(2, near(a01=-1.0), lambda _: 0.0) == [[0], [1]]


def test_nothing_gives_no_groups() -> None:
    assert group(0, {}, lambda _: 0.0) == []
