"""What is made for programs of others, opened in these programs, and the page that offers it."""

from __future__ import annotations

import html
import json
from typing import TYPE_CHECKING, Any

import pytest

from tests import npm
from tests.browser.sites import served

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from playwright.sync_api import Page

pytestmark = pytest.mark.browser

DISPLAY = """<!DOCTYPE html><html lang="de"><head><meta charset="utf-8"><title>TimelineJS3</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="dist/css/timeline.css"><script src="dist/js/timeline.js"></script></head>
<body><div id="display" style="width: 100%; height: 600px"></div><script>
window.ready = new Promise(done => {
  window.display = new TL.Timeline("display", "timelinejs.json", {script_path: "dist/js/", font: null, language: "de"});
  window.display.on("ready", done);
});
</script></body></html>
"""


@pytest.fixture(scope="module")
def display(built_site: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Return where TimelineJS3 is served with the demo's data."""
    folder = tmp_path_factory.mktemp("timelinejs")
    (folder / "index.html").write_text(DISPLAY, encoding="utf-8")
    (folder / "timelinejs.json").write_bytes((built_site / "timelinejs.json").read_bytes())
    (folder / "dist").symlink_to(npm.package(npm.TIMELINEJS) / "dist")
    with served(folder) as address:
        yield f"{address}index.html"


def data_of(site: Path) -> Any:  # noqa: ANN401  # JSON
    """Return the file that TimelineJS3 is given."""
    return json.loads((site / "timelinejs.json").read_text(encoding="utf-8"))


def test_timelinejs_shows_every_dated_entry_with_its_date_in_our_words(
    display: str, built_site: Path, tab: Callable[..., Page]
) -> None:
    expected = {event["unique_id"]: event["display_date"] for event in data_of(built_site)["events"]}
    page = tab()
    hosts: set[str] = set()
    page.on("request", lambda request: hosts.add(request.url.split("/")[2]))
    page.goto(display)
    page.evaluate("() => window.ready")
    shown = page.evaluate(
        """() => Object.fromEntries(window.display.config.events.map(event =>
             [event.unique_id, event.display_date || event.start_date.data.display_date]))"""
    )
    assert len(expected) > 50
    assert shown == expected
    assert page.locator(".tl-timemarker").count() == len(expected)
    assert {host.partition(":")[0] for host in hosts} == {"127.0.0.1"}


def test_timelinejs_shows_a_slide_that_says_who_tells_it_and_leads_to_the_source(
    display: str, built_site: Path, tab: Callable[..., Page]
) -> None:
    event = data_of(built_site)["events"][3]
    page = tab()
    page.goto(display)
    page.evaluate("() => window.ready")
    page.evaluate("id => window.display.goToId(id)", event["unique_id"])
    slide = page.locator(f"#{event['unique_id']}")
    slide.locator(".tl-headline").wait_for()
    assert slide.locator(".tl-headline").inner_text().strip() == html.unescape(event["text"]["headline"])
    assert slide.locator(".tl-headline-date").inner_text().strip() == event["display_date"]
    assert "sources/" in (slide.locator(".tl-text-content a").first.get_attribute("href") or "")


def test_the_page_of_data_leads_to_files_that_are_there(
    built_site: Path, address: str, tab: Callable[..., Page]
) -> None:
    page = tab()
    page.goto(f"{address}data.html")
    links = page.locator("main th a")
    found = [link.get_attribute("href") or "" for link in links.all()]
    assert len(found) == 10
    assert [name for name in found if not (built_site / name).stat().st_size] == []


def test_linked_data_is_no_script_for_the_browser(address: str, built_site: Path, tab: Callable[..., Page]) -> None:
    page = tab()
    entry = next((built_site / "entries").iterdir()).name
    broken: list[str] = []
    page.add_init_script("addEventListener('securitypolicyviolation', event => console.error(event.violatedDirective))")
    page.on("console", lambda message: broken.append(message.text))
    page.goto(f"{address}entries/{entry}")
    claim = json.loads(page.locator('script[type="application/ld+json"]').inner_text())
    assert (claim["@context"], claim["@type"], broken) == ("https://schema.org", "Claim", [])
