import posixpath
import re
from dataclasses import replace
from urllib.parse import unquote

from sitegen.model import Entry
from sitegen.render.frame import SiteData
from sitegen.render.paging import ENTRIES
from sitegen.render.places import place_entries
from tests.unit.render.records import Case, Told, files_of, site_of


def on_lists(site: SiteData) -> SiteData:
    """Return *site* with its entries on the lists only."""
    places = dict(place_entries(site.entries))
    return replace(site, on_lists=True, entry_at=places.__getitem__, places=lambda: sorted(places.items()))


def chronicle(*dates: str | None) -> SiteData:
    passages = [f"Das geschah zum {number}. Mal." for number in range(len(dates))]
    told = [Told(passage, date) for passage, date in zip(passages, dates, strict=True)]
    return site_of(Case(text=" ".join(passages), told=told))


def dead_links(files: dict[str, str]) -> list[tuple[str, str]]:
    """Return the links within *files* that lead nowhere, with the file they stand in."""
    ids = {route: set(re.findall(r'\bid="([^"]*)"', text)) for route, text in files.items()}
    dead = []
    for route, text in files.items():
        for href in re.findall(r'href="([^"]*)"', text) if route.endswith(".html") else ():
            if not re.match(r"https?:|#:~:", href):
                path, _, anchor = href.partition("#")
                goal = posixpath.normpath(posixpath.join(posixpath.dirname(route), unquote(path))) if path else route
                anchor = anchor.partition(":~:")[0]
                known = goal in files or goal.startswith(("theme/", "timeline.json"))
                if not known or (anchor and anchor not in ids.get(goal, set())):
                    dead.append((route, href))
    return dead


DATES = ("2023", "2024-05-07", "2024-05", "2024-21", None, *["2024-05-08"] * ENTRIES)


def test_an_entry_without_a_page_stands_on_the_list_of_its_month_or_year() -> None:
    site = on_lists(chronicle(*DATES))
    files = files_of(site)
    pages = [route for route in files if re.fullmatch(r"entries/[0-9a-f]{12}\.html", route)]
    assert pages == []
    for entry in site.entries:
        place = site.entry_at(entry.id)
        assert f'<li id="{place.anchor}"' in files[place.route], entry.when.edtf


def test_no_link_leads_nowhere_with_and_without_pages_of_entries() -> None:
    site = chronicle(*DATES)
    assert dead_links(files_of(site)) == []
    assert dead_links(files_of(on_lists(site))) == []


def test_the_former_address_of_every_mention_leads_to_its_place() -> None:
    cases = [Case(), Case(id="post", path="post.txt")]
    mentions = [case.reading().mentions[0] for case in cases]
    entry = Entry(id=mentions[0].id, kind=mentions[0].kind, when=mentions[0].when, mentions=tuple(mentions))
    files = files_of(on_lists(site_of(*cases, entries=[entry])))
    for mention in mentions:
        finder = files[f"entries/{mention.id[:2]}.html"]
        assert f'<li id="{mention.id}"><a href="../years/2024-05.html#e-{entry.id}">' in finder


def test_there_are_never_more_than_256_finders() -> None:
    files = files_of(on_lists(chronicle(*["2024-05-07"] * 600)))
    assert 200 < sum(1 for route in files if route.startswith("entries/")) <= 256
