from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import pytest

from sitegen.content import Content, read_content
from sitegen.errors import ContentError
from tests.unit.content.folders import read, write

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.skipif(sys.platform == "win32", reason="links need rights there")
@pytest.mark.parametrize("place", ["pages/x.de.md", "sources/x.md", "people/x.md", "sources.csv", "pages", "assets"])
def test_what_a_link_brings_from_elsewhere_is_not_read(tmp_path: Path, place: str) -> None:
    outside = tmp_path / "outside"
    outside.mkdir()
    (outside / "x.de.md").write_text("---\ntitle: x\nname: x\n---\n# x", encoding="utf-8")
    link = tmp_path / "content" / place
    link.parent.mkdir(parents=True)
    link.symlink_to(outside / "x.de.md" if "." in place else outside)
    content, problems = read(tmp_path)
    assert content == Content()
    assert [code for code, _ in problems] == ["outside-content"]


def test_without_a_folder_there_is_no_content(tmp_path: Path) -> None:
    assert read_content(tmp_path / "content") == (Content(), ())


def test_a_file_in_place_of_the_folder_stops_the_work(tmp_path: Path) -> None:
    (tmp_path / "content").write_text("x")
    with pytest.raises(ContentError):
        read_content(tmp_path / "content")


def test_text_that_is_no_utf8_is_read_with_a_warning_or_refused(tmp_path: Path) -> None:
    write(tmp_path, "pages/a.de.md", "Größe".encode("cp1252"))
    write(tmp_path, "pages/b.de.md", b"\xff\xfe\x00")
    content, problems = read(tmp_path)
    assert [page.text for page in content.pages] == ["Größe"]
    assert problems == [("encoding-guessed", "content/pages/a.de.md"), ("encoding-unknown", "content/pages/b.de.md")]
