from __future__ import annotations

import io
import zipfile
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

import openpyxl
from hypothesis import given, settings
from hypothesis import strategies as st

from sitegen.export.xlsx import ROWS, write_xlsx
from sitegen.model import MentionKind, Publish
from tests.unit.export.records import entry, exported, written
from tests.unit.records import mention, source, when

if TYPE_CHECKING:
    from openpyxl.workbook import Workbook

    from sitegen.export import Export

HEADINGS = (
    "Nr.",
    "Datum",
    "EDTF",
    "Was die Quelle sagt",
    "Wer spricht",
    "Quelle",
    "Stelle",
    "Adresse",
    "geprüft von",
    "geprüft am",
    "Ergebnis",
)


def workbook(export: Export, longest: int = ROWS) -> Workbook:
    """Return what a reader of workbooks finds."""
    return openpyxl.load_workbook(io.BytesIO(written(partial(write_xlsx, longest=longest), export)))


def cells(export: Export) -> list[tuple[object, ...]]:
    """Return the cells of all rows of the first sheet."""
    return list(workbook(export).worksheets[0].iter_rows(values_only=True))


def test_every_passage_has_a_row_with_room_for_who_checks_it() -> None:
    told = replace(mention(), speaker=None)
    other = replace(mention(document="b"), kind=MentionKind.STATEMENT)
    heading, first, second, third = cells(exported(entry(told, other), entry(mention(date=when("2024-06")))))
    assert heading == HEADINGS
    assert [row[0] for row in (first, second, third)] == [1, 1, 2]
    assert first[1:3] == ("Dienstag, 7. Mai 2024", "2024-05-07")
    assert first[5:7] == ("Anzeiger, 8. Mai 2024, Abs. 1", "Der Rat tagte am 7. Mai in Bonn.")
    assert str(first[3]).startswith("Anzeiger schreibt: ")
    assert {row[8:] for row in (first, second, third)} == {(None, None, None)}


def test_results_are_chosen_from_a_list_and_the_heading_stays() -> None:
    sheet = workbook(exported(entry(mention()))).worksheets[0]
    (choice,) = sheet.data_validations.dataValidation
    assert (choice.formula1, str(choice.sqref)) == ('"stimmt,stimmt nicht,offen"', "K2")
    assert (sheet.freeze_panes, sheet.auto_filter.ref, sheet.title) == ("A2", "A1:K2", "Prüfbogen")


def test_nothing_is_a_formula() -> None:
    sheet = workbook(exported(entry(mention("=1+1")), sources=[replace(source(), publisher="=cmd()")])).worksheets[0]
    assert {cell.data_type for row in sheet.iter_rows(min_row=2) for cell in row} <= {"n", "s", "inlineStr"}
    assert sheet["G2"].value == "=1+1"


def test_without_entries_there_is_an_empty_sheet() -> None:
    assert cells(exported()) == [HEADINGS]


def test_many_rows_stand_on_several_sheets() -> None:
    sheets = workbook(exported(*(entry(mention(document=f"d{n}")) for n in range(5))), longest=2).worksheets
    assert [(sheet.title, sheet.max_row) for sheet in sheets] == [
        ("Prüfbogen", 3),
        ("Prüfbogen 2", 3),
        ("Prüfbogen 3", 2),
    ]


def test_a_text_longer_than_a_cell_is_cut_and_says_so() -> None:
    long = mention("ä𝄞 " * 20_000)
    cell = str(cells(exported(entry(long)))[1][6])
    assert cell.endswith("[…]")
    assert len(cell.encode("utf-16-le")) // 2 <= 32_767


def test_a_linked_source_shows_none_of_its_words() -> None:
    data = written(write_xlsx, exported(entry(mention()), publish=Publish.LINK))
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert not [name for name in archive.namelist() if b"tagte" in archive.read(name)]


@settings(max_examples=30)
@given(st.text(min_size=1, max_size=60))
def test_any_words_come_back(words: str) -> None:
    said = f"a{words}_x0041_b"
    with zipfile.ZipFile(io.BytesIO(written(write_xlsx, exported(entry(mention(said)))))) as archive:
        for name in archive.namelist():
            ET.fromstring(archive.read(name))  # noqa: S314 (written here)
    assert str(cells(exported(entry(mention(said))))[1][6]).endswith("_x0041_b")
