"""Places move with the words that were mended, and back."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from sitegen.dates.reading import Edit, mended, plain_letters
from sitegen.model import Span


def test_a_place_behind_a_mended_word_moves_with_it() -> None:
    source = "Im Novernber und Dezernber."
    reading = mended(source, [Edit(Span(3, 12), "November"), Edit(Span(17, 26), "Dezember")])
    assert reading.text == "Im November und Dezember."
    assert reading.in_source(Span(16, 24)).of(source) == "Dezernber"
    assert reading.in_source(Span(0, 25)) == Span(0, 27)
    assert reading.from_source(Span(17, 26)).of(reading.text) == "Dezember"


def test_a_place_inside_a_mended_word_takes_the_word_whole() -> None:
    reading = mended("Am Sonn-\ntag", [Edit(Span(3, 12), "Sonntag")])
    assert reading.in_source(Span(5, 7)) == Span(3, 12)
    assert reading.from_source(Span(9, 12)) == Span(3, 10)


def test_the_long_s_keeps_every_letter_in_its_place() -> None:
    assert plain_letters("ſüß Auguſt") == "süß August"


@given(st.text(alphabet="abc ", min_size=1, max_size=30), st.lists(st.tuples(st.integers(0, 29), st.integers(1, 4))))
def test_every_place_is_found_again(source: str, wanted: list[tuple[int, int]]) -> None:
    edits, end = [], 0
    for start, length in sorted(wanted):
        if start >= end and start + length <= len(source):
            edits.append(Edit(Span(start, start + length), "XY"))
            end = start + length
    reading = mended(source, edits)
    for start in range(len(reading.text)):
        span = reading.in_source(Span(start, start + 1))
        letter = reading.text[start]
        assert letter in "XY" or span.of(source) == letter
        assert reading.from_source(span).covers(Span(start, start + 1))
