"""Datelines without a year."""

from __future__ import annotations

import pytest

from sitegen.dates.datelines import find_dateline
from sitegen.languages import stamps


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("PORT ELM, 13. Mai (Agentur) – Der Rat hat beraten.", "13. Mai"),
        ("Fähre bestellt\n\nPort Elm (Inselkreis), 13. Mai – Der Rat hat beraten.", "13. Mai"),
        ("PORT ELM, Isle of Hay, May 13 (Agency) - The council met.", "May 13"),
    ],
)
def test_place_and_day_open_a_paragraph(text: str, words: str) -> None:
    found = find_dateline(text, stamps.load("en"))
    assert found is not None
    assert (found.month, found.day, found.span.of(text)) == (5, 13, words)


@pytest.mark.parametrize(
    "text",
    [
        "Am Montag, 13. Mai – so der Plan – beginnt der Bau.".lower(),
        "Der Rat hat in Port Elm am 13. Mai beraten.",
        "PORT ELM, 13. Mai 2024 – Der Rat hat beraten.",
    ],
)
def test_other_days_are_no_dateline(text: str) -> None:
    assert find_dateline(text, stamps.load("de")) is None
