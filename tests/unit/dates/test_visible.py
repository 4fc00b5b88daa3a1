"""Which stamp of a text with its page around it is the document's."""

from __future__ import annotations

import pytest

from sitegen.dates.visible import read_visible
from sitegen.languages import stamps
from sitegen.languages.stamps import Cue
from sitegen.model import Span

_BODY = (
    "Der Gemeinderat hat die neue Fähre beraten und die Mittel dafür freigegeben. Nun soll bald gebaut werden.\n"
    "Der erste Entwurf war abgelehnt worden, weil er zu teuer war und den Anleger am Ufer versperrt hätte.\n"
)


def _chosen(text: str, avoid: tuple[Span, ...] = ()) -> str | None:
    chosen = read_visible(text, stamps.load("de"), avoid).chosen
    return chosen.stamp.edtf if chosen else None


@pytest.mark.parametrize(
    "around",
    [
        "Donnerstag, 16. Mai 2024\n" + "Lokales\nSport\nWetter\n" * 20 + "Fähre bestellt\n{stamp}\n{body}",
        "{stamp}\n{body}Mehr zum Thema\nBrücke zu\n2. März 2024\nHafen voll\n9. März 2024\n",
        "Brücke zu\n2. März 2024\nHafen voll\n9. März 2024\nKran steht\n1. April 2024\n"
        + "Suche\n" * 60
        + "{stamp}\n{body}",
        "Fähre bestellt\n{stamp}\n{body}Ina Rast\n14. Mai 2024 um 10:15\nAntworten\nEndlich!\n",
        "Fähre bestellt\nFoto: Hafenamt, 2. März 2024\n{stamp}\n{body}",
        "Fähre bestellt\nVeröffentlicht am\n{stamp}\n14. Mai 2024\n{body}",
    ],
    ids=["day of the visit", "teasers below", "teasers above", "comment", "caption", "modified without saying so"],
)
def test_dates_of_the_page_around_it_are_passed_over(around: str) -> None:
    assert _chosen(around.format(stamp="13. Mai 2024", body=_BODY)) == "2024-05-13"


def test_the_day_of_the_visit_alone_dates_nothing() -> None:
    assert _chosen("Donnerstag, 16. Mai 2024\n" + "Lokales\nSport\nWetter\n" * 20 + "Fähre bestellt\n" + _BODY) is None


def test_a_day_under_the_headline_is_not_the_day_of_the_visit() -> None:
    top = "Lokales\nSport\n" * 5 + "Fähre bestellt\n"
    text = top + "Donnerstag, 16. Mai 2024\n" + "Teilen\nDrucken\nMerken\n" * 20 + _BODY
    words = stamps.load("de")
    assert read_visible(text, words).chosen is None
    chosen = read_visible(text, words, headline=Span(len(top) - 15, len(top) - 1)).chosen
    assert chosen is not None
    assert chosen.stamp.edtf == "2024-05-16"


def test_what_is_avoided_does_not_count() -> None:
    assert _chosen("13. Mai 2024\n" + _BODY, (Span(0, 12),)) is None


def test_a_period_and_a_reference_are_no_stamps() -> None:
    assert _chosen("Fähre bestellt\n13. Mai 2024 – 15. Mai 2024\n" + _BODY) is None
    assert _chosen("Fähre bestellt\nMay 13, 2024 - May 15, 2024\n" + _BODY) is None
    assert _chosen("Fähre bestellt\nInselbote (13. Mai 2024)\n" + _BODY) is None


def test_a_stamp_in_the_middle_of_a_long_text_is_one_of_something_else() -> None:
    assert _chosen(_BODY * 20 + "13. Mai 2024\n" + _BODY * 20) is None


def test_first_publication_is_told_apart() -> None:
    visible = read_visible(_BODY + "\nErstveröffentlichung: 13. Mai 2024\n", stamps.load("de"))
    assert visible.chosen is not None
    assert visible.first is not None
    assert visible.chosen.stamp == visible.first
    assert (visible.first.edtf, visible.chosen.cue, visible.head) == ("2024-05-13", Cue.FIRST, False)


def test_first_publication_wins_over_a_modification_and_yields_to_a_stamp() -> None:
    first = "Erstveröffentlichung: 13. Mai 2024\n"
    assert _chosen("Aktualisiert: 16. Mai 2024\n" + first + _BODY) == "2024-05-13"
    assert _chosen("Stand: 16. Mai 2024\n" + first + _BODY) == "2024-05-16"


def test_a_cue_on_the_line_above_belongs_to_the_date() -> None:
    chosen = read_visible("Zuletzt aktualisiert:\n13. Mai 2024\n" + _BODY, stamps.load("de")).chosen
    assert chosen is not None
    assert chosen.cue is Cue.MODIFIED
