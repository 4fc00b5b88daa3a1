"""What axe complains of on a page."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from playwright.sync_api import Page

RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
# Details opened, and what the browser would lay out only when scrolled to: axe measures what is there.
ALL_LAID_OUT = """() => {
    document.querySelectorAll("details").forEach(one => { one.open = true; });
    document.querySelectorAll(".year, .month").forEach(one => { one.style.contentVisibility = "visible"; });
}"""


def complaints_of(page: Page) -> list[tuple[str, str, str]]:
    """Return what axe complains of on the page that is open: the rule, the place, and what to do."""
    from axe_playwright_python.sync_playwright import Axe  # noqa: PLC0415  # absent with the browser

    page.evaluate(ALL_LAID_OUT)
    return [
        (rule["id"], node["html"][:160], node.get("failureSummary"))
        for rule in Axe().run(page, options={"runOnly": RULES}).response["violations"]
        for node in rule["nodes"][:3]
    ]
