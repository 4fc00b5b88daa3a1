from __future__ import annotations

import time

import pytest

from sitegen.header import Header, read_header, value_of
from sitegen.model import HeaderField


def fields_of(text: str) -> dict[str, str]:
    return {field.name: field.value for field in read_header(text, "a.md")[0].fields}


def codes(text: str) -> list[tuple[str, int | None]]:
    return [(problem.code, problem.at.line) for problem in read_header(text, "a.md")[1]]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_the_body_begins_behind_the_closing_line(end: str) -> None:
    text = end.join(["---", "title: Rat", "---", "", "Text"])
    header, problems = read_header(text, "a.md")
    assert text[header.body :] == f"{end}Text"
    assert problems == ()


def test_every_value_marks_its_place() -> None:
    text = (
        "---\ntitle: \"Rat: Brücke\"\nauthor: 'Eva Kalb'\ndate: 2024-05-08 # gedruckt\nkind: >\n  Ein\n  Bericht\n---\n"
    )
    for field in read_header(text, "a.md")[0].fields:
        assert field.span is None or field.span.of(text) == field.value
    assert [field.name for field in read_header(text, "a.md")[0].fields if field.span] == ["title", "author", "date"]


def test_values_stay_text() -> None:
    text = "---\ndate: 2024-02-30\nno: yes\n1: 2\ntitle: 0x10\n---\n"
    assert fields_of(text) == {"date": "2024-02-30", "no": "yes", "1": "2", "title": "0x10"}


@pytest.mark.parametrize("value", ["!!python/object/apply:os.system [ls]", "!x Eva", "! Eva"])
def test_tags_are_refused_where_they_stand(value: str) -> None:
    header, problems = read_header(f"---\ntitle: {value}\n---\nText\n", "a.txt")
    assert header.fields == ()
    assert [(problem.code, str(problem.at)) for problem in problems] == [("front-matter-invalid", "a.txt:2:8")]


def test_other_names_and_capitals_are_understood() -> None:
    assert fields_of("---\nTitle: Rat\nlang: de\nlicense: CC0\nauthor: [Eva, Udo]\n---\n") == {
        "title": "Rat",
        "language": "de",
        "licence": "CC0",
        "author": "Eva, Udo",
    }


@pytest.mark.parametrize(
    "text",
    [
        "---\nEs regnete am Montag.\n\n---\nDann schien die Sonne.",
        "---\n\nBonn: Es regnete.\n\n---\n",
        "---\n# Der Rat\nEr tagte\n",
        "--- \nErst das, dann dies\n",
        "----\ntitle: Rat\n----\n",
        " ---\ntitle: Rat\n---\n",
        "Text\n---\ntitle: Rat\n---\n",
        "---",
        "",
    ],
)
def test_a_rule_across_the_page_is_no_front_matter(text: str) -> None:
    assert read_header(text, "a.md") == (Header(), ())


def test_front_matter_that_is_never_closed_is_text_with_a_warning() -> None:
    text = "---\ntitle: Rat\n\nDer Rat tagte.\n"
    assert read_header(text, "a.md")[0] == Header()
    assert codes(text) == [("front-matter-open", 1)]


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("---\ntitle: Rat: tagt\n---\nText", 2),
        ("---\ntitle: Rat\n\tdate: x\n---\nText", 3),
        ("---\ntitle: &a Rat\nauthor: *a\n---\nText", None),
        ("---\ntitle: Rat\x07\n---\nText", 2),
        (f"---\ntitle: {'[' * 5000}\n---\nText", None),
    ],
)
def test_a_header_that_cannot_be_read_is_an_error_and_no_text(text: str, line: int | None) -> None:
    header, problems = read_header(text, "a.md")
    assert text[header.body :] == "Text"
    assert header.fields == ()
    assert [problem.code for problem in problems] == ["front-matter-invalid"]
    assert line is None or problems[0].at.line == line


def test_a_list_is_text_with_an_error() -> None:
    text = "---\n- eins\n- zwei\n---\nText"
    assert read_header(text, "a.md")[0] == Header()
    assert codes(text) == [("front-matter-invalid", 2)]


def test_the_first_of_two_equal_names_counts() -> None:
    text = "---\ndate: 2024\ndate: 2025\n---\n"
    assert fields_of(text) == {"date": "2024"}
    assert codes(text) == [("front-matter-invalid", 3)]


def test_an_empty_header_is_one() -> None:
    assert read_header("---\n---\nText", "a.md") == (Header((), 8), ())
    assert read_header("---\ntitle:\n---\n", "a.md")[0].fields == (HeaderField("title", "", None),)


@pytest.mark.parametrize("filler", ["- \n", "a: &a [*a]\n", "---x\n", "{" * 50, "? ", "'", "a: b\n", "\n", " "])
def test_no_header_takes_long(filler: str) -> None:
    start = time.process_time()
    read_header("---\n" + filler * (400_000 // len(filler)) + "\n---\n", "a.md")
    read_header("---\n" + filler * (16_000 // len(filler)) + "\n---\n", "a.md")
    assert time.process_time() - start < 5


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("am 7. Mai in  Bonn", "am 7. Mai in Bonn"),
        ("Protokoll, https://example.org/p", "Protokoll, https://example.org/p"),
        ("Der Rat: neu", '"Der Rat: neu"'),
        ("„Die Brücke“", '"„Die Brücke“"'),
        ('Der "Rat"', '"Der \\"Rat\\""'),
        ("a\u202eb", '"a\\U0000202Eb"'),
        ("", '""'),
    ],
)
def test_a_value_is_written_plainly_where_it_can_be(text: str, written: str) -> None:
    assert value_of(text) == written
