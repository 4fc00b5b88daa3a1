import re
from dataclasses import replace

from sitegen.render.printing import BOUND
from sitegen.render.selection import read_selection
from tests.unit.render.records import Case, Told, files_of, site_of


def book(*cases: Case, selection: str, language: str = "de") -> dict[str, str]:
    """Return the files of *cases* with what *selection* asks to print."""
    return files_of(replace(site_of(*cases, language=language), selection=read_selection(selection)))


def numbers(page: str) -> list[str]:
    return re.findall(r'<span class="no">([^<]*)</span>', page)


TWO = (
    Case(
        text="Am 7. Mai ging er. Am 8. Mai kam er.",
        told=[Told("Am 7. Mai ging er."), Told("Am 8. Mai kam er.", "2024-05-08")],
    ),
    Case(id="post", path="post.txt", text="Am 9. Mai blieb er.", told=[Told("Am 9. Mai blieb er.", "2024-05-09")]),
)


def test_without_a_selection_nothing_is_written_for_print() -> None:
    assert "print.html" not in files_of(site_of(*TWO))


def test_entries_and_sources_bear_the_numbers_of_the_whole_chronology() -> None:
    assert numbers(book(*TWO, selection="all")["print.html"]) == ["1", "2", "3", "[1]", "[2]"]
    assert numbers(book(*TWO, selection="2024-05-09")["print.html"]) == ["3", "[2]"]


def test_numbers_are_the_same_in_every_language() -> None:
    german, english = (book(*TWO, selection="all", language=code)["print.html"] for code in ("de", "en"))
    assert numbers(german) == numbers(english)


def test_a_passage_names_its_source_by_number() -> None:
    assert "[2], Abs. 1" in book(*TWO, selection="source=post")["print.html"]


def test_a_long_selection_is_bound_in_volumes() -> None:
    passages = [f"Das geschah zum {number}. Mal." for number in range(BOUND + 1)]
    files = book(Case(text=" ".join(passages), told=[Told(passage) for passage in passages]), selection="all")
    assert [files[name].count('<li id="e-') for name in ("print.html", "print.2.html")] == [BOUND, 1]
    assert "Band 2 von 2" in files["print.2.html"]


def test_a_selection_that_holds_nothing_says_so() -> None:
    assert "Kein Eintrag entspricht dieser Auswahl." in book(*TWO, selection="1999")["print.html"]
