from __future__ import annotations

from itertools import permutations

import pytest

from sitegen.model import Entry
from sitegen.timeline import Placed, may_precede, place_entries, sort_key, standing_of
from tests.unit.records import mention, when


def _entry(name: str, date: str | None, time: str | None = None) -> Entry:
    made = mention(f"{name} geschah.", document=name, date=when(date, time=time))
    return Entry(id=made.id, kind=made.kind, when=made.when, mentions=(made,))


def _placed(entries: list[Entry], pairs: list[tuple[int, int]]) -> Placed:
    standing = {entry.id: standing_of(entry, sort_key(entry, None)) for entry in entries}
    return place_entries(standing, [(entries[one].id, entries[other].id) for one, other in pairs])


def _order(entries: list[Entry], pairs: list[tuple[int, int]]) -> list[str]:
    placed = _placed(entries, pairs)
    ranked = sorted(entries, key=lambda entry: placed.keys.get(entry.id) or sort_key(entry, None))
    return [entry.mentions[0].document for entry in ranked]


def test_of_two_entries_of_one_day_the_told_order_wins() -> None:
    entries = [_entry("a", "2024-05-07"), _entry("b", "2024-05-07")]
    assert _order(entries, []) == ["a", "b"]
    assert _order(entries, [(1, 0)]) == ["b", "a"]


def test_dates_are_never_contradicted() -> None:
    entries = [_entry("a", "2024-05-07"), _entry("b", "2024-05-08")]
    assert _order(entries, [(1, 0)]) == ["a", "b"]


def test_a_month_told_to_come_after_a_day_of_it_stands_behind_that_day() -> None:
    entries = [_entry("month", "2024-05"), _entry("day", "2024-05-07"), _entry("later", "2024-05-09")]
    assert _order(entries, []) == ["month", "day", "later"]
    assert _order(entries, [(1, 0)]) == ["day", "month", "later"]


def test_overlapping_stretches_take_the_earliest_days_that_fit() -> None:
    entries = [_entry("a", "2024-05-01/2024-05-10"), _entry("b", "2024-05-05/2024-05-20"), _entry("c", "2024-05-03")]
    assert _order(entries, [(1, 0)]) == ["c", "b", "a"]


def test_an_entry_with_an_open_beginning_goes_before_what_follows_it() -> None:
    entries = [_entry("said", "[..2024-05-25]"), _entry("day", "2024-05-20"), _entry("else", "2024-05-19")]
    assert _order(entries, [(0, 1)]) == ["else", "said", "day"]


def test_a_chain_keeps_its_order_and_its_place() -> None:
    entries = [_entry(name, "2024-05-07") for name in "abcd"]
    assert _order(entries, [(3, 2), (2, 1)]) == ["a", "d", "c", "b"]


def test_what_would_close_a_ring_is_dropped_and_told() -> None:
    entries = [_entry(name, "2024-05-07") for name in "abc"]
    pairs = [(1, 0), (2, 1), (0, 2)]
    assert _order(entries, pairs) == ["c", "b", "a"]
    assert _placed(entries, pairs).rings == ((entries[0].id, entries[2].id),)


def test_clock_times_decide_a_day() -> None:
    entries = [_entry("early", "2024-05-07", "09:00"), _entry("late", "2024-05-07", "15:00")]
    assert _order(entries, [(1, 0)]) == ["early", "late"]
    one, other = (standing_of(entry, "") for entry in entries)
    assert may_precede(one, other)
    assert not may_precede(other, one)


def test_nothing_moves_into_another_year_or_a_stretch_out_of_its_month() -> None:
    year = [_entry("years", "2023/2024"), _entry("day", "2024-02-07")]
    assert _order(year, [(1, 0)]) == ["years", "day"]
    month = [_entry("stretch", "2024-04-28/2024-05-09"), _entry("day", "2024-05-07")]
    assert _order(month, [(1, 0)]) == ["stretch", "day"]


def test_what_has_no_date_is_put_in_order_among_its_like() -> None:
    entries = [_entry("a", None), _entry("b", None), _entry("c", "2024-05-07")]
    assert _order(entries, [(1, 0), (0, 2)]) == ["c", "b", "a"]


@pytest.mark.parametrize("order", list(permutations(range(4))))
def test_the_order_is_total_and_does_not_hang_on_how_entries_come(order: tuple[int, ...]) -> None:
    named = [_entry("a", "2024-05"), _entry("b", "2024-05-07"), _entry("c", "2024-05-07"), _entry("d", "2024-05-09")]
    entries = [named[place] for place in order]
    where = {place: at for at, place in enumerate(order)}
    pairs = [(where[2], where[1]), (where[1], where[0])]
    assert _order(entries, pairs) == ["c", "b", "a", "d"]
