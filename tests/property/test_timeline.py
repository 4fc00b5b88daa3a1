from __future__ import annotations

from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from sitegen.edtf import bounds, compatible
from sitegen.model import Entry, Mention, MentionKind
from sitegen.timeline import mention_key, merge_mentions, sort_key, weigh
from tests.unit.records import mention, when

DATES = [
    "2024-05-07",
    "2024-05",
    "2024",
    "2024-02-2X",
    "2024-21",
    "1989/1991",
    "2024-05/..",
    "../2024-05",
    "[..2024-05-07]",
    "[2024-05-03,2024-05-10]",
    "-0489",
    None,
]
WORDS = ["Der Stadtrat von Bonn", "beschloss den Haushalt", "der Stadt am Rhein", "mit 12 Millionen", "für Brücken."]

mentions = st.lists(
    st.builds(
        lambda date, time, certain, words, document, start, kind, speaker: mention(
            " ".join(words),
            document=document,
            start=start,
            date=when(date, time=time, certain=certain),
            kind=kind,
            speaker=speaker,
        ),
        st.sampled_from(DATES),
        st.sampled_from([None, "09:00", "15:30"]),
        st.booleans(),
        st.lists(st.sampled_from(WORDS), min_size=1),
        st.sampled_from("abc"),
        st.integers(0, 50),
        st.sampled_from(MentionKind),
        st.sampled_from([None, "Petra Kalb", "Moor"]),
    ),
    unique_by=lambda found: found.id,
    max_size=12,
)


def order(told: list[Mention]) -> list[Entry]:
    entries = merge_mentions(sorted(told, key=mention_key), weigh(told))
    return sorted(entries, key=lambda entry: sort_key(entry, "2024-05-08"))


@settings(deadline=None)
@given(mentions)
def test_order_is_total(told: list[Mention]) -> None:
    keys = [sort_key(entry, None) for entry in order(told)]
    assert len(set(keys)) == len(keys)


@settings(deadline=None)
@given(st.data())
def test_order_does_not_depend_on_the_order_of_input(data: st.DataObject) -> None:
    told = data.draw(mentions)
    shuffled = data.draw(st.permutations(told))
    assert order(told) == order(shuffled)


@settings(deadline=None)
@given(mentions)
def test_every_mention_ends_in_one_entry(told: list[Mention]) -> None:
    ended = [found.id for entry in order(told) for found in entry.mentions]
    assert sorted(ended) == sorted(found.id for found in told)


@settings(deadline=None)
@given(mentions)
def test_first_days_never_go_back(told: list[Mention]) -> None:
    first = [
        bounds(entry.when.edtf)[0] or bounds(entry.when.edtf)[1] for entry in order(told) if entry.when.edtf is not None
    ]
    assert all(one is not None and two is not None and one <= two for one, two in pairwise(first))


@settings(deadline=None)
@given(mentions)
def test_conflicts_are_seen_from_both_sides_and_dates_of_one_entry_agree(told: list[Mention]) -> None:
    entries = {entry.id: entry for entry in order(told)}
    pairs = {(entry.id, conflict.entry) for entry in entries.values() for conflict in entry.conflicts}
    assert pairs == {(other, one) for one, other in pairs}
    assert all(other in entries for _, other in pairs)
    for entry in entries.values():
        dates = {found.when.edtf for found in entry.mentions}
        assert len(dates) == 1 or all(compatible(one, two) for one in dates for two in dates if one and two)


@settings(deadline=None)
@given(mentions)
def test_voices_are_no_more_than_documents_and_every_merge_has_a_reason(told: list[Mention]) -> None:
    for entry in order(told):
        assert 1 <= entry.voices <= len({found.document for found in entry.mentions})
        assert len(entry.merged) == len(entry.mentions) - 1
