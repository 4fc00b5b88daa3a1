"""Pages that only say so, where people took an entry out of the chronology."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sitegen.render import routes

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sitegen.model import Page
    from sitegen.render.frame import Frame


def hidden_pages(frame: Frame) -> Iterator[Page]:
    """Yield a page for the address of each hidden passage, which may have been linked to."""
    words = frame.words.interface
    for mention in frame.site.hidden:
        data = {"title": words["hidden"], "description": "", "said": words["hidden_entry"], "reason": ""}
        yield frame.page(routes.entry(mention), "withdrawn.html", data)
