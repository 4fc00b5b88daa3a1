"""The demo in a real browser: what a reader does, with and without JavaScript, mouse and sight."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

import pytest

from tests.browser.axe import complaints_of

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from playwright.sync_api import Page, Route

    Tab = Callable[..., Page]

pytestmark = pytest.mark.browser

# The words of a mark that other marks cut in pieces; marks inside it count once.
MARKED = """id => {
    const pieces = [...document.querySelectorAll(`[id="${id}"], [data-of="${id}"]`)];
    return pieces.filter(one => !pieces.some(other => other !== one && other.contains(one)))
        .map(one => one.textContent).join("");
}"""
IN_VIEW = """id => {
    const box = document.getElementById(id).getBoundingClientRect();
    return box.top >= 0 && box.top < innerHeight && box.height > 0;
}"""
TOPMOST = """() => {
    const focused = document.activeElement;
    const box = focused.getClientRects()[0];
    if (!box) return focused.tagName;
    const top = document.elementFromPoint(box.left + Math.min(8, box.width / 2), box.top + Math.min(6, box.height / 2));
    return top && (focused.contains(top) || top.contains(focused)) ? "" : focused.outerHTML.slice(0, 200);
}"""


def timeline(site: Path) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((site / "timeline.json").read_text(encoding="utf-8"))
    return found


def words(text: str) -> str:
    return " ".join(text.split())


def test_every_link_to_a_passage_lands_on_its_words(built_site: Path, address: str, tab: Tab) -> None:
    page = tab(viewport={"width": 1000, "height": 700})
    data = timeline(built_site)
    paths = {document["id"]: document["path"] for document in data["documents"]}
    passages = [passage for entry in data["entries"] for passage in entry["sources"]]
    assert passages
    for passage in passages[:: max(1, len(passages) // 60)]:
        page.goto("about:blank")
        page.goto(address + passage["url"])
        anchor = urlsplit(passage["url"]).fragment.partition(":~:")[0]
        said = page.evaluate(MARKED, anchor)
        if paths[passage["document"]].endswith(".md"):
            assert re.sub(r"\W+", "", said) in re.sub(r"\W+", "", passage["exact"])
            assert said
        else:
            assert words(said) == words(passage["exact"]), passage["url"]
        page.wait_for_function(f"() => ({IN_VIEW})('{anchor}')")


def test_a_reader_goes_from_an_entry_to_its_words_and_back(address: str, tab: Tab) -> None:
    page = tab(viewport={"width": 1000, "height": 700})
    page.goto(address)
    item = page.locator(".entries > li").nth(4)
    anchor = item.get_attribute("id")
    item.locator(".from a").first.click()
    page.wait_for_url("**/sources/*.html*")
    target = page.evaluate("location.hash").removeprefix("#")
    assert page.evaluate(IN_VIEW, target)
    number = page.locator(f'[id="{target}"]').get_attribute("data-n")
    page.locator(".notes a", has=page.locator(f".n:text-is('{number}')")).first.click()
    page.wait_for_url("**/entries/*.html")
    page.locator(".around a[href*='#e-']").click()
    page.wait_for_url("**/index.html#*")
    assert page.evaluate("location.hash") == f"#{anchor}"
    assert page.evaluate(IN_VIEW, anchor)


def test_a_linked_entry_does_not_lie_under_the_strip_of_years(address: str, tab: Tab) -> None:
    page = tab(viewport={"width": 1000, "height": 700})
    page.goto(address)
    anchor = page.locator(".entries > li").last.get_attribute("id")
    page.goto("about:blank")
    page.goto(f"{address}index.html#{anchor}")
    below = "id => document.getElementById(id).getBoundingClientRect().top"
    assert page.evaluate(below, anchor) >= page.locator(".strip").bounding_box()["height"]  # type: ignore[index]  # it is shown


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_pages_of_many_years_break_no_rule_and_fit_the_smallest_screen(long_site: Path, tab: Tab, scheme: str) -> None:
    # axe wants to read the style sheet itself, which the pages forbid and a browser tells of files.
    page = tab(errors_expected=True, color_scheme=scheme, viewport={"width": 320, "height": 640})
    for kind in ("index.html", "years/1950-to-1959.html", "years/1955.html", "years/2024.html", "years/2024-12.html"):
        page.goto((long_site / kind).as_uri())
        assert page.evaluate("document.documentElement.scrollWidth") <= 320, kind
        assert complaints_of(page) == [], kind


def test_a_month_of_the_strip_leads_to_its_page_and_from_there_to_its_days(long_site: Path, tab: Tab) -> None:
    page = tab(viewport={"width": 1000, "height": 700})
    page.goto((long_site / "years" / "2024.html").as_uri())
    page.locator(".strip .month a").last.click()
    page.wait_for_url("**/years/2024-12.html")
    assert page.locator("h1").inner_text() == "Dezember 2024"
    page.locator(".days a").first.click()
    page.wait_for_url("**/years/2024-12-*.html")
    assert page.locator(".entries > li").count() > 0
    assert "Dezember\u00a02024" in page.locator(".entries .when").first.inner_text()


def test_the_keyboard_reaches_the_text_at_once(address: str, tab: Tab) -> None:
    page = tab()
    page.goto(address)
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.tagName") == "MAIN"


def test_what_has_the_focus_is_never_covered(address: str, tab: Tab) -> None:
    page = tab(viewport={"width": 900, "height": 500})
    page.goto(address)
    for key in ["Tab"] * 70 + ["Shift+Tab"] * 40:
        page.keyboard.press(key)
        assert page.evaluate(TOPMOST) == ""


def test_everything_is_readable_without_javascript(built_site: Path, address: str, tab: Tab) -> None:
    page = tab(java_script_enabled=False)
    page.goto(address)
    assert page.locator(".entries > li:visible").count() == len(timeline(built_site)["entries"])
    assert not page.locator("#f-text").is_visible()
    page.goto(address + "search.html")
    assert page.locator("noscript").is_visible()


def test_filters_work_without_javascript(built_site: Path, address: str, tab: Tab) -> None:
    page = tab(java_script_enabled=False)
    page.goto(address)
    page.locator("#filters summary").click()
    page.locator("#f-event").uncheck()
    assert page.locator(".entries > li[data-kind=event]:visible").count() == 0
    kept = [entry for entry in timeline(built_site)["entries"] if entry["planned"] or entry["kind"] == "statement"]
    assert page.locator(".entries > li:visible").count() == len(kept)


def test_filters_stay_in_the_address_and_are_announced(address: str, tab: Tab) -> None:
    page = tab()
    page.goto(address)
    everything = page.locator(".entries > li:visible").count()
    page.locator("#filters summary").click()
    page.locator("#f-event").uncheck()
    page.locator("#f-text").fill("NATO")
    shown = page.locator(".entries > li:visible").count()
    assert 0 < shown < everything
    said = page.locator(".result[data-result]").inner_text()
    assert str(shown) in said
    assert str(everything) in said
    page.reload()
    assert page.locator(".entries > li:visible").count() == shown
    assert not page.locator("#f-event").is_checked()


@pytest.mark.parametrize("scripts", [True, False])
def test_hiding_a_voice_hides_what_only_it_tells(address: str, tab: Tab, scripts: bool) -> None:
    page = tab(java_script_enabled=scripts)
    page.goto(address)
    told = page.locator('.entries > li[data-s="1"]:visible')
    assert told.count() > 0
    page.locator("#filters summary").click()
    page.locator("#f-s1").uncheck()
    assert told.count() == 0
    assert page.locator(".entries > li:visible").count() > 0


def test_the_search_finds_parts_of_words_from_a_folder_too(built_site: Path, tab: Tab) -> None:
    page = tab()
    page.goto((built_site / "search.html").as_uri())
    page.locator("#q").fill("minister")
    hits = page.locator("#hits a")
    assert hits.count() > 0
    assert "minister" in page.locator("#hits").inner_text().lower()
    hits.first.click()
    page.wait_for_url("**/*.html*")
    assert page.locator("h1").is_visible()


def test_the_whole_site_works_from_a_folder(built_site: Path, tab: Tab) -> None:
    page = tab()
    page.goto((built_site / "index.html").as_uri())
    page.locator(".entries .from a").first.click()
    page.wait_for_url("**/sources/*.html*")
    assert page.evaluate(IN_VIEW, page.evaluate("location.hash").removeprefix("#"))
    assert page.evaluate("getComputedStyle(document.querySelector('mark')).backgroundColor") != "rgba(0, 0, 0, 0)"


def test_a_script_that_slips_into_a_page_does_not_run(address: str, tab: Tab) -> None:
    page = tab(errors_expected=True)

    def inject(route: Route) -> None:
        body = route.fetch().text()
        evil = (
            "<script>window.ran = 1</script><img src=x onerror='window.ran = 2'>"
            "<a id=j href='javascript:window.ran=3'>j</a>"
        )
        route.fulfill(content_type="text/html", body=body.replace("</main>", f"{evil}</main>"))

    page.route("**/index.html", inject)
    page.goto(address + "index.html")
    page.locator("#j").click()
    page.wait_for_timeout(100)
    assert page.locator("#j").count() == 1
    assert page.evaluate("window.ran") is None


def test_an_entry_answers_to_its_other_names_without_javascript(built_site: Path, address: str, tab: Tab) -> None:
    entries = timeline(built_site)["entries"]
    known = {entry["id"] for entry in entries}
    other = sorted(path.stem for path in (built_site / "entries").glob("*.html") if path.stem not in known)
    if not other:
        pytest.skip("in the demo nothing is told twice")
    page = tab(java_script_enabled=False)
    page.goto(f"{address}entries/{other[0]}.html")
    page.wait_for_url(lambda url: url.rsplit("/", 1)[1].removesuffix(".html") in known)


def test_on_paper_the_text_stays_and_the_controls_go(address: str, tab: Tab) -> None:
    page = tab()
    page.goto(address)
    page.emulate_media(media="print")
    assert page.locator(".entries > li:visible").count() > 0
    for control in (".strip", ".filters", ".top nav"):
        assert not page.locator(control).first.is_visible()


def test_without_motion_nothing_moves(address: str, tab: Tab) -> None:
    page = tab(reduced_motion="reduce")
    page.goto(address)
    assert page.evaluate("getComputedStyle(document.querySelector('a')).transitionDuration") == "0s"
    assert page.evaluate("getComputedStyle(document.documentElement).scrollBehavior") == "auto"
