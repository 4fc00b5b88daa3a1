import re

from sitegen.model import Person
from sitegen.render.paging import ENTRIES
from tests.unit.render.records import Case, Told, files_of, site_of

BERG = Person(id="berg", name="Zoë Berg", aliases=("Z. Berg",), role="Wirtin am Hafen")
INDEX = Person(id="index", name="Ina Dexter")


def spoken(count: int) -> Case:
    """Return a document in which Zoë Berg says something on each of *count* days, the latest first."""
    passages = [f"„Es regnet zum {number}. Mal“, sagte sie." for number in range(count)]
    told = [
        Told(passage, f"20{24 - number % 20:02}-05-07", speaker="Zoë Berg", person="berg")
        for number, passage in enumerate(passages)
    ]
    return Case(text=" ".join(passages), told=told)


def test_a_person_has_a_page_with_role_aliases_and_statements_in_order() -> None:
    page = files_of(site_of(spoken(3), people=(BERG,)))["people/berg.html"]
    assert "<h1><bdi>Zoë Berg</bdi></h1>" in page
    assert "Wirtin am Hafen" in page
    assert "Auch: <bdi>Z. Berg</bdi>" in page
    assert re.findall(r'datetime="(\d{4})', page) == ["2022", "2023", "2024"]


def test_an_entry_leads_from_its_speaker_to_the_page() -> None:
    site = site_of(spoken(1), people=(BERG,))
    (entry,) = site.entries
    assert '<a href="../people/berg.html"><bdi>Zoë Berg</bdi></a>' in files_of(site)[f"entries/{entry.id}.html"]


def test_the_list_says_how_often_each_speaks_and_stands_in_the_menu() -> None:
    files = files_of(site_of(spoken(2), people=(BERG, INDEX)))
    assert re.findall(r"<h2><a href=\"([^\"]*)\"><bdi>([^<]*)", files["people/index.html"]) == [
        ("index.person.html", "Ina Dexter"),
        ("berg.html", "Zoë Berg"),
    ]
    assert "Wirtin am Hafen · 2 Äußerungen" in files["people/index.html"]
    assert '<a href="people/index.html">Personen</a>' in files["index.html"]
    assert "noch keine Äußerung" in files["people/index.person.html"]


def test_a_speaker_who_is_not_described_has_no_page() -> None:
    case = Case(told=[Told("Der Rat tagte am 7. Mai in Bonn.", speaker="Ein Anwohner")])
    files = files_of(site_of(case))
    assert not [route for route in files if route.startswith("people/")]
    assert "people/" not in files["index.html"]


def test_many_statements_stand_in_parts() -> None:
    files = files_of(site_of(spoken(ENTRIES + 1), people=(BERG,)))
    assert files["people/berg.2.html"].count('<li id="e-') == 1
    assert '<a rel="next" href="berg.2.html">' in files["people/berg.html"]


def test_people_are_found_by_their_other_names() -> None:
    shard = files_of(site_of(spoken(1), people=(BERG,)))["search/0.js"]
    assert '"x": "Wirtin am Hafen Z. Berg"' in shard
