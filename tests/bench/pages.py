"""Pages rendered and opened: ``python -m tests.bench.pages [N …]``, by default 1,000 and 10,000 entries.

The entries are made up, ten to a document, over 25 years. Rendering is counted in seconds of CPU; a page is ready when
Chromium has loaded it and drawn it twice (median of three, in a fresh tab, from files). Each size is shown as a reader
gets it, and with all entries on one page.
"""

from __future__ import annotations

import argparse
import os
import shutil
import statistics
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING

from playwright.sync_api import sync_playwright

from sitegen.config import Timeline
from sitegen.render.site import site_files
from tests.browser.conftest import FLAGS
from tests.unit.render.records import TEMPLATES, Case, Told, site_of

if TYPE_CHECKING:
    from playwright.sync_api import Browser

    from sitegen.render.frame import SiteData

_TOLD = 10  # passages of a document
_YEARS = 25
_OPENED = 3  # times
_DRAWN = "() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))"


def make_site(entries: int, split_above: int) -> SiteData:
    """Return the site of *entries* made-up passages, every third of them a statement."""
    return site_of(*(_case(number) for number in range(entries // _TOLD)), split_above=split_above)


def _case(document: int) -> Case:
    told = []
    for number in range(document * _TOLD, (document + 1) * _TOLD):
        date = f"{2000 + number % _YEARS}-{1 + number // 28 % 12:02}-{1 + number % 28:02}"
        passage = f"Im Hafenamt wurde die Akte {number} über den Bau der neuen Mole und ihre Kosten geöffnet."
        told.append(Told(passage, date, speaker=f"Ratsfrau {number % 40}" if number % 3 == 0 else None))
    return Case(
        text="\n\n".join(one.passage for one in told),
        told=told,
        id=f"akte-{document:05}",
        path=f"akte-{document:05}.txt",
        publisher=f"Blatt {document % 8}",
    )


def _render(site: SiteData, folder: Path) -> tuple[float, int]:
    """Write *site* and return the CPU seconds of making it, and how many pages there are."""
    spent, pages = 0.0, 0
    files = site_files(site, [TEMPLATES])
    while True:
        start = time.process_time()
        file = next(files, None)
        spent += time.process_time() - start
        if file is None:
            return spent, pages
        path = folder / file[0]
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(file[1])
        pages += path.suffix == ".html"


def _ready(browser: Browser, page: Path) -> float:
    """Return the seconds until *page* is ready."""
    seconds = []
    for _ in range(_OPENED):
        tab = browser.new_page()
        start = time.perf_counter()
        tab.goto(page.as_uri())
        tab.evaluate(_DRAWN)
        seconds.append(time.perf_counter() - start)
        tab.close()
    return statistics.median(seconds)


def main() -> None:
    """Print a line for each size and each way of listing."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("numbers", nargs="*", type=int, default=[1_000, 10_000])
    executable = os.environ.get("CHROMIUM") or shutil.which("chromium")
    names = ("entries", "listed", "render s", "pages", "index KB", "ready s", "longest KB", "ready s")
    print("".join(f"{name:>12}" for name in names))
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=executable, args=list(FLAGS))
        for number in parser.parse_args().numbers:
            for listed, split in (("by default", Timeline().split_above), ("on one page", number)):
                with tempfile.TemporaryDirectory() as name:
                    folder = Path(name)
                    spent, pages = _render(make_site(number, split), folder)
                    index = folder / "index.html"
                    longest = max([index, *folder.glob("years/*.html")], key=lambda page: page.stat().st_size)
                    shown = [
                        f"{page.stat().st_size / 1000:>12.0f}{_ready(browser, page):>12.2f}"
                        for page in (index, longest)
                    ]
                print(f"{number:>12}{listed:>12}{spent:>12.2f}{pages:>12}{''.join(shown)}")
        browser.close()


if __name__ == "__main__":
    main()
