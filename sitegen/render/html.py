"""Pages to HTML: templates filled, and the files of the theme.

Templates of the project win over those that come with sitegen; what they may do stands in ``sandbox``.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import jinja2
from markupsafe import Markup, escape

from sitegen.errors import TemplateError
from sitegen.languages.words import load
from sitegen.render.markdown import marked_to_html, note_to_html, to_html
from sitegen.render.sandbox import make_environment
from sitegen.render.tags import plain_to_html
from sitegen.text import without_reordering
from sitegen.wording import direction, tied, turns

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from sitegen.model import Page

_NOT_HTML = re.compile("[\x00-\x08\x0b\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")


class Renderer:
    """Fills the templates in *template_folders*, the first folder that has one winning."""

    def __init__(self, template_folders: Sequence[Path], language: str) -> None:
        self._environment = make_renderer_environment(template_folders, language)

    def render(self, page: Page) -> bytes:
        """Return the file of *page*; TemplateError where its template is missing or cannot be filled.

        Characters that HTML cannot hold, such as controls, become U+FFFD.
        """
        try:
            text = self._environment.get_template(page.template).render(page.data)
        except jinja2.TemplateError as error:
            line = f":{error.lineno}" if isinstance(error, jinja2.TemplateSyntaxError) else ""
            name = (error.name if isinstance(error, jinja2.TemplateSyntaxError) else None) or page.template
            raise TemplateError(str(error.message), at=f"templates/{name}{line}") from error
        return _NOT_HTML.sub("\ufffd", text).encode("utf-8")


def make_renderer_environment(template_folders: Sequence[Path], language: str) -> jinja2.Environment:
    """Return the environment of all templates, with the filters they may use."""
    environment = make_environment(template_folders, load(language).interface)
    environment.filters["markdown"] = to_html
    environment.filters["note"] = note_to_html
    environment.filters["marked"] = marked_to_html
    environment.filters["woven"] = plain_to_html
    environment.filters["direction"] = direction
    environment.filters["tied"] = tied
    environment.filters["turns"] = turns
    environment.filters["isolated"] = isolated
    environment.filters["without_reordering"] = without_reordering
    environment.globals["language"] = language
    return environment


def isolated(text: str) -> Markup:
    """Return *text* escaped, in an element of its own where it may change the order of what stands beside it."""
    return Markup("<bdi>{}</bdi>").format(text) if turns(text) else escape(text)


def assets(template_folders: Sequence[Path]) -> Iterator[tuple[str, bytes]]:
    """Yield the files of the theme by name, each from the first folder that has it."""
    found: dict[str, Path] = {}
    for folder in template_folders:
        root = folder / "assets"
        for path in sorted(root.rglob("*")):
            if path.is_file() and not path.is_symlink():
                found.setdefault(path.relative_to(root).as_posix(), path)
    for name in sorted(found):
        yield name, found[name].read_bytes()
