"""Broken projects complain in exactly the words that stand beside them."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

HERE = Path(__file__).parent
CASES = sorted(path.parent.name for path in HERE.glob("*/exit"))


def _link(folder: Path, where: str, target: str) -> None:
    try:
        (folder / where).symlink_to(target)
    except OSError as error:  # Windows without the right to make links
        pytest.skip(f"no links here: {error}")


@pytest.mark.parametrize("case", CASES)
def test_project_complains_in_these_words(case: str, tmp_path: Path) -> None:
    folder = tmp_path / case
    shutil.copytree(HERE / case, folder)
    links = folder / "links"
    for line in links.read_text(encoding="utf-8").splitlines() if links.exists() else ():
        where, _, target = line.partition(" -> ")
        _link(folder, where, target)
    more = (folder / "args").read_text(encoding="utf-8").split() if (folder / "args").exists() else []
    given = folder / "command"
    command = given.read_text(encoding="utf-8").split() if given.exists() else ["build", "--jobs", "1"]
    run = subprocess.run(
        [sys.executable, "-m", "sitegen", *command, "--project", ".", *more],
        cwd=folder,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    complaints = (run.stdout if given.exists() else run.stderr).split("\n\n")[0].strip()
    assert complaints == (HERE / case / "expected.txt").read_text(encoding="utf-8").strip()
    assert run.returncode == int((HERE / case / "exit").read_text(encoding="utf-8"))


def test_every_broken_project_is_tried() -> None:
    assert len(CASES) >= 25
