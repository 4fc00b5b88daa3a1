"""A language is data: French and Ukrainian prove themselves, and every name in the locale data is known."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import pytest
from babel import Locale

from sitegen.dates import tag_text
from sitegen.dates.compile import grammar, value_in
from sitegen.dates.detect import find_expressions
from sitegen.dates.normalise import to_timex
from sitegen.dates.source import date_of
from sitegen.languages import codes_with, stamps
from sitegen.languages.dates import Rule, load
from sitegen.model import Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

LANGUAGES: Final = codes_with("dates")
RULES = [(code, rule) for code in ("fr", "uk") for rule in load(code).rule]


def values_by(rule: Rule, code: str, text: str) -> list[str]:
    """Return the values of what *rule* finds in *text*, the other rules of the language taking part."""
    rules = grammar(code)
    found = (to_timex(match, rules) for match in find_expressions(text, rules, Span(0, len(text))))
    return [timex.value for timex in found if timex and timex.rule == rule.id]


@pytest.mark.parametrize(("code", "rule"), RULES, ids=[rule.id for _, rule in RULES])
def test_a_rule_says_of_its_examples_what_it_promises(code: str, rule: Rule) -> None:
    assert {text: values_by(rule, code, text)[:1] for text in rule.examples} == {
        text: [value] for text, value in rule.examples.items()
    }


@pytest.mark.parametrize(("code", "rule"), RULES, ids=[rule.id for _, rule in RULES])
def test_a_rule_stays_silent_where_it_must(code: str, rule: Rule) -> None:
    assert [text for text in rule.never if values_by(rule, code, text)] == []


def names_of(code: str, kind: str, widths: Sequence[str] = ("wide", "abbreviated")) -> Iterator[tuple[str, int]]:
    """Yield the names of the months or days of *code* in the locale data, with their numbers from 1."""
    locale = Locale.parse(code)
    table = locale.months if kind == "month" else locale.days
    for context in ("format", "stand-alone"):
        for width in widths:
            for number, name in table[context][width].items():
                yield name, number if kind == "month" else number + 1


@pytest.mark.parametrize("code", LANGUAGES)
@pytest.mark.parametrize("kind", ["month", "weekday"])
def test_every_name_of_the_locale_data_is_known(code: str, kind: str) -> None:
    lexicons = [grammar(code).lexicons[name] for name in (kind, f"{kind}_short") if name in grammar(code).lexicons]
    for name, number in names_of(code, kind):
        plain = name.rstrip(".")
        found = {value_in(lexicon, way) for lexicon in lexicons for way in (plain, f"{plain}.")} - {None}
        assert {int(value) for value in found if value} == {number}, name


@pytest.mark.parametrize(
    ("code", "text", "edtf"),
    [
        ("fr", "Le conseil s'est réuni le 17 mai 2024 à la mairie.", "2024-05-17"),
        ("fr", "Le conseil s’est réuni vendredi dernier.", "2024-05-17"),
        ("fr", "Le port a fermé mardi.", "2024-05-21"),
        ("fr", "Le port fermera mardi.", "2024-05-28"),
        ("fr", "Hier, la digue a cédé.", "2024-05-23"),
        ("fr", "Le pont sera fermé après-demain.", "2024-05-26"),
        ("fr", "En 1998, le moulin a brûlé.", "1998"),
        ("fr", "L’an dernier, la récolte a manqué.", "2023"),
        ("fr", "Le marché a ouvert le 1er mai.", "2024-05-01"),
        ("uk", "Рада зібралася 17 травня 2024 року в ратуші.", "2024-05-17"),
        ("uk", "Рада зібралася минулої п’ятниці.", "2024-05-17"),
        ("uk", "Порт закрили у вівторок.", "2024-05-21"),
        ("uk", "Порт буде закрито у вівторок.", "2024-05-28"),
        ("uk", "Вчора прорвало дамбу.", "2024-05-23"),
        ("uk", "Міст закриють післязавтра.", "2024-05-26"),
        ("uk", "У 1998 році згорів млин.", "1998"),
        ("uk", "Торік врожай загинув.", "2023"),
        ("uk", "Ринок відкрили 1 травня.", "2024-05-01"),
    ],
)
def test_french_and_ukrainian_are_read_by_their_data_alone(code: str, text: str, edtf: str) -> None:
    assert [timex.edtf for timex in tag_text(text, code, "2024-05-24", "news")] == [edtf]


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("fr", "Le toit coûte 2024 euros."),
        ("fr", "L’article 5 du traité compte 1949 mots."),
        ("fr", "Une rue du 11 novembre traverse le bourg."),
        ("uk", "Дах коштує 2024 гривні."),
        ("uk", "Стаття 5 договору не змінилася."),
        ("uk", "На вулиці 17 вересня росте дуб."),
    ],
)
def test_french_and_ukrainian_leave_alone_what_is_no_date(code: str, text: str) -> None:
    assert tag_text(text, code, "2024-05-24", "news") == ()


@pytest.mark.parametrize("code", codes_with("stamps"))
def test_every_name_of_the_locale_data_is_known_in_stamps(code: str) -> None:
    words = stamps.load(code)
    for kind, known in (("month", words.months), ("weekday", words.weekdays)):
        for name, number in names_of(code, kind, ("wide",)):
            assert known.number(name) == number, name


@pytest.mark.parametrize(
    "source",
    [
        "Le pont sera fermé\nPublié le 3 mai 2024 à 15:00\n\nLe conseil a parlé du pont et de la gare, et il a voté.\n",
        "Par Anne Berg\nvendredi 3 mai 2024\n\nLe conseil a parlé du pont et de la gare, et il a voté pour le pont.\n",
        "Міст закриють\nОпубліковано: 3 травня 2024, 15:00\n\nРада говорила про міст, бо він старий, і не такий.\n",
        "П’ятниця, 3 травня 2024 року\n\nРада говорила про міст, бо він старий, і не такий.\n",
    ],
)
def test_french_and_ukrainian_heads_date_their_text(source: str) -> None:
    found = date_of(source)
    assert found is not None
    assert found.edtf == "2024-05-03"
