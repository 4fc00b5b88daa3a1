from __future__ import annotations

from dataclasses import replace

from sitegen.model import Mention, Span
from sitegen.timeline import mention_key, merge_mentions, weigh
from tests.unit.records import mention, when

NORTH = [
    "The mayor of Norham, Ada Pell, resigned over the harbour loan.",
    "Ada Pell resigned as mayor of Norham after the harbour loan failed.",
    "Norham lost its mayor when Pell resigned over a loan for the harbour.",
    "Pell, mayor of Norham, announced her resignation over the harbour loan.",
]
SOUTH = [
    "The mayor of Sutley, Tom Brack, resigned over a football ticket.",
    "Tom Brack resigned as mayor of Sutley after a gift of football tickets.",
    "Sutley looks for a mayor since Brack resigned over football tickets.",
    "Brack, mayor of Sutley, announced his resignation over the tickets.",
]


def triggered(text: str, document: str, word: str) -> Mention:
    start = text.index(word)
    found = mention(text, document=document, date=when(None))
    return replace(found, language="en", trigger=Span(start, start + len(word)))


def told() -> list[Mention]:
    rows = [("n", NORTH), ("s", SOUTH)]
    return [
        triggered(text, f"{name}{place}", "resign" + ("ation" if "resignation" in text else "ed"))
        for name, texts in rows
        for place, text in enumerate(texts)
    ]


def test_one_happening_of_one_story_is_one_entry_and_another_story_another() -> None:
    found = sorted(told(), key=mention_key)
    groups = [{told.document[0] for told in entry.mentions} for entry in merge_mentions(found, weigh(found))]
    assert all(len(group) == 1 for group in groups)
    assert len(groups) < len(found)


def test_without_weights_what_has_no_date_stays_by_itself() -> None:
    assert all(len(entry.mentions) == 1 for entry in merge_mentions(told()))


def test_verbs_of_saying_do_not_make_one_event() -> None:
    texts = [text.replace("resigned", "said no") for text in NORTH[:3]]
    found = [triggered(text, f"d{place}", "said") for place, text in enumerate(texts)]
    assert all(len(entry.mentions) == 1 for entry in merge_mentions(found, weigh(found)))


def test_each_merge_says_that_the_texts_tell_one_story() -> None:
    found = sorted(told(), key=mention_key)
    reasons = [reason.code for entry in merge_mentions(found, weigh(found)) for reason in entry.merged]
    assert reasons
    assert set(reasons) == {"same-story"}


def groups(*found: Mention) -> list[list[str]]:
    """Return the documents of each entry that *found* make."""
    ordered = sorted(found, key=mention_key)
    entries = merge_mentions(ordered, weigh(ordered))
    return sorted(sorted(one.document for one in entry.mentions) for entry in entries)


FIRES = [
    "A fire destroyed the old rope works of Norham, the fire brigade of the harbour said.",
    "The old rope works of Norham burned in a fire that the harbour brigade fought.",
    "Norham lost its old rope works to a fire at the harbour.",
]


def fires(*changed: str) -> list[Mention]:
    return [triggered(text, f"d{place}", "fire") for place, text in enumerate([*FIRES, *changed])]


def test_what_all_documents_of_a_story_tell_is_one_event() -> None:
    assert groups(*fires()) == [["d0", "d1", "d2"]]


def test_another_weekday_stays_apart() -> None:
    texts = [f"On {day} a fire destroyed the old rope works of Norham." for day in ("Monday", "Monday", "Friday")]
    mentions = [triggered(text, f"d{place}", "fire") for place, text in enumerate(texts)]
    assert groups(*mentions) == [["d0", "d1"], ["d2"]]


def test_what_is_told_as_another_of_its_kind_stays_apart() -> None:
    again = triggered("Norham saw another fire at the old rope works of the harbour.", "d3", "fire")
    assert ["d3"] in groups(*fires(), again)


def test_one_document_alone_makes_no_entry_of_several_passages() -> None:
    text = f"{FIRES[0]} {FIRES[1]}"
    twice = [triggered(text, "d0", "A fire"), triggered(text, "d0", "a fire")]
    assert groups(*twice) == [["d0"], ["d0"]]


def test_a_word_of_two_kinds_leads_two_others_together_only_with_more_shared() -> None:
    struck = [triggered("A storm struck the harbour of Norham.", f"d{place}", "struck") for place in range(2)]
    assert ["d0", "d1"] in groups(*struck, triggered("Raiders attacked the mill of Sutley.", "d2", "attacked"))
