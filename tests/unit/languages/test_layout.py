from __future__ import annotations

import time

import pytest

from sitegen.languages import layout

ROWS = [(language.code, rule) for language in layout.load_all() for rule in language.rules]


def test_german_and_english_have_every_kind_of_line() -> None:
    for code in ("de", "en"):
        assert {rule.kind for rule in layout.load(code).rules} == set(layout.KINDS)


@pytest.mark.parametrize(
    ("rule", "example"), [(rule, example) for _, rule in ROWS for example in rule.examples], ids=str
)
def test_a_rule_catches_its_examples(rule: layout.LineRule, example: str) -> None:
    assert rule.pattern.fullmatch(example)


@pytest.mark.parametrize(("rule", "example"), [(rule, example) for _, rule in ROWS for example in rule.never], ids=str)
def test_a_rule_stays_silent_in_what_it_must_never_catch(rule: layout.LineRule, example: str) -> None:
    assert not rule.pattern.fullmatch(example)


@pytest.mark.parametrize(
    "unit", ["A ", "Von Aa Bb, ", "Aa. ", "(Foto ", "[a/", "By Aa-", "Der Artikel ", "Foto: ", "1. ", "Aa-Aa", " trug "]
)
def test_no_rule_backtracks_for_long(unit: str) -> None:
    line = (unit * 400)[:400] + "\x00"
    start = time.process_time()
    for _, rule in ROWS:
        rule.pattern.fullmatch(line)
    assert time.process_time() - start < 1
