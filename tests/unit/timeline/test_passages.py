from __future__ import annotations

from dataclasses import replace

from sitegen.dates import tag_text
from sitegen.model import Entry, Mention, MentionKind, Span
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


def entry(*mentions: Mention) -> Entry:
    lead = mentions[0]
    return Entry(id=lead.id, kind=lead.kind, when=lead.when, mentions=mentions)


def days(told: Entry, told_on: str | None = "2024-05-08") -> list[tuple[str, bool]]:
    return [(one.day, one.own) for one in passages_of(told, lambda _: told_on)]


def test_an_entry_has_a_passage_in_each_document_for_its_day() -> None:
    told = entry(mention(), mention(document="other"))
    found = list(passages_of(told, {"rat": "2024-05-08", "other": None}.get))
    assert [(one.day, one.document, one.told_on, one.entry) for one in found] == [
        ("2024-05-07", "rat", "2024-05-08", told.id),
        ("2024-05-07", "other", None, told.id),
    ]


def test_an_entry_that_is_dated_less_well_than_to_a_day_has_none() -> None:
    assert days(entry(mention(date=when("2024-05")))) == []


def test_a_statement_speaks_of_days_other_than_its_own_as_far_as_they_are_past() -> None:
    said = replace(mention(kind=MentionKind.STATEMENT), about=("2024-03-01", "2024-03", "2024-09-01"))
    assert days(entry(said)) == [("2024-05-07", True), ("2024-03-01", False)]


def test_what_is_planned_is_no_passage() -> None:
    assert days(entry(mention(date=when(planned=True)))) == []


def test_what_a_corrected_text_has_replaced_is_no_passage() -> None:
    assert days(entry(replace(mention(), superseded=True))) == []


def test_a_text_is_about_a_word_in_any_case() -> None:
    assert is_about("Die BRÜCKE kommt", ["brücke"])
    assert not is_about("Der Hafen", ["brücke"])
    assert is_about("Der Hafen", [])
