"""Rules of the house that no linter knows."""

from __future__ import annotations

from pathlib import Path

import pytest

import sitegen

MODULES = sorted(Path(sitegen.__file__).parent.rglob("*.py"))
LONGEST = 400


@pytest.mark.parametrize("module", MODULES, ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_a_module_is_one_idea(module: Path) -> None:
    assert len(module.read_text(encoding="utf-8").splitlines()) <= LONGEST, "split it"
