"""What counts from an anchor is reached from the document's date or from the date told before."""

from __future__ import annotations

import pytest

from sitegen.dates import tag_text


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("It rained yesterday.", "2024-05-23"),
        ("A pipe burst on Thursday of last week.", "2024-05-16"),
        ("It will open on Monday of next week.", "2024-05-27"),
        ("It closed two years ago.", "2022"),
        ("It opens next month.", "2024-06"),
    ],
)
def test_what_is_counted_from_the_time_of_speaking_is_reached(text: str, edtf: str) -> None:
    (timex,) = tag_text(text, "en", "2024-05-24")
    assert timex.edtf == edtf
    assert timex.provenance.anchor == "2024-05-24"


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("The mill burned on May 3, 1921. Two days later it rained.", "1921-05-05"),
        ("The mill burned on May 3, 1921. The next day it rained.", "1921-05-04"),
        ("The mill burned on May 3, 1921. Two years before, it had snowed.", "1919"),
    ],
)
def test_what_is_counted_from_the_story_is_reached_from_the_date_told_before(text: str, edtf: str) -> None:
    timex = tag_text(text, "en", "2024-05-24")[-1]
    assert timex.edtf == edtf
    assert timex.provenance.anchor == "1921-05-03"
    assert timex.provenance.anchor_span is not None


@pytest.mark.parametrize(
    ("text", "code"), [("It rained yesterday.", "no-document-date"), ("Two days later it rained.", "nothing-before")]
)
def test_without_an_anchor_nothing_is_guessed(text: str, code: str) -> None:
    (timex,) = tag_text(text, "en", None)
    assert timex.edtf is None
    assert timex.provenance.reading.code == code


def test_a_document_of_a_month_leaves_the_day_open() -> None:
    (timex,) = tag_text("It rained yesterday.", "en", "2024-05")
    assert timex.edtf == "[2024-04-30..2024-05-30]"
    assert not timex.certain


def test_the_same_day_as_one_that_is_not_told_lies_in_its_month() -> None:
    timex = tag_text("In June 1921 the mill burned. The same day the bridge fell.", "en", "2024-05-24")[-1]
    assert (timex.value, timex.edtf, timex.certain) == ("1921-06-XX", "1921-06", False)


def test_the_day_after_one_that_is_not_told_stays_open() -> None:
    timex = tag_text("In June 1921 the mill burned. The next day the bridge fell.", "en", "2024-05-24")[-1]
    assert timex.edtf is None


@pytest.mark.parametrize(
    ("language", "text", "anchor", "edtf"),
    [
        ("de", "Heute vor zehn Jahren fiel das Urteil.", "2024-05-24", "2014-05-24"),
        ("de", "Heute vor drei Wochen fiel das Urteil.", "2024-05-24", "2024-05-03"),
        ("en", "The verdict fell one year ago today.", "2024-02-29", "2023-02-28"),
        ("en", "The verdict fell ten years ago today.", "2024-05", "[2014-05-01..2014-05-31]"),
    ],
)
def test_so_long_ago_today_is_the_day_of_the_same_number(language: str, text: str, anchor: str, edtf: str) -> None:
    (timex,) = tag_text(text, language, anchor)
    assert timex.edtf == edtf
