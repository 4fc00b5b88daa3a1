"""Whole sites for the browser, and a page of every kind that is found in them."""

from __future__ import annotations

import functools
import re
import shutil
import subprocess
import sys
import threading
from contextlib import contextmanager
from dataclasses import dataclass
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).parents[2]
_PARTS = ("seeds", "content")
_MANY = ("entries", "years", "sources", "people", "pages")  # folders with a page for each of many things
_NAMES = ("Januar", "Februar", "März", "April", "Mai", "Juni", "Juli", "August", "September", "Oktober", "November")
_MONTHS = (*_NAMES, "Dezember")


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of page: a name for it that can be a file's, and the largest page of it."""

    name: str
    route: str


def build(project: Path, *more: str) -> Path:
    """Return the folder of the site of *project*, built now with *more* arguments."""
    command = [sys.executable, "-m", "sitegen", "build", "--project", str(project), *more]
    done = subprocess.run(command, check=False, capture_output=True, text=True, encoding="utf-8")
    assert done.returncode in (0, 1), done.stderr
    assert (project / "site" / "index.html").is_file(), done.stderr
    return project / "site"


def demo_in_two_languages(folder: Path) -> Path:
    """Return the project of the demo, with pages in both languages, made in *folder*."""
    for part in _PARTS:
        shutil.copytree(ROOT / part, folder / part)
    settings = (ROOT / "sitegen.toml").read_text(encoding="utf-8")
    settings = re.sub(r"(?m)^language = .*$", 'languages = ["de", "en"]', settings)
    (folder / "sitegen.toml").write_text(f'{settings}\n[en]\ntitle = "The demo"\n', encoding="utf-8")
    return folder


def many_years(folder: Path) -> Path:
    """Return a project over 125 years, one of which fills more than a page, made in *folder*."""
    (folder / "seeds").mkdir(parents=True)
    (folder / "sitegen.toml").write_text("[timeline]\nsplit_above = 100\n", encoding="utf-8")
    days = [f"Am 3. Mai {year} brannte der Speicher {year - 1899} am Hafen ab." for year in range(1900, 2025)]
    days += [f"Am {1 + n % 28}. {_MONTHS[n % 12]} 2024 fuhr Schiff {n} mit Holz in den Hafen ein." for n in range(336)]
    (folder / "seeds" / "hafen.txt").write_text("\n\n".join(days), encoding="utf-8")
    return folder


@contextmanager
def served(site: Path) -> Iterator[str]:
    """Give the address at which the folder *site* is served, under its own name, with a slash at the end."""

    class Quiet(SimpleHTTPRequestHandler):
        def log_message(self, *_: object) -> None:
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Quiet, directory=str(site.parent)))
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/{site.name}/"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def kinds_of(site: Path) -> list[Kind]:
    """Return the largest page of each kind in the folder *site*, by name.

    What makes a kind is read from the pages themselves, so that a new one is met here without a word: the folder, the
    shape of the name, what the page says of itself, and whether it only leads on.
    """
    largest: dict[str, tuple[int, str]] = {}
    for path in sorted(site.rglob("*.html")):
        route = path.relative_to(site).as_posix()
        kind = _kind(route, path.read_text(encoding="utf-8"))
        largest[kind] = max(largest.get(kind, (0, "")), (path.stat().st_size, route))
    return [Kind(name, route) for name, (_, route) in sorted(largest.items())]


def _kind(route: str, text: str) -> str:
    folder, _, name = route.rpartition("/")
    stem = name.removesuffix(".html")
    if folder.split("/")[-1] in _MANY and stem.partition(".")[0] != "index":
        stem = re.sub(r"\d+", "0", stem) if folder.endswith("years") else "one"
    body = re.search(r'<body[^>]* class="([^"]*)"', text)
    said = (body[1] if body else "").replace(" ", "+")
    leads_on = "-leads-on" if 'http-equiv="refresh"' in text else ""
    hidden = "-hidden" if 'content="noindex"' in text else ""
    return f"{folder.replace('/', '-') or 'top'}-{stem}-{said}{leads_on}{hidden}"
