"""All files of the site: pages, the theme, and the sitemap."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sitegen.model import Page
from sitegen.render import routes
from sitegen.render.html import Renderer, assets
from sitegen.render.pages import make_pages

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from sitegen.render.frame import SiteData

_MAPPED = 50_000  # addresses that one sitemap may hold (sitemaps.org)
_UNMAPPED = ("alias.html", "404.html", "shard.js")


def site_files(site: SiteData, template_folders: Sequence[Path]) -> Iterator[tuple[str, bytes]]:
    """Yield the route and the bytes of every file; the templates of the first folder win."""
    renderer = Renderer(template_folders, site.language)
    mapped: list[str] = []
    for page in make_pages(site):
        if site.base_url and page.template not in _UNMAPPED and len(mapped) < _MAPPED:
            mapped.append(routes.absolute(site.base_url, routes.Target(page.route)))
        yield page.route, renderer.render(page)
    for name, data in assets(template_folders):
        yield routes.theme(name).route, data
    if site.base_url:
        yield routes.SITEMAP.route, renderer.render(Page(routes.SITEMAP.route, "sitemap.xml", {"addresses": mapped}))
