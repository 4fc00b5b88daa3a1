"""All files of the site: the pages in each language, the theme, and the sitemap."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from sitegen.render import routes
from sitegen.render.frame import editions_of
from sitegen.render.html import Renderer, assets
from sitegen.render.pages import make_pages
from sitegen.render.sitemap import Sitemap, robots

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from sitegen.render.editions import Edition
    from sitegen.render.frame import SiteData

_UNMAPPED = ("alias.html", "404.html", "shard.js", "withdrawn.html")


def site_files(site: SiteData, template_folders: Sequence[Path]) -> Iterator[tuple[str, bytes]]:
    """Yield the route and the bytes of every file; the templates of the first folder win.

    Nothing is read or merged again for a second language: its pages are made from the same records.
    """
    editions = editions_of(site)
    sitemap = Sitemap(editions)
    mapped = bool(site.base_url) and not site.noindex
    for edition in editions:
        renderer = Renderer(template_folders, edition.language)
        for page in make_pages(in_edition(site, edition)):
            if mapped and edition is editions[0] and page.template not in _UNMAPPED:
                for part in sitemap.add(page.route):
                    yield part.route, renderer.render(part)
            yield edition.folder + page.route, renderer.render(page)
    for name, data in assets(template_folders):
        yield routes.theme(name).route, data
    if mapped:
        renderer = Renderer(template_folders, editions[0].language)
        for page in sitemap.pages():
            yield page.route, renderer.render(page)
    if site.base_url or site.noindex:
        folders = {edition.language: edition.folder for edition in editions}
        closed = (folders[offer.language] + offer.route for offer in site.offers)
        yield routes.ROBOTS.route, robots(editions[0].base_url, noindex=site.noindex, data=closed)


def in_edition(site: SiteData, edition: Edition) -> SiteData:
    """Return *site* with the words and the address of one of its editions."""
    return replace(
        site,
        language=edition.language,
        title=edition.title,
        description=edition.description,
        base_url=edition.base_url,
    )
