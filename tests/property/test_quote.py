from __future__ import annotations

from hypothesis import assume, given
from hypothesis import strategies as st

from sitegen.model import Span
from sitegen.text import find_quote, place_of, quote_of, shorten

texts = st.text(st.characters(codec=None), min_size=1, max_size=80)


@st.composite
def passages(draw: st.DrawFn) -> tuple[str, Span]:
    text = draw(texts)
    start = draw(st.integers(0, len(text) - 1))
    return text, Span(start, draw(st.integers(start + 1, len(text))))


@given(passages())
def test_a_quotation_finds_itself(passage: tuple[str, Span]) -> None:
    text, span = passage
    assert find_quote(text, quote_of(text, span)) == span


@given(passages(), texts)
def test_a_quotation_finds_itself_after_text_is_put_before_it(passage: tuple[str, Span], before: str) -> None:
    text, span = passage
    quote = quote_of(text, span)
    assume((before + text).count(quote.exact) == 1)
    assert find_quote(before + text, quote) == Span(span.start + len(before), span.end + len(before))


@given(passages(), texts)
def test_a_quotation_never_finds_other_words(passage: tuple[str, Span], other: str) -> None:
    text, span = passage
    found = find_quote(other, quote_of(text, span))
    assert found is None or found.of(other) == span.of(text)


@given(texts, st.integers(1, 40))
def test_shortened_text_is_a_beginning_within_the_limit(text: str, limit: int) -> None:
    short = shorten(text, limit)
    assert text.startswith(short)
    assert len(short) <= limit or short == text


@given(texts, st.integers(0, 79))
def test_place_leads_back_to_the_offset(text: str, offset: int) -> None:
    assume(offset <= len(text))
    place = place_of(text, offset, "a.txt")
    assert place.line is not None
    assert place.column is not None
    lines = text.split("\n")
    assert sum(len(line) + 1 for line in lines[: place.line - 1]) + place.column - 1 == offset
