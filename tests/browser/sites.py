"""Whole sites for the browser, and a page of every kind that is found in them."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from sitegen.pipeline import open_project
from sitegen.pipeline.collection import Collection
from sitegen.render.pages import make_pages

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).parents[2]
_PARTS = ("seeds", "content")
_NAMES = ("Januar", "Februar", "März", "April", "Mai", "Juni", "Juli", "August", "September", "Oktober", "November")
_MONTHS = (*_NAMES, "Dezember")


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of page: the template that makes it, and the richest page made with it."""

    template: str
    route: str


def build(project: Path) -> Path:
    """Return the folder of the site of *project*, built now."""
    command = [sys.executable, "-m", "sitegen", "build", "--project", str(project)]
    done = subprocess.run(command, check=False, capture_output=True, text=True, encoding="utf-8")
    assert done.returncode in (0, 1), done.stderr
    assert (project / "site" / "index.html").is_file(), done.stderr
    return project / "site"


def demo_in_two_languages(folder: Path) -> Path:
    """Return the project of the demo, with pages in both languages and an address of its own, made in *folder*."""
    for part in _PARTS:
        shutil.copytree(ROOT / part, folder / part)
    settings = (ROOT / "sitegen.toml").read_text(encoding="utf-8")
    stated = 'languages = ["de", "en"]\nbase_url = "https://example.org/chronik"'
    settings = re.sub(r"(?m)^language = .*$", stated, settings)
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


def kinds_of(project: Path) -> list[Kind]:
    """Return the largest page of each template for each folder of the built site of *project*, by template.

    What kinds there are is asked of the program itself, so that a new one is met here without a word.
    """
    site = project / "site"
    largest: dict[tuple[str, str], tuple[int, str]] = {}
    for template, route in _pages(project):
        if route.endswith(".html"):
            key = (template, route.rpartition("/")[0])
            size = (site / route).stat().st_size
            largest[key] = max(largest.get(key, (0, "")), (size, route))
    return [Kind(template, route) for (template, _), (_, route) in sorted(largest.items())]


def _pages(project: Path) -> Iterator[tuple[str, str]]:
    with Collection(open_project(project), 1, None) as collection:
        for page in make_pages(collection.site_data("2026-01-01")):
            yield page.template, page.route
