"""What a reader does with the lists, the search and an entry: choose, find, take along, show elsewhere."""

from __future__ import annotations

import subprocess
import sys
import threading
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING
from urllib.parse import parse_qs, urlsplit

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from playwright.sync_api import Page

    Tab = Callable[..., Page]

pytestmark = pytest.mark.browser

SEEDS = {
    "bote/markt.txt": "Der Bote, 14. Juni 2024\n\nAm 3. Mai 2024 öffnete in München das Verwaltungsgericht. "
    "„Die Straße bleibt gesperrt“, sagte Ada Berg am 10. Juni 2024.\n\nIm Jahr 2023 wurde der Müller entlassen.",
    "post/hafen.txt": "Die Post, 20. Juni 2024\n\nAm 5. Februar 2024 lief im Hafen ein Frachter ein. "
    "„Wir bauen die Mole“, sagte Bo Kalb am 12. Juni 2024.",
}


@pytest.fixture(scope="module")
def small_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder of a site of two voices, two folders and two speakers."""
    project = tmp_path_factory.mktemp("small")
    for name, text in SEEDS.items():
        path = project / "seeds" / name
        path.parent.mkdir(parents=True)
        path.write_text(text, encoding="utf-8")
    (project / "sitegen.toml").write_text('[sources]\npublish = "full"\n', encoding="utf-8")
    command = [sys.executable, "-m", "sitegen", "build", "--project", str(project)]
    done = subprocess.run(command, check=False, capture_output=True, text=True, encoding="utf-8")
    assert (project / "site" / "index.html").is_file(), done.stdout + done.stderr
    return project / "site"


def dates(page: Page) -> list[str]:
    """Return the dates (EDTF) of the entries that are to be seen."""
    seen = page.locator(".entries > li:visible .when")
    return [str(date) for date in seen.evaluate_all("all => all.map(one => one.dataset.edtf ?? one.dateTime)")]


@pytest.mark.parametrize(
    ("first", "last", "found"),
    [
        ("2024-05", "", ["2024-05-03", "2024-06-10", "2024-06-12"]),
        ("", "2.2024", ["2023", "2024-02-05"]),
        ("3.5.2024", "10. 6. 2024", ["2024-05-03", "2024-06-10"]),
        ("2023", "2023", ["2023"]),
    ],
)
def test_a_period_is_chosen_by_its_ends(small_site: Path, tab: Tab, first: str, last: str, found: list[str]) -> None:
    page = tab()
    page.goto((small_site / "index.html").as_uri())
    page.locator("#filters summary").click()
    page.locator("#f-from").fill(first)
    page.locator("#f-to").fill(last)
    assert dates(page) == found


def test_what_is_no_date_is_marked_and_chooses_nothing(small_site: Path, tab: Tab) -> None:
    page = tab()
    page.goto((small_site / "index.html").as_uri())
    everything = dates(page)
    page.locator("#filters summary").click()
    page.locator("#f-from").fill("im Mai")
    assert page.locator("#f-from").get_attribute("aria-invalid") is not None
    assert dates(page) == everything


@pytest.mark.parametrize("scripts", [True, False])
def test_a_speaker_and_a_folder_are_chosen_with_and_without_a_script(small_site: Path, tab: Tab, scripts: bool) -> None:
    page = tab(java_script_enabled=scripts)
    page.goto((small_site / "index.html").as_uri())
    page.locator("#filters summary").click()
    page.locator("#f-speaker").select_option(label="Bo Kalb")
    assert dates(page) == ["2024-06-12"]
    page.locator("#f-speaker").select_option(value="")
    page.locator("#f-folder").select_option(label="post")
    assert dates(page) == ["2024-02-05", "2024-06-12"]


def test_what_was_chosen_stays_in_the_address_by_name_and_is_taken_to_other_pages(small_site: Path, tab: Tab) -> None:
    page = tab()
    page.goto((small_site / "years" / "2024.html").as_uri())
    page.locator("#filters summary").click()
    page.locator("#f-speaker").select_option(label="Ada Berg")
    page.locator("#f-event").uncheck()
    assert parse_qs(urlsplit(page.url).query) == {"speaker": ["Ada Berg"], "hide": ["event"]}
    page.locator(".strip .month a").last.click()
    page.wait_for_url("**/years/2024-06.html*")
    assert dates(page) == ["2024-06-10"]
    assert page.locator(".result[data-result]").inner_text() == "1 von 2 Einträgen"
    page.locator("#f-reset").click()
    assert dates(page) == ["2024-06-10", "2024-06-12"]
    assert urlsplit(page.url).query == ""


def test_unchecked_entries_can_be_left_out(small_site: Path, tab: Tab) -> None:
    page = tab(java_script_enabled=False)
    page.goto((small_site / "index.html").as_uri())
    page.locator("#filters summary").click()
    page.locator("#f-machine").uncheck()
    assert dates(page) == []


@pytest.mark.parametrize(
    ("asked", "marked"),
    [
        ("gericht", "gericht"),
        ("Muenchen", "München"),
        ("munchen", "München"),
        ("STRASSE", "Straße"),
        ("Mueller entlassen", "Müller"),
    ],
)
def test_the_search_finds_parts_and_other_spellings_and_marks_them(
    small_site: Path, tab: Tab, asked: str, marked: str
) -> None:
    page = tab()
    page.goto((small_site / "search.html").as_uri())
    page.locator("#q").fill(asked)
    hits = page.locator("#hits > li", has=page.locator("a[href^='entries/']"))
    assert hits.count() == 1
    assert marked in hits.locator("mark").all_inner_texts()


def test_the_search_wants_every_word(small_site: Path, tab: Tab) -> None:
    page = tab()
    page.goto((small_site / "search.html").as_uri() + "?q=gericht+frachter")
    assert page.locator("#hits > li").count() == 0
    assert page.locator("#found").inner_text() == "Nichts gefunden"


def test_the_address_of_an_entry_is_copied_and_that_is_said(address: str, built_site: Path, tab: Tab) -> None:
    page = tab(permissions=["clipboard-read", "clipboard-write"])
    name = min(path.name for path in (built_site / "entries").glob("*.html"))
    page.goto(f"{address}entries/{name}?x=1")
    page.locator("[data-copy=permalink]").click()
    page.wait_for_function("() => document.getElementById('copied').textContent")
    assert page.evaluate("navigator.clipboard.readText()").startswith(f"{address}entries/{name}")


@pytest.fixture
def elsewhere(tmp_path: Path) -> Iterator[Callable[[str], str]]:
    """Return a function that serves a page of another origin and returns its address."""

    class Quiet(SimpleHTTPRequestHandler):
        def log_message(self, *_: object) -> None:
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(tmp_path)))
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()

    def serve(html: str) -> str:
        (tmp_path / "blog.html").write_text(f"<!DOCTYPE html><title>Blog</title>{html}", encoding="utf-8")
        return f"http://127.0.0.1:{server.server_port}/blog.html"

    yield serve
    server.shutdown()
    server.server_close()
    thread.join()


@pytest.mark.parametrize("sandbox", ["", ' sandbox=""'])
def test_the_snippet_of_a_page_shows_it_in_a_frame_of_another_site(
    address: str, tab: Tab, elsewhere: Callable[[str], str], sandbox: str
) -> None:
    # A page without an icon, and a frame that forbids scripts: the browser tells of both.
    page = tab(errors_expected=True, viewport={"width": 400, "height": 700})
    page.goto(f"{address}index.html?hide=event")
    page.locator(".share summary").click()
    snippet = page.locator("#embed-code").inner_text()
    assert f'src="{address}index.html?hide=event#embed"' in snippet
    page.goto(elsewhere(snippet.replace("<iframe", f"<iframe{sandbox}")))
    frame = page.frames[1]
    frame.wait_for_selector(".embed-from")
    assert frame.evaluate("document.documentElement.scrollWidth") <= 400
    assert not frame.locator(".top").is_visible()
    assert frame.locator(".embed-from").is_visible()
    assert frame.locator(".entries > li[data-kind=statement]:visible").count() > 0
    if not sandbox:
        assert frame.locator(".entries > li[data-kind=event]:visible").count() == 0
        assert frame.locator(".entries .from a").first.get_attribute("target") == "_blank"


def test_the_former_address_of_an_entry_leads_to_its_place_on_a_list(
    tab: Tab, tmp_path: Path, elsewhere: Callable[[str], str]
) -> None:
    project = tmp_path / "project"
    (project / "seeds").mkdir(parents=True)
    (project / "seeds" / "markt.txt").write_text(SEEDS["bote/markt.txt"], encoding="utf-8")
    (project / "sitegen.toml").write_text("[timeline]\npages_up_to = 0\n", encoding="utf-8")
    command = [sys.executable, "-m", "sitegen", "build", "--project", str(project), "--output", str(tmp_path / "site")]
    subprocess.run(command, check=False, capture_output=True)
    finder = min((tmp_path / "site" / "entries").glob("*.html"))
    entry = finder.read_text(encoding="utf-8").partition('<li id="')[2][:12]
    server = elsewhere("").removesuffix("blog.html")
    page = tab(errors_expected=True)
    lost = (tmp_path / "site" / "404.html").read_text(encoding="utf-8").replace("theme/", "../theme/")
    page.route(f"**/entries/{entry}.html", lambda route: route.fulfill(content_type="text/html", body=lost))
    page.goto(f"{server}site/entries/{entry}.html")
    page.wait_for_url("**/years/*.html#e-*")
    assert page.locator(f"[id='{urlsplit(page.url).fragment}']").count() == 1
