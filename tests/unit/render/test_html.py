from pathlib import Path

import pytest

from sitegen.errors import TemplateError
from sitegen.model import Page, Person
from sitegen.render.html import Renderer, assets
from sitegen.render.pages import make_pages
from tests.unit.render.records import TEMPLATES, Case, site_of


def rendered(folder: Path, template: str, name: str = "page.html", **data: object) -> str:
    folder.mkdir(exist_ok=True)
    (folder / name).write_text(template, encoding="utf-8")
    return Renderer([folder], "de").render(Page("x.html", name, data)).decode("utf-8")


@pytest.mark.parametrize("name", ["page.html", "page.xml", "page.svg", "page.atom", "page.txt"])
def test_everything_is_escaped_in_files_of_any_kind(name: str, tmp_path: Path) -> None:
    assert rendered(tmp_path, "{{ x }}", name, x="<b>&\"'") == "&lt;b&gt;&amp;&#34;&#39;"


def test_a_value_that_is_missing_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(TemplateError, match="'x' is undefined"):
        rendered(tmp_path, "{{ x }}")


def test_a_template_that_cannot_be_read_names_its_line(tmp_path: Path) -> None:
    with pytest.raises(TemplateError) as caught:
        rendered(tmp_path, "\n{% if %}")
    assert str(caught.value.at) == "templates/page.html:2"


def test_a_missing_template_is_named(tmp_path: Path) -> None:
    with pytest.raises(TemplateError) as caught:
        Renderer([tmp_path], "de").render(Page("x.html", "gone.html", {}))
    assert str(caught.value.at) == "templates/gone.html"


def test_templates_of_the_project_win(tmp_path: Path) -> None:
    for name in ("own", "packaged"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "base.html").write_text(name, encoding="utf-8")
    (tmp_path / "packaged" / "page.html").write_text("{% include 'base.html' %}", encoding="utf-8")
    renderer = Renderer([tmp_path / "own", tmp_path / "packaged"], "de")
    assert renderer.render(Page("x.html", "page.html", {})) == b"own"


def test_what_html_cannot_hold_is_replaced(tmp_path: Path) -> None:
    assert rendered(tmp_path, "{{ x }}", x="a\x00b\x08c\x1bd\ud800e\tf\ng") == "a\ufffdb\ufffdc\ufffdd\ufffde\tf\ng"


def test_files_of_the_theme_come_from_the_first_folder_that_has_them(tmp_path: Path) -> None:
    for name in ("own", "packaged"):
        (tmp_path / name / "assets" / "fonts").mkdir(parents=True)
        (tmp_path / name / "assets" / "style.css").write_text(name, encoding="utf-8")
    (tmp_path / "packaged" / "assets" / "fonts" / "a.txt").write_text("a", encoding="utf-8")
    found = dict(assets([tmp_path / "own", tmp_path / "packaged", tmp_path / "none"]))
    assert found == {"fonts/a.txt": b"a", "style.css": b"own"}


def test_what_pages_share_is_what_each_would_have_had_alone() -> None:
    renderer = Renderer([TEMPLATES], "de")
    for page in make_pages(
        site_of(Case(), base_url="https://example.org/chronik", people=(Person(id="berg", name="Zoë Berg"),))
    ):
        alone = Page(page.route, page.template, {**page.data, "frame": page.route})
        assert renderer.render(page) == Renderer([TEMPLATES], "de").render(alone), page.route
