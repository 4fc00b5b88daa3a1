from __future__ import annotations

from typing import TYPE_CHECKING

from sitegen.mentions import find_mentions, find_statements
from sitegen.model import MentionKind, SegmentKind
from tests.unit.mentions.records import cut, date_of, document_of, lay_out, timex_of

if TYPE_CHECKING:
    from sitegen.model import DatedTimex, Mention


def mentions_of(
    text: str, *timexes: DatedTimex, date: str | None = "2024-03-12", kind: SegmentKind = SegmentKind.PARAGRAPH
) -> tuple[Mention, ...]:
    layout = lay_out(text, kind=kind)
    sentences = cut(text, layout)
    statements = find_statements(text, "de", sentences, layout.quotations, layout.segments)
    return find_mentions(document_of(text), layout, sentences, timexes, statements, date_of(date) if date else None)


def test_sentence_with_a_date_is_an_event() -> None:
    text = "Der Rat tagte am 7. Mai in Bonn."
    (mention,) = mentions_of(text, timex_of(text, "am 7. Mai", "2023-05-07"))
    assert mention.kind is MentionKind.EVENT
    assert mention.when.edtf == "2023-05-07"
    assert mention.words == "Der Rat tagte am 7. Mai in Bonn"
    assert mention.quote.exact == text


def test_two_expressions_of_one_day_are_one_mention() -> None:
    text = "Der Rat tagte am Freitag, dem 8. März, in Bonn."
    told = [timex_of(text, "am Freitag", "2024-03-08"), timex_of(text, "dem 8. März", "2024-03-08")]
    mentions = mentions_of(text, *told)
    assert len(mentions) == 1


def test_saying_is_dated_by_the_words_beside_its_verb() -> None:
    text = "Petra Kalb sagte am Freitag, dass die Brücke 2025 fertig werde."
    (mention,) = mentions_of(text, timex_of(text, "am Freitag", "2024-03-08"), timex_of(text, "2025", "2025"))
    assert mention.kind is MentionKind.STATEMENT
    assert mention.when.edtf == "2024-03-08"
    assert mention.when.reason.code == "stated"
    assert mention.about == ("2025",)


def test_the_open_weekday_of_a_saying_makes_no_event_beside_it() -> None:
    text = "Petra Kalb sagte am Freitag, dass die Brücke fertig werde."
    (mention,) = mentions_of(text, timex_of(text, "am Freitag", None, value="XXXX-WXX-5"), date=None)
    assert mention.kind is MentionKind.STATEMENT
    assert (mention.when.edtf, mention.when.reason.code) == (None, "weekday-open")


def test_saying_without_a_date_lies_before_the_document() -> None:
    text = "Petra Kalb sagte: „Die Brücke wird 2025 fertig und bleibt gesperrt.“"
    (mention,) = mentions_of(text, timex_of(text, "2025", "2025"))
    assert mention.when.edtf == "[..2024-03-12]"
    assert not mention.when.certain
    assert mention.when.reason.code == "statement-undated-before"
    assert mention.about == ("2025",)


def test_saying_without_any_date_stays_open() -> None:
    text = "Petra Kalb sagte: „Die Brücke bleibt bis auf Weiteres gesperrt.“"
    (mention,) = mentions_of(text, date=None)
    assert mention.when.edtf is None
    assert mention.when.reason.code == "statement-open"


def test_month_of_a_document_is_not_made_a_day() -> None:
    text = "Petra Kalb sagte: „Die Brücke bleibt bis auf Weiteres gesperrt.“"
    (mention,) = mentions_of(text, date="2024-03")
    assert mention.when.edtf == "[..2024-03]"


def test_weekday_in_an_undated_document_stays_open() -> None:
    text = "Am Freitag rückte der Prüftrupp mit zwei Booten an."
    (mention,) = mentions_of(text, timex_of(text, "Am Freitag", None, value="XXXX-WXX-5"), date=None)
    assert mention.when.edtf is None
    assert mention.when.reason.code == "weekday-open"
    assert mention.when.timex_text == "Am Freitag"


def test_what_is_to_come_is_planned() -> None:
    text = "Der Steg soll am 9. Juli eröffnet werden."
    (mention,) = mentions_of(text, timex_of(text, "am 9. Juli", "2024-07-09"))
    assert mention.when.planned


def test_expectation_of_the_writer_is_no_entry() -> None:
    text = "Der Steg dürfte wohl erst im Juli fertig sein."
    assert mentions_of(text, timex_of(text, "im Juli", "2024-07")) == ()


def test_caption_needs_something_that_happens() -> None:
    text = "Die Brücke im Jahr 2019 [Foto: Archiv]"
    assert mentions_of(text, timex_of(text, "im Jahr 2019", "2019"), kind=SegmentKind.CAPTION) == ()


def test_ids_outlive_changes_elsewhere_and_are_unique() -> None:
    text = "Vorn steht etwas, das lang genug ist, um Umgebung zu sein. Der Rat tagte am 7. Mai in Bonn."
    before = mentions_of(text, timex_of(text, "am 7. Mai", "2023-05-07"))
    longer = "Ein neuer Absatz.\n" + text
    after = mentions_of(longer, timex_of(longer, "am 7. Mai", "2023-05-07"))
    assert [m.id for m in before] == [m.id for m in after]


def test_words_of_a_long_clause_end_with_its_date_and_begin_with_a_word() -> None:
    before = "Der Rat der Stadt " + "und seine vielen Freunde " * 8
    text = f"{before}tagten am 7. Mai 2023 in Bonn."
    (mention,) = mentions_of(text, timex_of(text, "am 7. Mai 2023", "2023-05-07"))
    assert "tagten am 7. Mai 2023" in mention.words
    assert mention.words.split()[0] in before.split()
    assert len(mention.words) <= 140
    assert mention.words in text


def test_a_quotation_that_nothing_gives_to_anybody_is_told_without_a_speaker() -> None:
    text = "Am Kai lagen drei Kähne. „Der Steg hält noch lange.“"
    (mention,) = mentions_of(text)
    assert mention.words == "Der Steg hält noch lange."
    assert (mention.speaker, mention.cue, mention.confidence) == (None, None, 0.5)
