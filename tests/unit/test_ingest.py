from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

import pytest

from sitegen.ingest import Seed, find_seeds, read_document
from sitegen.model import Diagnostic, Document, Facts, Publish

if TYPE_CHECKING:
    from pathlib import Path

GERMAN = "Der Rat tagte am Montag. Er sprach über die Brücke und den Haushalt. Es ging nicht um das Bad.\n"
ENGLISH = "The council met on Monday. It spoke about the bridge and the budget. This was not about the bath.\n"


def write(folder: Path, name: str, content: str | bytes) -> None:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content.encode() if isinstance(content, str) else content)


def read(folder: Path, content: str | bytes, facts: Facts | None = None) -> tuple[Document, tuple[Diagnostic, ...]]:
    write(folder, "a.txt", content)
    document, problems = read_document(folder, Seed("a.txt", "a"), facts, "de")
    assert document is not None
    return document, problems


def codes(problems: tuple[Diagnostic, ...]) -> list[str]:
    return [problem.code for problem in problems]


# --- finding -------------------------------------------------------------------------------------


def test_seeds_are_found_by_path_with_folders_in_their_ids(tmp_path: Path) -> None:
    for name in ("rat.txt", "archiv/Übersicht 2024.md", "000_a11b.TXT"):
        write(tmp_path, name, GERMAN)
    seeds, problems = find_seeds(tmp_path)
    assert seeds == (
        Seed("000_a11b.TXT", "000_a11b"),
        Seed("archiv/Übersicht 2024.md", "archiv-uebersicht-2024"),
        Seed("rat.txt", "rat"),
    )
    assert problems == ()


def test_a_file_that_is_no_text_is_reported_with_the_command_that_helps(tmp_path: Path) -> None:
    seeds = tmp_path / "seeds"
    write(seeds, "web/seite.html", "<p>")
    write(seeds, "LIESMICH", "x")
    found, problems = find_seeds(seeds)
    assert found == ()
    assert [(problem.code, problem.at.path, dict(problem.args)) for problem in problems] == [
        ("not-a-seed", "LIESMICH", {"suffix": "LIESMICH", "path": "LIESMICH"}),
        ("not-a-seed", "web/seite.html", {"suffix": ".html", "path": "web/seite.html"}),
    ]


def test_hidden_files_are_passed_over_and_underscores_are_not(tmp_path: Path) -> None:
    for name in (".git/config.txt", ".entwurf.md", "Thumbs.db", "_alt/rat.txt"):
        write(tmp_path, name, GERMAN)
    seeds, problems = find_seeds(tmp_path)
    assert [seed.path for seed in seeds] == ["_alt/rat.txt"]
    assert problems == ()


def test_the_front_matter_names_the_document(tmp_path: Path) -> None:
    write(tmp_path, "x.md", "---\ntitle: Rat\nid: rat-2024\n---\nText\n")
    assert find_seeds(tmp_path)[0] == (Seed("x.md", "rat-2024"),)


@pytest.mark.parametrize("name", ["../rat", "Rat", "con", "a b", "x" * 121, "-x"])
def test_an_id_that_cannot_be_one_is_an_error_with_its_line(tmp_path: Path, name: str) -> None:
    write(tmp_path, "x.md", f'---\ntitle: Rat\nid: "{name}"\n---\nText\n')
    seeds, problems = find_seeds(tmp_path)
    assert seeds == (Seed("x.md", "x"),)
    assert [(problem.code, problem.at.line) for problem in problems] == [("bad-id", 3)]


def test_the_first_of_two_files_with_one_id_has_it(tmp_path: Path) -> None:
    write(tmp_path, "a/b.txt", GERMAN)
    write(tmp_path, "a-b.txt", GERMAN)
    seeds, problems = find_seeds(tmp_path)
    assert seeds == (Seed("a-b.txt", "a-b"),)
    assert problems[0].code == "duplicate-id"
    assert problems[0].at.path == "a/b.txt"
    assert dict(problems[0].args)["other"] == "a-b.txt"


@pytest.mark.skipif(sys.platform == "win32", reason="making links needs a right of its own there")
def test_links_never_lead_out_of_the_folder_nor_in_circles(tmp_path: Path) -> None:
    write(tmp_path, "geheim.txt", GERMAN)
    seeds = tmp_path / "seeds"
    write(seeds, "a/rat.txt", GERMAN)
    (seeds / "raus.txt").symlink_to(tmp_path / "geheim.txt")
    (seeds / "raus").symlink_to(tmp_path)
    (seeds / "a" / "kreis").symlink_to(seeds)
    (seeds / "zwilling.txt").symlink_to(seeds / "a" / "rat.txt")
    found, problems = find_seeds(seeds)
    assert [seed.path for seed in found] == ["a/rat.txt", "zwilling.txt"]
    assert [(problem.code, problem.at.path) for problem in problems] == [
        ("outside-seeds", "raus"),
        ("outside-seeds", "raus.txt"),
    ]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes there")
def test_a_pipe_is_reported_and_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "rohr.txt")
    seeds, problems = find_seeds(tmp_path)
    assert seeds == ()
    assert codes(problems) == ["unreadable-file"]


def test_a_name_that_is_no_text_is_reported(tmp_path: Path) -> None:
    try:
        (tmp_path / os.fsdecode(b"r\xe4t.txt")).write_text("x")
    except (OSError, UnicodeError):
        pytest.skip("this file system only takes names that are text")
    seeds, problems = find_seeds(tmp_path)
    assert seeds == ()
    assert codes(problems) == ["unreadable-file"]


def test_a_file_that_is_gone_is_reported(tmp_path: Path) -> None:
    document, problems = read_document(tmp_path, Seed("weg.txt", "weg"), None, "de")
    assert document is None
    assert codes(problems) == ["unreadable-file"]


# --- reading -------------------------------------------------------------------------------------


def test_text_is_left_as_it_is(tmp_path: Path) -> None:
    content = "\r\n Eins\r\rZwei\x0c\x85\u2028\u200b\u202e Drei\x00 \n\n"
    document, _ = read(tmp_path, content)
    assert document.text == content
    assert document.body is not None
    assert document.body.of(document.text) == content


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-32"])
def test_a_byte_order_mark_is_read_and_not_part_of_the_text(tmp_path: Path, encoding: str) -> None:
    document, problems = read(tmp_path, GERMAN.encode(encoding))
    assert document.text == GERMAN
    assert problems == ()


def test_front_matter_behind_a_byte_order_mark_is_found(tmp_path: Path) -> None:
    document, _ = read(tmp_path, "\ufeff---\ntitle: Rat\n---\nText".encode())
    assert document.facts.title == "Rat"
    assert document.body is not None
    assert document.body.of(document.text) == "Text"


def test_bytes_that_are_no_utf8_are_read_as_windows_with_a_warning(tmp_path: Path) -> None:
    document, problems = read(tmp_path, GERMAN.encode("cp1252") + b"\x84Ja\x93 \x81")
    assert document.text == GERMAN + "„Ja“ \x81"
    assert document.encoding == "windows-1252"
    assert codes(problems) == ["encoding-guessed"]


def test_a_declared_encoding_is_used_where_the_bytes_are_no_utf8(tmp_path: Path) -> None:
    document, problems = read(tmp_path, "---\nencoding: iso-8859-2\n---\nŁódź".encode("iso-8859-2"))
    assert document.text.endswith("Łódź")
    assert problems == ()


@pytest.mark.parametrize("name", ["klingon", "rot13", "idna", "utf-8", "unicode_escape", "zlib"])
def test_a_declared_encoding_that_does_not_fit_is_an_error(tmp_path: Path, name: str) -> None:
    write(tmp_path, "a.txt", f"---\nencoding: {name}\n---\n".encode() + b"\xe4\n")
    document, problems = read_document(tmp_path, Seed("a.txt", "a"), None, "de")
    assert document is None
    assert codes(problems) == ["encoding-unknown"]


def test_half_a_character_behind_a_mark_is_an_error(tmp_path: Path) -> None:
    write(tmp_path, "a.txt", b"\xff\xfe\x00")
    assert codes(read_document(tmp_path, Seed("a.txt", "a"), None, "de")[1]) == ["encoding-unknown"]


def test_an_empty_file_is_a_document_with_a_warning(tmp_path: Path) -> None:
    document, problems = read(tmp_path, b"")
    assert document.body is None
    assert codes(problems) == ["empty-document"]


def test_folders_are_collections(tmp_path: Path) -> None:
    write(tmp_path, "a/b/rat.txt", GERMAN)
    document, _ = read_document(tmp_path, Seed("a/b/rat.txt", "rat"), None, "de")
    assert document is not None
    assert document.collection == "a/b"
    assert read(tmp_path, GERMAN)[0].collection == ""


def test_stated_facts_win_over_the_header_and_the_rest_stays(tmp_path: Path) -> None:
    facts = Facts(date="2024-05-08", publish=Publish.LINK, stated=("date", "publish"))
    document, _ = read(tmp_path, "---\ntitle: Rat\ndate: 2024-05\n---\nText", facts)
    assert document.facts == Facts(title="Rat", date="2024-05-08", publish=Publish.LINK, stated=("date", "publish"))
    assert [field.value for field in document.fields] == ["Rat", "2024-05"]


def test_a_field_that_is_not_possible_is_an_error_at_its_value(tmp_path: Path) -> None:
    document, problems = read(tmp_path, "---\ntitle: Rat\nurl: javascript:alert(1)\npublish: some\n---\nText")
    assert document.facts == Facts(title="Rat")
    assert [(problem.code, problem.at.line, problem.at.column) for problem in problems] == [
        ("field-invalid", 3, 6),
        ("field-invalid", 4, 10),
    ]


@pytest.mark.parametrize(
    ("content", "facts", "language"),
    [
        (GERMAN, None, "de"),
        (ENGLISH, None, "en"),
        ("12 / 14 / 17", None, "de"),
        (f"---\nlanguage: de-AT\n---\n{ENGLISH}", None, "de"),
        (f"---\nlanguage: de\n---\n{ENGLISH}", Facts(language="en", stated=("language",)), "en"),
        ("Kaupungin valtuusto kokoontui maanantaina, ja vanhasta sillasta puhuttiin kauan.", None, "de"),
    ],
)
def test_the_language_is_the_stated_one_then_the_one_that_shows(
    tmp_path: Path, content: str, facts: Facts | None, language: str
) -> None:
    assert read(tmp_path, content, facts)[0].language == language
