from dataclasses import replace

from sitegen.model import DatedTimex, Mention, Provenance, Publish, Reading, Segment, SegmentKind, Span, TimexType
from sitegen.render.texts import Text, lay_out_text
from tests.unit.render.records import OPEN, Case, Told

THREE = "Eins ist der erste Satz. Zwei ist der zweite.\n\nDrei steht allein.\n\nVier ist das Ende."


def laid_out(reading: Reading, limit: int = 60) -> Text:
    told: list[tuple[Mention, str]] = [(mention, mention.id) for mention in reading.mentions]
    return lay_out_text(reading, told, "de", limit)


def said(text: Text) -> list[str]:
    """Return the words of each block, with … where some were left out."""
    return ["".join("…" if token.gap else token.text for token in block.tokens) for block in text.blocks]


def timex(start: int, end: int, edtf: str | None) -> DatedTimex:
    return DatedTimex(
        tid="t1",
        span=Span(start, end),
        type=TimexType.DATE,
        value="2024",
        mod=None,
        edtf=edtf,
        certain=True,
        provenance=Provenance(rule="x", reading=OPEN),
    )


def test_a_full_source_shows_all_of_its_text() -> None:
    text = laid_out(Case(text=THREE, told=[Told("Drei steht allein.")]).reading())
    assert said(text) == THREE.split("\n\n")
    assert text.share == 1.0


def test_excerpts_show_only_the_passages_used() -> None:
    told = [Told("Eins ist der erste Satz."), Told("Drei steht allein.")]
    text = laid_out(Case(text=THREE, told=told, publish=Publish.EXCERPTS).reading())
    assert said(text) == ["Eins ist der erste Satz.", "Drei steht allein."]
    assert 0 < text.share < 1


def test_between_two_passages_of_a_paragraph_is_a_gap() -> None:
    told = [Told("Eins ist"), Told("Zwei ist der zweite.")]
    assert said(laid_out(Case(text=THREE, told=told, publish=Publish.EXCERPTS).reading())) == [
        "Eins ist…Zwei ist der zweite."
    ]


def test_between_two_sentences_that_follow_each_other_is_no_gap() -> None:
    told = [Told("Eins ist der erste Satz."), Told("Zwei ist der zweite.")]
    text = laid_out(Case(text=THREE, told=told, publish=Publish.EXCERPTS).reading())
    assert said(text) == ["Eins ist der erste Satz. Zwei ist der zweite."]


def test_an_excerpt_is_cut_at_the_limit() -> None:
    told = [Told("Eins ist der erste Satz.")]
    text = laid_out(Case(text=THREE, told=told, publish=Publish.EXCERPTS).reading(), limit=14)
    assert said(text) == ["Eins ist der…"]


def test_a_source_that_is_only_linked_shows_nothing() -> None:
    text = laid_out(Case(text=THREE, told=[Told("Drei steht allein.")], publish=Publish.LINK).reading())
    assert text == Text(blocks=(), dates=(), share=0.0)


def test_paragraphs_carry_their_numbers_and_each_only_once() -> None:
    reading = Case(text=THREE, told=[]).reading()
    segments = tuple(replace(segment, number=min(segment.number or 0, 2)) for segment in reading.layout.segments)
    reading = replace(reading, layout=replace(reading.layout, segments=segments))
    assert [block.id for block in laid_out(reading).blocks] == ["p-1", "p-2", ""]


def test_beside_a_paragraph_stand_its_entries() -> None:
    told = [Told("Zwei ist der zweite.", "2024-05-07"), Told("Drei steht allein.", None)]
    text = laid_out(Case(text=THREE, told=told).reading())
    assert [[(note.number, note.date) for note in block.notes] for block in text.blocks] == [
        [(1, "Dienstag, 7. Mai 2024")],
        [(2, "Ohne Datum")],
        [],
    ]
    assert text.blocks[0].notes[0].url.startswith("../entries/")


def test_a_passage_over_two_paragraphs_is_noted_at_its_start() -> None:
    text = laid_out(Case(text=THREE, told=[Told("Zwei ist der zweite.\n\nDrei steht")]).reading())
    assert [len(block.notes) for block in text.blocks] == [1, 0, 0]


def test_a_passage_outside_all_blocks_is_shown_all_the_same() -> None:
    reading = Case(text=THREE, told=[Told("Drei steht allein.")]).reading()
    kept = reading.layout.segments[0], reading.layout.segments[2]
    text = laid_out(replace(reading, layout=replace(reading.layout, segments=kept)))
    assert "Drei steht allein." in said(text)


def test_dates_are_marked_with_what_they_mean() -> None:
    reading = replace(Case(text=THREE, told=[]).reading(), timexes=(timex(0, 4, "2024-05"), timex(9, 12, None)))
    text = laid_out(reading)
    assert [(date.text, date.meaning) for date in text.dates] == [("Eins", "Mai 2024")]


def test_dates_outside_the_excerpts_are_not_shown() -> None:
    told = [Told("Drei steht allein.")]
    reading = Case(text=THREE, told=told, publish=Publish.EXCERPTS).reading()
    assert laid_out(replace(reading, timexes=(timex(0, 4, "2024-05"),))).dates == ()


def test_the_title_is_not_said_again_under_itself() -> None:
    reading = Case(text="Vom Rat\n\nEr tagte.", told=[]).reading()
    title = Segment(kind=SegmentKind.TITLE, span=Span(0, 7), language="de")
    segments = (title, reading.layout.segments[1])
    reading = replace(reading, layout=replace(reading.layout, segments=segments), timexes=(timex(0, 3, "2024"),))
    text = laid_out(reading)
    assert said(text) == ["Er tagte."]
    assert text.dates == ()


def test_a_title_that_is_a_passage_stays() -> None:
    reading = Case(text="Vom Rat\n\nEr tagte.", told=[Told("Vom Rat")]).reading()
    title = Segment(kind=SegmentKind.TITLE, span=Span(0, 7), language="de")
    segments = (title, reading.layout.segments[1])
    assert said(laid_out(replace(reading, layout=replace(reading.layout, segments=segments))))[0] == "Vom Rat"


def test_a_date_that_is_not_sure_says_so() -> None:
    unsure = replace(timex(0, 4, "2024-05"), certain=False)
    text = laid_out(replace(Case(text=THREE, told=[]).reading(), timexes=(unsure,)))
    assert text.dates[0].meaning == "Mai 2024 (erschlossen)"


def test_a_passage_that_tells_several_entries_leads_back_to_each() -> None:
    reading = Case(text=THREE, told=[Told("Drei steht allein.")]).reading()
    told = [(reading.mentions[0], "a" * 12), (reading.mentions[0], "b" * 12)]
    block = lay_out_text(reading, told, "de", 60).blocks[1]
    assert [note.url for note in block.notes] == ["../entries/aaaaaaaaaaaa.html", "../entries/bbbbbbbbbbbb.html"]
