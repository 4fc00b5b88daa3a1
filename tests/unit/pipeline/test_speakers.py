from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from sitegen.model import Entry, Mention, MentionKind, SpeakerCount
from sitegen.pipeline.speakers import Said, count_speakers, note_speakers
from sitegen.spool import Spool
from tests.unit.records import mention, when

if TYPE_CHECKING:
    from collections.abc import Iterable


def said(name: str, document: str = "rat", start: int = 0) -> Mention:
    return mention(document=document, start=start, kind=MentionKind.STATEMENT, speaker=name)


def entry(*mentions: Mention) -> Entry:
    return Entry(id=mentions[0].id, kind=MentionKind.STATEMENT, when=when(), mentions=mentions)


def counted(entries: Iterable[Entry]) -> list[SpeakerCount]:
    with Spool(Said) as spool, Spool(SpeakerCount) as counts:
        for number, told in enumerate(entries):
            note_speakers(spool, told, f"{number:03}")
        count_speakers(spool, counts)
        return list(counts)


def test_those_who_speak_most_come_first_with_their_sources_and_the_ends_of_their_row() -> None:
    entries = [entry(said("Ada")), entry(said("Berg")), entry(said("Ada", "hafen")), entry(said("Ada", start=9))]
    ada, berg = counted(entries)
    assert (ada.name, ada.entries, ada.sources, ada.first, ada.last) == ("Ada", 3, 2, entries[0].id, entries[3].id)
    assert (berg.name, berg.entries, berg.first) == ("Berg", 1, berg.last)


def test_what_two_sources_tell_is_said_once() -> None:
    (ada,) = counted([entry(said("Ada"), said("Ada", "hafen"))])
    assert (ada.entries, ada.sources) == (1, 2)


def test_two_who_speak_in_one_entry_both_count() -> None:
    assert [count.name for count in counted([entry(said("Berg"), said("Ada", "hafen"))])] == ["Ada", "Berg"]


def test_capital_letters_make_nobody_another() -> None:
    assert [count.entries for count in counted([entry(said("ADA")), entry(said("Ada", start=4))])] == [2]


def test_events_and_what_was_corrected_do_not_count() -> None:
    old = replace(said("Ada"), superseded=True)
    assert counted([entry(old), entry(mention())]) == []


def test_a_document_that_is_said_to_say_something_is_nobody() -> None:
    report = said("Der Prüfbericht")
    assert report.speaker is not None
    report = replace(report, speaker=replace(report.speaker, thing=True))
    (ada,) = counted([entry(report, said("Ada", "hafen"))])
    assert ada.name == "Ada"
