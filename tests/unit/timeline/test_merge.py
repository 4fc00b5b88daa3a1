from __future__ import annotations

from sitegen.model import Entry, Mention, MentionKind
from sitegen.timeline import mention_key, merge_mentions
from tests.unit.records import mention, when


def entries(*mentions: Mention) -> list[Entry]:
    return list(merge_mentions(sorted(mentions, key=mention_key)))


def test_the_same_meeting_told_twice_is_one_entry() -> None:
    first = mention("Der Rat tagte am 7. Mai in Bonn über den Haushalt.", document="a")
    second = mention("In Bonn hat der Rat am Dienstag über den neuen Haushalt beraten.", document="b")
    third = mention("Der Haushalt beschäftigte den Kämmerer von Köln.", document="c")
    assert sorted(len(entry.mentions) for entry in entries(first, second, third)) == [1, 2]


def test_different_days_never_merge() -> None:
    words = "Der Stadtrat von Bonn beschloss den Haushalt der Stadt."
    one = mention(words, document="a", date=when("2024-05-07"))
    two = mention(words, document="b", date=when("2025-05-07"))
    assert len(entries(one, two)) == 2


def test_different_numbers_keep_events_apart() -> None:
    one = mention("Der Stadtrat von Bonn bewilligte 12 Millionen für Brücken.", document="a")
    two = mention("Der Stadtrat von Bonn bewilligte 40 Millionen für Brücken.", document="b")
    assert len(entries(one, two)) == 2


def test_another_thing_at_another_place_is_another_event() -> None:
    harbour = mention("Am Samstag hat Ines Tann in Lindau den Hafen verkauft.", document="a")
    mill = mention("Am Samstag hat Ines Tann in Eichwald die Mühle verkauft.", document="b")
    assert len(entries(harbour, mill)) == 2


def test_the_same_thing_at_two_places_stays_one_event_that_says_so() -> None:
    here = mention("Am Samstag hat Ines Tann in Lindau den Hafen verkauft.", document="a")
    there = mention("Am Samstag hat Ines Tann in Eichwald den Hafen verkauft.", document="b")
    assert len(entries(here, there)) == 1


def test_different_clock_times_keep_events_apart() -> None:
    words = "Der Stadtrat von Bonn beschloss den Haushalt der Stadt."
    one = mention(words, document="a", date=when(time="09:00"))
    two = mention(words, document="b", date=when(time="15:00"))
    assert len(entries(one, two)) == 2


def test_what_was_planned_and_what_happened_stay_apart() -> None:
    words = "Der Stadtrat von Bonn beschließt den Haushalt der Stadt."
    one = mention(words, document="a", date=when(planned=True))
    two = mention(words, document="b", date=when())
    assert len(entries(one, two)) == 2


def test_two_speakers_are_two_statements() -> None:
    words = "Die Brücke bleibt wegen der Schäden bis Dezember gesperrt"
    one = mention(words, document="a", kind=MentionKind.STATEMENT, speaker="Petra Kalb")
    two = mention(words, document="b", kind=MentionKind.STATEMENT, speaker="Jan Moor")
    same = mention(words, document="c", kind=MentionKind.STATEMENT, speaker="Kalb")
    assert sorted(len(entry.mentions) for entry in entries(one, two, same)) == [1, 2]


def test_what_has_no_date_never_merges() -> None:
    words = "Der Stadtrat von Bonn beschloss den Haushalt der Stadt."
    one = mention(words, document="a", date=when(None))
    two = mention(words, document="b", date=when(None))
    assert len(entries(one, two)) == 2


def test_the_most_certain_mention_leads_and_gives_the_id() -> None:
    words = "Der Stadtrat von Bonn beschloss den Haushalt der Stadt."
    vague = mention(words, document="a", date=when(certain=False))
    sure = mention(words, document="b")
    (entry,) = entries(vague, sure)
    assert entry.id == sure.id
    assert [told.document for told in entry.mentions] == ["b", "a"]


def test_entries_do_not_depend_on_the_order_of_mentions() -> None:
    words = ["Der Stadtrat von Bonn beschloss den Haushalt.", "Der Stadtrat in Bonn beschloss den Haushalt gestern."]
    told = [mention(text, document=name) for text in words for name in "abc"]
    assert entries(*told) == entries(*reversed(told))
