from __future__ import annotations

import pytest

from sitegen.facts import facts_of, join_facts, stated, unknown_field
from sitegen.model import Facts, Place, Publish, Translation


def place(name: str) -> Place:
    return Place(f"{name}.md")


def test_values_are_tidied_and_empty_ones_are_none() -> None:
    facts, problems = facts_of({"title": " Der\n Rat ", "author": " ", "publish": "FULL", "note": "x"}, place)
    assert facts == Facts(title="Der Rat", publish=Publish.FULL)
    assert problems == ()


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("publish", "some"),
        ("translation", "yes"),
        ("language", "Deutsch"),
        ("original_language", "d"),
        ("url", "javascript:alert(1)"),
        ("url", "//host/a"),
        ("url", "https://user@host/"),
        ("url", "https://host/a b"),
        ("archived_url", "data:text/html,x"),
    ],
)
def test_what_is_not_possible_is_left_out_and_told_where_it_stands(name: str, value: str) -> None:
    facts, (problem,) = facts_of({"title": "Rat", name: value}, place)
    assert facts == Facts(title="Rat")
    assert (problem.code, problem.at) == ("field-invalid", Place(f"{name}.md"))


@pytest.mark.parametrize(
    ("name", "value"),
    [("url", "https://hafen.example:80/a?b=c#d"), ("language", "de-AT"), ("date", "gestern"), ("translation", "human")],
)
def test_what_is_possible_is_taken(name: str, value: str) -> None:
    assert facts_of({name: value}, place)[1] == ()


def test_stated_facts_name_their_fields_and_win() -> None:
    first = stated(Facts(title="Neu", translation=Translation.NONE), Place)
    assert first.stated == ("title", "translation")
    assert join_facts(first, Facts(title="Alt", author="Eva")) == Facts(
        title="Neu", author="Eva", translation=Translation.NONE, stated=("title", "translation")
    )
    assert join_facts(None, Facts(title="Alt")) == Facts(title="Alt")


def test_an_unknown_field_comes_with_the_likeliest_known_one() -> None:
    assert dict(unknown_field("titel", Place("a.md")).args)["suggestion"] == "; did you mean 'title'?"
    assert dict(unknown_field("xyz", Place("a.md")).args)["suggestion"] == ""
