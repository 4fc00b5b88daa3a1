from __future__ import annotations

import io
import json
from typing import TYPE_CHECKING

import pytest

from sitegen.articles import Given, Read, Wanted, article_of, read_rows, read_seeds

if TYPE_CHECKING:
    from pathlib import Path

TEXT = "Der Rat von Norham hat am 7. Mai 2024 die neue Brücke nach langem Streit für alle geöffnet."


def read(*lines: str | bytes, wanted: Wanted | None = None, jobs: int = 1) -> list[Read]:
    """Return what comes of *lines* as a file called ``a.jsonl``."""
    data = b"\n".join(line.encode() if isinstance(line, str) else line for line in lines)
    return list(read_rows(io.BytesIO(data), "a.jsonl", wanted or Wanted(), jobs))


def row(**fields: object) -> str:
    """Return an article as a line, with *fields* in place of its own."""
    return json.dumps({"id": "a", "date": "2024-05-08", "title": None, "text": TEXT, **fields})


def test_an_article_gives_its_passages_with_offsets_in_its_own_text() -> None:
    (found,) = read(row(text=f"Ein Tag im Mai\n\n🚢 Es war still. {TEXT}"))
    (passage,) = found.passages
    assert (found.id, passage.document, passage.day, passage.told_on) == ("a", "a", "2024-05-07", "2024-05-08")
    assert f"Ein Tag im Mai\n\n🚢 Es war still. {TEXT}"[passage.start : passage.end] == TEXT == passage.text


def test_relative_dates_count_from_the_date_of_the_article_whatever_its_time() -> None:
    (found,) = read(row(date="2024-05-08T23:30:00+02:00", text="Gestern wurde die Brücke geöffnet."))
    assert [passage.day for passage in found.passages] == ["2024-05-07"]


def test_an_article_without_a_date_keeps_the_days_it_names() -> None:
    (found,) = read(row(date=None))
    assert [(passage.day, passage.told_on) for passage in found.passages] == [("2024-05-07", None)]


@pytest.mark.parametrize(
    ("line", "complaint"),
    [
        ('{"id": "a"', "a.jsonl:1:11: error: not JSON: Expecting ',' delimiter"),
        ("[]", "a.jsonl:1: error: not an object"),
        ('{"text": "x"}', "a.jsonl:1: error: there is no 'id'"),
        ('{"id": "a"}', "a.jsonl:1: error: there is no 'text'"),
        ('{"id": "a", "text": ["x"]}', "a.jsonl:1: error: 'text' is not text"),
        ('{"id": "a", "text": "\\ud800"}', "a.jsonl:1: error: 'text' holds half a character"),
        ('{"id": "a", "text": "x", "date": "8. Mia"}', "a.jsonl:1: error: cannot read the date '8. Mia'"),
        (b"\xff", "a.jsonl:1: error: not UTF-8"),
        ('{"id": ' + "[" * 100_000, "a.jsonl:1: error: not an article: nested too deep"),
    ],
)
def test_a_line_that_cannot_be_used_is_named_and_the_rest_goes_on(line: str | bytes, complaint: str) -> None:
    bad, good = read(line, row(id="b"))
    assert bad.complaints[0].splitlines()[0] == complaint
    assert (bad.id, bad.grave, good.id, good.complaints) == (None, True, "b", ())


def test_an_id_is_taken_once() -> None:
    first, second = read(row(), "", row())
    assert (first.id, second.id, second.passages) == ("a", None, ())
    assert second.complaints[0].startswith("a.jsonl:3: error: the id 'a' is that of line 1")


def test_a_number_will_do_as_an_id() -> None:
    assert [found.id for found in read(row(id=7))] == ["7"]


def test_what_is_about_something_else_or_outside_the_days_gives_no_passage() -> None:
    wanted = Wanted(about=("hafen",), first="2024-05-01")
    kept, other, early = read(
        row(id="a", title="Am Hafen"),
        row(id="b"),
        row(id="c", text=f"Hafen. {TEXT.replace('Mai', 'April')}"),
        wanted=wanted,
    )
    assert (len(kept.passages), len(other.passages), len(early.passages)) == (1, 0, 0)


def test_several_processes_give_what_one_gives() -> None:
    lines = [row(id=str(number), date=f"2024-05-{number % 28 + 1:02}") for number in range(40)]
    assert read(*lines) == read(*lines, jobs=2)


def test_notes_about_the_article_itself_are_no_passages(tmp_path: Path) -> None:
    note = "Dieser Artikel ist am 3. Mai 2024 zuerst im Norhamer Boten erschienen."
    (tmp_path / "rat.txt").write_text(f"Die Brücke\n\nStand: 8. Mai 2024\n\n{TEXT}\n\n{note}\n", encoding="utf-8")
    (found,) = read_seeds(tmp_path, Wanted(), 1)
    assert [passage.day for passage in found.passages] == ["2024-05-07"]


def test_a_folder_of_seeds_names_what_it_cannot_read(tmp_path: Path) -> None:
    (tmp_path / "rat.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "rat.docx").write_bytes(b"PK")
    complaint, found = read_seeds(tmp_path, Wanted(), 1)
    assert (complaint.grave, "rat.docx" in complaint.complaints[0]) == (True, True)
    assert (found.id, found.grave) == ("rat", False)


def test_the_language_is_told_by_the_words_or_by_the_caller() -> None:
    given = Given(id="a", date=None, title="", text="The bridge was opened on the day of the fair.")
    assert (article_of(given, None).language, article_of(given, "de").language) == ("en", "de")
