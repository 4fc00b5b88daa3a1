import re
from dataclasses import replace

from sitegen.model import Decided, Person
from sitegen.render import routes
from sitegen.render.editions import plan_editions, twins
from sitegen.render.frame import ContentPage, SiteData
from tests.unit.render.records import Case, Told, files_of, site_of

PAGES = (
    ContentPage(name="about", language="de", title="Über uns", text="![Turm](assets/turm.png)"),
    ContentPage(name="about", language="en", title="About us", text="Hello"),
    ContentPage(name="impressum", language="de", title="Impressum", text="Hier"),
)
CASE = Case(told=[Told("Der Rat tagte am 7. Mai in Bonn.", speaker="Petra Kalb", person="kalb")])


def site(base_url: str = "https://example.org/rat") -> SiteData:
    made = site_of(CASE, pages=PAGES, base_url=base_url, people=(Person(id="kalb", name="Petra Kalb"),))
    editions = plan_editions(
        ("de", "en"),
        title=made.title,
        description=made.description,
        base_url=base_url,
        named={"en": ("The Council", "")},
    )
    return replace(made, editions=editions, assets=("turm.png",))


def of_english(files: dict[str, str]) -> dict[str, str]:
    return {route.removeprefix("en/"): text for route, text in files.items() if route.startswith("en/")}


def of_german(files: dict[str, str]) -> dict[str, str]:
    once = ("theme/", "en/", "sitemap.xml", "robots.txt")
    return {route: text for route, text in files.items() if not route.startswith(once)}


def links(html: str) -> set[str]:
    """Return the paths a page names."""
    return {path for path in re.findall(r'(?:href|src)="([^"#?:]*)["#?]', html) if path}


def landed(here: str, path: str) -> str:
    """Return the route that *path* leads to from the file *here*."""
    parts = here.split("/")[:-1]
    for step in path.split("/"):
        parts = parts[:-1] if step == ".." else [*parts, step]
    return "/".join(parts)


def test_every_page_of_one_language_has_its_twin_in_the_other() -> None:
    files = files_of(site())
    assert set(of_german(files)) == set(of_english(files))


def test_twins_have_the_same_ids() -> None:
    files = files_of(site())
    english = of_english(files)
    for route, text in of_german(files).items():
        assert re.findall(r' id="([^"]*)"', text) == re.findall(r' id="([^"]*)"', english[route]), route


def test_every_page_names_its_language_and_leads_to_its_twin() -> None:
    files = files_of(site(base_url=""))
    for route, text in files.items():
        if route.endswith(".html"):
            own, other = ("en", "de") if route.startswith("en/") else ("de", "en")
            assert f'<html lang="{own}">' in text
            switch = re.search(rf'<a href="([^"]*)" lang="{other}" hreflang="{other}">', text)
            assert switch, route
            twin = "en/" + route if own == "de" else route.removeprefix("en/")
            assert landed(route, switch[1]) == twin.replace("404", "index"), route


def test_machines_are_told_the_address_of_every_twin() -> None:
    page = files_of(site())["en/sources/rat.html"]
    assert '<link rel="alternate" hreflang="de" href="https://example.org/rat/sources/rat.html">' in page
    assert '<link rel="alternate" hreflang="en" href="https://example.org/rat/en/sources/rat.html">' in page
    assert '<link rel="alternate" hreflang="x-default" href="https://example.org/rat/sources/rat.html">' in page
    assert '<link rel="canonical" href="https://example.org/rat/en/sources/rat.html">' in page


def test_what_only_leads_on_has_no_twin_for_machines() -> None:
    assert 'hreflang="x-default"' not in files_of(site())["404.html"]


def test_the_theme_and_the_files_of_people_stand_once() -> None:
    files = files_of(site())
    assert "theme/style.css" in files
    assert not [route for route in files if route.startswith(("en/theme/", "en/assets/"))]
    assert 'href="../../theme/style.css"' in files["en/pages/about.html"]
    assert 'src="../assets/turm.png"' in files["pages/about.html"]


def test_every_link_of_every_language_leads_to_a_file() -> None:
    files = files_of(site(base_url=""))
    there = {*files, "assets/turm.png", "timeline.json", "en/timeline.json"}
    for route, text in files.items():
        if route.endswith(".html"):
            assert {landed(route, path) for path in links(text)} <= there, route


def test_each_language_has_its_title_or_says_in_which_it_stands() -> None:
    files = files_of(site())
    assert "<h1>Die Chronik</h1>" in files["index.html"]
    assert "<h1>The Council</h1>" in files["en/index.html"]
    assert '<p class="lead" lang="de">Was im Rat geschah</p>' in files["en/index.html"]


def test_a_page_that_people_wrote_in_one_language_says_so_in_the_other() -> None:
    files = files_of(site())
    assert '<a href="pages/impressum.html" lang="de" hreflang="de">Impressum</a>' in files["en/index.html"]
    assert "<h1>About us</h1>" in files["en/pages/about.html"]


def test_excerpts_stay_in_their_language() -> None:
    assert '<bdi lang="de">Der Rat tagte am 7. Mai in Bonn.</bdi>' in files_of(site())["en/index.html"]


def test_the_search_of_a_language_leads_to_its_own_pages() -> None:
    files = files_of(site())
    assert '"u": "entries/' in files["en/search/0.js"]
    assert "7 May 2024" in files["en/search/0.js"]
    assert "7. Mai 2024" in files["search/0.js"]


def test_the_sitemap_names_every_page_in_every_language_with_its_twins() -> None:
    mapped = files_of(site())["sitemap.xml"]
    assert "<loc>https://example.org/rat/</loc>" in mapped
    assert "<loc>https://example.org/rat/en/</loc>" in mapped
    assert mapped.count('hreflang="de"') == mapped.count('hreflang="en"') == mapped.count("<loc>")
    assert "404" not in mapped


def test_a_lost_reader_is_greeted_in_every_language_and_led_home() -> None:
    page = files_of(site())["404.html"]
    assert '<p lang="en">There is no such page. <a href="https://example.org/rat/en/">Timeline</a></p>' in page
    assert 'href="https://example.org/rat/theme/style.css"' in files_of(site())["en/404.html"]


def test_one_language_has_no_switch_and_no_folder() -> None:
    files = files_of(site_of(CASE))
    assert "hreflang" not in files["index.html"]
    assert not [route for route in files if route.startswith(("de/", "en/"))]


def test_a_site_without_a_second_language_plans_one_edition_at_the_root() -> None:
    (only,) = plan_editions(["en"], title="T", description="", base_url="https://example.org/", named={})
    assert (only.folder, only.base_url) == ("", "https://example.org")
    assert twins((only,), "en", routes.INDEX) == ()


def test_a_persons_translation_stands_in_the_lists_of_its_language_and_says_whose_it_is() -> None:
    made = site()
    (entry,) = made.entries
    decided = Decided(files=("rat.md",), translations=(("en", "The council met in Bonn."),))
    files = files_of(replace(made, entries=(replace(entry, decided=decided),)))
    assert "The council met in Bonn." in files["en/index.html"]
    assert "Translation by the editors (English)" in files["en/index.html"]
    assert "The council met in Bonn." not in files["index.html"]
    assert '<blockquote lang="en" dir="auto"><p><bdi>The council met' in files[f"entries/{entry.id}.html"]
