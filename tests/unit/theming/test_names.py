"""What the documentation of the theme says is what templates are given: no more, no less."""

from __future__ import annotations

import functools
import sys
from dataclasses import replace
from pathlib import Path

import jinja2
import pytest

from sitegen.model import Change, ChangeKind, Conflict, Page, Person, Publish, Tombstone, Withdrawn
from sitegen.render.editions import plan_editions
from sitegen.render.frame import ContentPage, SiteData
from sitegen.render.html import Renderer, make_renderer_environment
from sitegen.render.pages import make_pages
from sitegen.render.places import place_entries
from sitegen.render.selection import read_selection
from sitegen.theming import Names, list_files, read_names, reference
from tests.unit.render.records import OPEN, TEMPLATES, Case, Told, entries_of, site_of

README = TEMPLATES / "README.md"
NAMES = read_names()
UNFRAMED = tuple(name for name in NAMES.given if not name.endswith(".html"))


def site(*cases: Case, split_above: int = 2000) -> SiteData:
    first, *entries = entries_of([case.reading() for case in cases])
    second, third, *rest = entries
    twice = replace(first, mentions=(*first.mentions, *second.mentions), key=(OPEN,))
    low, high = sorted((twice, third), key=lambda entry: entry.id)
    low = replace(low, conflicts=(Conflict(high.id, OPEN),))
    entries = sorted((low, high, *rest), key=lambda entry: entry.when.edtf or "")
    made = site_of(
        *cases,
        entries=entries,
        pages=(ContentPage(name="about", language="de", title="Über uns", text="Hallo"),),
        people=(Person(id="kalb", name="Petra Kalb"),),
        split_above=split_above,
    )
    named = {"title": made.title, "description": made.description, "base_url": "", "named": {}}
    stone = Tombstone(kind=Withdrawn.ENTRY, id="0" * 12, on="2024-05-08", reason="auf Wunsch")
    editions = plan_editions(("de", "en"), **named)  # type: ignore[arg-type]  # each as declared
    known = {entry.id: entry for entry in entries}
    change = Change(kind=ChangeKind.NEW, id=entries[0].id, entry=entries[0])
    compared = replace(made, since="alt.json", changed=1, changes=lambda: (change,))
    return replace(compared, editions=editions, tombstones=(stone,), keys=1, entry_of=known.get)


def sites() -> list[SiteData]:
    """Return a small site with everything, and one over so many years that it names them by decade."""
    told = [Told("Der Rat tagte am 7. Mai in Bonn.", speaker="Petra Kalb", person="kalb")]
    linked = Case(id="rat-2", path="x.txt", publish=Publish.LINK)
    cases = (Case(told=told), Case(id="bote", path="bote.md"), linked, Case(id="blatt", path="y.txt"))
    years = [Told(f"{year} brannte es.", f"{year}-05-03") for year in range(1900, 1999)]
    long = Case(text=" ".join(told.passage for told in years), told=years)
    small = replace(site(*cases), selection=read_selection("all"))
    return [small, site(long, split_above=2), on_lists(small)]


def on_lists(made: SiteData) -> SiteData:
    """Return *made* as if it were too large for pages of entries."""
    places = dict(place_entries(made.entries))
    return replace(made, on_lists=True, entry_at=places.__getitem__, places=lambda: sorted(places.items()))


@functools.cache
def pages() -> tuple[Page, ...]:
    return tuple(page for made in sites() for page in make_pages(made))


def names_of(template: str) -> frozenset[str]:
    return frozenset(NAMES.given[template]) if template in UNFRAMED else NAMES.of(template)


def test_templates_are_given_nothing_that_is_not_documented() -> None:
    secret = {(page.template, name) for page in pages() for name in set(page.data) - names_of(page.template)}
    assert secret == set()


def test_what_is_documented_is_given() -> None:
    missing = {(page.template, name) for page in pages() for name in names_of(page.template) - set(page.data)}
    assert missing == set()


def test_every_page_can_be_filled_with_the_documented_names_alone() -> None:
    renderer = Renderer([TEMPLATES], "de")
    for page in pages():
        documented = {name: value for name, value in page.data.items() if name in names_of(page.template)}
        assert renderer.render(replace(page, data=documented)), page.template


def test_every_file_of_the_theme_is_described() -> None:
    assert [file.name for file in list_files(Path("none")) if not file.shows] == []
    assert set(NAMES.files) == {file.name for file in list_files(Path("none"))}


def test_names_are_documented_for_files_there_are() -> None:
    assert set(NAMES.given) <= set(NAMES.files)


def test_every_filter_of_ours_is_documented() -> None:
    made = make_renderer_environment([TEMPLATES], "de")
    assert set(made.filters) - set(jinja2.Environment(autoescape=True).filters) == set(NAMES.filters)


def test_the_reference_beside_the_templates_is_fresh() -> None:
    assert README.read_text(encoding="utf-8") == written(NAMES), "run: python -m tests.unit.theming.test_names"


def written(names: Names) -> str:
    """Return the whole of the file beside the templates."""
    return f"{INTRODUCTION}\n{reference(names)}"


INTRODUCTION = """\
# The theme

Written from `names.toml` by `python -m tests.unit.theming.test_names`; do not edit it here.

A file in the `templates/` of a project wins over the one of the same name that comes with sitegen.
`sitegen theme list` prints this page, `sitegen theme copy NAME` takes a file over, `sitegen theme check` finds what
will not work. Templates are [Jinja](https://jinja.palletsprojects.com/) in a sandbox: everything is escaped, a name
that is not given is an error, and nothing but filling in can be done. Text of a source stands in an element with its
`lang` and `dir`; a heading always names who speaks. The first meta element of `base.html` is the content policy: it
lets pages load what stands in `theme/` and nothing from elsewhere.

The custom properties at the top of `assets/style.css` set colours (each for light and dark), fonts and widths. A
project that only wants other colours copies that file and changes these lines.
"""


@pytest.mark.parametrize("template", sorted(name for name in NAMES.given if name not in UNFRAMED))
def test_a_page_is_made_with_each_documented_template(template: str) -> None:
    assert template in {page.template for page in pages()}


if __name__ == "__main__":
    README.write_text(written(NAMES), encoding="utf-8", newline="\n")
    sys.stdout.write(f"{README}\n")
