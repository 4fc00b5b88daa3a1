from __future__ import annotations

import io
from functools import partial
from typing import TYPE_CHECKING

import docx
from hypothesis import given, settings
from hypothesis import strategies as st

from sitegen.export.docx import ROWS, write_docx
from sitegen.model import MentionKind, Publish
from tests.unit.export.records import entry, exported, written
from tests.unit.records import mention

if TYPE_CHECKING:
    from docx.document import Document

    from sitegen.export import Export


def document(export: Export, longest: int = ROWS) -> Document:
    """Return what a reader of text documents finds."""
    return docx.Document(io.BytesIO(written(partial(write_docx, longest=longest), export)))


def rows(export: Export) -> list[list[str]]:
    """Return the texts of the cells of the table."""
    (table,) = document(export).tables
    return [[cell.text for cell in row.cells] for row in table.rows]


def test_every_passage_has_a_row_with_room_for_who_checks_it() -> None:
    told = mention("„Es brennt“, sagte Kalb.", kind=MentionKind.STATEMENT, speaker="Petra Kalb")
    heading, row = rows(exported(entry(told), base_url="https://example.org"))
    assert heading == ["Nr.", "Datum", "Was die Quelle sagt", "Quelle", "geprüft von", "geprüft am", "Ergebnis"]
    assert (row[0], row[1], row[4:]) == ("1", "Dienstag, 7. Mai 2024", ["", "", ""])
    claim, passage, address = row[2].split("\n")
    assert claim.startswith("Petra Kalb: ")
    assert (passage, address) == ("„Es brennt“, sagte Kalb.", f"https://example.org/sources/rat.html#m-{told.id}")
    assert row[3] == "Petra Kalb\nAnzeiger, 8. Mai 2024, Abs. 1"


def test_the_sheet_says_what_it_is_on_landscape_pages() -> None:
    found = document(exported(entry(mention())))
    assert next(paragraph.text for paragraph in found.paragraphs) == "Die Chronik: Prüfbogen"
    assert found.sections[0].page_width > found.sections[0].page_height  # type: ignore[operator]  # both are stated


def test_a_table_that_is_too_long_says_how_much_is_missing() -> None:
    found = document(exported(*(entry(mention(document=f"d{n}")) for n in range(5))), longest=2)
    assert len(found.tables[0].rows) == 3
    assert "Es fehlen 3;" in found.paragraphs[-1].text


def test_a_linked_source_shows_none_of_its_words() -> None:
    assert "tagte" not in str(rows(exported(entry(mention()), publish=Publish.LINK)))


@settings(max_examples=30)
@given(st.text(min_size=1, max_size=60))
def test_any_words_give_a_document_that_can_be_read(words: str) -> None:
    assert len(rows(exported(entry(mention(f"a{words}b"))))) == 2
