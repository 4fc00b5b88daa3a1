from __future__ import annotations

from dataclasses import replace

from sitegen.model import Person, Publish, SpeakerCount
from tests.unit.render.records import Case, Told, files_of, site_of

SAID = Told("„Das hält“, sagte Ada Berg.", speaker="Ada Berg")
CASES = (
    Case(
        id="rat",
        told=[Told("Der Rat tagte am 7. Mai in Bonn."), SAID],
        text="Der Rat tagte am 7. Mai in Bonn.\n\n" + SAID.passage,
    ),
    Case(id="hafen", title="Vom Hafen", publisher="Seeblatt", publish=Publish.LINK, date=None),
)


def speaker(number: int, person: str | None = None) -> SpeakerCount:
    name = f"Ada Berg {number}"
    return SpeakerCount(name=name, person=person, entries=3, sources=2, first="0" * 12, last="1" * 12)


def test_every_source_is_named_with_what_it_tells_and_shows() -> None:
    page = files_of(site_of(*CASES))["speaking.html"]
    rat, hafen = page.index('href="sources/rat.html"'), page.index('href="sources/hafen.html"')
    assert rat < hafen
    assert "100 %" in page[rat:hafen]
    assert "ohne Datum" in page[hafen:]
    assert "0 %" in page[hafen:]


def test_those_who_speak_lead_to_their_page_or_to_what_they_said() -> None:
    site = site_of(*CASES, people=(Person(id="berg", name="Ada Berg 1"),))
    page = files_of(replace(site, speakers=2, speaking=lambda: (speaker(1, "berg"), speaker(2))))["speaking.html"]
    assert 'href="people/berg.html"' in page
    assert page.count('href="entries/000000000000.html"') == 2
    assert page.count('href="entries/111111111111.html"') == 2


def test_somebody_who_speaks_once_has_one_way_to_it() -> None:
    once = replace(speaker(1), last="0" * 12, entries=1)
    page = files_of(replace(site_of(*CASES), speakers=1, speaking=lambda: (once,)))["speaking.html"]
    assert "einmal" in page
    assert "zuletzt" not in page


def test_a_long_list_stands_in_parts_that_hold_everybody_once() -> None:
    all_of_them = tuple(speaker(number) for number in range(1000))
    files = files_of(replace(site_of(*CASES), speakers=1000, speaking=lambda: all_of_them))
    parts = [files[route] for route in ("speaking.html", "speaking.2.html", "speaking.3.html")]
    assert "speaking.4.html" not in files
    assert [sum(part.count(f"<bdi>Ada Berg {n}</bdi>") for part in parts) for n in (0, 497, 498, 999)] == [1, 1, 1, 1]
    assert [part.count('scope="row"') for part in parts] == [500, 500, 2]


def test_a_name_that_looks_like_markup_is_shown_as_it_is() -> None:
    odd = replace(speaker(1), name="<b>Ada</b>")
    assert (
        "&lt;b&gt;Ada&lt;/b&gt;"
        in files_of(replace(site_of(*CASES), speakers=1, speaking=lambda: (odd,)))["speaking.html"]
    )
