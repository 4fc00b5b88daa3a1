from __future__ import annotations

from dataclasses import replace
from xml.etree import ElementTree as ET

import pytest

from sitegen.model import DatedTimex, Span
from sitegen.timeml import as_timeml
from tests.unit.records import dated_by, mention

TEXT = "Der Rat & <alle> tagten\r\nam 7. Mai in Bonn."


def timex(words: str = "7. Mai", within: str = TEXT) -> DatedTimex:
    """Return the expression *words* where it stands in *within*."""
    found = dated_by(mention(within), words, "2024-05-07").when.timex
    assert found is not None
    return found


def read(text: str, *timexes: DatedTimex, dct: str | None = None, start: int = 0) -> ET.Element:
    """Return what a reader of XML makes of it."""
    return ET.fromstring(as_timeml("rat", text, timexes, dct=dct, start=start).encode())  # noqa: S314 (written here)


def test_the_text_is_that_of_the_document() -> None:
    told = read(TEXT, timex()).find("TEXT")
    assert told is not None
    assert "".join(told.itertext()) == TEXT
    assert [(found.text, found.get("value")) for found in told] == [("7. Mai", "2024-05-07")]


def test_an_expression_within_another_is_left_out() -> None:
    inner = replace(timex(), span=Span(timex().span.start + 3, timex().span.end))
    assert len(read(TEXT, timex(), inner).findall("TEXT/TIMEX3")) == 1


def test_a_part_of_a_text_keeps_the_expressions_that_stand_in_it() -> None:
    told = read(TEXT[25:35], timex(), start=25)
    assert ["".join(text.itertext()) for text in told.findall("TEXT")] == ["am 7. Mai "]
    assert [found.text for found in told.iter("TIMEX3")] == ["7. Mai"]
    assert not list(read(TEXT[:10], timex()).iter("TIMEX3"))


@pytest.mark.parametrize(
    ("dct", "value"),
    [
        ("2024-05-08", "2024-05-08"),
        ("2024-05", "2024-05"),
        ("[2024-05-03,2024-05-10]", "2024-05"),
        ("2024-05-30/2024-06-02", "2024"),
        ("2023/2024", "XXXX"),
        ("[..2024-05-08]", "XXXX"),
    ],
)
def test_the_creation_time_is_never_more_exact_than_it_is(dct: str, value: str) -> None:
    (told,) = read(TEXT, dct=dct).findall("DCT/TIMEX3")
    assert (told.get("value"), told.text) == (value, dct)
