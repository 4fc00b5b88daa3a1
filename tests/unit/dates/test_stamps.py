"""The full dates of a header: what each says, and what is no date."""

from __future__ import annotations

import pytest

from sitegen.dates.stamps import find_stamps, read_whole, weekday_of
from sitegen.languages import stamps


def _values(text: str, language: str = "de") -> list[str]:
    return [stamp.edtf for stamp in find_stamps(text, stamps.load(language))]


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("3. Mai 2024", "2024-05-03"),
        ("3.Mai 2024", "2024-05-03"),
        ("03. 05. 2024", "2024-05-03"),
        ("3.5.24", "2024-05-03"),
        ("3.5.89", "1989-05-03"),
        ("12. MÄR 2025", "2025-03-12"),
        ("May 3rd, 2024", "2024-05-03"),
        ("3 May 2024", "2024-05-03"),
        ("the 3rd of May, 2024", "2024-05-03"),
        ("le 1er mai 2024", "2024-05-01"),
        ("Sept. 3, 2024", "2024-09-03"),
        ("2024-05-03", "2024-05-03"),
        ("2024/05/03", "2024-05-03"),
        ("2024-05", "2024-05"),
        ("Mai 2024", "2024-05"),
        ("15/07/2014", "2014-07-15"),
        ("29. Februar 2024", "2024-02-29"),
    ],
)
def test_a_date_is_read_in_each_of_its_forms(text: str, edtf: str) -> None:
    assert _values(text) == [edtf]


@pytest.mark.parametrize("text", ["30. Februar 2024", "2024-13-01", "31.04.2024", "0000-05-03"])
def test_a_day_that_no_calendar_has_is_found_and_has_no_value(text: str) -> None:
    assert _values(text) == [""]


@pytest.mark.parametrize(
    "text",
    [
        "12.34.56",
        "99/99/2024",
        "2024-45-01",
        "1.2.3.4",
        "12/2024/5/6",
        "Maier 2024",
        "3,5.24 Prozent",
        "2024-05-031",
        "1.5.20245",
    ],
)
def test_other_numbers_are_no_dates(text: str) -> None:
    assert _values(text) == []


@pytest.mark.parametrize(
    ("text", "time"),
    [
        ("3. Mai 2024, 15:00 Uhr", "15:00"),
        ("3. Mai 2024 um 15 Uhr", "15:00"),
        ("03.05.2024 - 07.30 Uhr", "07:30"),
        ("2024-05-03T08:15:00+02:00", "08:15"),
        ("May 3, 2024 4:23 pm EST", "16:23"),
        ("May 3, 2024 at 12:05 a.m.", "00:05"),
        ("08:03 GMT, Friday, 3 May 2024", "08:03"),
        ("3. Mai 2024, 25:61", None),
        ("3. Mai 2024, 12 Seiten", None),
    ],
)
def test_a_clock_time_beside_the_date_is_read(text: str, time: str | None) -> None:
    (stamp,) = find_stamps(text, stamps.load("en"))
    assert stamp.time == time


def test_weekday_and_time_belong_to_the_span() -> None:
    text = "Kreisblatt, Freitag, 3. Mai 2024, 15:00 Uhr | Lokales"
    (stamp,) = find_stamps(text, stamps.load("de"))
    assert stamp.text == stamp.span.of(text) == "Freitag, 3. Mai 2024, 15:00 Uhr"
    assert (stamp.weekday, stamp.weekday_name) == (5, "Freitag")


def test_a_stamp_stops_where_the_next_begins() -> None:
    found = find_stamps("3. Mai 2024 08:15 4. Mai 2024 09:30", stamps.load("de"))
    assert [(stamp.edtf, stamp.time) for stamp in found] == [("2024-05-03", "08:15"), ("2024-05-04", "09:30")]


@pytest.mark.parametrize(("language", "first"), [("de", "2024-05-04"), ("en", "2024-04-05")])
def test_without_evidence_the_language_orders_day_and_month(language: str, first: str) -> None:
    (stamp,) = find_stamps("04/05/2024", stamps.load(language))
    assert {stamp.edtf, stamp.other} == {"2024-05-04", "2024-04-05"}
    assert stamp.edtf == first


@pytest.mark.parametrize(
    "evidence", ["13/05/2024", "4 May 2024", "10:15 BST"], ids=["a number above twelve", "written out", "zone"]
)
def test_evidence_orders_day_and_month_whatever_the_language(evidence: str) -> None:
    stamp = find_stamps(f"04/05/2024 {evidence}", stamps.load("en"))[0]
    assert (stamp.edtf, stamp.other) == ("2024-05-04", None)


def test_a_value_with_other_words_is_not_one_date() -> None:
    words = stamps.load("de")
    whole = read_whole(" 3. Mai 2024. ", words)
    assert whole is not None
    assert whole.edtf == "2024-05-03"
    assert read_whole("etwa 3. Mai 2024", words) is None
    assert read_whole("3. Mai 2024 bis 4. Mai 2024", words) is None


def test_weekdays_count_from_monday() -> None:
    assert weekday_of("2024-05-03") == 5
