from __future__ import annotations

from dataclasses import replace

from sitegen.render.editions import plan_editions
from sitegen.render.sitemap import Sitemap, robots
from tests.unit.render.records import Case, files_of, site_of

BASE = "https://example.org/c"
ONE = plan_editions(["de"], title="C", description="", base_url=BASE, named={})
TWO = plan_editions(["de", "en"], title="C", description="", base_url=BASE, named={})


def parts(sitemap: Sitemap, number: int) -> dict[str, int]:
    """Return the files of *sitemap* for so many pages, each with the number of its addresses."""
    pages = [page for each in range(number) for page in sitemap.add(f"entries/{each}.html")]
    pages += sitemap.pages()
    return {page.route: len(page.data.get("addresses", page.data.get("parts"))) for page in pages}  # type: ignore[arg-type]


def test_a_sitemap_that_fits_is_one_file() -> None:
    assert parts(Sitemap(ONE, most=3), 3) == {"sitemap.xml": 3}
    assert parts(Sitemap(ONE, most=3), 0) == {"sitemap.xml": 0}


def test_a_longer_one_stands_in_parts_with_an_index() -> None:
    assert parts(Sitemap(ONE, most=3), 7) == {
        "sitemap-1.xml": 3,
        "sitemap-2.xml": 3,
        "sitemap-3.xml": 1,
        "sitemap.xml": 3,
    }


def test_addresses_count_in_every_language() -> None:
    assert parts(Sitemap(TWO, most=4), 3) == {"sitemap-1.xml": 4, "sitemap-2.xml": 2, "sitemap.xml": 2}


def test_the_index_names_its_parts_by_their_addresses() -> None:
    sitemap = Sitemap(ONE, most=1)
    *_, index = [*sitemap.add("a.html"), *sitemap.add("b.html"), *sitemap.pages()]
    assert index.data["parts"] == (f"{BASE}/sitemap-1.xml", f"{BASE}/sitemap-2.xml")


def test_robots_are_told_the_sitemap() -> None:
    assert robots(BASE, noindex=False, data=["feed.xml"]).decode() == (
        f"User-agent: *\nDisallow:\nSitemap: {BASE}/sitemap.xml\n"
    )


def test_of_a_site_that_is_not_to_be_listed_pages_stay_open_so_that_they_can_say_so() -> None:
    assert robots(BASE, noindex=True, data=["feed.xml", "en/feed.xml"]).decode() == (
        "User-agent: *\nDisallow: /c/feed.xml\nDisallow: /c/en/feed.xml\n"
    )


def test_every_page_of_such_a_site_says_so_and_it_has_no_sitemap() -> None:
    files = files_of(replace(site_of(Case(), base_url=BASE), noindex=True))
    assert "sitemap.xml" not in files
    assert [route for route, text in files.items() if route.endswith(".html") and 'content="noindex"' not in text] == []
    assert 'content="noindex"' not in files_of(site_of(Case()))["index.html"]
