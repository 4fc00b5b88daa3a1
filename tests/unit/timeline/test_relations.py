from __future__ import annotations

from dataclasses import replace

from sitegen.model import Cue, LinkKind, Mention, MentionKind, Span
from sitegen.text import quote_of, stable_id
from sitegen.timeline import ToldOrder, find_told_order
from tests.unit.records import dated_by, mention, when


def _in_text(text: str, passage: str, words: str = "", date: str = "2024-05-07", anchor: str = "") -> Mention:
    """Return the event told by *passage* of *text*, dated by *words* in it, counted from where *anchor* stands."""
    start = text.index(passage)
    quote = quote_of(text, Span(start, start + len(passage)))
    made = replace(mention(passage, date=when(date)), quote=quote, id=stable_id(passage, words))
    if not words:
        return made
    made = dated_by(made, words, date)
    timex = made.when.timex
    if timex is None or not anchor:
        return made
    at = text.index(anchor)
    counted = replace(timex.provenance, anchor_span=Span(at, at + len(anchor)))
    return replace(made, when=replace(made.when, timex=replace(timex, provenance=counted)))


def _said(text: str, passage: str, cue: str, words: str) -> Mention:
    made = _in_text(text, passage)
    start = text.index(cue)
    return replace(
        made, kind=MentionKind.STATEMENT, words=words, cue=Cue(cue, Span(start, start + len(cue))), when=when()
    )


def _told(text: str, *mentions: Mention) -> list[tuple[LinkKind, str, str, str]]:
    names = {made.id: made.quote.exact for made in mentions}
    return [
        (told.relation, names[told.mention], names[told.earlier_told], told.words)
        for told in find_told_order(mentions, text, "rat.txt")
    ]


FIRST = "Am 7. Mai tagte der Rat."


def test_a_phrase_refers_to_the_passage_before_it() -> None:
    second = "Kurz darauf fiel am selben Abend der Strom aus."
    text = f"{FIRST} {second}"
    one, two = _in_text(text, FIRST, "7. Mai"), _in_text(text, second, "am selben Abend")
    assert _told(text, one, two) == [(LinkKind.AFTER, second, FIRST, "Kurz darauf")]


def test_a_phrase_that_dates_refers_to_what_its_date_was_counted_from() -> None:
    between = "Am 9. Mai regnete es in Bonn."
    last = "Am Tag darauf trat der Kämmerer zurück."
    text = f"{FIRST} {between} {last}"
    one, two = _in_text(text, FIRST, "7. Mai"), _in_text(text, between, "9. Mai", "2024-05-09")
    three = _in_text(text, last, "Am Tag darauf", "2024-05-08", anchor="7. Mai")
    assert _told(text, one, two, three) == [(LinkKind.AFTER, last, FIRST, "Am Tag darauf")]


def test_what_was_told_far_before_is_not_meant() -> None:
    last = "Zeitgleich begann am 7. Mai das Fest."
    text = f"{FIRST}\n\n{'Es regnete viel. ' * 9}\n\n{last}"
    assert _told(text, _in_text(text, FIRST, "7. Mai"), _in_text(text, last, "7. Mai")) == []


def test_a_phrase_within_a_quotation_tells_nothing_of_the_saying() -> None:
    said = "„Stunden zuvor war alles ruhig“, sagte Kalb."
    text = f"{FIRST} {said}"
    assert (
        _told(text, _in_text(text, FIRST, "7. Mai"), _said(text, said, "sagte", "Stunden zuvor war alles ruhig")) == []
    )


def test_a_phrase_beside_the_verb_of_saying_tells_of_the_saying() -> None:
    said = "Kalb sagte anschließend, der Haushalt sei sicher."
    text = f"{FIRST} {said}"
    statement = _said(text, said, "sagte", "der Haushalt sei sicher")
    assert _told(text, _in_text(text, FIRST, "7. Mai"), statement) == [(LinkKind.AFTER, said, FIRST, "anschließend")]


def test_two_days_of_one_sentence_are_told_apart() -> None:
    both = "Am 7. Mai tagte der Rat, am Tag darauf der Ausschuss."
    one = _in_text(both, both, "7. Mai")
    two = _in_text(both, both, "am Tag darauf", "2024-05-08", anchor="7. Mai")
    (told,) = find_told_order((one, two), both, "rat.txt")
    assert (told.mention, told.earlier_told) == (two.id, one.id)
    assert (told.at.line, told.at.column) == (1, 26)


def test_the_first_passage_refers_to_nothing() -> None:
    text = "Am Tag darauf kam die Absage."
    assert find_told_order((_in_text(text, text, "Am Tag darauf"),), text, "rat.txt") == ()


def test_a_language_without_such_phrases_tells_no_order() -> None:
    foreign = replace(_in_text(FIRST, FIRST), language="uk")
    told: tuple[ToldOrder, ...] = find_told_order((foreign,), FIRST, "rat.txt")
    assert told == ()
