from __future__ import annotations

import time

import pytest

from sitegen.languages import relations

Rule = relations.RelationRule | relations.UndoneRule
TOLD = [rule for code in ("de", "en") for rule in relations.load(code)]
UNDONE = [rule for code in ("de", "en") for rule in relations.load_undone(code)]
ROWS: list[Rule] = [*TOLD, *UNDONE]


def test_german_and_english_know_all_three_relations() -> None:
    for code in ("de", "en"):
        assert {rule.relation for rule in relations.load(code)} == set(relations.RELATIONS)


def test_a_language_without_the_part_has_no_rules() -> None:
    assert relations.load("uk") == ()
    assert relations.load_undone("uk") == ()


@pytest.mark.parametrize(("rule", "example"), [(rule, example) for rule in ROWS for example in rule.examples], ids=str)
def test_a_rule_finds_its_examples(rule: Rule, example: str) -> None:
    assert rule.pattern.search(example)


@pytest.mark.parametrize(("rule", "example"), [(rule, example) for rule in ROWS for example in rule.never], ids=str)
def test_a_rule_stays_silent_in_what_it_must_never_find(rule: Rule, example: str) -> None:
    assert not rule.pattern.search(example)


@pytest.mark.parametrize(
    "unit", ["am tag ", "the day ", "stunden ", "a few minutes ", "zur selben ", "kurz ", "sagte ", "fiel ab aus "]
)
def test_no_rule_takes_long_over_a_hostile_text(unit: str) -> None:
    start = time.process_time()
    for rule in ROWS:
        rule.pattern.search(unit * 5000)
    assert time.process_time() - start < 1
