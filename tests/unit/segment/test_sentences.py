from __future__ import annotations

import time

import pytest

from sitegen.model import Span
from sitegen.segment import cut_sentences, lay_out
from tests.unit.segment.documents import document


def sentences(text: str, language: str = "de", keep: tuple[str, ...] = ()) -> list[str]:
    source = document(text, language=language)
    spans = [Span(text.index(words), text.index(words) + len(words)) for words in keep]
    return [span.of(text) for span in cut_sentences(source, lay_out(source), spans)]


@pytest.mark.parametrize(
    "text",
    [
        "Der Rat tagte. | Dann gingen alle. | Ende?",
        "Am 2. Mai und am 3. November kam er. | Der 2. Weltkrieg war lange vorbei.",
        "Sie feierten den 75. Jahrestag. | Dann war Schluss.",
        "Er kam um 15. | Der Rest blieb zu Hause.",
        "Dr. Eva Specht, d. h. die Ärztin, kam z. B. mit ca. 40 Mio. Euro. | Das ist viel.",
        "J. D. Amsel kam. | Er blieb.",
        "Vgl. Abs. 2 und Nr. 5 der Liste. | So steht es da.",
        "Er sagte: „Komm her. Geh weg.“ | Dann ging er.",
        "„Das ist gut“, sagte er. | „Und das auch.“",
        "„Warum?“, fragte sie. | „Darum!“ rief er.",
        "Die Bücher „Wer bin ich?“, „Wo bin ich?“ und „Ende.“ sind alt. | So ist es.",
        "Er war „nicht da“ (6). | Man weiß das. | Es war „so“. (7). | Das auch.",
        'Die Zeitung (s. "Neues: Die Brücke") kam. | Dann kam der Rat.',
        "Er ging ... und kam wieder. | Dann nicht.",
        "Das gilt seit 2019. | Heute nicht mehr.",
        "Er fragte: “Ist das so?” | Dann ging er.",
    ],
)
def test_german_sentences_end_where_they_end(text: str) -> None:
    assert sentences(text.replace(" | ", " ")) == text.split(" | ")


@pytest.mark.parametrize(
    "text",
    [
        "The council met. | Then all went home.",
        "“It is old,” said Mr. Finch. | He left at 5 p.m. on Monday.",
        "The U.S. envoy came. | She said: “Come here. Go away.” | Then she left.",
    ],
)
def test_english_sentences_end_where_they_end(text: str) -> None:
    assert sentences(text.replace(" | ", " "), "en") == text.split(" | ")


def test_no_sentence_ends_inside_what_is_kept() -> None:
    text = "Er kam am 3. Dann ging er. Das war so."
    assert len(sentences(text)) == 3
    assert sentences(text, keep=("3. Dann",)) == ["Er kam am 3. Dann ging er.", "Das war so."]
    assert sentences(text, keep=("am 3.", "Dann")) == ["Er kam am 3.", "Dann ging er.", "Das war so."]


def test_a_sentence_stays_in_its_segment_unless_it_goes_on() -> None:
    assert sentences("Die Brücke\n\nDer Rat tagte am Montag.\n\nDer Streit\n\nDann gingen alle.") == [
        "Die Brücke",
        "Der Rat tagte am Montag.",
        "Der Streit",
        "Dann gingen alle.",
    ]
    assert sentences("Es ist so, dass die Leute\n\nnicht kamen. Sie blieben.") == [
        "Es ist so, dass die Leute\n\nnicht kamen.",
        "Sie blieben.",
    ]


def test_wrapped_lines_and_quotation_marks_of_markdown_do_not_end_sentences() -> None:
    assert sentences("> Der Rat tagte\n> am Montag. Dann\n> ging er.") == [
        "Der Rat tagte\n> am Montag.",
        "Dann\n> ging er.",
    ]


def test_stamps_bylines_and_furniture_hold_no_sentence() -> None:
    text = "7. März 2019\n\nDie Brücke\n\nVon Eva Specht\n\nDer Rat tagte am Montag.\n\nLoading"
    assert sentences(text) == ["Die Brücke", "Der Rat tagte am Montag."]


def test_an_open_quotation_does_not_swallow_the_paragraph() -> None:
    assert sentences("Er rief: „Komm her. Dann ging er. So war es.") == [
        "Er rief: „Komm her.",
        "Dann ging er.",
        "So war es.",
    ]


def test_a_language_without_rules_is_cut_all_the_same() -> None:
    assert sentences("Silta on vanha. Ilma on kylmä.", "fi") == ["Silta on vanha.", "Ilma on kylmä."]


@pytest.mark.parametrize("unit", ["„", '"', "a. ", "(", "1. ", "z. B. ", "„a.“ ", "A.", "?!", "\ud800", "a.\x00B "])
def test_no_text_takes_long(unit: str) -> None:
    start = time.process_time()
    sentences(unit * (60_000 // len(unit)))
    assert time.process_time() - start < 5


@pytest.mark.parametrize("word", ["Mai ", "Mai\n", "Mai–"])
def test_what_never_ends_is_cut_between_words_and_never_through_what_is_kept(word: str) -> None:
    text = "Er kam im " + word * 4_000
    source = document(text)
    keep = [Span(at, at + 23) for at in range(10, len(text) - 23, 24)]
    found = cut_sentences(source, lay_out(source), keep)
    assert len(found) > 4
    assert max(span.end - span.start for span in found) <= 3_024
    assert not [edge for span in found for edge in (span.start, span.end) if any(k.start < edge < k.end for k in keep)]
    assert "".join(text.split()) == "".join("".join(span.of(text).split()) for span in found)
