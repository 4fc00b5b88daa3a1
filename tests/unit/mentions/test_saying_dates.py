from __future__ import annotations

from typing import TYPE_CHECKING

from sitegen.mentions import find_mentions, find_statements
from sitegen.model import MentionKind
from tests.unit.mentions.records import cut, date_of, document_of, lay_out, timex_of

if TYPE_CHECKING:
    from sitegen.model import DatedTimex, When


def said_when(text: str, *timexes: DatedTimex, date: str | None = "2024-03-12") -> list[When]:
    layout = lay_out(text)
    sentences = cut(text, layout)
    statements = find_statements(text, "de", sentences, layout.quotations, layout.segments)
    mentions = find_mentions(document_of(text), layout, sentences, timexes, statements, date_of(date) if date else None)
    return [mention.when for mention in mentions if mention.kind is MentionKind.STATEMENT]


def test_same_speaker_goes_on_at_the_same_occasion() -> None:
    text = "Petra Kalb sagte am Freitag, der Damm halte. Kalb betonte, das Wasser sinke."
    first, second = said_when(text, timex_of(text, "am Freitag", "2024-03-08"))
    assert first.edtf == second.edtf == "2024-03-08"
    assert second.reason.code == "statement-same-occasion"
    assert not second.certain


def test_another_time_is_no_occasion_going_on() -> None:
    text = "Petra Kalb sagte am Freitag, der Damm halte. Früher hatte Kalb betont, das Wasser sinke."
    _, second = said_when(text, timex_of(text, "am Freitag", "2024-03-08"))
    assert second.edtf == "[..2024-03-12]"


def test_source_tells_of_no_occasion() -> None:
    text = "Petra Kalb sagte am Freitag, der Damm halte. Laut Kalb sinkt das Wasser."
    _, second = said_when(text, timex_of(text, "am Freitag", "2024-03-08"))
    assert second.reason.code == "statement-undated-before"


def test_word_of_the_same_time_links_to_what_was_told_before() -> None:
    text = "Am Freitag brach der Damm am Hafen. Zeitgleich forderte Petra Kalb, das Ufer zu sperren."
    (when,) = said_when(text, timex_of(text, "Am Freitag", "2024-03-08"))
    assert when.edtf == "2024-03-08"
    assert when.reason.code == "statement-linked"


def test_quotation_behind_a_quotation_has_its_date() -> None:
    text = "„Der Damm hält“, sagte Petra Kalb am Freitag. „Das Wasser sinkt seit heute früh.“"
    first, second = said_when(text, timex_of(text, "am Freitag", "2024-03-08"))
    assert second.edtf == first.edtf
    assert second.reason.code == "statement-continues"


def test_act_of_speech_has_the_date_of_its_sentence() -> None:
    text = "Am Freitag lehnte Petra Kalb den Antrag ab."
    (when,) = said_when(text, timex_of(text, "Am Freitag", "2024-03-08"))
    assert when.edtf == "2024-03-08"


def test_weekday_of_a_saying_in_an_undated_document_stays_open() -> None:
    text = "Petra Kalb sagte am Freitag, der Damm halte."
    (when,) = said_when(text, timex_of(text, "am Freitag", None, value="XXXX-WXX-5"), date=None)
    assert when.edtf is None
    assert when.timex_text == "am Freitag"
