from __future__ import annotations

from sitegen.model import Entry
from sitegen.timeline.keys import PINNED, Marked, choose_entries
from sitegen.timeline.passages import Passage
from tests.unit.records import mention

OPENING = "On that day the council of Norham opened the long new harbour bridge."


def passage(day: str, entry: str, told_on: str = "2024-06-01") -> Passage:
    return Passage(
        day=day,
        told_on=told_on,
        document=told_on,
        start=0,
        end=9,
        text=f"{OPENING} {entry}",
        language="en",
        entry=entry,
    )


def chosen(passages: list[Passage], top: int, pinned: tuple[str, ...] = ()) -> dict[str, list[str]]:
    found = choose_entries(passages, lambda day: [one for one in passages if one.day == day], top, pinned)
    return {entry: [reason.code for reason in reasons] for entry, reasons in found.items()}


def test_one_entry_is_chosen_for_each_day() -> None:
    told = [passage("2024-05-07", "a"), passage("2024-05-07", "b"), passage("2024-05-07", "a", "2024-06-02")]
    assert chosen(told, 9) == {"a": ["key-date"]}


def test_no_more_days_are_chosen_than_asked_for_but_all_that_is_pinned() -> None:
    told = [passage("2024-05-07", "a"), passage("2024-05-08", "b"), passage("2024-05-09", "c")]
    assert chosen(told, 1, ("c",)) == {"c": ["key-pinned"], "a": ["key-date-one-source"]}


def test_what_is_pinned_and_matters_besides_has_both_reasons() -> None:
    assert chosen([passage("2024-05-07", "a")], 1, ("a",)) == {"a": ["key-pinned", "key-date-one-source"]}


def test_entries_carry_their_reasons_on_every_walk() -> None:
    lead = mention()
    entries = [Entry(id=name, kind=lead.kind, when=lead.when, mentions=(lead,)) for name in ("a", "b")]
    marked = Marked(entries, {"b": (PINNED,)})
    assert [[entry.key for entry in marked] for _ in range(2)] == [[(), (PINNED,)]] * 2
