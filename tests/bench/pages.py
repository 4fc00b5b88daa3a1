"""Pages opened beside those of others: ``python -m tests.bench.pages [N …]``, by default 1,000 and 10,000 entries.

The entries are made up, ten to a document, over 25 years, and the same for all: our start page and longest list as a
reader gets them, TimelineJS3 and vis-timeline (from npm), in one browser and from one server. A page is ready when
Chromium has loaded it, the display has said so if it can, and it was drawn twice, counted in the page from where its
address was called. All are opened in turn, in fresh tabs; the quickest of five counts, for what else a machine does
only ever adds to it.
"""

from __future__ import annotations

import argparse
import math
import os
import shutil
import tempfile
import threading
import time
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from playwright.sync_api import Error, sync_playwright

from sitegen.config import Timeline
from sitegen.render.site import site_files
from tests.bench.peers import gzipped, make_peers
from tests.browser.conftest import FLAGS
from tests.unit.render.records import TEMPLATES, Case, Told, site_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser

    from sitegen.render.frame import SiteData

_TOLD = 10  # passages of a document
_YEARS = 25
_OPENED = 5  # times
_PATIENCE = 180  # seconds
_SLOW = 20  # seconds after which once is enough
_WATCH = """addEventListener("load", async () => {
  await window.ready;
  for (let drawn = 0; drawn < 2; drawn++) await new Promise(requestAnimationFrame);
  window.readyAfter = performance.now();
});"""


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


@dataclass
class Shown:
    """A page, the scripts and styles it needs, and what opening it came to."""

    name: str
    page: Path
    weight: tuple[Path, ...]
    seconds: float = math.inf
    hosts: set[str] = field(default_factory=set)

    def open(self, browser: Browser, address: str) -> None:
        """Open the page at *address*, and keep the seconds until it was ready if it never took fewer."""
        tab = browser.new_page()
        tab.set_default_timeout(_PATIENCE * 1000)
        tab.on("request", lambda request: self.hosts.add(urlsplit(request.url).hostname or ""))
        tab.add_init_script(_WATCH)
        with suppress(Error):  # what takes longer than our patience took for ever
            tab.goto(address)
            tab.wait_for_function("() => window.readyAfter")
            self.seconds = min(self.seconds, tab.evaluate("() => window.readyAfter") / 1000)
        tab.close()

    def print(self) -> None:
        """Print a line for the page."""
        others = len(self.hosts - {"127.0.0.1", ""})
        size = self.page.stat().st_size / 1000
        print(f"{self.name:>34}{self.seconds:>10.2f}{size:>10.0f}{gzipped(self.weight):>15.1f}{others:>13}")


@contextmanager
def _served(folder: Path) -> Iterator[str]:
    """Give the address under which *folder* is served."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Quiet, directory=str(folder)))
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()
    server.server_close()
    thread.join()


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        """Say nothing."""


def _compare(browser: Browser, number: int) -> None:
    """Print how long pages with *number* entries take until they are ready, ours and others'."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        own = folder / "sitegen"
        spent, pages = _render(make_site(number, Timeline().split_above), own)
        theme = (own / "theme" / "style.css", own / "theme" / "site.js")
        ours = [Shown("sitegen", own / "index.html", theme)]
        if lists := sorted(own.glob("years/*.html")):
            ours.append(Shown("sitegen, its longest list", max(lists, key=lambda page: page.stat().st_size), theme))
        peers = [Shown(*peer) for peer in make_peers(make_site(number, number), folder / "peers")]
        with _served(folder) as address:
            for turn in range(_OPENED):
                for one in (*ours, *peers):
                    if turn == 0 or one.seconds < _SLOW:
                        one.open(browser, address + one.page.relative_to(folder).as_posix())
        print(f"\n{number:,} entries{'':>21}  ready s   page KB  JS+CSS gzip KB  other hosts")
        for one in (*ours, *peers):
            one.print()
        print(f"  {pages} pages rendered in {spent:.2f} s of CPU")
        best = min(one.seconds for one in peers)
        for one in ours:
            print(f"  the best of the others takes {best / one.seconds:.1f} times as long as {one.name}")


def main() -> None:
    """Print a table for each number of entries."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("numbers", nargs="*", type=int, default=[1_000, 10_000])
    executable = os.environ.get("CHROMIUM") or shutil.which("chromium")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=executable, args=list(FLAGS))
        for number in parser.parse_args().numbers:
            try:
                _compare(browser, number)
            except OSError as error:
                parser.exit(1, f"cannot compare: {error}\n")
        browser.close()


if __name__ == "__main__":
    main()
