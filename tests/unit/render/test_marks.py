import random

import pytest

from sitegen.model import Span
from sitegen.render.marks import Mark, Token, Weaver, union

TEXT = "abcdefghijklmnopqrstuvwxyz"


def passage(start: int, end: int, name: str = "") -> Mark:
    return Mark(span=Span(start, end), kind="passage", id=name or f"m-{start}-{end}")


def written(tokens: list[Token]) -> str:
    """Return *tokens* as if they were markup; an opening bracket with ! is the first piece of its mark."""
    parts = []
    for token in tokens:
        if token.opens:
            parts.append(f"<{token.opens.id}{'!' if token.first else ''}>")
        elif token.closes:
            parts.append(f"</{token.closes.id}>")
        else:
            parts.append("…" if token.gap else token.text)
    return "".join(parts)


def woven(*marks: Mark, shown: tuple[Span, ...] = (Span(0, 6),)) -> str:
    return written(list(Weaver().weave(TEXT, shown, marks)))


def test_a_mark_stands_around_its_words() -> None:
    assert woven(passage(1, 3, "m")) == "a<m!>bc</m>def"


def test_marks_inside_each_other_nest() -> None:
    assert woven(passage(1, 5, "m"), passage(2, 4, "n")) == "a<m!>b<n!>cd</n>e</m>f"


def test_marks_on_the_same_words_both_exist() -> None:
    assert woven(passage(1, 3, "m"), passage(1, 3, "n")) == "a<m!><n!>bc</n></m>def"


def test_marks_that_cross_are_cut_and_only_the_first_piece_has_the_id() -> None:
    assert woven(passage(1, 4, "m"), passage(2, 6, "n")) == "a<m!>b<n!>cd</n></m><n>ef</n>"


def test_between_two_shown_stretches_is_a_gap() -> None:
    assert woven(passage(0, 3, "m"), passage(5, 7, "n"), shown=(Span(0, 3), Span(5, 7))) == "<m!>abc</m>…<n!>fg</n>"


def test_behind_a_passage_that_is_cut_is_a_gap() -> None:
    cut = Mark(span=Span(1, 3), kind="passage", id="m", cut=True)
    assert written(list(Weaver().weave(TEXT, [Span(1, 3)], [cut]))) == "<m!>bc</m>…"
    assert written(list(Weaver().weave(TEXT, [Span(0, 4)], [cut]))) == "a<m!>bc</m>d"


def test_a_mark_over_two_blocks_has_its_id_once() -> None:
    weaver = Weaver()
    mark = passage(2, 8, "m")
    first = list(weaver.weave(TEXT, [Span(0, 4)], [mark]))
    second = list(weaver.weave(TEXT, [Span(6, 10)], [mark]))
    assert (written(first), written(second)) == ("ab<m!>cd</m>", "<m>gh</m>ij")


@pytest.mark.parametrize("seed", range(40))
def test_tokens_always_nest_and_keep_the_text(seed: int) -> None:
    chance = random.Random(seed)  # noqa: S311  # examples, not secrets
    marks = []
    for number in range(chance.randint(1, 7)):
        start = chance.randrange(0, 25)
        marks.append(passage(start, chance.randint(start + 1, 26), f"m{number}"))
    tokens = list(Weaver().weave(TEXT, [Span(0, 26)], marks))
    opened: list[Mark] = []
    covered: dict[str, str] = {mark.id: "" for mark in marks}
    for token in tokens:
        if token.opens:
            opened.append(token.opens)
        elif token.closes:
            assert opened.pop() is token.closes
        for mark in opened:
            covered[mark.id] += token.text
    assert opened == []
    assert "".join(token.text for token in tokens) == TEXT
    assert covered == {mark.id: mark.span.of(TEXT) for mark in marks}
    assert sorted(token.opens.id for token in tokens if token.opens and token.first) == sorted(covered)


def test_union_joins_what_touches() -> None:
    assert union([Span(5, 7), Span(0, 3), Span(2, 4), Span(7, 8)]) == [Span(0, 4), Span(5, 8)]


def test_union_keeps_a_long_stretch_that_holds_a_short_one() -> None:
    assert union([Span(0, 9), Span(2, 4)]) == [Span(0, 9)]
