from __future__ import annotations

import csv
import io
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sitegen.export.table import COLUMNS, guarded, write_csv
from sitegen.model import MentionKind, Publish
from tests.unit.export.records import entry, exported, written
from tests.unit.records import mention, source, when

if TYPE_CHECKING:
    from sitegen.export import Export


def rows(export: Export) -> list[dict[str, str]]:
    """Return the rows as a reader of CSV finds them."""
    text = written(write_csv, export).decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text, newline=""), strict=True))


def test_excel_is_told_that_it_is_utf_8() -> None:
    data = written(write_csv, exported())
    assert data.startswith(b"\xef\xbb\xbfnumber,id,date,")
    assert data.endswith(b"\r\n")


def test_a_row_has_its_place_its_date_and_who_tells_it() -> None:
    (row,) = rows(exported(entry(mention(date=when("2024-05")))))
    assert tuple(row) == COLUMNS
    assert (row["number"], row["date"], row["earliest"], row["latest"]) == ("1", "2024-05", "2024-05-01", "2024-05-31")
    assert (row["date_in_words"], row["source"]) == ("Mai 2024", "Anzeiger, 8. Mai 2024, Abs. 1")
    assert row["title"].startswith("Anzeiger schreibt: ")


def test_what_is_not_known_is_empty() -> None:
    (row,) = rows(exported(entry(mention(date=when(None)))))
    assert (row["date"], row["earliest"], row["time"], row["speaker"]) == ("", "", "", "")


@pytest.mark.parametrize("words", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", " =1", "\r=1", "＝1", "|calc"])
def test_no_cell_begins_like_a_formula(words: str) -> None:
    assert guarded(words) == f"'{words}"
    told = mention(f"{words} x", kind=MentionKind.STATEMENT, speaker=f"{words} x")
    (row,) = rows(exported(entry(told), sources=[replace(source(), publisher=words)]))
    assert not [cell for cell in row.values() if cell[:1] in set("=+-@\t\r＝|")]


def test_a_date_before_our_era_stays_what_it_is() -> None:
    (row,) = rows(exported(entry(mention(date=when("-0043-03-15")))))
    assert (row["date"], row["earliest"]) == ("-0043-03-15", "-0043-03-15")


def test_a_linked_source_shows_none_of_its_words() -> None:
    assert b"tagte" not in written(write_csv, exported(entry(mention()), publish=Publish.LINK))


@given(st.text(min_size=1, max_size=120))
def test_any_words_stay_in_their_cell(words: str) -> None:
    told = entry(mention(f"a{words}b"))
    (row,) = rows(exported(told, limit=5000))
    assert (row["id"], row["url"]) == (told.id, f"entries/{told.id}.html")
