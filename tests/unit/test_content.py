from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import pytest

from sitegen.content import Content, check_sources, read_content
from sitegen.errors import ContentError, format_diagnostic
from sitegen.model import Diagnostic, Facts, Place, Publish, Translation

if TYPE_CHECKING:
    from pathlib import Path


def write(folder: Path, name: str, content: str | bytes) -> None:
    path = folder / "content" / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content.encode() if isinstance(content, str) else content)


def read(folder: Path) -> tuple[Content, list[tuple[str, str]]]:
    content, problems = read_content(folder / "content")
    assert all(map(format_diagnostic, problems))
    return content, [(problem.code, str(problem.at)) for problem in problems]


# --- sources -------------------------------------------------------------------------------------


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


# --- pages, people, assets -----------------------------------------------------------------------


def test_pages_have_a_name_a_language_and_a_title(tmp_path: Path) -> None:
    write(tmp_path, "pages/about.de.md", "---\ntitle: Über uns\n---\nText\n")
    write(tmp_path, "pages/about.en.md", "# About us #\n\nText\n")
    write(tmp_path, "pages/method.en.md", "Text\n")
    content, problems = read(tmp_path)
    assert [(page.name, page.language, page.title) for page in content.pages] == [
        ("about", "de", "Über uns"),
        ("about", "en", "About us"),
        ("method", "en", "method"),
    ]
    assert content.pages[0].text == "Text\n"
    assert problems == []


@pytest.mark.parametrize("name", ["about.md", "Über uns.de.md", "con.de.md"])
def test_a_page_without_a_proper_name_is_an_error(tmp_path: Path, name: str) -> None:
    write(tmp_path, f"pages/{name}", "Text\n")
    content, problems = read(tmp_path)
    assert content.pages == ()
    assert problems == [("page-name", f"content/pages/{name}")]


def test_people_have_names_aliases_and_roles(tmp_path: Path) -> None:
    write(
        tmp_path,
        "people/specht.md",
        "---\nname: Eva  Specht\naliases: [E. Specht, Specht]\nrole: Wirtin\nborn: 1980\n---\n",
    )
    write(tmp_path, "people/niemand.md", "---\nrole: Wirt\n---\n")
    content, problems = read(tmp_path)
    assert [(person.id, person.name, person.aliases, person.role) for person in content.people] == [
        ("specht", "Eva Specht", ("E. Specht", "Specht"), "Wirtin")
    ]
    assert content.people[0].fields[-1].value == "1980"
    assert problems == [("front-matter-invalid", "content/people/niemand.md:1")]


def test_two_files_for_one_person_are_an_error(tmp_path: Path) -> None:
    write(tmp_path, "people/eva-specht.md", "---\nname: Eva Specht\n---\n")
    write(tmp_path, "people/eva specht.md", "---\nname: Eva Specht\n---\n")
    content, problems = read(tmp_path)
    assert [person.id for person in content.people] == ["eva-specht"]
    assert problems == [("person-twice", "content/people/eva-specht.md")]


@pytest.mark.skipif(sys.platform == "win32", reason="such names and links cannot be made there")
def test_assets_are_listed_unless_they_are_hidden_or_lead_out_or_have_odd_names(tmp_path: Path) -> None:
    for name in ("logo.svg", "fonts/a.woff2", ".DS_Store", "a:b.png", "ende."):
        write(tmp_path, f"assets/{name}", b"\x00")
    (tmp_path / "geheim").write_text("x")
    (tmp_path / "content/assets/link.png").symlink_to(tmp_path / "geheim")
    content, problems = read(tmp_path)
    assert content.assets == ("fonts/a.woff2", "logo.svg")
    assert problems == [
        ("asset-name", "content/assets/a:b.png"),
        ("asset-name", "content/assets/ende."),
        ("outside-content", "content/assets/link.png"),
    ]


@pytest.mark.skipif(sys.platform == "win32", reason="such names cannot be made there")
@pytest.mark.parametrize("name", ["con.png", "a\u202eb.png", "a" * 245, "A.png", "\ue000.png"])
def test_an_asset_that_no_site_can_hold_is_told_and_left_out(tmp_path: Path, name: str) -> None:
    for asset in (name, "0.png", *(["a.png"] if name == "A.png" else [])):
        write(tmp_path, f"assets/{asset}", b"x")
    content, problems = read(tmp_path)
    assert [code for code, _ in problems] == ["asset-name"]
    assert "0.png" in content.assets
    assert len(content.assets) == (2 if name == "A.png" else 1)


@pytest.mark.skipif(sys.platform == "win32", reason="links need rights there")
@pytest.mark.parametrize("place", ["pages/x.de.md", "sources/x.md", "people/x.md", "sources.csv", "pages", "assets"])
def test_what_a_link_brings_from_elsewhere_is_not_read(tmp_path: Path, place: str) -> None:
    outside = tmp_path / "outside"
    outside.mkdir()
    (outside / "x.de.md").write_text("---\ntitle: x\nname: x\n---\n# x", encoding="utf-8")
    link = tmp_path / "content" / place
    link.parent.mkdir(parents=True)
    link.symlink_to(outside / "x.de.md" if "." in place else outside)
    content, problems = read(tmp_path)
    assert content == Content()
    assert [code for code, _ in problems] == ["outside-content"]


def test_without_a_folder_there_is_no_content(tmp_path: Path) -> None:
    assert read_content(tmp_path / "content") == (Content(), ())


def test_a_file_in_place_of_the_folder_stops_the_work(tmp_path: Path) -> None:
    (tmp_path / "content").write_text("x")
    with pytest.raises(ContentError):
        read_content(tmp_path / "content")


def test_text_that_is_no_utf8_is_read_with_a_warning_or_refused(tmp_path: Path) -> None:
    write(tmp_path, "pages/a.de.md", "Größe".encode("cp1252"))
    write(tmp_path, "pages/b.de.md", b"\xff\xfe\x00")
    content, problems = read(tmp_path)
    assert [page.text for page in content.pages] == ["Größe"]
    assert problems == [("encoding-guessed", "content/pages/a.de.md"), ("encoding-unknown", "content/pages/b.de.md")]
