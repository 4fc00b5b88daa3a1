"""When a document appeared: what decides, what is doubted, what stays undated."""

from __future__ import annotations

import pytest

from sitegen.dates.dating import REASONS
from sitegen.dates.dct import find_document_date
from sitegen.errors import message_of
from sitegen.languages import words
from sitegen.model import (
    DateFrom,
    DateKind,
    Diagnostic,
    Document,
    DocumentDate,
    Facts,
    HeaderField,
    Layout,
    Segment,
    SegmentKind,
    Span,
)

_BODY = (
    "Der Gemeinderat hat die neue Brücke beraten und die Mittel dafür freigegeben. Am 3. April 2019 war\n"
    "der erste Entwurf abgelehnt worden, weil er zu teuer war. Nun soll gebaut werden.\n"
)


def _document(text: str, *, path: str = "rat.txt", language: str = "de", facts: Facts | None = None) -> Document:
    return Document(
        id="rat",
        path=path,
        collection="",
        language=language,
        text=text,
        body=Span(0, len(text)),
        fields=(),
        facts=facts or Facts(),
        sha256="0" * 64,
        encoding="utf-8",
    )


def _layout(*segments: Segment, quotations: tuple[Span, ...] = ()) -> Layout:
    return Layout(segments=segments, quotations=quotations, title=None, author=None, publisher=None)


def _find(text: str, **known: object) -> tuple[DocumentDate | None, tuple[Diagnostic, ...]]:
    return find_document_date(_document(text, **known), _layout())  # type: ignore[arg-type]


def _codes(diagnostics: tuple[Diagnostic, ...]) -> list[str]:
    return [diagnostic.code for diagnostic in diagnostics]


@pytest.mark.parametrize(
    ("head", "edtf", "source"),
    [
        (" date 2024-05 Brücke wird gebaut\n\n", "2024-05", DateFrom.STAMP),
        ("\n\n\nDonnerstag, 14. März 2024, 15:00 Uhr\n~3 Minuten Lesezeit\n\nBrücke\n\n", "2024-03-14", DateFrom.STAMP),
        ("Brücke\n\nStand: 14.03.2024\n\n", "2024-03-14", DateFrom.STAMP),
        ("Brücke\n\nVeröffentlicht am 14. März 2024 von Jana Wald\n\n", "2024-03-14", DateFrom.STAMP),
        ("Brücke\n\nBonn, 14.03.2024\n\n", "2024-03-14", DateFrom.DATELINE),
        ("Brücke\nVon Jana Wald | 14. März 2024\n\n", "2024-03-14", DateFrom.STAMP),
        ("Brücke\n\nAltmünde (Deutschland), 14.03.2024 – ", "2024-03-14", DateFrom.DATELINE),
        ("Brücke\nStand: März 2024\n\n", "2024-03", DateFrom.STAMP),
    ],
)
def test_a_stamp_in_the_head_dates_the_document(head: str, edtf: str, source: DateFrom) -> None:
    date, diagnostics = _find(head + _BODY)
    assert date is not None
    assert (date.edtf, date.source, date.kind) == (edtf, source, DateKind.PUBLISHED)
    assert not diagnostics


@pytest.mark.parametrize(
    ("head", "edtf"),
    [
        ("Bridge\n\nPublished May 3, 2024\n\n", "2024-05-03"),
        ("Bridge\n\nPosted by Jane on May 3rd, 2024\n\n", "2024-05-03"),
        ("BONN | Fri May 3, 2024 4:23 pm EST BONN (Agency) - ", "2024-05-03"),
        ("3 May 2024 Last updated at 08:03 GMT ", "2024-05-03"),
    ],
)
def test_english_heads_are_read(head: str, edtf: str) -> None:
    date, _ = _find(head + "The council has agreed to build the bridge. It had refused in April 2019.\n", language="en")
    assert date is not None
    assert date.edtf == edtf


def test_the_span_marks_the_stamp_and_the_clock_time_is_kept() -> None:
    text = "Brücke\n\nDonnerstag, 14. März 2024, 15:00 Uhr\n\n" + _BODY
    date, _ = _find(text)
    assert date is not None
    assert date.span is not None
    assert date.span.of(text) == "Donnerstag, 14. März 2024, 15:00 Uhr"
    assert date.time == "15:00"


@pytest.mark.parametrize(
    "head",
    [
        "Brücke\n\nFoto: Jana Wald, 14. März 2024\n\n",
        "Brücke\n\n© 14. März 2024 Anzeiger\n\n",
        "Brücke\n\nArbeiter am Fluss bei Altmünde am 14. März 2024.\n\n",
        "Brücke\n\nAnmeldeschluss: 14. März 2024\n\n",
        "Brücke\n\n",
    ],
)
def test_captions_copyright_and_running_text_do_not_date_the_document(head: str) -> None:
    date, diagnostics = _find(head + _BODY)
    assert date is None
    assert _codes(diagnostics) == ["undated-document"]


def test_a_stamp_that_the_layout_knows_for_a_caption_is_passed_over() -> None:
    text = "Brücke\n\n14. März 2024\n\n" + _BODY
    caption = Segment(kind=SegmentKind.CAPTION, span=Span(8, 21), language="de")
    date, _ = find_document_date(_document(text), _layout(caption))
    assert date is None


def test_what_a_person_states_wins_over_everything() -> None:
    facts = Facts(date="2024-05?", stated=("date",))
    date, diagnostics = _find("Brücke\n\nStand: 14.03.2024\n\n" + _BODY, facts=facts)
    assert date is not None
    assert (date.edtf, date.source, date.span) == ("2024-05?", DateFrom.CONTENT, None)
    assert not diagnostics


@pytest.mark.parametrize("value", ["2024-05", "2024-05/..", "[..2024-05-17]", "2024-05-17"])
def test_front_matter_may_say_any_edtf_value(value: str) -> None:
    date, _ = _find(_BODY, facts=Facts(date=value))
    assert date is not None
    assert (date.edtf, date.source) == (value, DateFrom.FRONT_MATTER)


def test_front_matter_in_words_is_read_and_marked_where_it_stands() -> None:
    text = "---\ndate: 17. Mai 2024\n---\n" + _BODY
    document = Document(
        id="rat",
        path="rat.md",
        collection="",
        language="de",
        text=text,
        body=Span(27, len(text)),
        fields=(HeaderField("date", "17. Mai 2024", Span(10, 22)),),
        facts=Facts(date="17. Mai 2024"),
        sha256="0" * 64,
        encoding="utf-8",
    )
    date, diagnostics = find_document_date(document, _layout())
    assert date is not None
    assert (date.edtf, date.span) == ("2024-05-17", Span(10, 22))
    assert not diagnostics


@pytest.mark.parametrize(
    ("value", "edtf", "time"),
    [
        ("2024-05-17T08:15:00+02:00", "2024-05-17", "08:15"),
        ("2024-05-17 08:15", "2024-05-17", "08:15"),
        ("Freitag, 17. Mai 2024", "2024-05-17", None),
        ("Mai 2024", "2024-05", None),
        ("Frühjahr 2024", "2024-21", None),
    ],
)
def test_front_matter_may_be_written_as_people_write(value: str, edtf: str, time: str | None) -> None:
    date, diagnostics = _find(_BODY, facts=Facts(date=value))
    assert date is not None
    assert (date.edtf, date.time) == (edtf, time)
    assert not diagnostics


def test_a_date_that_cannot_be_leaves_the_document_undated_and_says_where() -> None:
    text = "---\ndate: 2024-02-30\n---\n" + _BODY
    document = Document(
        id="rat",
        path="rat.md",
        collection="",
        language="de",
        text=text,
        body=Span(25, len(text)),
        fields=(HeaderField("date", "2024-02-30", Span(10, 20)),),
        facts=Facts(date="2024-02-30"),
        sha256="0" * 64,
        encoding="utf-8",
    )
    date, diagnostics = find_document_date(document, _layout())
    assert date is None
    assert [(d.code, str(d.at)) for d in diagnostics] == [("dct-unreadable", "rat.md:2:7")]


def test_an_impossible_stamp_in_the_head_is_an_error_at_its_place() -> None:
    date, diagnostics = _find("Brücke\n\nStand: 30.02.2024\n\n" + _BODY, path="2024-03-01-rat.txt")
    assert date is None
    assert [(d.code, str(d.at)) for d in diagnostics] == [("dct-unreadable", "2024-03-01-rat.txt:3:8")]


@pytest.mark.parametrize(
    "path", ["a/2024-07-12-rat.txt", "20240712_rat.txt", "rat (2024-07-12).txt", "rat-12.07.2024.txt"]
)
def test_a_file_name_dates_a_text_without_a_stamp(path: str) -> None:
    date, _ = _find("Brücke\n\n" + _BODY, path=path)
    assert date is not None
    assert (date.edtf, date.source, date.span) == ("2024-07-12", DateFrom.FILE_NAME, None)


def test_a_stamp_in_the_head_wins_over_the_file_name() -> None:
    date, _ = _find("Brücke\n\nStand: 14.03.2024\n\n" + _BODY, path="2024-07-12-rat.txt")
    assert date is not None
    assert date.edtf == "2024-03-14"


def test_a_file_name_with_two_days_says_nothing() -> None:
    assert _find("Brücke\n\n" + _BODY, path="2024-07-12-bis-2024-07-14.txt")[0] is None


def test_a_stamp_below_the_text_is_taken_where_nothing_surer_is() -> None:
    date, _ = _find("Brücke\n\n" + _BODY + "\nVeröffentlicht am 14. März 2024\n")
    assert date is not None
    assert (date.edtf, date.source) == ("2024-03-14", DateFrom.TEXT)


def test_publication_wins_over_modification() -> None:
    head = "Brücke\n\nAktualisiert: 16.03.2024, 10:00 Uhr\nVeröffentlicht: 14.03.2024, 08:30 Uhr\n\n"
    date, _ = _find(head + _BODY)
    assert date is not None
    assert (date.edtf, date.kind, date.time) == ("2024-03-14", DateKind.PUBLISHED, "08:30")


def test_modification_alone_is_told_as_such() -> None:
    date, _ = _find("Brücke\n\nZuletzt aktualisiert am 16.03.2024\n\n" + _BODY)
    assert date is not None
    assert (date.edtf, date.kind, date.evidence.code) == ("2024-03-16", DateKind.MODIFIED, "dct-modified")


def test_a_finer_first_publication_anchors_the_text_and_leaves_the_stamp() -> None:
    text = " date 2024-05 Brücke\n\n" + _BODY + "\nDer Beitrag ist am 13. Mai 2024 zuerst im Uferblog erschienen.\n"
    date, diagnostics = _find(text)
    assert date is not None
    assert date.first_published is not None
    assert (date.edtf, date.first_published.edtf, date.anchor) == ("2024-05", "2024-05-13", "2024-05-13")
    assert date.first_published.span.of(text) == "13. Mai 2024"
    assert not diagnostics


def test_a_stated_month_takes_its_day_from_the_stamp() -> None:
    date, _ = _find("Brücke\n\nStand: 14.03.2024\n\n" + _BODY, facts=Facts(date="2024-03", stated=("date",)))
    assert date is not None
    assert (date.edtf, date.anchor) == ("2024-03", "2024-03-14")


def test_a_first_publication_after_the_stamp_is_a_contradiction() -> None:
    text = " date 2024-05 Brücke\n\n" + _BODY + "\nDer Beitrag ist am 13. Juni 2024 zuerst im Uferblog erschienen.\n"
    date, diagnostics = _find(text)
    assert date is not None
    assert date.first_published is None
    assert _codes(diagnostics) == ["dct-contradiction"]


def test_a_weekday_that_does_not_fit_is_reported() -> None:
    date, diagnostics = _find("Brücke\n\nMontag, 14. März 2024\n\n" + _BODY)
    assert date is not None
    assert date.confidence < 0.7
    assert [message_of(d) for d in diagnostics] == ["'Montag, 14. März 2024': 2024-03-14 was not a Montag"]


def test_slashes_with_two_readings_are_doubted() -> None:
    body = "The council has agreed to build the bridge. It had refused when it was asked first.\n"
    date, diagnostics = _find("Bridge\n\n09/05/2024\n\n" + body, language="en")
    assert date is not None
    assert date.edtf == "2024-09-05"
    assert [dict(d.args) for d in diagnostics] == [
        {"text": "09/05/2024", "first": "2024-09-05", "second": "2024-05-09"}
    ]


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("Bridge\n\nPublished 09/05/2024\nUpdated 13/05/2024\n\n", "2024-05-09"),
        ("Bridge\n\nWednesday, 08/05/2024\n\n", "2024-05-08"),
        ("Bridge\n\n09/05/2024 10:30 BST\n\n", "2024-05-09"),
        ("Bridge\n\n09/09/2024\n\n", "2024-09-09"),
    ],
)
def test_the_document_may_show_how_it_orders_day_and_month(text: str, edtf: str) -> None:
    body = "The council has agreed to build the bridge. It had refused when it was asked first.\n"
    date, diagnostics = _find(text + body, language="en")
    assert date is not None
    assert date.edtf == edtf
    assert not diagnostics


def test_a_dateline_without_a_year_refines_a_month() -> None:
    text = " date 2024-05 Brücke\n\nBONN, 3. Mai (Agentur) – " + _BODY
    date, _ = _find(text)
    assert date is not None
    assert date.first_published is not None
    assert (date.edtf, date.anchor, date.first_published.span.of(text)) == ("2024-05", "2024-05-03", "3. Mai")


def test_a_dateline_without_a_year_dates_nothing_by_itself() -> None:
    date, _ = _find("Bridge\n\nBONN, May 3 (Agency) – The council has agreed to build the bridge.\n", language="en")
    assert date is None


def test_front_matter_that_the_stamp_contradicts_is_reported() -> None:
    date, diagnostics = _find("Brücke\n\nStand: 14.03.2024\n\n" + _BODY, facts=Facts(date="2024-05-17"))
    assert date is not None
    assert date.edtf == "2024-05-17"
    assert _codes(diagnostics) == ["dct-contradiction"]


def test_a_date_written_oddly_is_read_only_if_it_is_whole() -> None:
    assert [
        date.edtf if (date := _find(_BODY, facts=Facts(date=value))[0]) else None
        for value in ("2024 Mai 17", "Mai 17", "Freitag oder so, 2024", "gestern", "17")
    ] == ["2024-05-17", None, None, None, None]


def test_every_reason_has_its_words_in_every_language() -> None:
    for code in ("de", "en"):
        assert set(REASONS) <= set(words.load(code).reason)
