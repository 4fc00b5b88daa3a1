from __future__ import annotations

import time

import pytest

from sitegen.segment import lay_out
from tests.unit.segment.documents import document


def quoted(text: str) -> list[str]:
    return [span.of(text) for span in lay_out(document(text)).quotations]


@pytest.mark.parametrize(
    "text",
    [
        "Er sagte: „Ja, gern.“ Dann ging er.",
        'Er sagte: "Ja, gern." Dann ging er.',
        "Er sagte: »Ja, gern.« Dann ging er.",
        "Er sagte: «Ja, gern.» Dann ging er.",
        "He said: “Ja, gern.” Then he left.",
        "Er sagte: ”Ja, gern.” Dann ging er.",
        "Er sagte: ‚Ja, gern.‘ Dann ging er.",
        "He said: ‘Ja, gern.’ Then he left.",
        "Er sagte: ›Ja, gern.‹ Dann ging er.",
        "Er sagte: „Ja, gern.” Dann ging er.",
        'Er sagte: „Ja, gern." Dann ging er.',
        "Er sagte: “Ja, gern.“ Dann ging er.",
        "„Ja, gern.“",
        "(„Ja, gern.“)",
        "**„Ja, gern.“**",
        "Er sagte: „ Ja, gern. “ Dann ging er.",
    ],
)
def test_every_pair_of_marks_is_read(text: str) -> None:
    assert quoted(text) == ["Ja, gern."]


def test_only_the_outermost_quotation_counts() -> None:
    assert quoted("„Er rief ‚Nein‘ und ging.“") == ["Er rief ‚Nein‘ und ging."]
    assert quoted('„Das »Haus« und das "Boot" sind alt“, sagte sie.') == ['Das »Haus« und das "Boot" sind alt']
    assert quoted("„Er sagte “ja” und ging.“ Und „so“.") == ["Er sagte “ja” und ging.", "so"]


def test_a_quotation_left_open_ends_before_the_next_or_with_the_paragraph() -> None:
    assert quoted("Er rief: „Komm her. Dann rief sie: „Nein.“ So war es.") == ["Komm her. Dann rief sie:", "Nein."]
    assert quoted("Er rief: „Komm her.\n\nSo war es am Ende.") == ["Komm her."]
    assert quoted('Er rief: „Komm. Sie sagte "nein" und „ja“.') == ["Komm. Sie sagte", "nein", "ja"]


def test_a_quotation_runs_through_paragraphs_until_it_is_closed() -> None:
    assert quoted("Er sagte: „Es war kalt.\n\nUnd es war nass.“ Dann ging er.") == ["Es war kalt.", "Und es war nass."]
    assert quoted("Er sagte: „Eins.\n\n„Zwei.\n\n„Drei.“ Dann ging er.") == ["Eins.", "Zwei.", "Drei."]
    assert quoted("Er sagte: „Eins.\n\nZwei.\n\nDrei.“ Ende.") == ["Eins.", "Zwei.", "Drei."]


@pytest.mark.parametrize(
    "text",
    [
        "Die Leute’s und der Hund ’s sind da.",
        "It’s the dogs’ house, isn’t it?",
        'Der Schirm hat 5" und 7" Breite.',
        "Ein Wort“ und noch” eins.",
        '„“ und ""',
        "Das war ‘so ein Ding.",
    ],
)
def test_a_mark_that_opens_nothing_is_no_quotation(text: str) -> None:
    assert quoted(text) == []


def test_a_quotation_broken_by_a_gap_in_its_sentence_is_one() -> None:
    text = "Er sagte, es sei „nicht gelungen, die Leute zu\n\nfinden“ (6). So war es."
    assert quoted(text) == ["nicht gelungen, die Leute zu\n\nfinden"]


def test_furniture_holds_no_quotation() -> None:
    assert quoted("Der Rat tagte am Montag.\n\nFoto: „Amsel“") == []


@pytest.mark.parametrize("unit", ["„", '"', "“", "»a ", "„a ‚", ' "a', "‘a ", "„a\n\n", "a“\n\n", '"a\n\n'])
def test_marks_without_end_take_linear_time(unit: str) -> None:
    start = time.process_time()
    quoted(unit * (100_000 // len(unit)))
    assert time.process_time() - start < 5
