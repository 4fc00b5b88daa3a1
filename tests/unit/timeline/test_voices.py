from __future__ import annotations

from dataclasses import replace

from sitegen.timeline.voices import MOST, count_voices
from tests.unit.records import mention

SENTENCE = "Der Rat von Altmünde hat am Abend den Neubau der Brücke beschlossen."
OTHER = "Die neue Brücke kommt, so entschied es am Abend der Rat der Stadt."


def test_three_passages_of_one_article_are_one_voice() -> None:
    assert count_voices([mention(text, document="a") for text in (SENTENCE, OTHER, "Der Rat war sich einig.")]) == 1


def test_two_articles_in_their_own_words_are_two_voices() -> None:
    assert count_voices([mention(SENTENCE, document="a"), mention(OTHER, document="b")]) == 2


def test_a_reprint_is_no_voice_of_its_own() -> None:
    told = [mention(text, document=name) for text, name in ((SENTENCE, "a"), ("Bonn – " + SENTENCE, "b"), (OTHER, "c"))]
    assert count_voices(told) == 2


def test_a_quoted_agency_is_one_voice_however_many_quote_it() -> None:
    told = [
        replace(mention(text, document=name), via=("Agentur Nord",)) for text, name in ((SENTENCE, "a"), (OTHER, "b"))
    ]
    assert count_voices(told) == 1


def test_beyond_what_is_compared_each_document_counts() -> None:
    told = [mention(SENTENCE, document=f"d{number:03}") for number in range(MOST + 2)]
    assert count_voices(told) == 3
