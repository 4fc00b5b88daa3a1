from __future__ import annotations

from random import Random

from sitegen.dates import tag_text
from sitegen.model import Span
from sitegen.timeline.digest import Article, Passage, is_about, make_digest, passage_of, read_passages
from tests.unit.records import mention, when

OPENING = "On that day the council of Norham opened the long new harbour bridge."
OTHER = "A ferry made its very last crossing under grey skies and heavy rain."


def passage(day: str, told_on: str | None, text: str = OPENING, document: str | None = None) -> Passage:
    name = document or f"{told_on}-{day}"
    return Passage(day=day, told_on=told_on, document=name, start=0, end=len(text), text=text, language="en")


def days(passages: list[Passage], top: int) -> list[str]:
    return [key.day for key in make_digest(passages, top=top, sentences=1)]


def test_a_day_named_on_many_days_matters_more_than_one_repeated_on_one() -> None:
    repeated = [passage("2024-05-07", "2024-05-08", document=f"d{number}") for number in range(9)]
    spread = [passage("2024-05-20", f"2024-05-2{number}") for number in (1, 2, 3)]
    assert days(repeated + spread, 1) == ["2024-05-20"]


def test_looking_back_counts_twice() -> None:
    fresh = [passage("2024-05-07", f"2024-05-{number:02}") for number in (8, 9, 10)]
    remembered = [passage("2024-04-01", f"2024-05-{number:02}") for number in (8, 9)]
    assert days(fresh + remembered, 1) == ["2024-04-01"]


def test_days_come_in_order_and_inside_the_span_asked_for() -> None:
    told = [passage(day, "2024-06-01") for day in ("2024-05-20", "2024-05-07", "2024-01-01")]
    found = make_digest(told, top=9, sentences=1, first="2024-05-01", last="2024-05-31")
    assert [key.day for key in found] == ["2024-05-07", "2024-05-20"]


def test_the_passage_with_the_common_words_comes_first_without_near_repeats() -> None:
    told = [passage("2024-05-07", f"2024-05-{number:02}", OPENING) for number in (8, 9, 10)]
    told.append(passage("2024-05-07", "2024-05-11", OTHER))
    (key,) = make_digest(told, top=1, sentences=3)
    assert [shown.text for shown in key.passages] == [OPENING, OTHER]


def test_questions_and_scraps_are_not_shown() -> None:
    told = [passage("2024-05-07", "2024-05-08", text) for text in (OPENING[:-1] + "?", "Opened in May.")]
    (key,) = make_digest(told, top=1, sentences=3)
    assert key.passages == ()


def test_a_key_date_says_why() -> None:
    (key,) = make_digest([passage("2024-05-07", "2024-05-20")], top=1, sentences=1)
    assert (key.reason.code, dict(key.reason.args)) == ("key-date", {"days": "1", "later": "1", "documents": "1"})


def test_the_digest_does_not_depend_on_the_order_of_passages() -> None:
    told = [passage(f"2024-05-{day:02}", f"2024-06-{day:02}", text) for day in range(1, 9) for text in (OPENING, OTHER)]
    shuffled = list(told)
    Random(1).shuffle(shuffled)  # noqa: S311  # any other order will do
    assert make_digest(told, top=3, sentences=1) == make_digest(shuffled, top=3, sentences=1)


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


def test_a_mention_is_a_passage_if_it_happened_on_one_day() -> None:
    assert passage_of(mention(), "2024-05-08") is not None
    assert passage_of(mention(date=when("2024-05")), None) is None
    assert passage_of(mention(date=when(planned=True)), None) is None


def test_a_text_is_about_a_word_in_any_case() -> None:
    assert is_about("Die BRÜCKE kommt", ["brücke"])
    assert not is_about("Der Hafen", ["brücke"])
    assert is_about("Der Hafen", [])
