from __future__ import annotations

import pytest

from sitegen.mentions import find_statements
from sitegen.model import Segment, SegmentKind, Span, Statement, StatementType
from tests.unit.mentions.records import statements_of


def said(text: str, statement: Statement) -> str:
    return " … ".join(span.of(text) for span in statement.quote)


def test_quotation_before_the_verb_has_its_speaker_behind_it() -> None:
    text = "„Die Brücke bleibt bis zum Herbst gesperrt“, sagte Bürgermeisterin Petra Kalb."
    (statement,) = statements_of(text)
    assert statement.type is StatementType.DIRECT
    assert statement.speaker is not None
    assert statement.speaker.name == "Petra Kalb"
    assert statement.speaker.span is not None
    assert statement.speaker.span.of(text) == "Bürgermeisterin Petra Kalb"
    assert statement.cue is not None
    assert statement.cue.text == "sagte"


def test_clause_with_dass_is_said_by_the_subject() -> None:
    text = "Der Landrat Jost Wendel erklärte am Dienstag, dass die Fähre weiter fahre."
    (statement,) = statements_of(text)
    assert statement.type is StatementType.INDIRECT
    assert said(text, statement) == "dass die Fähre weiter fahre"
    assert statement.speaker is not None
    assert statement.speaker.name == "Jost Wendel"


def test_pronoun_means_the_last_who_spoke() -> None:
    text = "Petra Kalb sagte, die Fähre fahre weiter. Sie kündigte an, der Steg werde erneuert."
    first, second = statements_of(text)
    assert first.speaker is not None
    assert second.speaker is not None
    assert second.speaker.name == first.speaker.name == "Petra Kalb"


def test_particle_verb_is_found_with_its_particle_far_behind() -> None:
    text = "Das Bauamt teilte dem Anzeiger mit, dass die Brücke sicher sei."
    (statement,) = statements_of(text)
    assert statement.cue is not None
    assert statement.cue.text == "teilte mit"
    assert statement.speaker is not None
    assert statement.speaker.name == "Bauamt"


def test_source_with_laut_says_the_rest_of_the_sentence() -> None:
    text = "Laut Bauamt ist die Brücke seit Montag gesperrt."
    (statement,) = statements_of(text)
    assert said(text, statement) == "ist die Brücke seit Montag gesperrt"
    assert statement.speaker is not None
    assert statement.speaker.name == "Bauamt"


def test_who_tells_a_saying_stands_in_via() -> None:
    text = "Laut Anzeiger habe Petra Kalb erklärt, der Steg sei morsch."
    (statement,) = statements_of(text)
    assert statement.speaker is not None
    assert statement.speaker.name == "Petra Kalb"
    assert statement.via == ("Anzeiger",)


def test_subjunctive_goes_on_with_the_last_speaker() -> None:
    text = "Petra Kalb sagte, die Fähre fahre weiter. Der Steg sei ebenfalls sicher."
    statements = statements_of(text)
    assert statements[1].type is StatementType.FREE_INDIRECT
    assert statements[1].speaker is not None
    assert statements[1].speaker.name == "Petra Kalb"


def test_scare_quotes_are_no_statement() -> None:
    assert statements_of("Die „Brücke“ war nur ein Brett über den Bach.") == ()


def test_english_clause_needs_no_comma() -> None:
    text = "Mayor Anna Reed said the bridge would stay closed until autumn."
    (statement,) = statements_of(text, "en")
    assert said(text, statement) == "the bridge would stay closed until autumn"
    assert statement.speaker is not None
    assert statement.speaker.name == "Anna Reed"


def test_according_to_names_who_says_it() -> None:
    text = "According to the council, the ferry stopped in March."
    (statement,) = statements_of(text, "en")
    assert statement.speaker is not None
    assert statement.speaker.name == "the council"


@pytest.mark.parametrize(
    "word", ["sagte X, dass A, und ", "nach Angaben von X, ", "(", "die Forderung, ", "\u202e\x00"]
)
def test_endless_sentence_is_left_alone(word: str) -> None:
    text = word * 4000
    segment = Segment(kind=SegmentKind.PARAGRAPH, span=Span(0, len(text)), language="de")
    assert find_statements(text, "de", [Span(0, len(text))], (), [segment]) == ()


@pytest.mark.parametrize(
    "text",
    ["The bridge is safe, as the mayor has confirmed.", "As the mayor had already confirmed, the bridge is safe."],
)
def test_who_has_said_a_thing_is_named_behind_as(text: str) -> None:
    (statement,) = statements_of(text, "en")
    assert statement.speaker is not None
    assert statement.speaker.name == "the mayor"
    assert said(text, statement).casefold() == "the bridge is safe"


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("The ferry is still waiting, as two towns have not agreed.", "en"),
        ("The ferry is still waiting, as no town has agreed.", "en"),
        ("Der Steg ist sicher, wie zwei Gutachter nicht bestätigt haben.", "de"),
    ],
)
def test_what_nobody_has_said_is_no_statement(text: str, language: str) -> None:
    assert statements_of(text, language) == ()


@pytest.mark.parametrize(("note", "speaker"), [("", "Petra Kalb"), (" (5)", None), ("[12]", None)])
def test_words_with_a_note_of_their_own_are_not_those_of_the_last_speaker(note: str, speaker: str | None) -> None:
    text = f"Petra Kalb sagte, der Hafen werde gesperrt. „Wir verlieren damit den letzten Liegeplatz der Stadt“{note}."
    found = [one.speaker and one.speaker.name for one in statements_of(text) if one.type is StatementType.DIRECT]
    assert found == [speaker]


@pytest.mark.parametrize(
    ("between", "speaker"),
    [
        ("\n\n", "Jost Wendel"),
        (" ", "Jost Wendel"),
        (" Am Kai lagen drei Kähne. ", "Jost Wendel"),
        ("\n\nAm Kai lagen drei Kähne. ", None),
        (" Am Kai lagen drei Kähne.\n\n", None),
    ],
)
def test_a_quotation_without_a_verb_is_the_last_speakers_only_in_or_right_behind_the_own_paragraph(
    between: str, speaker: str | None
) -> None:
    text = f"Der Landrat Jost Wendel sagte: „Die Fähre fährt bis zum Abend weiter.“{between}„Der Steg hält noch lange.“"
    *_, last = statements_of(text)
    assert said(text, last) == "„Der Steg hält noch lange.“"
    assert (last.speaker.name if last.speaker else None) == speaker
    assert last.confidence == (0.7 if speaker else 0.5)


def test_behind_words_of_nobody_a_quotation_is_nobodys() -> None:
    text = (
        "Der Landrat Jost Wendel sagte, die Fähre fahre weiter.\n\n"
        "Am Kai lagen drei Kähne. „Der Steg hält noch lange.“ „Das Wasser steht ja nicht hoch.“"
    )
    assert [statement.speaker and statement.speaker.name for statement in statements_of(text)] == [
        "Jost Wendel",
        None,
        None,
    ]


def test_a_place_told_of_before_another_verb_does_not_speak() -> None:
    text = "Der Wirt hatte in seiner Rechnung getrickst und steht vor der Wahl, das Haus zu räumen."
    assert [statement.speaker for statement in statements_of(text)] == [None]
