"""The annotated sentences: sound in themselves, and the floors under what sitegen finds in them."""

from __future__ import annotations

import datetime as dt
import re
from typing import Final

import pytest

from sitegen import edtf
from tests.score.corpus import CORPORA, judge, read_corpus, same_value, tag_item, tally
from tests.score.noise import SHARES, misread

FLOORS: Final = {"de": 0.974, "en": 0.974, "old": 0.985, "fr": 0.99, "uk": 0.99}  # value F1; they only rise
WRONG: Final = {"de": 1, "en": 3, "old": 0, "fr": 0, "uk": 0}  # dates that shut out a possible day; they only fall

TYPES = {"DATE", "TIME", "DURATION", "SET"}
_DAY = re.compile(r"(\d{4}-\d\d-\d\d)(?:T(?:\d\d(?::\d\d)?|MO|MI|AF|EV|NI|DT))?")
_WEEKDAYS: Final = {
    "Montag": 1,
    "Dienstag": 2,
    "Mittwoch": 3,
    "Donnerstag": 4,
    "Freitag": 5,
    "Samstag": 6,
    "Sonnabend": 6,
    "Sonntag": 7,
    "Monday": 1,
    "Tuesday": 2,
    "Wednesday": 3,
    "Thursday": 4,
    "Friday": 5,
    "Saturday": 6,
    "Sunday": 7,
}


@pytest.mark.parametrize("name", CORPORA)
def test_ids_are_unique(name: str) -> None:
    ids = [item.id for item in read_corpus(CORPORA[name])]
    assert len(ids) == len(set(ids))


@pytest.mark.parametrize(("name", "least"), [("de", 400), ("en", 250), ("old", 80), ("fr", 50), ("uk", 50)])
def test_the_corpus_is_large_enough(name: str, least: int) -> None:
    assert len(read_corpus(CORPORA[name])) >= least


@pytest.mark.parametrize("name", CORPORA)
def test_values_and_dates_can_be_read(name: str) -> None:
    for item in read_corpus(CORPORA[name]):
        assert item.anchor is None or edtf.is_valid(item.anchor), item.id
        for expression in item.expressions:
            assert expression.type in TYPES, item.id
            assert expression.edtf is None or edtf.is_valid(expression.edtf), item.id
            if day := _DAY.fullmatch(expression.value):
                dt.date.fromisoformat(day[1])


@pytest.mark.parametrize("name", CORPORA)
def test_a_named_weekday_is_the_weekday_of_its_value(name: str) -> None:
    for item in read_corpus(CORPORA[name]):
        for expression in item.expressions:
            word = next((word for word in _WEEKDAYS if expression.text.startswith(word)), None)
            day = _DAY.fullmatch(expression.value)
            if word and day:
                assert dt.date.fromisoformat(day[1]).isoweekday() == _WEEKDAYS[word], item.id


@pytest.mark.parametrize("name", CORPORA)
def test_expressions_do_not_overlap(name: str) -> None:
    for item in read_corpus(CORPORA[name]):
        ends = [0, *(expression.end for expression in item.expressions)]
        starts = [expression.start for expression in item.expressions]
        assert all(end <= start for end, start in zip(ends, starts, strict=False)), item.id


@pytest.mark.parametrize("name", CORPORA)
def test_values_are_found_as_well_as_ever(name: str) -> None:
    counts = tally(judge(item, tag_item(item)) for item in read_corpus(CORPORA[name]))
    assert counts.f1("value") >= FLOORS[name]
    assert counts.hits["edtf wrong"] <= WRONG[name]


@pytest.mark.parametrize(
    ("name", "share", "least"), [("de", 0.01, 0.93), ("de", 0.05, 0.80), ("en", 0.05, 0.80), ("old", 0.05, 0.74)]
)
def test_misread_letters_cost_little(name: str, share: float, least: float) -> None:
    items = [misread(item, share, seed=1) for item in read_corpus(CORPORA[name])]
    assert tally(judge(item, tag_item(item)) for item in items).f1("value") >= least


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("XXXX-XX-XXTNI", "TNI"),
        ("PT1NI", "TNI"),
        ("PT1.5H", "PT1H30M"),
        ("P0.5Y", "P6M"),
        ("P2DE", "P20Y"),
        ("P1Q", "P3M"),
    ],
)
def test_values_that_differ_in_writing_only_are_the_same(one: str, other: str) -> None:
    assert same_value(one, other)


@pytest.mark.parametrize(
    ("one", "other"), [("P1M", "PT1M"), ("P1D", "PT24H"), ("2024-05", "2024-05-XX"), ("20", "2020")]
)
def test_values_that_say_different_things_are_not_the_same(one: str, other: str) -> None:
    assert not same_value(one, other)


@pytest.mark.parametrize("share", SHARES)
def test_misreading_keeps_every_expression_on_its_words(share: float) -> None:
    for item in read_corpus(CORPORA["de"]):
        noisy = misread(item, share, seed=1)
        assert noisy == misread(item, share, seed=1)
        assert all(noisy.text[gold.start : gold.end] == gold.text for gold in noisy.expressions), item.id
        assert share > 0 or noisy == item
