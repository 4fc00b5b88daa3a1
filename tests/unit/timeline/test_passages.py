from __future__ import annotations

from dataclasses import replace

from sitegen.dates import tag_text
from sitegen.model import MentionKind, Span
from sitegen.timeline.passages import Article, is_about, passages_of, read_passages
from tests.unit.records import mention, when


def test_a_sentence_is_a_passage_of_each_day_it_names() -> None:
    text = "It was quiet. The strike began on 7 May 2024 and ended on 9 May 2024. In June 2024 nothing came of it."
    ends = [text.index(".") + 1, text.index("2024. In") + 5, len(text)]
    sentences = [Span(0, ends[0]), Span(ends[0] + 1, ends[1]), Span(ends[1] + 1, ends[2])]
    article = Article(
        id="a",
        text=text,
        language="en",
        told_on="2024-07-01",
        sentences=sentences,
        timexes=tag_text(text, "en", "2024-07-01"),
    )
    found = list(read_passages(article))
    assert [(one.day, text[one.start : one.end]) for one in found] == [
        ("2024-05-07", sentences[1].of(text)),
        ("2024-05-09", sentences[1].of(text)),
    ]


def test_a_mention_is_a_passage_of_the_day_it_happened_on() -> None:
    assert [one.day for one in passages_of(mention(), "2024-05-08")] == ["2024-05-07"]
    assert list(passages_of(mention(date=when("2024-05")), None)) == []


def test_a_statement_is_a_passage_of_the_days_it_speaks_about_as_far_as_they_are_past() -> None:
    said = replace(mention(kind=MentionKind.STATEMENT), about=("2024-03-01", "2024-03", "2024-09-01"))
    assert [one.day for one in passages_of(said, "2024-05-08")] == ["2024-05-07", "2024-03-01"]


def test_what_is_planned_is_no_passage() -> None:
    assert list(passages_of(mention(date=when(planned=True)), None)) == []


def test_a_text_is_about_a_word_in_any_case() -> None:
    assert is_about("Die BRÜCKE kommt", ["brücke"])
    assert not is_about("Der Hafen", ["brücke"])
    assert is_about("Der Hafen", [])
