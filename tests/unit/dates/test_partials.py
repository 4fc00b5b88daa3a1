"""A date of which a part is told is settled by the story, else by the document's date."""

from __future__ import annotations

import pytest

from sitegen.dates import tag_text


@pytest.mark.parametrize(
    ("text", "edtf", "code"),
    [
        ("The council met on Tuesday.", "2024-05-21", "counted-back"),
        ("The council will meet on Tuesday.", "2024-05-28", "counted-ahead"),
        ("The council decides on Tuesday.", "2024-05-28", "counted-ahead"),
        ("The council met on July 9.", "2023-07-09", "counted-back"),
        ("The council will meet on July 9.", "2024-07-09", "counted-ahead"),
    ],
)
def test_the_side_the_clause_looks_to_decides(text: str, edtf: str, code: str) -> None:
    (timex,) = tag_text(text, "en", "2024-05-24")
    assert timex.edtf == edtf
    assert timex.provenance.reading.code == code


def test_the_weekday_of_the_document_itself_is_its_day_and_says_that_it_is_not_certain() -> None:
    (timex,) = tag_text("The council met on Friday.", "en", "2024-05-24")
    assert (timex.edtf, timex.certain) == ("2024-05-24", False)
    assert timex.provenance.reading.code == "counted-same-day"


def test_a_date_just_past_beats_a_verb_that_looks_ahead_and_is_not_certain() -> None:
    (timex,) = tag_text("The fair will follow the parade of May 12.", "en", "2024-05-24")
    assert (timex.edtf, timex.certain) == ("2024-05-12", False)
    assert timex.provenance.reading.code == "counted-from-document"


@pytest.mark.parametrize("text", ["Am 7. Januar berieten die Minister.", "Am 7. Januar tagte der Rat."])
def test_what_has_happened_never_lies_ahead(text: str) -> None:
    (timex,) = tag_text(text, "de", "2022-12-23")
    assert timex.edtf == "2022-01-07"


def test_what_is_to_come_does_not_lie_in_the_old_year_told_before() -> None:
    found = tag_text("Die Mühle brannte im Jahr 1911. Am 1. April soll sie wieder öffnen.", "de", "2024-03-08")
    assert found[-1].edtf == "2024-04-01"


def test_a_weekday_beside_a_date_tells_its_year() -> None:
    (timex,) = tag_text("The paper said in an editorial on Saturday, April 25: enough.", "en", "1998-04-24")
    assert (timex.edtf, timex.certain) == ("1998-04-25", True)


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("Die Halle soll im März bezugsfertig sein.", "2025-03"),
        ("Er soll im März angekommen sein.", "2024-03"),
        ("Sie soll im September ermordet worden sein.", "2023-09"),
        ("Wer im Juli warten muss, hat Pech.", "2024-07"),
    ],
)
def test_what_is_to_be_ready_lies_ahead_and_what_is_said_to_have_happened_behind(text: str, edtf: str) -> None:
    (timex,) = tag_text(text, "de", "2024-05-24")
    assert timex.edtf == edtf


def test_what_had_been_due_on_a_weekday_was_due_before() -> None:
    (timex,) = tag_text("The offer had been due to expire Friday.", "en", "2024-05-29")
    assert timex.edtf == "2024-05-24"


def test_a_weekday_that_contradicts_its_date_is_not_certain() -> None:
    (timex,) = tag_text("The council met on Monday, May 24, 2024.", "en", "2024-06-01")
    assert (timex.edtf, timex.certain) == ("2024-05-24", False)
    assert timex.provenance.reading.code == "weekday-contradicts"


def test_in_a_story_the_year_goes_on() -> None:
    text = "The mill burned on May 3, 1921. In September it stood again."
    timex = tag_text(text, "en", None, "history")[-1]
    assert timex.edtf == "1921-09"


@pytest.mark.parametrize(
    ("anchor", "edtf"), [("2024-05-24", "199X"), ("1904-05-24", "189X"), ("1998-03-03", "199X"), ("1993-03-03", "189X")]
)
def test_a_decade_by_its_number_is_the_latest_that_is_nearly_over(anchor: str, edtf: str) -> None:
    (timex,) = tag_text("It was so in the nineties.", "en", anchor)
    assert timex.edtf == edtf


def test_without_any_date_a_weekday_stays_open() -> None:
    (timex,) = tag_text("The council met on Friday.", "en", None)
    assert (timex.value, timex.edtf) == ("XXXX-WXX-5", None)


@pytest.mark.parametrize(
    ("language", "text", "edtf"),
    [
        ("en", "The strike began at midnight on Thursday.", "2024-05-23"),
        ("en", "At 7:45 p.m. local time on May 21 the alarm went off.", "2024-05-21"),
        ("de", "Das Feuer brach um 19.30 Uhr am Donnerstag aus.", "2024-05-23"),
        ("de", "Um 8 Uhr ging er. Am Donnerstag kam er wieder.", "2024-05-24"),
    ],
)
def test_a_clock_time_belongs_to_the_day_told_right_behind_it(language: str, text: str, edtf: str) -> None:
    clock = tag_text(text, language, "2024-05-24")[0]
    assert clock.edtf == edtf
