"""Odd characters, marks and line ends never break a span."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given, settings
from hypothesis import strategies as st

from sitegen.header import read_header
from sitegen.ingest import Seed, read_document
from sitegen.model import Document, Facts, Span
from sitegen.segment import cut_sentences, lay_out
from sitegen.text import find_quote, quote_of

PIECES = (
    "Der Rat tagte am 2. Mai. ",
    "Von Eva Specht",
    " date 2019-05 ",
    "7. März 2019, 15:00 Uhr",
    "Loading",
    "Foto: Amsel/Bild",
    "(1) Akten. ",
    "Quellen:",
    "# ",
    "> ",
    "- ",
    "---",
    "title: x",
    "z. B. ",
    "die Leute, ",
    "“Yes,” he said. ",
    *'„“”"»«‚‘’.,;:!?…()[]*_|<>&',
    *"\n\r\t \x0b\x0c\x1c\x85\u2028\u2029\u00a0\u200b\u200d\u202e\ufeff\x00😀é\u0301",
    "\r\n",
    "\n\n",
    "\n\n\n",
)
texts = st.lists(st.one_of(st.sampled_from(PIECES), st.text(max_size=4)), max_size=40).map("".join)
odd_texts = st.lists(st.one_of(st.sampled_from((*PIECES, "\ud800", "\udfff")), st.characters()), max_size=40).map(
    "".join
)


def document(text: str) -> Document:
    body = read_header(text, "a.md")[0].body
    return Document(
        id="a",
        path="a.md",
        collection="",
        language="de",
        text=text,
        body=Span(body, len(text)) if body < len(text) else None,
        fields=(),
        facts=Facts(),
        sha256="0" * 64,
        encoding="utf-8",
    )


@given(odd_texts)
def test_segments_lie_in_the_body_in_order_and_apart(text: str) -> None:
    source = document(text)
    layout = lay_out(source)
    for segment in layout.segments:
        assert source.body is not None
        assert source.body.covers(segment.span)
        assert segment.span.of(text) == segment.span.of(text).strip()
    for first, second in pairwise(layout.segments):
        assert first.span.end <= second.span.start
    numbers = [segment.number for segment in layout.segments if segment.number]
    assert sorted(set(numbers)) == list(range(1, max(numbers, default=0) + 1))
    assert numbers == sorted(numbers)


@given(odd_texts)
def test_every_letter_of_the_body_lies_in_a_segment(text: str) -> None:
    source = document(text)
    inside: set[int] = set()
    for segment in lay_out(source).segments:
        inside.update(range(segment.span.start, segment.span.end))
    start = source.body.start if source.body else len(text)
    assert all(index in inside for index in range(start, len(text)) if text[index].isalpha())


@given(odd_texts)
def test_quotations_and_names_lie_in_segments_in_order_and_apart(text: str) -> None:
    layout = lay_out(document(text))
    for quotation in layout.quotations:
        assert 0 <= quotation.start < quotation.end <= len(text)
        assert any(segment.span.meets(quotation) for segment in layout.segments)
    for first, second in pairwise(layout.quotations):
        assert first.end < second.start
    for span in (layout.title, layout.author, layout.publisher):
        assert span is None or any(segment.span.covers(span) for segment in layout.segments)


@given(odd_texts, st.data())
def test_sentences_cover_the_words_and_keep_what_is_kept(text: str, data: st.DataObject) -> None:
    source = document(text)
    layout = lay_out(source)
    bounds = st.integers(0, max(len(text) - 1, 0))
    pairs = data.draw(st.lists(st.tuples(bounds, bounds), max_size=4))
    keep = [Span(min(pair), max(pair)) for pair in pairs if pair[0] != pair[1]]
    sentences = cut_sentences(source, layout, keep)
    for first, second in pairwise(sentences):
        assert first.end <= second.start
    for sentence in sentences:
        assert sentence.of(text) == sentence.of(text).strip()
        assert any(segment.span.meets(sentence) for segment in layout.segments)
    for span in keep:
        for segment in layout.segments:
            if segment.span.covers(span):
                assert not any(
                    span.start < sentence.end < span.end and text[sentence.end : span.end].strip()
                    for sentence in sentences
                )


@given(texts)
def test_a_passage_of_any_text_finds_itself_also_after_text_is_put_before(text: str) -> None:
    for segment in lay_out(document(text)).segments:
        quote = quote_of(text, segment.span)
        assert find_quote(text, quote) == segment.span


@given(texts)
@settings(max_examples=50)
def test_a_text_is_read_as_it_was_written(text: str) -> None:
    with TemporaryDirectory() as folder:
        Path(folder, "a.txt").write_bytes(text.encode("utf-8", "replace"))
        read, _ = read_document(Path(folder), Seed("a.txt", "a"), None, "de")
    expected = text.encode("utf-8", "replace").decode()
    assert read is not None
    assert read.text == expected.removeprefix("\ufeff")
    for field in read.fields:
        assert field.span is None or field.span.of(read.text) == field.value
