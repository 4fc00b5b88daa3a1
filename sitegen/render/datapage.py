"""The page that lists all data of the site, with what it is for."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sitegen.render import routes
from sitegen.wording import size_words

if TYPE_CHECKING:
    from sitegen.languages.words import Words
    from sitegen.model import Page
    from sitegen.render.frame import Frame
    from sitegen.render.offers import Offer


@dataclass(frozen=True, slots=True, kw_only=True)
class OfferRow:
    """An offer as the page shows it; *url* is empty for a folder of *files*, which no page can list."""

    name: str
    use: str
    file: str
    url: str
    size: str
    files: int


def data_page(frame: Frame) -> Page:
    """Return the page that lists all data."""
    words = frame.words
    rows = tuple(_row(offer, words) for offer in frame.offers)
    return frame.page(routes.DATA, "data.html", {"title": words.interface["data"], "rows": rows, "x": words.export})


def _row(offer: Offer, words: Words) -> OfferRow:
    folder = offer.route.endswith("/")
    return OfferRow(
        name=words.export[f"{offer.name}_name"],
        use=words.export[f"{offer.name}_use"],
        file=offer.route,
        url="" if folder else routes.link(routes.DATA.route, routes.Target(offer.route)),
        size=size_words(offer.size, words.code),
        files=offer.files if folder else 0,
    )
