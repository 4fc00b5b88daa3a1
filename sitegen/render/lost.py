"""The page for lost readers."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sitegen.languages.words import load
from sitegen.render import routes
from sitegen.render.editions import twins

if TYPE_CHECKING:
    from sitegen.model import Page
    from sitegen.render.frame import Frame


@dataclass(frozen=True, slots=True, kw_only=True)
class Other:
    """What the page says to readers of another language, and where their timeline is."""

    language: str
    said: str
    timeline: str
    home: str


def lost_page(frame: Frame) -> Page:
    """Return the page for lost readers: nobody knows which language they came for, so each is greeted in theirs."""
    interface = frame.words.interface
    others = [
        Other(language=twin.language, said=words["not_found"], timeline=words["timeline"], home=twin.url)
        for twin in twins(frame.editions, frame.site.language, routes.NOT_FOUND)
        if not twin.here
        for words in (load(twin.language).interface,)
    ]
    return frame.page(routes.NOT_FOUND, "404.html", {"title": interface["not_found"], "others": tuple(others)})
