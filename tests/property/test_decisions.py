"""A decision stays with its words, whatever is written around them."""

from __future__ import annotations

import re

from hypothesis import assume, given
from hypothesis import strategies as st

from sitegen.header import read_header, value_of
from sitegen.timeline.placing import place_quote

WORDS = st.text(alphabet="abcdeüß", min_size=1, max_size=6)
SENTENCES = st.lists(WORDS, max_size=20).map(" ".join)
QUOTES = st.lists(WORDS, min_size=4, max_size=12).map(" ".join)
INSERTED = st.text(max_size=60)


@given(SENTENCES, QUOTES, SENTENCES, INSERTED, st.data())
def test_what_is_inserted_outside_the_quote_neither_moves_nor_loses_it(
    before: str, quote: str, after: str, inserted: str, data: st.DataObject
) -> None:
    text = f"{before} {quote} {after}"
    start = len(before) + 1
    outside = [*range(start + 1), *range(start + len(quote), len(text) + 1)]
    at = data.draw(st.sampled_from(outside))
    edited = text[:at] + inserted + text[at:]
    moved = start + len(inserted) if at <= start else start
    pattern = r"\s+".join(quote.split())
    beside = edited[moved - 1 : moved] + edited[moved + len(quote) :][:1]
    assume(not any(character.isalnum() for character in beside))  # else the first or last word is another
    assume(len(re.findall(f"(?={pattern})", edited)) == 1)
    for prefix, suffix in (("", ""), (text[max(0, start - 32) : start], text[start + len(quote) :][:32])):
        span = place_quote(edited, quote, prefix, suffix).span
        assert span is not None
        assert (span.start, span.of(edited)) == (moved, quote)


@given(SENTENCES, st.lists(WORDS, min_size=1, max_size=3).map(" ".join), SENTENCES, INSERTED, st.data())
def test_a_short_quote_is_found_where_it_was_or_not_at_all(
    before: str, quote: str, after: str, inserted: str, data: st.DataObject
) -> None:
    text = f"{before} {quote} {after}"
    start = len(before) + 1
    at = data.draw(st.sampled_from([*range(start + 1), *range(start + len(quote), len(text) + 1)]))
    edited = text[:at] + inserted + text[at:]
    assume(quote not in inserted and edited.count(quote) == text.count(quote) == 1)
    span = place_quote(edited, quote, text[max(0, start - 32) : start], text[start + len(quote) :][:32]).span
    assert span is None or span.start == (start + len(inserted) if at <= start else start)


@given(st.text(), st.text(min_size=1), st.text(max_size=40), st.text(max_size=40))
def test_any_text_is_searched_for_any_words(text: str, quote: str, prefix: str, suffix: str) -> None:
    assume(quote.strip())
    placed = place_quote(text, quote, prefix, suffix)
    assert placed.span is None or placed.span.end <= len(text)


@given(st.text(max_size=80))
def test_what_is_written_into_a_header_is_read_back(text: str) -> None:
    header, problems = read_header(f"---\nquote: {value_of(text)}\njoin:\n  - quote: {value_of(text)}\n---\n", "a.md")
    closed = " ".join(text.split())
    assert problems == ()
    assert [field.value for field in header.fields[:1]] == [closed]
    assert header.fields[1].parts[0].parts[0].value == closed
