import pytest

from sitegen.dates.clause import Tense, has_lasted, relation_of, sentence_around, tells_birth, tense_of
from sitegen.languages.dates import load
from sitegen.model import Span

CUES = load("de").cue


def span_of(words: str, text: str) -> Span:
    start = text.index(words)
    return Span(start, start + len(words))


@pytest.mark.parametrize(
    ("text", "tense"),
    [
        ("Der Rat tagte am Freitag.", Tense.PAST),
        ("Der Rat hat am Freitag getagt.", Tense.PAST),
        ("Der Rat wird am Freitag tagen.", Tense.FUTURE),
        ("Das Fest soll am Freitag beginnen.", Tense.FUTURE),
        ("Er soll am Freitag geflohen sein.", Tense.PAST),
        ("Das Fest ist für Freitag geplant.", Tense.FUTURE),
        ("Am Freitag, dem Markttag, die der Rat beschloss.", Tense.PAST_FAR),
        ("Markt am Freitag.", Tense.UNTOLD),
    ],
)
def test_a_clause_looks_back_or_ahead(text: str, tense: Tense) -> None:
    span = span_of("Freitag", text)
    assert tense_of(text, span, sentence_around(text, span), CUES) is tense


def test_a_sentence_is_not_cut_at_the_dot_of_a_date() -> None:
    text = "Es regnete. Am 3. Mai kam Dr. A. Kalb nach Bonn. Dann ging sie."
    clause = sentence_around(text, span_of("3. Mai", text))
    assert text[clause.start : clause.end] == "Am 3. Mai kam Dr. A. Kalb nach Bonn."


@pytest.mark.parametrize(
    ("text", "relation"), [("seit 2014", "since"), ("bis zum Jahr 2014", "until"), ("im Jahr 2014", None)]
)
def test_since_and_until_are_told(text: str, relation: str | None) -> None:
    assert relation_of(text, span_of("2014", text), CUES) == relation


def test_what_has_lasted_is_told() -> None:
    assert has_lasted("seit Montag", Span(5, 11), CUES)
    assert not has_lasted("ab Montag", Span(3, 9), CUES)


@pytest.mark.parametrize("text", ["geboren 1952 in Bonn", "1952 in Bonn geboren", "Jahrgang 1952", "Kalb (* 1952)"])
def test_a_birth_is_told(text: str) -> None:
    assert tells_birth(text, span_of("1952", text), CUES)
