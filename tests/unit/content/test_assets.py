from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import pytest

from tests.unit.content.folders import read, write

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.skipif(sys.platform == "win32", reason="such names and links cannot be made there")
def test_assets_are_listed_unless_they_are_hidden_or_lead_out_or_have_odd_names(tmp_path: Path) -> None:
    for name in ("logo.svg", "fonts/a.woff2", ".DS_Store", "a:b.png", "ende."):
        write(tmp_path, f"assets/{name}", b"\x00")
    (tmp_path / "geheim").write_text("x")
    (tmp_path / "content/assets/link.png").symlink_to(tmp_path / "geheim")
    content, problems = read(tmp_path)
    assert content.assets == ("fonts/a.woff2", "logo.svg")
    assert problems == [
        ("asset-name", "content/assets/a:b.png"),
        ("asset-name", "content/assets/ende."),
        ("outside-content", "content/assets/link.png"),
    ]


@pytest.mark.skipif(sys.platform == "win32", reason="such names cannot be made there")
@pytest.mark.parametrize("name", ["con.png", "a\u202eb.png", "a" * 245, "A.png", "\ue000.png"])
def test_an_asset_that_no_site_can_hold_is_told_and_left_out(tmp_path: Path, name: str) -> None:
    for asset in (name, "0.png", *(["a.png"] if name == "A.png" else [])):
        write(tmp_path, f"assets/{asset}", b"x")
    content, problems = read(tmp_path)
    assert [code for code, _ in problems] == ["asset-name"]
    assert "0.png" in content.assets
    assert len(content.assets) == (2 if name == "A.png" else 1)
