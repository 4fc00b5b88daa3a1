"""A project made of hostile files, built as a whole, and what came out of it."""

from __future__ import annotations

import json
from dataclasses import dataclass
from html.parser import HTMLParser
from typing import TYPE_CHECKING, Any

from sitegen.pipeline import build, open_project

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from sitegen.pipeline import Report

SETTINGS = '[site]\ntitle = "Chronik"\nlanguage = "de"\n[sources]\npublish = "full"\n'
SAID = "Der Rat tagte am 7. Mai 2024 in Bonn."


@dataclass(frozen=True, slots=True)
class Site:
    """A built site: its folder, what the build reported, and its text files by route."""

    folder: Path
    report: Report
    files: dict[str, str]

    @property
    def pages(self) -> dict[str, Page]:
        """Return the pages, read."""
        return {route: Page(text) for route, text in self.files.items() if route.endswith(".html")}

    @property
    def codes(self) -> set[str]:
        """Return the codes of all complaints."""
        return {diagnostic.code for diagnostic in self.report.diagnostics}

    @property
    def timeline(self) -> Any:  # noqa: ANN401  # JSON
        """Return ``timeline.json``."""
        return json.loads(self.files["timeline.json"])


class Page(HTMLParser):
    """The elements and the words of a page, as a browser would see them."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str]]] = []
        self.words: list[tuple[str, tuple[str, ...]]] = []
        self._inside: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note an element; a name that stands twice counts twice."""
        self.elements.append((tag, {name: value or "" for name, value in attrs}))
        if tag not in {"meta", "link", "input", "img", "br", "hr", "path", "rect"}:
            self._inside.append(tag)

    def handle_endtag(self, tag: str) -> None:
        """Leave an element."""
        while self._inside and self._inside.pop() != tag:
            pass

    def handle_data(self, data: str) -> None:
        """Note words and what they lie in."""
        self.words.append((data, tuple(self._inside)))

    @property
    def text(self) -> str:
        """Return all words of the page."""
        return "".join(words for words, _ in self.words)

    def addresses(self) -> list[tuple[str, str]]:
        """Return every address of the page with its element."""
        named = [(tag, a[name]) for tag, a in self.elements for name in ("href", "src", "cite", "action") if name in a]
        moved = [
            (tag, a["content"].partition("url=")[2])
            for tag, a in self.elements
            if a.get("http-equiv", "").lower() == "refresh"
        ]
        return named + moved


def make_project(folder: Path, files: Mapping[str, str | bytes], settings: str = SETTINGS) -> Path:
    """Write *files* as a project and return its folder."""
    for name, data in {"sitegen.toml": settings, **files}.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data if isinstance(data, bytes) else data.encode("utf-8", "surrogatepass"))
    (folder / "seeds").mkdir(exist_ok=True)
    return folder


def build_site(folder: Path, files: Mapping[str, str | bytes], settings: str = SETTINGS) -> Site:
    """Write *files* as a project and build it."""
    return built(make_project(folder, files, settings))


def built(folder: Path) -> Site:
    """Build the project in *folder*."""
    report = build(open_project(folder), today="2024-06-01")
    site = folder / "site"
    kinds = {".html", ".json", ".js", ".xml", ".txt", ".css", ".svg"}
    files = {
        path.relative_to(site).as_posix(): path.read_bytes().decode("utf-8")
        for path in sorted(site.rglob("*"))
        if path.is_file() and path.suffix in kinds
    }
    return Site(site, report, files)
