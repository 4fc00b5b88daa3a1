"""The date of a text or a page, as the library gives it."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from sitegen.dates.source import REASONS, date_of, find_source_date
from sitegen.languages import words
from sitegen.model import DateKind, Facts

_BODY = "Der Gemeinderat hat die neue Brücke beraten und die Mittel dafür freigegeben. Nun soll gebaut werden.\n"


def test_a_text_says_its_day_and_where_it_stands() -> None:
    source = "Brücke\n\nVeröffentlicht am 3. Mai 2024, 15:00 Uhr\n\n" + _BODY
    date = date_of(source)
    assert date is not None
    assert (date.edtf, date.earliest, date.latest, date.kind, date.time) == (
        "2024-05-03",
        "2024-05-03",
        "2024-05-03",
        DateKind.PUBLISHED,
        "15:00",
    )
    assert source[date.start : date.end] == date.text == "3. Mai 2024, 15:00 Uhr"
    assert date.confidence > 0.9


def test_a_month_has_its_first_and_last_day() -> None:
    date = date_of(" date 2024-02 Brücke\n\n" + _BODY, language="de")
    assert date is not None
    assert (date.edtf, date.earliest, date.latest) == ("2024-02", "2024-02-01", "2024-02-29")


def test_a_page_says_its_day_and_where_it_stands() -> None:
    source = f"<!doctype html><html lang=de><h1>Brücke</h1><p>Stand: 3. Mai 2024</p><p>{_BODY}</p></html>"
    date = date_of(source)
    assert date is not None
    assert (date.edtf, date.text) == ("2024-05-03", "3. Mai 2024")


def test_html_is_read_as_text_if_so_said() -> None:
    source = '<time datetime="20240503">'
    assert date_of(source, html=False) is None
    date = date_of(source, html=True)
    assert date is not None
    assert (date.edtf, date.evidence.code) == ("2024-05-03", "dct-metadata")


def test_a_name_dates_what_does_not_date_itself() -> None:
    for source in (_BODY, f"<html><p>{_BODY}"):
        date = date_of(source, name="2024-07-12-rat.html")
        assert date is not None
        assert (date.edtf, date.start, date.text, date.evidence.code) == ("2024-07-12", None, None, "dct-file-name")


def test_facts_win() -> None:
    date = date_of("Stand: 3. Mai 2024\n\n" + _BODY, facts=Facts(date="2024-05/.."))
    assert date is not None
    assert (date.edtf, date.earliest, date.latest) == ("2024-05/..", "2024-05-01", None)


def test_undated_is_none() -> None:
    assert date_of(_BODY) is None
    assert date_of("") is None
    assert date_of("<html>") is None


def test_every_reason_has_its_words_in_every_language() -> None:
    for code in ("de", "en"):
        assert set(REASONS) <= set(words.load(code).reason)


_WORDS = (
    "3. Mai 2024;05/03/24;Stand: ;Fr., ;12:30 Uhr ;\n;(;) – ;BONN, 3. Mai (AG) – ;zuerst ;erschienen ;<time datetime='"
    ";'>;<p>;</p>;<meta name=date content=;\";2024-02-30;| ;–"
)
_PIECES = st.sampled_from(_WORDS.split(";"))


@settings(max_examples=150, deadline=None)
@given(st.lists(st.one_of(_PIECES, st.text(max_size=12)), max_size=30), st.sampled_from([None, True, False]))
def test_whatever_the_source_the_answer_lies_within_it(pieces: list[str], html: bool | None) -> None:
    source = "".join(pieces)
    date = find_source_date(source, language="de", html=html)
    if date is not None:
        assert date.edtf
        assert 0 <= date.confidence <= 1
        if date.span is not None:
            assert date.span.end <= len(source)
