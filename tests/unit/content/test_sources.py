from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from sitegen.content import Content, check_sources
from sitegen.model import Diagnostic, Facts, Place, Publish, Translation
from tests.unit.content.folders import read, write

if TYPE_CHECKING:
    from pathlib import Path


def test_facts_stand_in_a_file_named_after_the_document(tmp_path: Path) -> None:
    write(tmp_path, "sources/rat.md", "---\ntitle: Der Rat\ndate: 2024-05-08\npublish: link\n---\nEine Notiz.\n")
    content, problems = read(tmp_path)
    assert content.sources == {
        "rat": Facts(
            title="Der Rat",
            date="2024-05-08",
            publish=Publish.LINK,
            stated=("title", "date", "publish"),
            date_at=Place("content/sources/rat.md", 3, 7),
        )
    }
    assert content.places == {"rat": Place("content/sources/rat.md")}
    assert problems == []


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
@pytest.mark.parametrize("key", ["id", "document", "ID"])
def test_facts_of_many_stand_in_a_table(tmp_path: Path, delimiter: str, key: str) -> None:
    rows = [[key, "title", "translation"], ["rat", '"Rat, alt; ""neu"""', "machine"], ["bad", "", ""]]
    write(tmp_path, "sources.csv", ("\ufeff" + "\r\n".join(delimiter.join(row) for row in rows)).encode())
    content, problems = read(tmp_path)
    assert content.sources == {
        "rat": Facts(title='Rat, alt; "neu"', translation=Translation.MACHINE, stated=("title", "translation")),
        "bad": Facts(),
    }
    assert content.places["bad"] == Place("content/sources.csv", 3)
    assert problems == []


def test_a_file_wins_over_the_table_field_by_field(tmp_path: Path) -> None:
    write(tmp_path, "sources.csv", "id,title,author\nrat,Alt,Eva\n")
    write(tmp_path, "sources/rat.md", "---\ntitle: Neu\n---\n")
    content, problems = read(tmp_path)
    assert content.sources["rat"] == Facts(title="Neu", author="Eva", stated=("title", "author"))
    assert problems == []


def test_a_source_described_twice_in_one_kind_of_place_is_an_error(tmp_path: Path) -> None:
    write(tmp_path, "sources.csv", "id,title\nrat,Alt\nrat,Neu\n")
    write(tmp_path, "sources/a/bad.md", "---\ntitle: Alt\n---\n")
    write(tmp_path, "sources/b/bad.md", "---\ntitle: Neu\n---\n")
    content, problems = read(tmp_path)
    assert [facts.title for facts in content.sources.values()] == ["Alt", "Alt"]
    assert problems == [("source-twice", "content/sources.csv:3"), ("source-twice", "content/sources/b/bad.md")]


def test_every_wrong_value_is_told_with_its_place_and_the_rest_is_used(tmp_path: Path) -> None:
    write(tmp_path, "sources/rat.md", "---\ntitel: Rat\npublish: all\nauthor: Eva\n---\n")
    write(tmp_path, "sources/leer.md", "Nur eine Notiz.\n")
    write(tmp_path, "sources.csv", "id,titel,url\nbad,x,ftp://a\n,x,\nrat,a,,b\n")
    content, problems = read(tmp_path)
    assert content.sources["rat"] == Facts(author="Eva", stated=("author",))
    assert problems == [
        ("field-unknown", "content/sources.csv:1"),
        ("field-invalid", "content/sources.csv:2"),
        ("table-row", "content/sources.csv:3"),
        ("table-row", "content/sources.csv:4"),
        ("front-matter-invalid", "content/sources/leer.md:1"),
        ("field-unknown", "content/sources/rat.md:2:8"),
        ("field-invalid", "content/sources/rat.md:3:10"),
    ]


@pytest.mark.parametrize(
    "table", ["title\nRat\n", 'id,title\nrat,"offen\n', 'id,title\nrat,"a"b\n', "id\n" + "x" * 200_000]
)
def test_a_table_that_cannot_be_read_is_an_error(tmp_path: Path, table: str) -> None:
    write(tmp_path, "sources.csv", table)
    assert [code for code, _ in read(tmp_path)[1]] == ["table-row"]


def test_an_unknown_source_is_an_error_with_the_likeliest_one_meant() -> None:
    place = Place("content/sources/x.md")
    content = Content(sources={}, places={"gipfel-maddrid": place, "Rat 2024": place, "zzz": place, "rat-2024": place})
    found = check_sources(content, {"gipfel-madrid", "rat-2024"})
    assert [dict(problem.args)["suggestion"] for problem in found] == [
        "; did you mean 'gipfel-madrid'?",
        "; did you mean 'rat-2024'?",
        "",
    ]
    assert found[0] == Diagnostic("source-unknown", place, found[0].args)
