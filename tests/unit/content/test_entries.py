from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from sitegen.model import Check, Place, Selector, StatedSource
from tests.unit.content.folders import read, write

if TYPE_CHECKING:
    from pathlib import Path

    from sitegen.model import Decision

PASSAGE = "source: rat\nquote: tagte am 7. Mai in Bonn\n"


def decide(folder: Path, header: str, body: str = "") -> tuple[tuple[Decision, ...], list[tuple[str, str]]]:
    """Return what the file ``a.md`` decides, and the complaints about it."""
    write(folder, "entries/a.md", f"---\n{header}---\n{body}")
    content, problems = read(folder)
    return content.entries, problems


def test_a_decision_names_a_passage_by_its_words(tmp_path: Path) -> None:
    (found,), problems = decide(tmp_path, f"{PASSAGE}prefix: Der Rat\nsuffix: und ging\nhide: yes\n")
    assert found.passages == (
        Selector(
            document="rat",
            exact="tagte am 7. Mai in Bonn",
            prefix="Der Rat",
            suffix="und ging",
            at=Place("content/entries/a.md", 3, 8),
        ),
    )
    assert found.hide
    assert problems == []


def test_all_that_can_be_decided_is_read(tmp_path: Path) -> None:
    header = (
        "title: Der Rat kommt zusammen\ndate: 2024-05-08\n"
        "date_source: Protokoll, Seite 3, https://example.org/p.pdf\n"
        "checked: AB, 2026-11-20\nchecked_date: 2024-05-07\npin: yes\nsplit: true\n"
        "translation:\n  en: The council met\n"
    )
    (found,), problems = decide(tmp_path, PASSAGE + header, "Das Protokoll nennt den *Mittwoch*.\n")
    assert problems == []
    assert (found.title, found.date) == ("Der Rat kommt zusammen", "2024-05-08")
    assert found.sources == (StatedSource("Protokoll, Seite 3", "https://example.org/p.pdf"),)
    assert (found.check, found.checked_date) == (Check("AB", "2026-11-20"), "2024-05-07")
    assert (found.pin, found.split, found.hide) == (True, True, False)
    assert found.translations == (("en", "The council met"),)
    assert found.note == "Das Protokoll nennt den *Mittwoch*."


@pytest.mark.parametrize(
    "join",
    [
        "join:\n  - source: blatt\n    quote: kam am 7. Mai zusammen\n",
        "join:\n  source: blatt\n  quote: kam am 7. Mai zusammen\n",
        "join: [{source: blatt, quote: kam am 7. Mai zusammen}]\n",
    ],
)
def test_further_passages_are_one_or_a_list(tmp_path: Path, join: str) -> None:
    (found,), problems = decide(tmp_path, PASSAGE + join)
    assert [(passage.document, passage.exact) for passage in found.passages] == [
        ("rat", "tagte am 7. Mai in Bonn"),
        ("blatt", "kam am 7. Mai zusammen"),
    ]
    assert problems == []


@pytest.mark.parametrize(
    ("sources", "expected"),
    [
        ("Protokoll", StatedSource("Protokoll")),
        ("https://example.org/p.pdf", StatedSource("https://example.org/p.pdf", "https://example.org/p.pdf")),
        (
            "{title: 'Protokoll: Teil 2', url: 'https://example.org'}",
            StatedSource("Protokoll: Teil 2", "https://example.org"),
        ),
        ("\n  - 'Protokoll, https://example.org'", StatedSource("Protokoll", "https://example.org")),
    ],
)
def test_a_source_is_stated_with_or_without_an_address(tmp_path: Path, sources: str, expected: StatedSource) -> None:
    (found,), _ = decide(tmp_path, f"sources: {sources}\n", "Der Rat tagte.")
    assert found.sources == (expected,)


def test_a_file_without_a_passage_is_an_entry_by_hand(tmp_path: Path) -> None:
    header = "date: 2024-05\nsources: Aushang am Rathaus\nplanned: yes\n"
    (found,), problems = decide(tmp_path, header, "\nDer Rat zieht um.\n\nNach Bonn.\n")
    assert problems == []
    assert found.by_hand is not None
    assert (found.by_hand.id, found.by_hand.path, found.by_hand.language) == ("hand.a", "content/entries/a.md", "de")
    assert found.by_hand.body is not None
    assert found.by_hand.body.of(found.by_hand.text) == "Der Rat zieht um.\n\nNach Bonn."
    assert (found.date, found.planned, found.note) == ("2024-05", True, "")


@pytest.mark.parametrize(
    ("header", "body", "expected"),
    [
        ("source: rat\nhide: yes\n", "", ("decision-invalid", "content/entries/a.md:2:9")),
        ("quote: tagte\nhide: yes\n", "", ("decision-invalid", "content/entries/a.md")),
        (PASSAGE, "", ("decision-invalid", "content/entries/a.md:3:8")),
        (f"{PASSAGE}pin: yes\ndate: 2024-05-08\n", "", ("decision-invalid", "content/entries/a.md:5:7")),
        (f"{PASSAGE}hide: yes\npin: yes\n", "", ("decision-invalid", "content/entries/a.md:4:7")),
        (f"{PASSAGE}pin: vielleicht\nhide: yes\n", "", ("field-invalid", "content/entries/a.md:4:6")),
        (f"{PASSAGE}checked: AB\npin: yes\n", "", ("field-invalid", "content/entries/a.md:4:10")),
        (f"{PASSAGE}checked: AB, 2026-11\npin: yes\n", "", ("field-invalid", "content/entries/a.md:4:10")),
        (f"{PASSAGE}checked_date: Mai\npin: yes\n", "", ("field-invalid", "content/entries/a.md:4:15")),
        (f"{PASSAGE}translation: The council\npin: yes\n", "", ("field-invalid", "content/entries/a.md:4:14")),
        (f"{PASSAGE}titel: Der Rat\npin: yes\n", "", ("field-unknown", "content/entries/a.md:4:8")),
        (f"{PASSAGE}join: blatt\npin: yes\n", "", ("decision-invalid", "content/entries/a.md:4:7")),
        ("sources: Aushang\n", "", ("decision-invalid", "content/entries/a.md:2:10")),
        ("date: 2024-05\n", "Der Rat.", ("decision-invalid", "content/entries/a.md:1")),
        ("sources: Aushang\nlanguage: d1\n", "Der Rat.", ("field-invalid", "content/entries/a.md:3:11")),
    ],
)
def test_what_cannot_be_used_is_told_with_its_place(
    tmp_path: Path, header: str, body: str, expected: tuple[str, str]
) -> None:
    assert decide(tmp_path, header, body)[1] == [expected]


def test_a_date_without_a_source_decides_nothing(tmp_path: Path) -> None:
    (found,), _ = decide(tmp_path, f"{PASSAGE}pin: yes\ndate: 2024-05-08\n")
    assert (found.pin, found.date) == (True, None)


def test_two_files_that_give_one_name_are_an_error(tmp_path: Path) -> None:
    for name in ("Grün", "gruen"):
        write(tmp_path, f"entries/{name}.md", "---\nsources: Aushang\n---\nDer Rat.\n")
    content, problems = read(tmp_path)
    assert len(content.entries) == 1
    assert [code for code, _ in problems] == ["duplicate-id"]


def test_a_file_without_front_matter_is_an_error(tmp_path: Path) -> None:
    write(tmp_path, "entries/a.md", "Der Rat tagte.\n")
    assert read(tmp_path)[1] == [("front-matter-invalid", "content/entries/a.md:1")]


def test_places_of_values_are_known(tmp_path: Path) -> None:
    (found,), _ = decide(tmp_path, f'{PASSAGE}title: "Der \\"Rat\\""\n')
    assert found.place("title") == Place("content/entries/a.md", 4, 8)
    assert found.place("hide") == Place("content/entries/a.md")
