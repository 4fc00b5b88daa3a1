"""Threat 3: every page forbids what it does not need. That browsers obey is tried in ``tests/browser``."""

from pathlib import Path

from tests.threats.project import SAID, build_site

RULES = {
    "default-src 'none'",
    "style-src 'self'",
    "script-src 'self'",
    "img-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
}


def test_each_page_of_a_built_site_says_first_what_it_may_load(tmp_path: Path) -> None:
    files = {
        "seeds/rat.txt": f"{SAID}\n\n„Am 8. Mai kommt er“, sagte Petra Kalb.",
        "content/pages/about.de.md": '# So\n\n<style>x</style> <p style="x">',
    }
    site = build_site(tmp_path, files)
    assert {"404.html", "index.html", "search.html", "undated.html", "pages/about.html"} <= set(site.pages)
    for route, page in site.pages.items():
        first = next(i for i, (tag, a) in enumerate(page.elements) if "http-equiv" in a)
        assert [tag for tag, _ in page.elements[:first]] == ["html", "head", "meta"], route
        policy = page.elements[first][1]
        assert policy["http-equiv"] == "Content-Security-Policy"
        assert {rule.strip() for rule in policy["content"].split(";")} == RULES, route
        assert not [tag for tag, a in page.elements if tag == "style" or "style" in a], route
        own = [a for tag, a in page.elements if tag == "script" and not a.get("src")]
        assert all(a.get("type") == "application/ld+json" for a in own), route  # data, which no browser runs
