"""Pages without names, where something was withdrawn."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sitegen.model import Withdrawn
from sitegen.render import routes
from sitegen.wording import date_words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sitegen.model import Page
    from sitegen.render.frame import Frame


def tombstone_pages(frame: Frame) -> Iterator[Page]:
    """Yield a page for each address at which something was withdrawn: that it was, when, and why where that is told."""
    words, language = frame.words.interface, frame.site.language
    for stone in frame.site.tombstones:
        source = stone.kind is Withdrawn.SOURCE
        target = routes.source(stone.id) if source else routes.entry(stone.id)
        day = date_words(stone.on, language, weekday=False)
        data = {
            "title": words["withdrawn"],
            "description": "",
            "said": words["withdrawn_source" if source else "withdrawn_entry"].format(date=day),
            "reason": stone.reason,
        }
        yield frame.page(target, "withdrawn.html", data)
