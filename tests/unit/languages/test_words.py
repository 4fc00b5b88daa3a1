import re

import pytest

from sitegen.languages import codes_with
from sitegen.languages.words import Words, load

TABLES = ("date", "part", "heading", "settle", "export", "interface", "reason")
FORM = re.compile(r"{(\w*)}")


@pytest.mark.parametrize("code", codes_with("words"))
@pytest.mark.parametrize("table", TABLES)
def test_a_sentence_is_filled_with_the_same_in_every_language(code: str, table: str) -> None:
    german, words = getattr(load("de"), table), getattr(load(code), table)
    shared = set(german) & set(words)
    assert {key for key in shared if set(FORM.findall(german[key])) != set(FORM.findall(words[key]))} == set()


@pytest.mark.parametrize("code", codes_with("words"))
def test_no_sentence_is_empty(code: str) -> None:
    words = load(code)
    tables = (words.date, words.part, words.heading, words.settle, words.export, words.interface, words.reason)
    assert [key for table in tables for key, sentence in table.items() if not sentence.strip()] == []


@pytest.mark.parametrize("code", codes_with("words"))
def test_quotation_marks_come_in_pairs_that_differ(code: str) -> None:
    words: Words = load(code)
    assert len(words.quotes) >= 3
    assert len({mark for pair in words.quotes for mark in pair}) == 2 * len(words.quotes)
