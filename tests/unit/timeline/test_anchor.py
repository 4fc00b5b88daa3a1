from __future__ import annotations

import re

import pytest

from sitegen.dates import tag_text
from sitegen.model import Span
from sitegen.timeline import Article
from sitegen.timeline.anchor import date_triggers

REPORT = (
    "Norham opens its bridge. On Tuesday the mayor cut a ribbon. Crowds danced. The ferry was sold in March. "
    "Pell said tolls would rise next year. In 2024, on 2 May, a pillar cracked."
)


def article(text: str = REPORT, told_on: str | None = "2024-05-08") -> Article:
    sentences = [Span(match.start(), match.end()) for match in re.finditer(r"\S[^.]*\.", text)]
    return Article(
        id="a",
        text=text,
        language="en",
        told_on=told_on,
        sentences=sentences,
        timexes=tag_text(text, "en", told_on, "news"),
    )


def date_of(word: str, found: Article) -> str | None:
    start = found.text.index(word)
    (date,) = date_triggers(found, [Span(start, start + len(word))])
    return date


@pytest.mark.parametrize(
    ("word", "date"),
    [
        ("cut", "2024-05-07"),
        ("sold", "2024-03"),
        ("danced", "2024-05-07"),
        ("said", "2024-05-07"),
        ("cracked", "2024-05-02"),
    ],
)
def test_a_trigger_takes_the_date_of_its_sentence_else_that_of_the_report(word: str, date: str) -> None:
    assert date_of(word, article()) == date


def test_without_a_day_in_the_opening_the_date_is_that_of_the_document() -> None:
    assert date_of("danced", article("Crowds danced. In 1990 it rained.")) == "2024-05-08"


def test_an_old_day_is_not_what_is_reported() -> None:
    assert date_of("danced", article("It all began on 2 May 1990. Crowds danced.")) == "2024-05-08"


def test_where_nothing_says_there_is_no_date() -> None:
    assert date_of("danced", article("Crowds danced.", None)) is None
