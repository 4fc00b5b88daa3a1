from __future__ import annotations

from sitegen.languages.speech import load
from sitegen.mentions.passages import QUOTED, Passage, count_words, cut_passages
from sitegen.model import Span


def passages_of(text: str, sentences: list[tuple[int, int]], quotations: list[tuple[int, int]]) -> list[Passage]:
    spans = [Span(*sentence) for sentence in sentences]
    return list(cut_passages(text, spans, [Span(*quotation) for quotation in quotations], 0, load("de")))


def test_quotation_is_one_word() -> None:
    text = "Er sagte: „Ja, gern.“"
    (passage,) = passages_of(text, [(0, 21)], [(11, 20)])
    assert list(passage.words) == ["Er", "sagte", ":", QUOTED]
    assert passage.quotes[3].of(text) == "„Ja, gern.“"


def test_sentences_of_one_quotation_are_one_passage() -> None:
    text = "„Es regnet. Der Damm hält“, sagte er. Dann ging er."
    found = passages_of(text, [(0, 11), (12, 37), (38, 51)], [(1, 25)])
    assert [passage.span.of(text) for passage in found] == [text[:37], text[38:]]


def test_a_sentence_that_begins_small_goes_on_with_the_one_before() -> None:
    text = "„Wer da?“ rief er."
    (passage,) = passages_of(text, [(0, 9), (10, 18)], [(1, 8)])
    assert passage.span == Span(0, 18)


def test_commas_and_colons_part_clauses_but_not_numbers() -> None:
    text = "Um 8:30 Uhr, sagte sie, fehlten 2,5 Meter."
    (passage,) = passages_of(text, [(0, len(text))], [])
    clauses = [" ".join(passage.words[first:end]) for first, end in passage.clauses]
    assert clauses == ["Um 8:30 Uhr", "sagte sie", "fehlten 2,5 Meter ."]


def test_acronym_is_no_pronoun() -> None:
    text = "The US said no."
    (passage,) = cut_passages(text, [Span(0, len(text))], [], 0, load("en"))
    assert passage.flags[1] == 0


def test_words_are_runs_of_letters_and_digits() -> None:
    assert count_words("„EU-Rat, 27 Länder!“") == 4
