"""Small projects and the sites they must give, byte for byte.

``nox -s golden -- rewrite`` writes the expected sites anew; the change is then read in review.
"""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from sitegen.pipeline import build, open_project

if TYPE_CHECKING:
    from collections.abc import Iterator

HERE = Path(__file__).parent
PROJECTS = sorted(path.parent.name for path in HERE.glob("*/sitegen.toml"))
TODAY = "2024-01-31"


def built(name: str, folder: Path) -> dict[str, bytes]:
    """Return the files of the site that the project *name* gives, by route."""
    shutil.copytree(HERE / name, folder / name, ignore=shutil.ignore_patterns("site", ".sitegen"))
    build(open_project(folder / name), today=TODAY)
    return dict(_files(folder / name / "site"))


def _files(folder: Path) -> Iterator[tuple[str, bytes]]:
    for path in sorted(folder.rglob("*")):
        route = path.relative_to(folder).as_posix()
        if path.is_file() and not route.startswith((".", "theme/")):
            yield route, path.read_bytes()


@pytest.mark.parametrize("name", PROJECTS)
def test_project_gives_its_golden_site(name: str, tmp_path: Path) -> None:
    expected = dict(_files(HERE / name / "site"))
    found = built(name, tmp_path)
    assert sorted(found) == sorted(expected)
    changed = [route for route in found if found[route] != expected[route]]
    assert not changed, f"changed pages: {changed}; if that is meant: nox -s golden -- rewrite"


def rewrite(folder: Path) -> None:
    """Write every expected site anew; *folder* is scratch space."""
    for name in PROJECTS:
        site = HERE / name / "site"
        shutil.rmtree(site, ignore_errors=True)
        for route, data in built(name, folder).items():
            target = site / route
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(data)
