from __future__ import annotations

import pytest

from sitegen.model import Layout, SegmentKind
from sitegen.segment import lay_out
from tests.unit.segment.documents import document

SENTENCE = "Der Rat der Stadt tagte am Montag und sprach über die alte Brücke."
MORE = "Danach gingen alle nach Hause, denn es war spät geworden in der Stadt."


def kinds(text: str, **facts: str) -> list[tuple[str, str]]:
    found = lay_out(document(text, title=facts.get("title")))
    return [(segment.kind.value, segment.span.of(text)) for segment in found.segments]


def names(text: str) -> list[str]:
    return [kind for kind, _ in kinds(text)]


def layout_and_words(text: str) -> tuple[Layout, list[str | None]]:
    layout = lay_out(document(text))
    return layout, [span.of(text) if span else None for span in (layout.title, layout.author, layout.publisher)]


# --- the top of a page ---------------------------------------------------------------------------


def test_a_machine_stamp_is_cut_from_the_title_behind_it() -> None:
    assert kinds(f" date 2019-05 Die Brücke bleibt zu\n\n{SENTENCE}") == [
        ("stamp", "date 2019-05"),
        ("title", "Die Brücke bleibt zu"),
        ("paragraph", SENTENCE),
    ]


def test_a_machine_stamp_before_running_text_leaves_a_paragraph() -> None:
    assert kinds(f" date 2019-05-03 {SENTENCE} {MORE}\n\n{MORE}") == [
        ("stamp", "date 2019-05-03"),
        ("paragraph", f"{SENTENCE} {MORE}"),
        ("paragraph", MORE),
    ]


def test_a_word_that_is_no_stamp_stays_in_the_text() -> None:
    assert names(f"date 2019 war ein gutes Jahr für die Stadt und den Hafen.\n\n{MORE}") == ["paragraph", "paragraph"]
    assert names(f"date 2019 Die Brücke\n\n{MORE}") == ["stamp", "title", "paragraph"]
    assert names(f"Update 2019-05 für die Brücke\n\n{MORE}") == ["title", "paragraph"]


def test_the_parts_of_a_header_are_told_apart_without_blank_lines() -> None:
    text = (
        "\n\nDonnerstag, 7. März 2019, 15:00 Uhr\n~8 Minuten Lesezeit\n\nDie Brücke\n\n"
        f"Was der Rat nun vorhat und warum.\n\nvon Eva Specht\nFoto: Karl Amsel/bilder.example\n\n{SENTENCE}\n"
    )
    assert names(text) == ["stamp", "furniture", "title", "paragraph", "byline", "furniture", "paragraph"]
    assert layout_and_words(text)[1] == ["Die Brücke", "Eva Specht", None]


@pytest.mark.parametrize(
    ("line", "title", "publisher"),
    [
        ("Die Brücke bleibt zu – HAFENBLATT", "Die Brücke bleibt zu", "HAFENBLATT"),
        ("Die Brücke bleibt zu | Das Hafenblatt", "Die Brücke bleibt zu", "Das Hafenblatt"),
        ("Die Brücke - hafenblatt.de", "Die Brücke", "hafenblatt.de"),
        ("Die Brücke – ein Streit", "Die Brücke – ein Streit", None),
        ("Streit mit der NATO", "Streit mit der NATO", None),
    ],
)
def test_the_publisher_behind_a_title_is_no_part_of_it(line: str, title: str, publisher: str | None) -> None:
    layout, found = layout_and_words(f"{line}\n\n{SENTENCE}")
    assert found == [title, None, publisher]
    assert layout.segments[0].span.of(f"{line}\n\n{SENTENCE}") == line


def test_a_text_of_one_line_is_a_paragraph() -> None:
    assert names("Der Rat tagte am 7. Mai in Bonn") == ["paragraph"]
    assert names("Foto: Karl Amsel") == ["furniture"]


def test_a_long_first_block_is_no_title() -> None:
    assert names(f"{SENTENCE} {MORE}\n\nDer Streit\n\n{SENTENCE}") == ["paragraph", "heading", "paragraph"]


def test_a_stated_title_makes_another_first_line_a_heading() -> None:
    text = f"Aus dem Rathaus\n\n{SENTENCE}"
    assert kinds(text, title="Die Brücke")[0][0] == "heading"
    assert kinds(text, title="Aus dem  Rathaus")[0][0] == "title"


# --- the body ------------------------------------------------------------------------------------


def test_paragraphs_are_numbered_and_nothing_else_is() -> None:
    text = f"Die Brücke\n\n{SENTENCE}\n\nDer Streit\n\n{MORE}\n\n> Ein Wort.\n\n* * *\n\nLoading\n"
    found = [(segment.kind.value, segment.number) for segment in lay_out(document(text)).segments]
    assert found == [
        ("title", None),
        ("paragraph", 1),
        ("heading", None),
        ("paragraph", 2),
        ("quotation", 3),
        ("furniture", None),
        ("furniture", None),
    ]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Die Stadt soll nicht glauben, dass die Leute", "alles vergessen, was im Winter geschah."),
        ("Die Wünsche in dieser Stadt sind verschieden,", "Geld aber hat sie nicht."),
        ("Auch der lange Streit um die alte Brücke wirft", "Fragen auf. Wer soll sie bezahlen?"),
        (f"{SENTENCE} Kaum jemand", "glaubt daran, dass es so kommt."),
    ],
)
def test_a_sentence_that_goes_on_behind_a_gap_is_one_paragraph(first: str, second: str) -> None:
    text = f"{MORE}\n\n{first}\n\n{second}\n\n{MORE}"
    layout = lay_out(document(text))
    assert [(segment.kind, segment.number) for segment in layout.segments] == [
        (SegmentKind.PARAGRAPH, 1),
        (SegmentKind.PARAGRAPH, 2),
        (SegmentKind.PARAGRAPH, 2),
        (SegmentKind.PARAGRAPH, 3),
    ]


@pytest.mark.parametrize(
    "heading", ["Der Streit", "Wer zahlt: Eine Frage für den Rat?", "Vorbereitung auf den Tag der Wahl"]
)
@pytest.mark.parametrize("after", [MORE, "Nicht ganz. Denn das Geld fehlt.", "Vom 9. Mai an wird gebaut."])
def test_a_short_line_between_paragraphs_is_a_heading(heading: str, after: str) -> None:
    assert names(f"{SENTENCE}\n\n{heading}\n\n{after}") == ["paragraph", "heading", "paragraph"]


@pytest.mark.parametrize("line", ["Er kam.", "Und dann:", "„Nein!“, rief er.", "nicht so"])
def test_a_short_sentence_is_no_heading(line: str) -> None:
    assert "heading" not in names(f"{SENTENCE}\n\n{line}\n\n{MORE}")


def test_markdown_headings_lists_and_quotations_are_read_without_their_marks() -> None:
    text = (
        f"# Die Brücke #\n\n{SENTENCE}\n\n## Der Streit\n- eins ist da\n- zwei auch\n\n> Ein Wort\n> und noch eins.\n"
    )
    assert kinds(text) == [
        ("title", "Die Brücke"),
        ("paragraph", SENTENCE),
        ("heading", "Der Streit"),
        ("paragraph", "- eins ist da"),
        ("paragraph", "- zwei auch"),
        ("quotation", "Ein Wort\n> und noch eins."),
    ]


def test_underlined_headings_are_read() -> None:
    text = f"Die Brücke\n==========\n\n{SENTENCE}\n\nDer Streit\n---\n{MORE}"
    assert names(text) == ["title", "paragraph", "heading", "paragraph"]


def test_wrapped_lines_are_one_paragraph_and_unwrapped_ones_are_not() -> None:
    wrapped = "Der Rat der Stadt tagte am Montag lange\nund sprach über die Brücke am Hafen der\nStadt, die alt ist."
    assert names(wrapped) == ["paragraph"]
    lines = f"{SENTENCE} {MORE}\n{MORE} {SENTENCE}\n{SENTENCE} {MORE}"
    assert names(lines) == ["paragraph"] * 3


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r", "\u2028", "\x85"])
def test_every_line_end_ends_a_line(end: str) -> None:
    text = end.join(["Die Brücke", "", SENTENCE, "", "Loading"])
    assert names(text) == ["title", "paragraph", "furniture"]


def test_captions_stand_beside_the_text() -> None:
    text = f"{SENTENCE}\n\nDer Hafen am 3. Mai 2019 [Bildagentur/K. Amsel]\n\n{MORE}"
    assert names(text) == ["paragraph", "caption", "paragraph"]


# --- the foot ------------------------------------------------------------------------------------


def test_notes_and_furniture_at_the_foot_are_no_text() -> None:
    text = (
        f"{SENTENCE}\n\nÜbersetzt aus dem Finnischen. Der Text ist am 4. Juni 2019 zuerst im Hafenblatt erschienen.\n\n"
        "Eva Specht trug zu diesem Bericht bei.\n\n.\nsource site\n\nLeave a Reply"
    )
    assert names(text) == ["paragraph", "note", "note", "furniture", "furniture", "furniture"]


def test_the_author_is_described_below_the_last_paragraph_only() -> None:
    author = "Karl Amsel, Jahrgang 1970, ist Fährmann und schreibt Bücher."
    assert names(f"{SENTENCE}\n\n{author}\n\n(ka)") == ["paragraph", "note", "note"]
    assert names(f"{SENTENCE}\n\n{author}\n\n{MORE}") == ["paragraph"] * 3
    assert names(author) == ["paragraph"]


def test_footnotes_are_those_the_text_refers_to() -> None:
    text = f"{SENTENCE} So (1) und so (2).\n\n{MORE}\n\n(1) Akten der Stadt, 4. Juni 2019.\n(2) Ebenda.\n\n(ka)"
    assert names(text) == ["paragraph", "paragraph", "footnote", "footnote", "note"]
    assert names(f"{SENTENCE}\n\n(1) Akten der Stadt.") == ["paragraph", "paragraph"]


def test_what_stands_under_a_heading_of_notes_is_footnotes() -> None:
    text = f"{SENTENCE}\n\nQuellen und Anmerkungen:\n\n1. Akten der Stadt.\n2. Ebenda, 2019.\n\n{MORE}"
    assert names(text) == ["paragraph", "footnote", "footnote", "footnote", "paragraph"]


def test_a_stamp_amid_the_text_is_none() -> None:
    text = "\n\n".join([SENTENCE] * 12 + ["3. Mai 2019"] + [SENTENCE] * 12)
    assert "stamp" not in names(text)


# --- language ------------------------------------------------------------------------------------


def test_a_block_speaks_its_own_language_where_that_is_clear() -> None:
    english = "“The bridge is old and it has to be closed for the winter,” said the mayor of the town on Monday."
    layout = lay_out(document(f"{SENTENCE}\n\n{english}\n\nOkay then."))
    assert [segment.language for segment in layout.segments] == ["de", "en", "de"]


def test_front_matter_is_no_segment() -> None:
    text = f"---\ntitle: Rat\n---\n{SENTENCE}"
    layout = lay_out(document(text, start=19))
    assert [segment.span.of(text) for segment in layout.segments] == [SENTENCE]


def test_nothing_is_laid_out_of_nothing() -> None:
    assert lay_out(document("")) == Layout(segments=(), quotations=(), title=None, author=None, publisher=None)
    assert lay_out(document(" \n\t\n")).segments == ()
