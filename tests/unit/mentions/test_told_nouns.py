from __future__ import annotations

import pytest

from tests.unit.mentions.records import statements_of


@pytest.mark.parametrize(
    ("text", "said", "speaker"),
    [
        (
            "The harbour board voiced concern that the crane might topple.",
            "that the crane might topple",
            "the harbour board",
        ),
        ("Ruth Penn made the claim that nobody had asked her.", "that nobody had asked her", "Ruth Penn"),
        ("Officials expressed confidence that the tunnel would hold.", "that the tunnel would hold", "Officials"),
    ],
)
def test_an_english_noun_of_saying_needs_no_comma_behind_a_verb_that_voices_it(
    text: str, said: str, speaker: str
) -> None:
    (statement,) = statements_of(text, "en")
    assert [span.of(text) for span in statement.quote] == [said]
    assert statement.speaker is not None
    assert statement.speaker.name == speaker


@pytest.mark.parametrize(
    "text",
    [
        "The find gave rise to the belief that the wreck was older.",
        "The claim that the crane is safe has a long history.",
        "We voiced concern that the crane might topple.",
    ],
)
def test_a_noun_of_saying_that_nobody_voices_is_no_statement(text: str) -> None:
    assert statements_of(text, "en") == ()


def test_what_a_verb_says_already_is_not_said_again_by_its_noun() -> None:
    text = "Ruth Penn repeated her warning that the crane was unsafe."
    assert len(statements_of(text, "en")) == 1
