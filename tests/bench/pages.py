"""Pages opened beside those of others: ``python -m tests.bench.pages [N …]``, by default 1,000 and 10,000 entries.

The entries are made up, ten to a document, over 25 years, and the same for all: our start page and longest list as a
reader gets them, TimelineJS3 and vis-timeline (from npm), in one browser and from one server. A page is ready when
Chromium has loaded it, the display has said so if it can, and it was drawn twice: the median of three, in fresh tabs.
"""

from __future__ import annotations

import argparse
import math
import os
import shutil
import statistics
import tempfile
import threading
import time
from contextlib import contextmanager
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
_OPENED = 3  # times
_PATIENCE = 120  # seconds
_IS_READY = "() => Promise.resolve(window.ready).then(() => true)"
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


def _ready(browser: Browser, address: str) -> tuple[float, set[str]]:
    """Return the seconds until the page at *address* is ready, and the hosts it asked; infinite if it never is."""
    seconds, hosts = [], set()
    for _ in range(_OPENED):
        tab = browser.new_page()
        tab.set_default_timeout(_PATIENCE * 1000)
        tab.on("request", lambda request: hosts.add(urlsplit(request.url).hostname or ""))
        start = time.perf_counter()
        try:
            tab.goto(address)
            tab.wait_for_function(_IS_READY)
            tab.evaluate(_DRAWN)
            seconds.append(time.perf_counter() - start)
        except Error:
            seconds.append(math.inf)
        tab.close()
        if seconds[-1] > _PATIENCE / 4:
            break  # slow enough to be sure
    return statistics.median(seconds), hosts


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


def _shown(browser: Browser, name: str, page: Path, weight: tuple[Path, ...], base: tuple[str, Path]) -> float:
    """Print a line for *page* and return how long it takes until it is ready."""
    address, folder = base
    seconds, hosts = _ready(browser, address + page.relative_to(folder).as_posix())
    others = len(hosts - {"127.0.0.1", ""})
    print(f"{name:>34}{seconds:>10.2f}{page.stat().st_size / 1000:>10.0f}{gzipped(weight):>15.1f}{others:>13}")
    return seconds


def _compare(browser: Browser, number: int) -> None:
    """Print how long pages with *number* entries take until they are ready, ours and others'."""
    print(f"\n{number:,} entries{'':>21}  ready s   page KB  JS+CSS gzip KB  other hosts")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        own = folder / "sitegen"
        spent, pages = _render(make_site(number, Timeline().split_above), own)
        theme = (own / "theme" / "style.css", own / "theme" / "site.js")
        with _served(folder) as address:
            base = (address, folder)
            took = _shown(browser, "sitegen", own / "index.html", theme, base)
            lists = own.glob("years/*.html")
            longest = max(lists, key=lambda page: page.stat().st_size, default=None)
            if longest:
                _shown(browser, "sitegen, its longest list", longest, theme, base)
            try:
                peers = make_peers(make_site(number, number), folder / "peers")
            except OSError as error:
                print(f"  no peers: {error}")
                return
            best = min(_shown(browser, peer.name, peer.page, peer.weight, base) for peer in peers)
        print(f"  {pages} pages rendered in {spent:.2f} s of CPU")
        print(f"  the best of the others takes {best / took:.1f} times as long as sitegen")


def main() -> None:
    """Print a table for each number of entries."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("numbers", nargs="*", type=int, default=[1_000, 10_000])
    executable = os.environ.get("CHROMIUM") or shutil.which("chromium")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=executable, args=list(FLAGS))
        for number in parser.parse_args().numbers:
            _compare(browser, number)
        browser.close()


if __name__ == "__main__":
    main()
