from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from sitegen import export
from tests.threats.project import build_site

if TYPE_CHECKING:
    from pathlib import Path

TEXT = "---\npublish: full\n---\nDer Rat tagte am 7. Mai 2024 in Bonn."
DATA = {"timeline.json", "feed.xml", "timeline.ics", "timeline.csv", "sources.bib"}


def files(folder: Path, settings: str) -> dict[str, bytes]:
    """Return the files of data of a built project, which writes the same when built again."""
    built = []
    for _ in range(2):
        site = build_site(folder, {"seeds/rat.md": TEXT}, settings).folder
        found = [path for path in site.rglob("*") if path.suffix not in {".html", ".js", ".css", ".svg", ".png"}]
        built.append({path.relative_to(site).as_posix(): path.read_bytes() for path in found if path.is_file()})
    assert built[0] == built[1]
    built[0].pop(".sitegen-manifest.json")
    return built[0]


def test_what_is_cheap_is_written_by_default(tmp_path: Path) -> None:
    assert set(files(tmp_path, "")) == DATA


def test_timeline_json_is_always_written(tmp_path: Path) -> None:
    assert set(files(tmp_path, "[export]\nformats = []\n")) == {"timeline.json"}


@pytest.mark.parametrize("name", [*export.WRITERS, *export.FOLDERS])
def test_every_format_is_written_where_it_is_asked_for(name: str, tmp_path: Path) -> None:
    asked = [] if name == export.ALWAYS else [name]
    found = files(tmp_path, f"[export]\nformats = {asked}\n")
    (route,) = set(found) - {"timeline.json"} or {"timeline.json"}
    assert route.startswith(export.route_of(name))


def test_each_language_has_its_own(tmp_path: Path) -> None:
    found = files(tmp_path, '[site]\nlanguages = ["de", "en"]\n[export]\nformats = ["csv"]\n')
    assert set(found) == {"timeline.json", "timeline.csv", "en/timeline.json", "en/timeline.csv"}
    assert "schreibt" in found["timeline.csv"].decode()
    assert "writes" in found["en/timeline.csv"].decode()
