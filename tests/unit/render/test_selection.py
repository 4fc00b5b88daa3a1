from dataclasses import replace

import pytest

from sitegen.errors import UsageError
from sitegen.model import Entry, MentionKind, Source, Status
from sitegen.render.selection import holds, read_selection
from tests.unit.records import mention, source, when

RAT = replace(source("rat"), collection="stadt")


def entry(edtf: str | None = "2024-05-07", *, planned: bool = False, speaker: str | None = None) -> Entry:
    kind = MentionKind.STATEMENT if speaker else MentionKind.EVENT
    told = mention(date=when(edtf, planned=planned), kind=kind, speaker=speaker)
    return Entry(id=told.id, kind=kind, when=told.when, mentions=(told,))


def chosen(selection: str, found: Entry) -> bool:
    def source_of(_: str) -> Source:
        return RAT

    return holds(read_selection(selection), found, source_of)


@pytest.mark.parametrize(
    ("selection", "edtf", "held"),
    [
        ("all", None, True),
        ("2024", "2024-05-07", True),
        ("2023", "2024-05-07", False),
        ("2023, 2024-05", "2024-05-07", True),
        ("2024-05-08..", "2024-05-07", False),
        ("..2024-05-07", "2024-05-07", True),
        ("2024-04..2024-06", "2024", True),
        ("2024", None, False),
        ("2024", "[..2023-05-07]", False),
        ("2020..2021", "2019/..", True),
    ],
)
def test_a_period_holds_what_may_lie_in_it(selection: str, edtf: str | None, held: bool) -> None:
    assert chosen(selection, entry(edtf)) is held


@pytest.mark.parametrize(
    ("selection", "held"),
    [
        ("source=rat", True),
        ("source=post", False),
        ("source=post, source=RAT", True),
        ("publisher=anzeiger", True),
        ("collection=stadt", True),
        ("speaker=ada berg", True),
        ("speaker=Bo Kalb", False),
        ("source=rat, speaker=Bo Kalb", False),
        ("kind=statement", True),
        ("kind=event", False),
        ("checked", False),
    ],
)
def test_one_of_the_values_of_each_name_must_hold(selection: str, held: bool) -> None:
    assert chosen(selection, entry(speaker="Ada Berg")) is held


def test_entries_are_chosen_by_any_of_their_ids_and_by_their_check() -> None:
    found = entry(planned=True)
    assert chosen(f"id={found.id}", found)
    assert chosen("kind=planned", found)
    assert chosen("checked", replace(found, status=Status.CHECKED))


@pytest.mark.parametrize("wrong", ["im Mai", "", "color=red", "source=", "kind=thing", "2024..May", "2024,,2025"])
def test_what_cannot_be_read_is_refused_with_what_can(wrong: str) -> None:
    with pytest.raises(UsageError) as refused:
        read_selection(wrong)
    assert refused.value.hint
