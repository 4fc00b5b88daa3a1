from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from sitegen.timeline import mention_key, merge_mentions, weigh
from sitegen.timeline.window import DAYS
from tests.unit.records import dated_by, mention, when

if TYPE_CHECKING:
    from sitegen.model import Entry, Mention

OPENING = "Die Ministerin Kalb eröffnete in Altmünde die neue Brücke über den Rhein."
AGAIN = "In Altmünde wurde die neue Brücke über den Rhein von Ministerin Kalb eröffnet."


def entries(*mentions: Mention) -> list[Entry]:
    told = sorted(mentions, key=mention_key)
    return list(merge_mentions(told, weigh(told)))


def test_a_day_inside_a_month_is_the_same_and_the_day_leads() -> None:
    month = mention(OPENING, document="a", date=when("2024-05"))
    day = mention(AGAIN, document="b", date=when("2024-05-07"))
    (entry,) = entries(month, day)
    assert entry.when.edtf == "2024-05-07"
    assert entry.merged[0].code == "same-within"


def test_two_days_never_meet_in_one_month() -> None:
    month = mention(OPENING, document="a", date=when("2024-05"))
    one = mention(AGAIN, document="b", date=when("2024-05-07"))
    two = mention(AGAIN, document="c", date=when("2024-05-21"))
    for entry in entries(month, one, two):
        assert {"2024-05-07", "2024-05-21"} - {told.when.edtf for told in entry.mentions}


def test_the_same_under_two_dates_is_a_conflict_on_both_entries() -> None:
    one = mention(OPENING, document="a", date=when("2024-05-07"))
    two = mention(AGAIN, document="b", date=when("2024-05-08"))
    first, second = entries(one, two)
    assert [conflict.entry for conflict in first.conflicts] == [second.id]
    assert [conflict.entry for conflict in second.conflicts] == [first.id]
    assert dict(first.conflicts[0].reason.args)["date"] == second.when.edtf


def test_a_source_that_tells_both_tells_two_things() -> None:
    one = mention(OPENING, document="a", date=when("2024-05-07"))
    two = mention(AGAIN, document="a", start=200, date=when("2024-05-08"))
    assert all(not entry.conflicts for entry in entries(one, two))


def test_what_comes_back_every_year_is_no_conflict() -> None:
    one = mention(OPENING, document="a", date=when("2023-05-07"))
    two = mention(AGAIN, document="b", date=when("2024-05-07"))
    assert [entry.conflicts for entry in entries(one, two)] == [(), ()]


def test_what_comes_back_every_few_days_is_no_conflict() -> None:
    told = [mention(OPENING, document=day, date=when(f"2024-05-{day}")) for day in ("01", "03", "05", "07", "09")]
    assert all(not entry.conflicts for entry in entries(*told))


def test_two_happenings_with_the_same_people_stay_apart() -> None:
    one = mention("Ministerin Kalb und Kämmerer Moor kündigten in Altmünde den Rücktritt an.", document="a")
    two = mention("Ministerin Kalb und Kämmerer Moor eröffneten in Altmünde die Schleuse.", document="b")
    assert len(entries(one, two)) == 2


def test_clusters_are_closed_when_their_days_are_past() -> None:
    days = [f"2024-{month:02}-07" for month in range(1, 13)]
    stream = iter(merge_mentions(mention(OPENING, document=day, date=when(day)) for day in days))
    taken: list[str] = []

    def watched() -> list[Entry]:
        return list(merge_mentions(_note(mention(OPENING, document=day, date=when(day)), taken) for day in days))

    assert next(stream).when.edtf == days[0]
    assert len(watched()) == len(taken) == len(days)
    assert DAYS < 60


def _note(found: Mention, taken: list[str]) -> Mention:
    taken.append(found.id)
    return found


def test_a_compound_and_its_last_part_are_one_word() -> None:
    spare = mention("Ein Gipfel wird vorbereitet.", document="z", date=when("2020-01-01"))
    one = mention("Der Stahlgipfel begann in Altmünde mit Kalb.", document="a")
    two = mention("Zum Gipfel kam Kalb nach Altmünde.", document="b")
    assert sorted(len(entry.mentions) for entry in entries(spare, one, two)) == [1, 2]


def test_of_two_dates_in_one_sentence_each_has_its_own_words() -> None:
    both = "Zwei Städte kamen hinzu: Norham, das am 4. Mai dem Bund beitrat, und Altmünde, das am 7. März beitrat."
    first = dated_by(mention(both, document="a", date=when("2024-05-04")), "am 4. Mai", "XXXX-05-04")
    other = mention("Norham wurde Mitglied im Bund.", document="b", date=when("2024-05-04"))
    third = mention("Altmünde wurde Mitglied im Bund.", document="c", date=when("2024-05-04"))
    assert sorted(
        {told.document for told in entry.mentions} == {"a", "b"} for entry in entries(first, other, third)
    ) == [
        False,
        True,
    ]


def test_every_merge_has_its_reason() -> None:
    told = [mention(OPENING, document=name) for name in "abc"]
    (entry,) = entries(*told, replace(told[0], id="other", document="d"))
    assert [reason.code for reason in entry.merged] == ["same-date"] * 3
    assert "Altmünde" in dict(entry.merged[0].args)["words"]
