"""A theme that comes with a project cannot reach beyond its page."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from sitegen.errors import TemplateError
from sitegen.model import Page
from sitegen.render.html import Renderer

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize(
    "expression",
    ["{{ ''.__class__.__mro__[1].__subclasses__() }}", "{{ site.__init__.__globals__ }}", "{{ rows.append(1) }}"],
)
def test_a_template_cannot_leave_its_page(tmp_path: Path, expression: str) -> None:
    (tmp_path / "x.html").write_text(expression, encoding="utf-8")
    with pytest.raises(TemplateError):
        Renderer([tmp_path], "de").render(Page("x.html", "x.html", {"site": object(), "rows": []}))
