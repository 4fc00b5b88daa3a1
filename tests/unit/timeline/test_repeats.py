"""What comes again, every year or in another town, is never one entry."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from sitegen.model import Mention, Span
from sitegen.timeline import mention_key, merge_mentions, weigh
from tests.unit.records import mention, when

if TYPE_CHECKING:
    from collections.abc import Iterable

CONFERENCE = "Auf der Hafenkonferenz in Altmünde forderte Ministerin Kalb mehr Geld für die Brücken am Rhein."
AGAIN = "Ministerin Kalb forderte auf der Hafenkonferenz in Altmünde mehr Geld für Brücken am Rhein."


def groups(mentions: Iterable[Mention]) -> list[list[str]]:
    """Return the documents of each entry."""
    told = sorted(mentions, key=mention_key)
    return sorted(sorted(one.document for one in entry.mentions) for entry in merge_mentions(told, weigh(told)))


def conferences(*dates: str) -> list[Mention]:
    """Return the same conference told in two texts for each of *dates*: a and A, b and B, c and C."""
    return [
        mention(text, document=name if text == CONFERENCE else name.upper(), date=when(date))
        for name, date in zip("abcdef", dates, strict=False)
        for text in (CONFERENCE, AGAIN)
    ]


@pytest.mark.parametrize(
    "dates",
    [
        ("2023-02-17", "2024-02-16"),
        ("2023-02-17/2023-02-19", "2024-02-16/2024-02-18"),
        ("2023-02", "2024-02"),
        ("2023", "2024"),
        ("2024-02-16", "2024-02-17"),
        ("2024-21", "2024-23"),
    ],
)
def test_two_conferences_are_two_entries_each_told_twice(dates: tuple[str, str]) -> None:
    assert groups(conferences(*dates)) == [["A", "a"], ["B", "b"]]


def test_a_stretch_over_both_never_joins_two_conferences() -> None:
    both = mention(CONFERENCE, document="z", date=when("2023/2024"))
    for together in groups([*conferences("2023-02-17", "2024-02-16"), both]):
        assert not {"a", "b"} <= set(together)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (
            "Auf dem Gipfel in Altmünde berieten die Hafenstädte über neue Brücken am Rhein.",
            "Auf dem Gipfel in Neustein berieten die Bergdörfer über neue Seilbahnen am Hang.",
        ),
        (
            "Die 59. Hafenkonferenz in Altmünde beriet über die Brücken am Rhein.",
            "Die 60. Hafenkonferenz in Altmünde beriet über die Brücken am Rhein.",
        ),
        (
            "Der zweite Gipfel der Hafenstädte in Altmünde beriet über Brücken am Rhein.",
            "Der dritte Gipfel der Hafenstädte in Altmünde beriet über Brücken am Rhein.",
        ),
        (
            "Das Treffen der Hafenstädte 2022 in Altmünde wurde im Rückblick gelobt.",
            "Das Treffen der Hafenstädte 2023 in Altmünde wurde im Rückblick gelobt.",
        ),
    ],
)
def test_two_summits_under_one_date_are_two_entries(one: str, other: str) -> None:
    told = [mention(text, document=name, date=when("2024-05-07")) for name, text in (("a", one), ("b", other))]
    assert groups(told) == [["a"], ["b"]]


def test_two_summits_without_a_date_are_two_entries() -> None:
    texts = [
        "Port mayors met at the summit in Norham to speak about the harbour bridges.",
        "The summit of port mayors in Norham spoke about harbour bridges.",
        "Hill farmers met at the summit in Sutley to speak about the price of wool.",
        "The summit of hill farmers in Sutley spoke about wool prices.",
    ]
    told = []
    for name, text in zip("abcd", texts, strict=True):
        start = text.index("summit")
        found = mention(text, document=name, date=when(None))
        told.append(replace(found, language="en", trigger=Span(start, start + len("summit"))))
    for together in groups(told):
        assert not ({"a", "b"} & set(together) and {"c", "d"} & set(together))
