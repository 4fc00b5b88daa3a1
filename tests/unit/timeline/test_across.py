from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from sitegen.timeline import mention_key, merge_mentions, weigh
from tests.unit.records import mention, when

if TYPE_CHECKING:
    from sitegen.model import Entry, Mention

SAME = [
    ("Altmünde und Norham unterzeichneten in Sutley einen Vertrag.", "Norham and Altmunde signed a treaty in Sutley."),
    ("Finnland und Norwegen eröffneten die Brücke bei Tornio.", "Finland and Norway opened the bridge at Tornio."),
    ("In Altmünde gab Petra Kalb ihren Rücktritt bekannt.", "Minister Petra Kalb resigned in Altmünde."),
    ("In Norham verhaftete die Polizei den Reeder Tom Brack.", "Police in Norham arrested the shipowner Tom Brack."),
    ("Schweden beantragte bei der NATO die Aufnahme.", "On that day Sweden applied for membership of NATO."),
]
OTHER = [
    # another kind of happening
    ("Petra Kalb kritisierte in Altmünde Tom Brack.", "Petra Kalb met Tom Brack in Altmünde."),
    # other people
    ("Petra Kalb trat in Altmünde zurück.", "Ada Pell resigned as mayor of Altmünde."),
    # one name is too little
    ("In Norham brannte die alte Seilerei.", "A fire destroyed the mill of Norham, Ada Pell said."),
    # other figures
    ("In Norham starben bei Sutley 12 Menschen.", "In all 40 people died in Norham and Sutley."),
    # another of a kind
    ("Norham und Sutley trafen sich zum zweiten Gipfel.", "Norham and Sutley met for the third summit."),
    # words alike that are no names
    (
        "Der Präsident traf einen Minister in Altmünde.",
        "The President met a Minister in Norham, near Sutley and Tornio.",
    ),
    # months and weekdays are no names
    ("Der Rat von Norham tagte im August am Freitag.", "The council of Sutley met in August, on a Friday."),
]


def entries(german: str, english: str, day: str = "2024-05-07", other_day: str = "2024-05-07") -> list[Entry]:
    one = mention(german, document="a", date=when(day))
    other: Mention = replace(mention(english, document="b", date=when(other_day)), language="en")
    told = sorted([one, other], key=mention_key)
    return list(merge_mentions(told, weigh(told)))


@pytest.mark.parametrize(("german", "english"), SAME)
def test_one_event_told_in_two_languages_is_one_entry(german: str, english: str) -> None:
    (entry,) = entries(german, english)
    assert [reason.code for reason in entry.merged] == ["same-across"]
    assert entry.voices == 2


@pytest.mark.parametrize(("german", "english"), OTHER)
def test_what_shares_too_little_across_languages_stays_apart(german: str, english: str) -> None:
    assert len(entries(german, english)) == 2


@pytest.mark.parametrize(("day", "other_day"), [("2024-05-07", "2024-05-08"), ("2024-05", "2024-05")])
def test_only_the_very_day_joins_across_languages(day: str, other_day: str) -> None:
    assert len(entries(*SAME[0], day, other_day)) == 2
