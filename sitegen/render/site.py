"""All files of the site: the pages in each language, the theme, and the sitemap."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from sitegen.model import Page
from sitegen.render import routes
from sitegen.render.editions import twins
from sitegen.render.frame import editions_of
from sitegen.render.html import Renderer, assets
from sitegen.render.pages import make_pages

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from sitegen.render.editions import Edition, Twin
    from sitegen.render.frame import SiteData

_MAPPED = 50_000  # addresses that one sitemap may hold (sitemaps.org)
_UNMAPPED = ("alias.html", "404.html", "shard.js", "withdrawn.html")


@dataclass(frozen=True, slots=True)
class Mapped:
    """An address of the sitemap, and the same page in each language where there are several."""

    address: str
    twins: tuple[Twin, ...]


def site_files(site: SiteData, template_folders: Sequence[Path]) -> Iterator[tuple[str, bytes]]:
    """Yield the route and the bytes of every file; the templates of the first folder win.

    Nothing is read or merged again for a second language: its pages are made from the same records.
    """
    editions = editions_of(site)
    most = _MAPPED // len(editions)
    routes_mapped: list[str] = []
    for edition in editions:
        renderer = Renderer(template_folders, edition.language)
        for page in make_pages(in_edition(site, edition)):
            if edition is editions[0] and page.template not in _UNMAPPED and len(routes_mapped) < most:
                routes_mapped.append(page.route)
            yield edition.folder + page.route, renderer.render(page)
    for name, data in assets(template_folders):
        yield routes.theme(name).route, data
    if site.base_url:
        renderer = Renderer(template_folders, editions[0].language)
        mapped: dict[str, object] = {"addresses": tuple(_mapped(editions, routes_mapped))}
        yield routes.SITEMAP.route, renderer.render(Page(routes.SITEMAP.route, "sitemap.xml", mapped))


def in_edition(site: SiteData, edition: Edition) -> SiteData:
    """Return *site* with the words and the address of one of its editions."""
    return replace(
        site,
        language=edition.language,
        title=edition.title,
        description=edition.description,
        base_url=edition.base_url,
    )


def _mapped(editions: Sequence[Edition], found: Sequence[str]) -> Iterator[Mapped]:
    for edition in editions:
        for route in found:
            target = routes.Target(route)
            yield Mapped(routes.absolute(edition.base_url, target), twins(editions, edition.language, target))
