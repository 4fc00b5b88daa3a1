from __future__ import annotations

from dataclasses import replace
from random import Random

import pytest

from sitegen.timeline.digest import make_digest
from sitegen.timeline.passages import Passage

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


def test_questions_and_scraps_are_shown_only_where_a_day_has_nothing_else() -> None:
    scraps = [passage("2024-05-07", "2024-05-08", text) for text in (OPENING[:-1] + "?", "Opened in May.")]
    (alone,) = make_digest(scraps, top=1, sentences=3)
    (beside,) = make_digest([*scraps, passage("2024-05-07", "2024-05-08", OTHER)], top=1, sentences=3)
    assert (len(alone.passages), [one.text for one in beside.passages]) == (1, [OTHER])


def test_a_day_that_is_only_spoken_of_in_passing_is_no_key_date() -> None:
    passing = [replace(passage("2024-05-07", f"2024-06-{number:02}"), own=False) for number in (1, 2, 3)]
    assert days([*passing, passage("2024-05-20", "2024-06-01")], 1) == ["2024-05-20"]


def test_speaking_of_a_day_in_passing_adds_to_its_weight() -> None:
    told = [passage("2024-05-07", "2024-05-08"), passage("2024-05-06", "2024-05-08")]
    passing = replace(passage("2024-05-07", "2024-06-01", OTHER), own=False)
    (key,) = make_digest([*told, passing], top=1, sentences=3)
    assert (key.day, [one.text for one in key.passages]) == ("2024-05-07", [OPENING])


@pytest.mark.parametrize(
    ("told_on", "code", "counts"),
    [
        (["2024-05-08", "2024-05-20"], "key-date", {"days": "2", "documents": "2", "later": "1"}),
        (["2024-05-08", "2024-05-09"], "key-date-fresh", {"days": "2", "documents": "2"}),
        (["2024-05-20", "2024-05-20"], "key-date-one-day", {"documents": "2"}),
        (["2024-05-20"], "key-date-one-source", {}),
    ],
)
def test_a_key_date_says_why(told_on: list[str], code: str, counts: dict[str, str]) -> None:
    told = [passage("2024-05-07", day, document=f"d{number}") for number, day in enumerate(told_on)]
    (key,) = make_digest(told, top=1, sentences=1)
    assert (key.reason.code, dict(key.reason.args)) == (code, counts)


def test_of_dates_that_matter_alike_the_one_in_more_documents_wins() -> None:
    lone = passage("2024-05-07", "2024-05-08")
    shared = [passage("2024-05-20", "2024-05-21", document=f"d{number}") for number in (1, 2)]
    assert days([lone, *shared], 1) == ["2024-05-20"]


def test_what_was_shown_for_one_day_is_not_repeated_for_another() -> None:
    told = [passage(day, "2024-06-01", OPENING, "both") for day in ("2024-05-07", "2024-05-09")]
    told.append(passage("2024-05-09", "2024-06-02", OTHER))
    found = make_digest(told, top=2, sentences=1)
    assert [[shown.text for shown in key.passages] for key in found] == [[OPENING], [OTHER]]


def test_a_day_that_has_nothing_else_repeats_what_was_shown_for_another() -> None:
    told = [passage(day, "2024-06-01", OPENING, "both") for day in ("2024-05-07", "2024-05-09")]
    assert [len(key.passages) for key in make_digest(told, top=2, sentences=1)] == [1, 1]


def test_the_digest_does_not_depend_on_the_order_of_passages() -> None:
    told = [passage(f"2024-05-{day:02}", f"2024-06-{day:02}", text) for day in range(1, 9) for text in (OPENING, OTHER)]
    shuffled = list(told)
    Random(1).shuffle(shuffled)  # noqa: S311  # any other order will do
    assert make_digest(told, top=3, sentences=1) == make_digest(shuffled, top=3, sentences=1)
