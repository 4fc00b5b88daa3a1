"""Pictures of every kind of page, to be looked at: ``nox -s screenshots -- DIR [WORD...]``.

Each page at 1280, 768 and 360 px, light and dark, and printed; with words only the kinds that hold one of them.
"""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
from itertools import product
from pathlib import Path
from typing import TYPE_CHECKING

from tests.browser.conftest import FLAGS
from tests.browser.sites import build, demo_in_two_languages, kinds_of, many_years, served

if TYPE_CHECKING:
    from collections.abc import Sequence

    from playwright.sync_api import Browser

WIDTHS = (1280, 768, 360)
SCHEMES = ("light", "dark")
_TALLEST = 6000  # pixels of one picture


def take_pictures(folder: Path, words: Sequence[str] = ()) -> int:
    """Write the pictures into *folder* and return how many they are."""
    from playwright.sync_api import sync_playwright  # noqa: PLC0415  # absent without the browser

    executable = os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("google-chrome")
    taken = 0
    with tempfile.TemporaryDirectory() as made, sync_playwright() as playwright:
        (Path(made) / "demo").mkdir()
        projects = (demo_in_two_languages(Path(made) / "demo"), many_years(Path(made) / "years"))
        browser = playwright.chromium.launch(executable_path=executable, args=list(FLAGS))
        for project in projects:
            site = build(project, "--print", "all")
            with served(site) as address:
                for kind in kinds_of(site):
                    if "-leads-on" not in kind.name and (not words or any(word in kind.name for word in words)):
                        taken += _picture(browser, address + kind.route, folder / project.name, kind.name)
        browser.close()
    return taken


def _picture(browser: Browser, address: str, folder: Path, name: str) -> int:
    """Write a page in all widths and schemes and for paper; return the number of files."""
    folder.mkdir(parents=True, exist_ok=True)
    for width, scheme in product(WIDTHS, SCHEMES):
        context = browser.new_context(viewport={"width": width, "height": 900}, color_scheme=scheme)  # type: ignore[arg-type]  # one of two
        page = context.new_page()
        page.goto(address)
        height = min(_TALLEST, page.evaluate("document.documentElement.scrollHeight"))
        clip = {"x": 0, "y": 0, "width": width, "height": height}
        page.screenshot(path=folder / f"{name}-{width}-{scheme}.png", full_page=True, clip=clip)  # type: ignore[arg-type]  # four numbers
        if (width, scheme) == (WIDTHS[0], SCHEMES[0]):
            page.pdf(path=folder / f"{name}.pdf", prefer_css_page_size=True)
        context.close()
    return len(WIDTHS) * len(SCHEMES) + 1


if __name__ == "__main__":
    goal = Path(sys.argv[1] if len(sys.argv) > 1 else "screenshots")
    print(take_pictures(goal, sys.argv[2:]), "pictures in", goal)
