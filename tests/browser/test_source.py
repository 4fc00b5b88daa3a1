"""The page of a source: what its dates mean, and texts that run from the right."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.browser.sites import build

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from playwright.sync_api import Page

    Tab = Callable[..., Page]

pytestmark = pytest.mark.browser
NOTE = 'node => { const s = getComputedStyle(node, "::after"); return s.content === "none" ? "" : s.content; }'
GERMAN = """---
title: Der Steg
date: 2024-05-08
language: de
publish: full
---
Der Steg wurde am 7. Mai 2024 gesperrt. Am Montag sagte die Leiterin Ines Holm: „Wir bauen ihn neu.“

Am 3. Juni 2024 begann der Bau am Ufer, wie es am Ende dieser langen Zeile noch einmal heißt: am 4. Juni 2024.
"""
ARABIC = """---
title: الجسر القديم
publisher: المرفأ
date: 2024-05-08
language: ar
publish: full
---
NATO: أُغلق الجسر القديم عند المرفأ في 2024-05-07 وعاد الناس إلى القوارب. قالت المديرة إن العمل سيبدأ قريبا.

بقي المرفأ مفتوحا.
"""
HEBREW = """---
title: הגשר הישן
date: 2024-05-08
language: he
publish: full
---
הגשר הישן נסגר ב-2024-05-07 והאנשים חזרו לסירות.
"""


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a site with a German, an Arabic and a Hebrew source."""
    project = tmp_path_factory.mktemp("sources")
    (project / "seeds").mkdir()
    for name, text in (("steg", GERMAN), ("arabisch", ARABIC), ("hebraeisch", HEBREW)):
        (project / "seeds" / f"{name}.md").write_text(text, encoding="utf-8")
    return build(project)


def address(site: Path, name: str) -> str:
    return (site / "sources" / f"{name}.html").as_uri()


@pytest.mark.parametrize("scripts", [True, False])
def test_a_date_tells_what_it_means_at_the_pointer_and_the_focus(site: Path, tab: Tab, scripts: bool) -> None:
    page = tab(java_script_enabled=scripts)
    page.goto(address(site, "steg"))
    date = page.locator("a.date").first
    assert date.evaluate(NOTE) == ""
    date.hover()
    assert date.evaluate(NOTE) == '"Dienstag, 7. Mai 2024"'
    page.mouse.move(0, 0)
    assert date.evaluate(NOTE) == ""
    for _ in range(40):
        page.keyboard.press("Tab")
        if date.evaluate("node => node === document.activeElement"):
            break
    assert date.evaluate(NOTE) == '"Dienstag, 7. Mai 2024"'


def test_the_meaning_goes_away_with_escape_and_comes_back(site: Path, tab: Tab) -> None:
    page = tab()
    page.goto(address(site, "steg"))
    date = page.locator("a.date").first
    shown = 'node => getComputedStyle(node, "::after").display'
    date.focus()
    page.keyboard.press("Tab")
    page.keyboard.press("Shift+Tab")
    assert date.evaluate(shown) != "none"
    page.keyboard.press("Escape")
    assert date.evaluate(shown) == "none"
    page.keyboard.press("Tab")
    page.keyboard.press("Shift+Tab")
    assert date.evaluate(shown) != "none"


def test_a_date_leads_to_its_meaning_and_back_without_a_script(site: Path, tab: Tab) -> None:
    page = tab(java_script_enabled=False)
    page.goto(address(site, "steg"))
    page.locator("a.date").first.click()
    meaning = page.locator("td:target")
    assert meaning.inner_text() == "Dienstag, 7. Mai 2024"
    assert meaning.is_visible()
    page.locator("tr", has=meaning).locator("a").click()
    assert page.locator("a.date:target").inner_text() == "7. Mai 2024"


def test_screen_readers_are_told_the_meaning(site: Path, tab: Tab) -> None:
    page = tab()
    page.goto(address(site, "steg"))
    described = page.locator("a.date").first.get_attribute("aria-describedby")
    assert page.locator(f'[id="{described}"]').text_content() == "Dienstag, 7. Mai 2024"


@pytest.mark.parametrize("width", [320, 1280])
@pytest.mark.parametrize("name", ["steg", "arabisch", "hebraeisch"])
def test_no_note_and_no_direction_makes_a_page_scroll_sideways(site: Path, tab: Tab, name: str, width: int) -> None:
    page = tab(viewport={"width": width, "height": 700})
    page.goto(address(site, name))
    dates = page.locator("a.date")
    for index in range(dates.count()):
        dates.nth(index).hover()
        assert page.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.parametrize("name", ["arabisch", "hebraeisch"])
def test_a_text_that_runs_from_the_right_does_so_whatever_its_first_letter(site: Path, tab: Tab, name: str) -> None:
    page = tab()
    page.goto(address(site, name))
    language = {"arabisch": "ar", "hebraeisch": "he"}[name]
    for place in (page.locator("h1"), page.locator(".said").first):
        assert place.get_attribute("lang") == language
        assert place.evaluate("node => getComputedStyle(node).direction") == "rtl"
    assert page.locator("html").evaluate("node => getComputedStyle(node).direction") == "ltr"
    text = page.locator(".said").first
    right = text.evaluate("""node => {
        const range = document.createRange();
        range.selectNodeContents(node);
        const box = node.getBoundingClientRect();
        const lines = [...range.getClientRects()];
        return box.right - Math.max(...lines.map(line => line.right));
    }""")
    assert right < 40


def test_running_text_is_hyphenated_and_headings_are_not(site: Path, tab: Tab) -> None:
    page = tab()
    page.goto(address(site, "steg"))
    hyphens = "node => getComputedStyle(node).hyphens"
    assert page.locator("p.said, .said p").first.evaluate(hyphens) == "auto"
    assert page.locator("h1").evaluate(hyphens) == "manual"
