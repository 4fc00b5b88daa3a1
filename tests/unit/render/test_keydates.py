from __future__ import annotations

from dataclasses import replace

from sitegen.model import Entry, Reason
from sitegen.render.paging import ENTRIES
from tests.unit.render.records import Case, Told, entries_of, files_of, site_of

WHY = Reason("key-date", (("days", "5"), ("documents", "4"), ("later", "3")))


def marked(case: Case, *ids: int) -> list[Entry]:
    """Return the entries of *case*, those at the places *ids* marked as important."""
    entries = entries_of([case.reading()])
    return [replace(entry, key=(WHY,)) if place in ids else entry for place, entry in enumerate(entries)]


def site(case: Case, *ids: int) -> dict[str, str]:
    """Return the files of a site with *case*."""
    return files_of(replace(site_of(case, entries=marked(case, *ids)), keys=len(ids)))


def two_of_a_day() -> Case:
    return Case(
        text="Der Rat tagte am 7. Mai in Bonn.\n\nAuch die Fähre fuhr am 7. Mai.",
        told=[Told("Der Rat tagte am 7. Mai in Bonn."), Told("Auch die Fähre fuhr am 7. Mai.")],
    )


def test_the_page_tells_why_a_day_matters_and_leads_to_entry_and_passage() -> None:
    case = two_of_a_day()
    files = site(case, 0)
    page, entry = files["key-dates.html"], marked(case, 0)[0]
    assert "Davon wird an 5 Tagen gesprochen, an 3 davon im Rückblick, in 4 Quellen." in page
    assert f'href="entries/{entry.id}.html"' in page
    assert f"sources/rat.html#m-{entry.mentions[0].id}" in page


def test_the_page_leads_to_all_entries_of_the_day() -> None:
    assert (
        '<a href="years/2024-05-07.html">Alle 2 Einträge dieses Tages</a>' in site(two_of_a_day(), 0)["key-dates.html"]
    )


def test_what_matters_has_a_mark_in_the_timeline_and_can_be_chosen_alone() -> None:
    index = site(two_of_a_day(), 0)["index.html"]
    assert index.count("data-key") == 1
    assert 'id="f-key"' in index


def test_where_everything_matters_there_is_nothing_to_choose() -> None:
    assert 'id="f-key"' not in site(two_of_a_day(), 0, 1)["index.html"]


def test_without_key_dates_there_is_no_page_and_no_way_to_it() -> None:
    files = site(two_of_a_day())
    assert not [route for route, text in files.items() if "key-dates" in route or "key-dates.html" in text]


def test_a_long_page_stands_in_parts() -> None:
    sentences = [f"Am Ort {number} tagte der Rat." for number in range(ENTRIES + 1)]
    case = Case(text="\n\n".join(sentences), told=[Told(sentence) for sentence in sentences])
    files = site(case, *range(ENTRIES + 1))
    assert "Am Ort 250 tagte" in files["key-dates.2.html"]
