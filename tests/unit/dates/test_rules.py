"""Every rule proves itself: its examples are read as it says, what it must never catch is left alone."""

from __future__ import annotations

import pytest
from babel.dates import get_day_names, get_month_names

from sitegen.dates.compile import Grammar, grammar
from sitegen.dates.detect import find_expressions
from sitegen.dates.normalise import Timex, to_timex
from sitegen.errors import RuleError
from sitegen.languages.dates import load, read_rules
from sitegen.model import Span

LANGUAGES = ("de", "en")
EXAMPLES = [
    (code, rule.id, text, value)
    for code in LANGUAGES
    for rule in load(code).rule
    for text, value in rule.examples.items()
]
NEVERS = [(code, rule.id, text) for code in LANGUAGES for rule in load(code).rule for text in rule.never]


def read(text: str, code: str) -> list[Timex]:
    ready: Grammar = grammar(code)
    found = (to_timex(match, ready) for match in find_expressions(text, ready, Span(0, len(text))))
    return [timex for timex in found if timex]


@pytest.mark.parametrize(("code", "rule", "text", "value"), EXAMPLES)
def test_an_example_is_read_by_its_rule(code: str, rule: str, text: str, value: str) -> None:
    assert (rule, value) in [(timex.rule, timex.value) for timex in read(text, code)]


@pytest.mark.parametrize(("code", "rule", "text"), NEVERS)
def test_a_rule_leaves_alone_what_it_must_never_catch(code: str, rule: str, text: str) -> None:
    assert rule not in [timex.rule for timex in read(text, code)]


@pytest.mark.parametrize("code", LANGUAGES)
def test_every_month_of_the_locale_data_is_known(code: str) -> None:
    for number, name in get_month_names("wide", locale=code).items():
        assert [timex.value for timex in read(f"1. {name} 2020" if code == "de" else f"{name} 1, 2020", code)] == [
            f"2020-{number:02}-01"
        ]


@pytest.mark.parametrize("code", LANGUAGES)
def test_every_weekday_of_the_locale_data_is_known(code: str) -> None:
    for number, name in get_day_names("wide", locale=code).items():
        assert [timex.value for timex in read(f"{name}", code)] == [f"XXXX-WXX-{number + 1}"]


def test_a_rule_without_examples_does_not_load() -> None:
    cue = dict.fromkeys(("past", "future", "since", "until", "birth", "nowadays", "day"), "x")
    data = {
        "lexicon": {},
        "guard": {},
        "modifier": [],
        "range": {"between": "-", "opening": "a", "closing": "b"},
        "cue": cue,
        "rule": [{"id": "xx.year", "type": "DATE", "pattern": r"\d{4}", "value": "2000", "examples": {}}],
    }
    with pytest.raises(RuleError, match="no examples"):
        read_rules(data, "xx")
