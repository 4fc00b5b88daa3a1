from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.unit.content.folders import read, write

if TYPE_CHECKING:
    from pathlib import Path


def test_pages_have_a_name_a_language_and_a_title(tmp_path: Path) -> None:
    write(tmp_path, "pages/about.de.md", "---\ntitle: Über uns\n---\nText\n")
    write(tmp_path, "pages/about.en.md", "# About us #\n\nText\n")
    write(tmp_path, "pages/method.en.md", "Text\n")
    content, problems = read(tmp_path)
    assert [(page.name, page.language, page.title) for page in content.pages] == [
        ("about", "de", "Über uns"),
        ("about", "en", "About us"),
        ("method", "en", "method"),
    ]
    assert content.pages[0].text == "Text\n"
    assert problems == []


@pytest.mark.parametrize("name", ["about.md", "Über uns.de.md", "con.de.md"])
def test_a_page_without_a_proper_name_is_an_error(tmp_path: Path, name: str) -> None:
    write(tmp_path, f"pages/{name}", "Text\n")
    content, problems = read(tmp_path)
    assert content.pages == ()
    assert problems == [("page-name", f"content/pages/{name}")]
