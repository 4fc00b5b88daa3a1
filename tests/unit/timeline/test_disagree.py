from __future__ import annotations

from dataclasses import replace

import pytest

from sitegen.model import ConflictKind, Mention, MentionKind
from sitegen.timeline.disagree import differ_in_date, find_disagreement
from tests.unit.records import dated_by, mention, when


def _dated(text: str, words: str, date: str, *, anchor: str | None = None) -> Mention:
    made = dated_by(mention(text, date=when(date)), words, date)
    timex = made.when.timex
    if timex is None or anchor is None:
        return made
    counted = replace(timex, provenance=replace(timex.provenance, anchor=anchor))
    return replace(made, when=replace(made.when, timex=counted))


def test_one_figure_that_differs_is_a_disagreement_with_both_values() -> None:
    found = find_disagreement(mention("Der Sturm versenkte acht Boote."), mention("Der Sturm versenkte neun Boote."))
    assert found is not None
    assert (found.about, found.one, found.other) == (ConflictKind.FIGURE, "acht Boote", "neun Boote")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Der Sturm versenkte acht Boote.", "Der Sturm versenkte acht Boote und zwei Kähne."),
        ("Der Sturm versenkte acht Boote.", "Der Sturm versenkte neun weitere Boote."),
        ("Acht Boote sanken, drei Kräne fielen.", "Neun Boote sanken, fünf Kräne fielen."),
        ("Der Sturm versenkte acht Boote.", "Der Sturm versenkte mindestens sechs Boote."),
        ("Der Sturm versenkte acht Boote.", "Der Sturm begrub acht Keller."),
    ],
)
def test_figures_of_other_things_or_of_several_are_none(one: str, other: str) -> None:
    assert find_disagreement(mention(one), mention(other)) is None


def test_what_was_planned_and_what_happened_do_not_disagree() -> None:
    plan = mention("Das Fest zeigt acht Boote.", date=when(planned=True))
    assert find_disagreement(plan, mention("Das Fest zeigte neun Boote.")) is None


def test_an_office_and_a_person_do_not_disagree_in_who_spoke() -> None:
    words = "Die Brücke bleibt bis zum Herbst gesperrt"
    one, other = (
        mention(words, kind=MentionKind.STATEMENT, speaker=speaker) for speaker in ("Jana Kolb", "Sprecherin der Stadt")
    )
    assert find_disagreement(one, other) is None


def test_two_short_dates_told_in_their_own_words_contradict_each_other() -> None:
    one = _dated("Am 7. Mai stürzte die alte Brücke in den Fluss.", "7. Mai", "2024-05-07")
    other = _dated("Am 8. Mai stürzte die alte Brücke in den Fluss.", "8. Mai", "2024-05-08")
    assert differ_in_date(one, other)


def test_the_same_relative_words_of_a_reprint_are_no_contradiction() -> None:
    text = "Gestern stürzte die alte Brücke in den Fluss."
    one = _dated(text, "Gestern", "2024-05-07", anchor="2024-05-08")
    other = _dated(text, "Gestern", "2024-05-08", anchor="2024-05-09")
    assert not differ_in_date(one, other)


def test_a_wide_date_or_one_without_words_contradicts_none() -> None:
    day = _dated("Am 7. Mai stürzte die alte Brücke in den Fluss.", "7. Mai", "2024-05-07")
    wide = _dated("Im Juni stürzte die alte Brücke in den Fluss.", "Juni", "2024-06")
    silent = mention("Die alte Brücke stürzte in den Fluss.", date=when("2024-05-08"))
    assert not differ_in_date(day, wide)
    assert not differ_in_date(day, silent)


def test_shared_names_alone_do_not_make_two_dates_a_contradiction() -> None:
    one = replace(_dated("On 7 May, Anna Kolb met Peter Marsh in Trier.", "7 May", "2024-05-07"), language="en")
    other = replace(_dated("On 8 May, Anna Kolb sued Peter Marsh in Trier.", "8 May", "2024-05-08"), language="en")
    assert not differ_in_date(one, other)


def test_a_person_and_a_document_with_a_name_like_one_are_no_two_speakers() -> None:
    words = "Die Brücke über die Orla bleibe bis zum Herbst gesperrt."
    one, other = (mention(words, kind=MentionKind.STATEMENT, speaker=name) for name in ("Petra Kalb", "Bericht Orla"))
    assert other.speaker is not None
    document = replace(other, speaker=replace(other.speaker, thing=True))
    found = find_disagreement(one, other)
    assert found is not None
    assert found.about is ConflictKind.SPEAKER
    assert find_disagreement(one, document) is None


@pytest.mark.parametrize("name", ["River Trust Organisation", "United States", "U. S.", "New Zealand Army"])
def test_bodies_countries_and_initials_are_no_persons_who_say_another_s_words(name: str) -> None:
    words = "The bridge stays closed until the autumn."
    one, other = (
        replace(mention(words, kind=MentionKind.STATEMENT, speaker=speaker), language="en")
        for speaker in ("Jane Colby", name)
    )
    assert find_disagreement(one, other) is None


def test_a_passage_that_only_says_he_gives_no_speaker_who_could_differ() -> None:
    said = "The bridge stays closed until the autumn"

    def told(who: str, speaker: str) -> Mention:
        made = mention(f"{said}, {who} said.", kind=MentionKind.STATEMENT, speaker=speaker)
        return replace(made, language="en", words=said)

    found = find_disagreement(told("Jane Colby", "Jane Colby"), told("Peter Marsh", "Peter Marsh"))
    assert found is not None
    assert found.about is ConflictKind.SPEAKER
    assert find_disagreement(told("Jane Colby", "Jane Colby"), told("he", "Peter Marsh")) is None


def test_the_confirmed_are_not_counted_against_the_suspected() -> None:
    texts = ("Nine confirmed outbreaks were counted.", "Forty suspected outbreaks were counted.")
    one, other = (replace(mention(text), language="en") for text in texts)
    assert find_disagreement(one, other) is None
    again = replace(mention("Forty confirmed outbreaks were counted."), language="en")
    found = find_disagreement(one, again)
    assert found is not None
    assert (found.one, found.other) == ("Nine confirmed outbreaks", "Forty confirmed outbreaks")
