from __future__ import annotations

import pytest

from sitegen.lifecycle import facts_about, find_renamed, settle_ids
from sitegen.model import Claim, Facts, Place

HERE = Place("rat.txt", 2, 12)


def renamed(*ids: str) -> Facts:
    return Facts(formerly=Claim(ids, HERE))


def correcting(*ids: str) -> Facts:
    return Facts(supersedes=Claim(ids, HERE))


def test_a_former_id_leads_to_the_one_of_today() -> None:
    lifecycle, problems = settle_ids({"rat": renamed("sitzung", "notiz"), "hafen": Facts()}, {})
    assert problems == ()
    assert lifecycle.former == {"rat": ("sitzung", "notiz")}
    assert lifecycle.current == {"sitzung": "rat", "notiz": "rat"}


def test_what_is_stated_of_a_former_id_belongs_to_the_document_and_names_older_ones() -> None:
    stated = {"sitzung": Facts(author="Ada", title="Alt", formerly=Claim(("notiz",), HERE)), "rat": Facts(title="Neu")}
    lifecycle, _ = settle_ids({"rat": renamed("sitzung")}, stated)
    assert lifecycle.former == {"rat": ("sitzung", "notiz")}
    facts = facts_about("rat", stated, lifecycle)
    assert facts is not None
    assert (facts.title, facts.author) == ("Neu", "Ada")


def test_of_what_nobody_stated_there_are_no_facts() -> None:
    lifecycle, _ = settle_ids({"rat": Facts()}, {})
    assert facts_about("rat", {"hafen": Facts(author="Ada")}, lifecycle) is None


def test_an_id_that_a_document_has_cannot_be_a_former_one() -> None:
    lifecycle, problems = settle_ids({"rat": renamed("hafen"), "hafen": Facts()}, {})
    assert [(found.code, found.at, found.args) for found in problems] == [("former-id-taken", HERE, (("id", "hafen"),))]
    assert lifecycle.current == {}


def test_two_documents_cannot_have_had_one_id() -> None:
    lifecycle, problems = settle_ids({"alpha": renamed("rat"), "beta": renamed("rat")}, {})
    assert [(found.code, dict(found.args)) for found in problems] == [
        ("former-id-twice", {"id": "rat", "holder": "alpha"})
    ]
    assert lifecycle.current == {"rat": "alpha"}


def test_a_corrected_text_takes_the_place_of_the_older_one_under_any_of_its_ids() -> None:
    lifecycle, problems = settle_ids({"alt": renamed("uralt"), "neu": correcting("uralt")}, {})
    assert problems == ()
    assert lifecycle.superseded == {"alt": "neu"}
    assert lifecycle.corrects() == {"neu": ("alt",)}


def test_corrections_may_follow_each_other() -> None:
    lifecycle, problems = settle_ids({"a": Facts(), "b": correcting("a"), "c": correcting("b")}, {})
    assert problems == ()
    assert lifecycle.superseded == {"a": "b", "b": "c"}


@pytest.mark.parametrize("told", [{"a": correcting("a")}, {"a": correcting("b"), "b": correcting("a")}])
def test_texts_that_correct_each_other_in_a_circle_are_told_and_stay_current(told: dict[str, Facts]) -> None:
    lifecycle, problems = settle_ids(told, {})
    assert [found.code for found in problems] == ["supersedes-cycle"]
    assert lifecycle.superseded == {}


def test_a_chain_that_leads_into_a_circle_keeps_what_lies_outside() -> None:
    told = {"a": correcting("b"), "b": correcting("a"), "x": Facts()}
    lifecycle, problems = settle_ids({**told, "b": Facts(supersedes=Claim(("a", "x"), HERE))}, {})
    assert [dict(found.args)["ids"] for found in problems] == ["a, b"]
    assert lifecycle.superseded == {"x": "b"}


def test_a_text_that_is_not_there_cannot_be_corrected() -> None:
    _, problems = settle_ids({"rathaus": Facts(), "neu": correcting("rathuas")}, {})
    assert [(found.code, dict(found.args)) for found in problems] == [
        ("supersedes-unknown", {"id": "rathuas", "suggestion": "; did you mean 'rathaus'?"})
    ]


def test_a_text_that_was_withdrawn_may_still_be_named_as_corrected() -> None:
    assert settle_ids({"neu": correcting("alt")}, {}, {"alt"})[1] == ()


def test_a_text_is_corrected_by_one_other() -> None:
    lifecycle, problems = settle_ids({"a": Facts(), "b": correcting("a"), "c": correcting("a")}, {})
    assert [(found.code, dict(found.args)["holder"]) for found in problems] == [("supersedes-twice", "b")]
    assert lifecycle.superseded == {"a": "b"}


def test_the_same_bytes_under_another_id_were_renamed() -> None:
    lifecycle, _ = settle_ids({"neu": Facts(), "da": Facts()}, {})
    assert find_renamed({"alt": "1", "da": "2"}, {"neu": "1", "da": "2"}, lifecycle) == (("alt", "neu"),)


def test_a_copy_beside_the_first_and_a_name_already_given_are_no_renaming() -> None:
    plain, _ = settle_ids({"neu": Facts()}, {})
    assert find_renamed({"alt": "1"}, {"alt": "1", "neu": "1"}, plain) == ()
    assert find_renamed({"alt": "1", "auch": "1"}, {"neu": "1"}, plain) == ()
    told, _ = settle_ids({"neu": renamed("alt")}, {})
    assert find_renamed({"alt": "1"}, {"neu": "1"}, told) == ()
