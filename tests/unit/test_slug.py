from __future__ import annotations

import unicodedata

import pytest

from sitegen.slug import is_id, slug_of


@pytest.mark.parametrize(
    ("name", "slug"),
    [
        ("Der Rat", "der-rat"),
        ("gipfel/Größe & Übermaß", "gipfel-groesse-uebermass"),
        ("Café Łódź Ørsted", "cafe-lodz-orsted"),
        ("000_a11b", "000_a11b"),
        ("../..", slug_of("../..")),
        ("CON", "con-1"),
        ("nul.tar", "nul-tar"),
    ],
)
def test_a_slug_can_be_read(name: str, slug: str) -> None:
    assert slug_of(name) == slug
    assert is_id(slug)


def test_composed_and_taken_apart_letters_give_one_slug() -> None:
    assert slug_of(unicodedata.normalize("NFD", "Brücke")) == slug_of("Brücke") == "bruecke"


def test_names_in_other_scripts_stay_apart() -> None:
    slugs = {slug_of(name) for name in ("статья-1", "заметка-1", "東京", "大阪", "", "…", "1")}
    assert len(slugs) == 7
    assert all(map(is_id, slugs))


def test_long_names_are_cut_and_stay_apart() -> None:
    first, second = slug_of("x" * 300), slug_of("x" * 301)
    assert first != second
    assert len(first) == 120


@pytest.mark.parametrize("name", ["", "Rat", "a/b", "a.b", "-a", "nul", "x" * 121, "ä", "a\n"])
def test_what_cannot_be_an_id_is_none(name: str) -> None:
    assert not is_id(name)
