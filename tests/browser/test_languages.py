"""Two languages in one build, as a reader changes between them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from playwright.sync_api import Page

    Tab = Callable[..., Page]

pytestmark = pytest.mark.browser
TOP = "id => document.getElementById(id).getBoundingClientRect().top"


@pytest.fixture(scope="module")
def site(everything: tuple[Path, ...]) -> Path:
    """Return the demo in two languages."""
    return everything[0]


def test_every_page_has_its_twin(site: Path) -> None:
    english = {path.relative_to(site / "en").as_posix() for path in (site / "en").rglob("*") if path.is_file()}
    german = {path.relative_to(site).as_posix() for path in site.rglob("*") if path.is_file()}
    once = ("en/", "theme/", "assets/", "sitemap.xml", ".sitegen")
    assert {route for route in german if not route.startswith(once)} == english


@pytest.mark.parametrize("scripts", [True, False])
def test_an_entry_stays_the_same_in_the_other_language(site: Path, tab: Tab, scripts: bool) -> None:
    page = tab(java_script_enabled=scripts)
    entry = min((site / "entries").glob("*.html")).name
    page.goto((site / "entries" / entry).as_uri())
    quoted = page.locator("main blockquote").first.inner_text()
    page.locator(".languages a[hreflang=en]").click()
    page.wait_for_url(f"**/en/entries/{entry}")
    assert page.locator("html").get_attribute("lang") == "en"
    assert page.locator("main blockquote").first.inner_text() == quoted
    page.locator(".languages a[hreflang=de]").click()
    page.wait_for_url(lambda url: url.endswith(f"/entries/{entry}") and "/en/" not in url)


def test_the_timeline_opens_in_the_other_language_at_the_entry_in_view(site: Path, tab: Tab) -> None:
    page = tab(viewport={"width": 1000, "height": 700})
    page.goto((site / "index.html").as_uri())
    item = page.locator(".entries > li").nth(30)
    item.evaluate("node => { node.scrollIntoView(); scrollBy(0, 12); }")
    anchor = item.get_attribute("id")
    page.locator(".languages a[hreflang=en]").evaluate("link => link.click()")
    page.wait_for_url(f"**/en/index.html#{anchor}")
    assert 0 <= page.evaluate(TOP, anchor) < 700


def test_filters_are_kept_in_the_other_language(site: Path, tab: Tab) -> None:
    page = tab()
    page.goto((site / "index.html").as_uri())
    page.locator("#filters summary").first.click()
    page.locator("#f-event").uncheck()
    page.locator("#f-text").fill("NATO")
    shown = page.locator(".entries > li:visible").count()
    page.locator(".languages a[hreflang=en]").click()
    page.wait_for_url("**/en/index.html?*")
    assert page.locator("#f-text").input_value() == "NATO"
    assert not page.locator("#f-event").is_checked()
    assert page.locator(".entries > li:visible").count() == shown
