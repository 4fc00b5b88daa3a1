"""Texts of our own, and which days their expressions mean."""

from __future__ import annotations

import pytest

from sitegen import edtf
from sitegen.dates import tag_text
from sitegen.model import DatedTimex, Span


def only(text: str, language: str = "de", anchor: str | None = "2024-05-24") -> DatedTimex:
    """Return the one expression of *text*."""
    (timex,) = tag_text(text, language, anchor)
    return timex


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("Am 17. Mai 2024 tagte der Rat.", "2024-05-17"),
        ("Der Rat tagte am 3. Mai.", "2024-05-03"),
        ("Der Rat tagte am 9. Juli.", "2023-07-09"),
        ("Der Rat wird am 9. Juli tagen.", "2024-07-09"),
        ("Im November wurde die Brücke gesperrt.", "2023-11"),
        ("Der Rat tagte am Dienstag.", "2024-05-21"),
        ("Der Rat wird am Montag tagen.", "2024-05-27"),
        ("Gestern tagte der Rat.", "2024-05-23"),
        ("Im vergangenen Jahr tagte der Rat nicht.", "2023"),
        ("Vor drei Wochen tagte der Rat.", "2024-04-29/2024-05-05"),
        ("In zwei Monaten tagt der Rat.", "2024-07"),
        ("Ende Februar 2024 tagte der Rat.", "2024-02-2X"),
        ("Im Sommer 2023 tagte er nicht.", "2023-22"),
        ("Im dritten Quartal 2023 stieg der Umsatz.", "2023-35"),
        ("In den 1990er Jahren war das anders.", "199X"),
        ("Im 19. Jahrhundert war das anders.", "18XX"),
        ("Im Jahr 44 v. Chr. war das anders.", "-0043"),
    ],
)
def test_an_expression_means_its_days(text: str, edtf: str) -> None:
    timex = only(text)
    assert timex.edtf == edtf
    assert timex.certain


def test_a_weekday_in_a_text_of_a_month_is_one_of_its_weekdays() -> None:
    timex = only("Der Rat tagte am Freitag.", anchor="2024-05")
    assert timex.edtf == "[2024-05-03,2024-05-10,2024-05-17,2024-05-24,2024-05-31]"
    assert timex.value == "XXXX-WXX-5"
    assert not timex.certain


def test_yesterday_in_a_text_of_a_month_is_one_of_its_days() -> None:
    assert only("Gestern tagte der Rat.", anchor="2024-05").edtf == "[2024-04-30..2024-05-30]"


def test_last_month_needs_no_day() -> None:
    assert only("Im vergangenen Monat tagte der Rat.", anchor="2024-05").edtf == "2024-04"


@pytest.mark.parametrize("text", ["Gestern tagte der Rat.", "Am Freitag tagte der Rat.", "Im Mai tagte der Rat."])
def test_without_a_document_date_what_is_relative_stays_open(text: str) -> None:
    timex = only(text, anchor=None)
    assert timex.edtf is None
    assert timex.provenance.reading.code == "no-document-date"


def test_the_weekday_of_the_document_itself_is_doubtful() -> None:
    timex = only("Der Rat tagte am Freitag.")
    assert (timex.edtf, timex.certain) == ("2024-05-24", False)
    assert timex.provenance.reading.code == "counted-same-day"


def test_the_day_after_counts_from_the_date_told_before() -> None:
    first, second = tag_text("Am 3. April 2020 tagte der Rat. Am Tag darauf brach die Brücke.", "de", "2024-05-24")
    assert second.edtf == "2020-04-04"
    assert second.provenance.anchor == "2020-04-03"
    assert second.provenance.anchor_span == first.span


def test_the_day_after_counts_from_nothing_else() -> None:
    assert only("Am Tag darauf brach die Brücke.").edtf is None


def test_the_ends_of_a_stretch_both_carry_the_whole() -> None:
    first, last = tag_text("Er war 1989–1991 im Amt.", "de", "2024-05-24")
    assert (first.value, last.value) == ("1989", "1991")
    assert first.edtf == last.edtf == "1989/1991"


def test_a_year_of_birth_is_marked() -> None:
    assert only("Die Bürgermeisterin, geboren 1952, sprach.").provenance.reading.code == "birth-year"


def test_since_is_told() -> None:
    timex = only("Er ist seit 2014 im Amt.")
    assert timex.edtf == "2014"
    assert ("relation", "since") in timex.provenance.reading.args


@pytest.mark.parametrize(
    "text",
    [
        "Es gilt Artikel 5 des Vertrags.",
        "Dafür stimmten 68 Prozent.",
        "Geliefert wurden 800.000 Granaten.",
        "So steht es in der Fußnote (1).",
        "Die Anlage kostet 2000 Euro.",
        "Flug LH 1984 fiel aus.",
        "Version 10.2.1 ist da.",
    ],
)
def test_a_number_that_is_no_date_stays_one(text: str) -> None:
    assert [timex for timex in tag_text(text, "de", "2024-05-24") if timex.edtf] == []


def test_english_is_read_by_its_own_rules() -> None:
    text = "The council met on Tuesday. It will meet next month. Two years ago, on May 3, 2022, it did not."
    assert [timex.edtf for timex in tag_text(text, "en", "2024-05-24")] == [
        "2024-05-21",
        "2024-06",
        "2022",
        "2022-05-03",
    ]


def test_a_quoted_date_counts_from_the_time_of_writing() -> None:
    text = "Das war 2019 so. „Am 3. April tagte der Rat“, sagte sie."
    quoted = Span(text.index("Am 3."), text.index("“"))
    assert [timex.edtf for timex in tag_text(text, "de", "2024-05-24", quotations=[quoted])] == ["2019", "2024-04-03"]


@pytest.mark.parametrize("hostile", ["1.", "Mai ", "1. Mai ", "vor ", "ein", "2024-", " \n", "zwei Tage "])
def test_a_long_run_of_anything_is_read_without_error(hostile: str) -> None:
    tag_text(hostile * 2000, "de", "2024-05-24")


@pytest.mark.parametrize("anchor", ["2024-05", "2024", "199X", "[..2024-05-17]", "2024-05/.."])
@pytest.mark.parametrize(
    "text", ["Im Winter tagte er.", "Am Wochenende tagte er.", "Am Freitag tagte er.", "Vor drei Tagen."]
)
def test_a_coarse_document_date_never_makes_a_day(text: str, anchor: str) -> None:
    timex = only(text, anchor=anchor)
    assert timex.edtf is None or edtf.granularity(timex.edtf) is not edtf.Granularity.DAY


def test_a_day_told_before_a_quotation_is_the_time_of_speaking() -> None:
    text = "Am 3. April 2019 sagte der Fährmann: „Gestern riss das Seil.“"
    assert [timex.edtf for timex in tag_text(text, "de", "2024-05-24")] == ["2019-04-03", "2019-04-02"]


def test_days_named_together_are_one_stretch() -> None:
    found = tag_text("Am 11. und 12. Juli 2023 tagte der Rat.", "de", "2024-05-24")
    assert [timex.edtf for timex in found] == ["2023-07-11/2023-07-12"] * 2


def test_the_year_of_an_old_date_does_not_date_what_is_new() -> None:
    text = "Der Vertrag wurde am 4. April 1949 unterzeichnet.\n\nAnfang April sagte der Fährmann ab."
    assert [timex.edtf for timex in tag_text(text, "de", "2024-05-24")] == ["1949-04-04", "2024-04-0X"]


@pytest.mark.parametrize(
    ("text", "edtf_value"),
    [
        ("Am Karfreitag blieb der Markt zu.", "2024-03-29"),
        ("Am zweiten Sonntag im Mai war Muttertag.", "2024-05-12"),
        ("Der Brief vom 30. v. Mts. kam an.", "2024-04-30"),
        ("Im Jahre l9l4 brannte der Speicher.", "1914"),
        ("Der Gipfel ist für Juli geplant.", "2024-07"),
        ("Seit dem 1. April gilt der Tarif.", "2024-04-01"),
    ],
)
def test_what_words_say_beside_the_calendar_is_read(text: str, edtf_value: str) -> None:
    assert tag_text(text, "de", "2024-05-24")[0].edtf == edtf_value


STORY = (
    "Im Frühjahr 1643 zog das Heer nach Norden. Anfang Juni erreichte es den Fluss. Im Herbst 1644 fiel die Stadt. "
    "1645 brannte die Brücke. 1646 wurde verhandelt. 1648 kam der Friede. Am 12. August kehrte der Fürst heim. "
    "Am Tag darauf läuteten die Glocken. Eine Woche später begann der Markt. Drei Monate darauf lag Schnee. "
    "Im selben Jahr wurde die Mühle verkauft. Am 3. März brach der Damm."
)


def test_a_text_that_tells_old_years_and_never_counts_from_its_own_day_is_a_history() -> None:
    found = tag_text(STORY, "de", "2009-11-01")
    assert {timex.edtf[:2] for timex in found if timex.edtf} == {"16"}


def test_a_text_that_tells_old_years_beside_yesterday_is_none() -> None:
    found = tag_text(STORY + " Gestern, am Montag, tagte der Rat. Heute und morgen auch.", "de", "2009-11-01")
    assert [timex.edtf for timex in found if timex.edtf and timex.edtf >= "2009"] != []


def test_a_story_before_christ_is_a_history() -> None:
    text = "490 v. Chr., 486 v. Chr., 481 v. Chr. und 480 v. Chr. war Krieg. Im Sommer fiel die Stadt."
    assert (tag_text(text, "de", "2009-11-01")[-1].edtf or "")[:5] == "-0479"


@pytest.mark.parametrize(
    ("text", "edtf_value"),
    [
        ("The winter of 1643 was harsh. In January the siege was lifted.", "1644-01"),
        ("The spring of 1643 was wet. In January it had snowed.", "1643-01"),
        ("It began in 1643. In March of the following year it ended.", "1644-03"),
        ("It began in 1643. It ended on March 3 of the following year.", "1644-03-03"),
    ],
)
def test_a_month_goes_on_from_the_season_or_year_told_before(text: str, edtf_value: str) -> None:
    assert tag_text(text, "en", "2009-11-01", "history")[-1].edtf == edtf_value
