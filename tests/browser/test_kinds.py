"""Every kind of page there is, found by itself: accessible, valid, within its screen, its policy and its own site."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from html import unescape
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

import pytest

from tests import npm
from tests.browser.axe import ALL_LAID_OUT, complaints_of
from tests.browser.sites import Kind, kinds_of, served

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from playwright.sync_api import Page

    Tab = Callable[..., Page]

pytestmark = pytest.mark.browser
SETTINGS = {"root": True, "extends": ["html-validate:recommended"], "rules": {"doctype-style": "off"}}
LISTEN = """
    window.refused = [];
    addEventListener("securitypolicyviolation", event => {
        window.refused.push(event.violatedDirective + " " + event.blockedURI);
    });
"""
_LINK = re.compile(r'\s(?:href|src)="([^"]*)"')
_ID = re.compile(r'\sid="([^"]*)"')


@pytest.fixture(scope="module")
def addresses(everything: tuple[Path, ...]) -> Iterator[list[tuple[str, Kind]]]:
    """Return the address and the kind of a page of every kind that a reader stays on, once in one language."""
    found: dict[str, tuple[str, Kind]] = {}
    with served(everything[0]) as first, served(everything[1]) as second:
        for site, address in zip(everything, (first, second), strict=True):
            for kind in kinds_of(site):
                if not kind.name.startswith("en-") and "-leads-on" not in kind.name:
                    asked = "?q=nato" if kind.route == "search.html" else ""
                    found.setdefault(kind.name, (address + kind.route + asked, kind))
        yield list(found.values())


@pytest.mark.parametrize("width", [1000, 320])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_no_kind_of_page_breaks_a_rule_of_accessibility(
    addresses: list[tuple[str, Kind]], tab: Tab, scheme: str, width: int
) -> None:
    page = tab(color_scheme=scheme, viewport={"width": width, "height": 700})
    found = {}
    for address, kind in addresses:
        page.goto(address)
        if complaints := complaints_of(page):
            found[kind.route] = complaints
    assert found == {}


@pytest.mark.parametrize("width", [320, 1280])
def test_no_kind_of_page_scrolls_sideways(addresses: list[tuple[str, Kind]], tab: Tab, width: int) -> None:
    page = tab(viewport={"width": width, "height": 700})
    found = {}
    for address, kind in addresses:
        page.goto(address)
        page.evaluate(ALL_LAID_OUT)
        if (wide := page.evaluate("document.documentElement.scrollWidth")) > width:
            found[kind.route] = wide
    assert found == {}


def test_no_kind_of_page_asks_another_host_or_breaks_its_policy(addresses: list[tuple[str, Kind]], tab: Tab) -> None:
    page = tab()
    page.add_init_script(LISTEN)
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    refused = []
    for address, _ in addresses:
        page.goto(address)
        page.wait_for_load_state("networkidle")
        refused += page.evaluate("window.refused")
    hosts = {urlsplit(address).netloc for address, _ in addresses}
    assert asked
    assert {urlsplit(url).netloc for url in asked} <= hosts
    assert refused == []


def test_every_kind_of_page_is_valid_html(everything: tuple[Path, ...], tmp_path: Path) -> None:
    node = shutil.which("node")
    if node is None:
        npm.do_without("no node: install it (Debian: apt-get install npm)")
    program = npm.package(validator(node)) / "bin"
    settings = tmp_path / "settings.json"
    settings.write_text(json.dumps(SETTINGS), encoding="utf-8")
    files = [str(site / kind.route) for site in everything for kind in kinds_of(site)]
    command = [node, str(next(program.glob("*.*js"))), "--config", str(settings), "--formatter", "json", *files]
    done = subprocess.run(command, check=False, capture_output=True, text=True, encoding="utf-8")
    assert done.returncode in (0, 1), done.stderr
    told = json.loads(done.stdout)
    assert len(files) > 30
    assert [
        (result["filePath"].rsplit("/site/")[-1], found["line"], found["ruleId"], found["message"])
        for result in told
        for found in result["messages"]
    ] == []


def validator(node: str) -> str:
    """Return the package that validates, in a version that *node* runs."""
    done = subprocess.run([node, "--version"], check=True, capture_output=True, text=True)
    major, minor, *_ = (int(part) for part in done.stdout.strip().removeprefix("v").split("."))
    return npm.HTML_VALIDATE if (major, minor) >= (20, 19) else npm.HTML_VALIDATE_OLD


def test_every_link_of_every_page_leads_to_a_place_that_is_there(everything: tuple[Path, ...]) -> None:
    for site in everything:
        ids: dict[str, set[str]] = {}
        links: dict[str, set[str]] = {}
        for path in site.rglob("*.html"):
            text = path.read_text(encoding="utf-8")
            route = path.relative_to(site).as_posix()
            ids[route] = set(map(unescape, _ID.findall(text)))
            links[route] = set(map(unescape, _LINK.findall(text)))
        there = {path.relative_to(site).as_posix() for path in site.rglob("*") if path.is_file()}
        lost = {(route, link) for route, found in links.items() for link in found if _lost(route, link, there, ids)}
        assert sorted(lost)[:10] == []
        assert len(ids) > 100


def _lost(here: str, link: str, there: set[str], ids: dict[str, set[str]]) -> bool:
    """Return whether *link* on the page *here* leads to nothing; the web and the site's own address are not asked."""
    if re.match(r"[a-z][a-z0-9+.-]*:", link):
        return False
    path, _, fragment = link.partition("#")
    parts = here.split("/")[:-1] if path else here.split("/")
    for step in unquote(path.partition("?")[0]).split("/") if path else ():
        parts = parts[:-1] if step == ".." else [*parts, step]
    target, anchor = "/".join(parts), fragment.partition(":~:")[0]
    known = ids.get(target)
    return target not in there or bool(anchor and known is not None and unquote(anchor) not in known)
