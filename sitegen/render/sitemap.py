"""The addresses of a site for search engines, and what they are asked to leave alone (sitemaps.org, RFC 9309)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import quote, urlsplit

from sitegen.model import Page
from sitegen.render import routes
from sitegen.render.editions import twins

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from sitegen.render.editions import Edition, Twin

MOST = 50_000  # addresses that one sitemap may hold


@dataclass(frozen=True, slots=True)
class Mapped:
    """An address of the sitemap, and the same page in each language where there are several."""

    address: str
    twins: tuple[Twin, ...]


class Sitemap:
    """The sitemap of all languages, in parts where it would be too long; only one part is kept at a time."""

    def __init__(self, editions: Sequence[Edition], most: int = MOST) -> None:
        self._editions = editions
        self._most = max(1, most // len(editions))
        self._found: list[str] = []
        self._parts = 0

    def add(self, route: str) -> Iterator[Page]:
        """Take up a page by its route; yield a part when it is full and another address comes."""
        if len(self._found) == self._most:
            yield self._part()
        self._found.append(route)

    def pages(self) -> Iterator[Page]:
        """Yield the sitemap, or its last part and the index of all."""
        if not self._parts:
            yield self._page(routes.SITEMAP)
            return
        yield self._part()
        base = self._editions[0].base_url
        parts = tuple(routes.absolute(base, routes.sitemap_part(number)) for number in range(1, self._parts + 1))
        yield Page(routes.SITEMAP.route, "sitemapindex.xml", {"parts": parts})

    def _part(self) -> Page:
        self._parts += 1
        page = self._page(routes.sitemap_part(self._parts))
        self._found.clear()
        return page

    def _page(self, target: routes.Target) -> Page:
        return Page(target.route, "sitemap.xml", {"addresses": tuple(self._mapped())})

    def _mapped(self) -> Iterator[Mapped]:
        for edition in self._editions:
            for route in self._found:
                goal = routes.Target(route)
                yield Mapped(routes.absolute(edition.base_url, goal), twins(self._editions, edition.language, goal))


def robots(base_url: str, *, noindex: bool, data: Iterable[str]) -> bytes:
    """Return ``robots.txt``: where the sitemap is, or which files of *data* are not to be fetched.

    A site that is not to be listed says so on each page, which has to be fetched for that to be seen; only files that
    cannot say it, routes or folders, are closed. Crawlers read this file at the root of a host and nowhere else.
    """
    path = urlsplit(base_url).path.rstrip("/")
    lines = ["User-agent: *"]
    if noindex:
        lines += [f"Disallow: {path}/{quote(route)}" for route in data]
    else:
        lines.append("Disallow:")
        if base_url:
            lines.append(f"Sitemap: {routes.absolute(base_url, routes.SITEMAP)}")
    return "".join(f"{line}\n" for line in lines).encode()
