from pathlib import Path

import pytest

from sitegen.errors import UsageError
from sitegen.model import Page
from sitegen.render.html import Renderer
from sitegen.resources import packaged
from sitegen.theming import copy_files, list_files


def test_a_copy_renders_as_what_it_was_copied_from(tmp_path: Path) -> None:
    copy_files(tmp_path, ["sitemap.xml"])
    page = Page("sitemap.xml", "sitemap.xml", {"addresses": ()})
    original = Renderer([packaged("templates")], "de").render(page)
    assert Renderer([tmp_path], "de").render(page) == original
    assert original.startswith(b"<?xml")


def test_a_copy_is_the_projects_own(tmp_path: Path) -> None:
    (path,) = copy_files(tmp_path, ["assets/style.css"])
    assert path == tmp_path / "assets" / "style.css"
    assert [file.name for file in list_files(tmp_path) if file.own] == ["assets/style.css"]


def test_nothing_is_overwritten_and_nothing_half_done(tmp_path: Path) -> None:
    (tmp_path / "entry.html").write_text("mine", encoding="utf-8")
    with pytest.raises(UsageError, match="is there already"):
        copy_files(tmp_path, ["index.html", "entry.html"])
    assert [path.name for path in tmp_path.iterdir()] == ["entry.html"]
    assert (tmp_path / "entry.html").read_text(encoding="utf-8") == "mine"


@pytest.mark.parametrize("name", ["../secret", "/etc/passwd", "names.toml", "nothing.html"])
def test_only_files_of_the_theme_can_be_copied(name: str, tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="the theme has no file"):
        copy_files(tmp_path, [name])


def test_a_name_that_is_nearly_right_is_told(tmp_path: Path) -> None:
    with pytest.raises(UsageError) as caught:
        copy_files(tmp_path, ["entry.htm"])
    assert caught.value.hint == "did you mean 'entry.html'?"
