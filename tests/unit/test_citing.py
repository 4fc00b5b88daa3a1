from __future__ import annotations

from dataclasses import replace

from bibtexparser.entrypoint import parse_string
from hypothesis import given
from hypothesis import strategies as st

from sitegen.citing import Chronology, Work, bibtex, entry_work, plain, source_work
from sitegen.model import Facts
from tests.unit.records import source

WORK = Work(
    key="rat",
    title="Vom Rat",
    author="Ada Berg",
    within="Der Bote",
    date="2024-05-08",
    url="https://example.org/rat",
    language="de",
)


def fields(work: Work) -> dict[str, str]:
    """Return the fields of *work* as a reader of BibTeX finds them."""
    library = parse_string(bibtex(work, "de"))
    assert not library.failed_blocks
    (entry,) = library.entries
    assert entry.key == work.key
    return {field.key: field.value for field in entry.fields}


def test_a_citation_names_author_title_publisher_day_and_address() -> None:
    assert plain(WORK, "de") == "Ada Berg: Vom Rat. In: Der Bote, 8. Mai 2024. https://example.org/rat"
    assert plain(WORK, "en") == "Ada Berg: Vom Rat. In: Der Bote, 8 May 2024. https://example.org/rat"


def test_what_is_not_known_is_left_out_and_a_missing_date_is_said() -> None:
    assert plain(replace(WORK, author=None, within=None, date=None, url=None), "de") == "Vom Rat. ohne Datum."


def test_a_title_that_ends_in_a_mark_gets_no_full_stop() -> None:
    assert plain(replace(WORK, title="Wer zahlt?"), "de").startswith("Ada Berg: Wer zahlt? In:")


def test_bibtex_tells_a_day_a_month_and_a_year_as_they_are() -> None:
    assert fields(WORK)["date"] == "2024-05-08"
    assert fields(replace(WORK, date="2024-05"))["date"] == "2024-05"
    assert fields(replace(WORK, date="2024-22"))["date"] == "2024-22"
    assert fields(replace(WORK, date="2024-05/2024-06"))["date"] == "2024-05/2024-06"
    assert "month" not in fields(WORK)


def test_bibtex_tells_a_date_that_biblatex_cannot_read_in_words() -> None:
    told = fields(replace(WORK, date="[2024-05-03,2024-05-10]"))
    assert (told["year"], "date" in told) == ("2024", False)
    assert "Mai 2024" in told["note"]


def test_a_year_that_is_not_settled_is_not_stated() -> None:
    assert "year" not in fields(replace(WORK, date="2023/2024"))


def test_a_name_stays_one_name_for_bibtex() -> None:
    assert fields(replace(WORK, author="Kalb and Sons, Ltd."))["author"] == "{Kalb and Sons, Ltd.}"


@given(st.text(max_size=40), st.text(max_size=40))
def test_no_title_and_no_address_breaks_out_of_its_field(title: str, path: str) -> None:
    told = fields(replace(WORK, title=f"a{title}", url=f"https://example.org/{''.join(path.split())}"))
    assert sorted(told) == ["author", "date", "howpublished", "language", "title", "url", "year"]


def test_a_source_is_cited_with_its_facts() -> None:
    facts = Facts(url="https://example.org/a", archived_url="https://archive.example/a")
    told = plain(source_work(replace(source(), facts=facts)), "de")
    assert told == (
        "Der Bericht rat. In: Anzeiger, 8. Mai 2024. https://example.org/a (archiviert: https://archive.example/a)"
    )


def test_an_entry_is_cited_by_its_heading_from_its_chronology() -> None:
    chronology = Chronology(title="Die Chronik", author="", language="de", as_of="2024-06-01")
    work = entry_work("0a1b", "Der Bote schreibt: „Es brannte“", chronology, "https://example.org/e")
    assert plain(work, "de") == (
        "Der Bote schreibt: „Es brannte“. In: Die Chronik, 1. Juni 2024. https://example.org/e"
    )
    assert bibtex(work, "de").startswith("@misc{entry-0a1b,\n")
