from __future__ import annotations

from itertools import pairwise

import pytest

from sitegen.model import Entry, Mention
from sitegen.timeline import Numbered, mention_key, sort_key
from tests.unit.records import mention, when


def entry(found: Mention) -> Entry:
    return Entry(id=found.id, kind=found.kind, when=found.when, mentions=(found,))


@pytest.mark.parametrize(
    "dates",
    [
        ["-0489", "0476", "1989/1991", "2024-05-07", "2024-05-08", None],
        ["2024-01-01", "2024-01", "2024"],
        ["2024-02", "2024-02-2X", "2024-03-01"],
        ["2024-05-17", "[..2024-05-17]", "2024-05-18"],
        ["2024-05-01", "2024-05", "2024-05/.."],
        ["0024-05-07", "1024-05-07"],
    ],
)
def test_entries_stand_by_first_day_and_narrower_before_wider(dates: list[str | None]) -> None:
    keys = [sort_key(entry(mention(date=when(date))), None) for date in dates]
    assert all(before < after for before, after in pairwise(keys))


def test_a_told_clock_time_stands_before_none() -> None:
    early, late, untold = (mention(date=when(time=time)) for time in ("09:00", "15:00", None))
    keys = [sort_key(entry(found), None) for found in (early, late, untold)]
    assert keys == sorted(keys)


def test_document_date_then_id_then_position_decide_on_one_day() -> None:
    keys = [
        sort_key(entry(mention(document="z")), "2024-05-08"),
        sort_key(entry(mention(document="a")), "2024-05-09"),
        sort_key(entry(mention(document="b")), "2024-05-09"),
        sort_key(entry(mention(document="b", start=40)), "2024-05-09"),
        sort_key(entry(mention(document="a")), None),
    ]
    assert keys == sorted(keys)
    assert len(set(keys)) == len(keys)


def test_mentions_of_one_date_stand_together() -> None:
    dates = ["2024-05", "2024-05-01/2024-05-31", "2024-05-01", None]
    told = [mention(document=name, date=when(date)) for name in "ab" for date in dates]
    ordered = [found.when.edtf for found in sorted(told, key=mention_key)]
    assert sum(one != other for one, other in pairwise(ordered)) == len(dates) - 1
    assert ordered[-1] is None


def test_entries_are_numbered_from_one_on_every_walk() -> None:
    numbered = Numbered([entry(mention(start=start)) for start in (0, 40, 80)])
    assert [found.number for found in numbered] == [1, 2, 3]
    assert [found.number for found in numbered] == [1, 2, 3]
