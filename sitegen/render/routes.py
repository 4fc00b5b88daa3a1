"""Every address of the site is made here: files, anchors, and the links between them.

All links are relative, so that the site works from a folder, under any path and after a move. A link
can only be written to a ``Target``, and only this module makes targets.
"""

from __future__ import annotations

import functools
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import quote, urlsplit

if TYPE_CHECKING:
    from sitegen.model import Mention

_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,199}")
_PLAIN = re.compile(r"[A-Za-z0-9._/-]*")  # what needs no quoting in an address
_PLACE = re.compile(r"#[em]-(?P<id>[0-9a-f]{12})(?![\w-])")
_PAGE = re.compile(r"\A(?:[^?#]*/)?(?P<name>[^/?#]*?)(?:\.html)?(?:[?#].*)?\Z", re.DOTALL)
_LONG = 160  # code points from which a text fragment gives only the first and last words
_ENDS = 5  # words at each end
_BEFORE = 3  # words of the text before
_SYNTAX = frozenset("*_`[]<>#|\\")  # of Markdown


@dataclass(frozen=True, slots=True)
class Target:
    """Something a link can lead to: a file, an id in it, and the words there as a text directive."""

    route: str
    anchor: str = ""
    directive: str = ""


INDEX = Target("index.html")
SEARCH = Target("search.html")
NOT_FOUND = Target("404.html")
SITEMAP = Target("sitemap.xml")
ROBOTS = Target("robots.txt")
DATA = Target("data.html")
TIMELINE = Target("timeline.json")


def link(here: str, target: Target) -> str:
    """Return the relative link from the file *here* to *target*."""
    anchor = f"#{target.anchor}" if target.anchor else ""
    if anchor and target.directive:
        anchor += f":~:{target.directive}"
    if here == target.route and anchor:
        return anchor
    own, folder = here.rpartition("/")[0], target.route.rpartition("/")[0]
    if own == folder:
        return _quoted(target.route.removeprefix(f"{folder}/")) + anchor
    return "../" * (own.count("/") + 1 if own else 0) + _quoted(target.route) + anchor


def absolute(base_url: str, target: Target) -> str:
    """Return the address of *target* on the site that stands at *base_url*."""
    path = "" if target == INDEX else quote(target.route)
    return f"{base_url.rstrip('/')}/{path}"


def web_address(url: str | None) -> str | None:
    """Return *url* if it is one of the web (http or https, with a host), else None."""
    if not url or any(character.isspace() or not character.isprintable() for character in url):
        return None
    try:
        parts = urlsplit(url)
    except ValueError:
        return None
    return url if parts.scheme.lower() in ("http", "https") and parts.hostname else None


# --- files ---------------------------------------------------------------------------------------


def entry(mention_id: str) -> Target:
    """Return the page of the entry that is told by the mention *mention_id*."""
    return Target(f"entries/{_checked(mention_id)}.html")


def finder(name: str) -> Target:
    """Return the page that leads to the entries whose ids begin with *name*, where they have no pages."""
    return Target(f"entries/{_checked(name)}.html")


def entry_in_list(page: Target, entry_id: str) -> Target:
    """Return the place of an entry on the list *page*."""
    return Target(page.route, f"e-{_checked(entry_id)}")


def year(number: int, part: int = 1) -> Target:
    """Return a part of the list of a year; 0 is 1 BC."""
    return Target(f"years/{_year_name(number)}{_ending(part)}")


def month(year: int, month: int, part: int = 1) -> Target:
    """Return a part of the list of a month."""
    return Target(f"years/{_year_name(year)}-{month:02}{_ending(part)}")


def day(year: int, month: int, day: int, part: int = 1) -> Target:
    """Return a part of the list of a day."""
    return Target(f"years/{_year_name(year)}-{month:02}-{day:02}{_ending(part)}")


def period(first: int, last: int) -> Target:
    """Return the page of the years from *first* to *last*."""
    return Target(f"years/{_year_name(first)}-to-{_year_name(last)}.html")


def year_unknown(part: int = 1) -> Target:
    """Return a part of the list of what has no date."""
    return Target(f"years/undated{_ending(part)}")


def printed(part: int = 1) -> Target:
    """Return a volume of what was selected for print."""
    return Target(f"print{_ending(part)}")


def undated(part: int = 1) -> Target:
    """Return a part of the page of what is undated or doubtful."""
    return Target(f"undated{_ending(part)}")


def conflicts(part: int = 1) -> Target:
    """Return a part of the page of all contradictions."""
    return Target(f"conflicts{_ending(part)}")


def key_dates(part: int = 1) -> Target:
    """Return a part of the page of the entries that matter most."""
    return Target(f"key-dates{_ending(part)}")


def sources(part: int = 1) -> Target:
    """Return a part of the list of sources."""
    return Target(f"sources/index{_ending(part)}")


def changes(part: int = 1) -> Target:
    """Return a part of the page of what has changed."""
    return Target(f"changes{_ending(part)}")


def speaking(part: int = 1) -> Target:
    """Return a part of the page of who speaks here."""
    return Target(f"speaking{_ending(part)}")


def people(part: int = 1) -> Target:
    """Return a part of the list of people."""
    return Target(f"people/index{_ending(part)}")


def person(name: str, part: int = 1) -> Target:
    """Return a part of the page of a person. An id never holds a dot, so a person called index is no clash."""
    stem = "index.person" if name == "index" else _checked(name)
    return Target(f"people/{stem}{_ending(part)}")


def year_in_list(page: Target, number: int) -> Target:
    """Return the section of a year on the list *page*."""
    return Target(page.route, f"y{number}")


def month_in_list(page: Target, number: int, month: int) -> Target:
    """Return the section of a month on the list *page*."""
    return Target(page.route, f"y{number}-{month:02}")


def month_unknown_in_list(page: Target, number: int) -> Target:
    """Return the section of what stands in no month of a year on the list *page*."""
    return Target(page.route, f"y{number}-open")


def undated_in_list(page: Target) -> Target:
    """Return the section of what has no date on the list *page*."""
    return Target(page.route, "undated")


def source(document: str) -> Target:
    """Return the page of a source. An id never holds a dot, so a source called index is no clash."""
    name = "index.source" if document == "index" else _checked(document)
    return Target(f"sources/{name}.html")


def content_page(name: str) -> Target:
    """Return a page that people wrote."""
    return Target(f"pages/{_checked(name)}.html")


def theme(name: str) -> Target:
    """Return a file of the theme."""
    return Target(f"theme/{name}")


def asset(name: str) -> Target:
    """Return a file of ``content/assets``."""
    return Target(f"assets/{name}")


def sitemap_part(number: int) -> Target:
    """Return a part of a sitemap that would be too long, counted from 1."""
    return Target(f"sitemap-{number}.xml")


def timeml(document: str) -> Target:
    """Return the text of a source with its expressions of time marked."""
    return Target(f"timeml/{_checked(document)}.tml")


def search_shard(number: int) -> Target:
    """Return a part of the search index."""
    return Target(f"search/{number}.js")


# --- places in a source --------------------------------------------------------------------------


def paragraph_id(number: int) -> str:
    """Return the id of a numbered paragraph on the page of its source."""
    return f"p-{number}"


def passage_id(mention_id: str) -> str:
    """Return the id of a passage on the page of its source."""
    return f"m-{_checked(mention_id)}"


def paragraph(document: str, number: int) -> Target:
    """Return a numbered paragraph of a source."""
    return Target(source(document).route, paragraph_id(number))


def passage(mention: Mention, shown: str, *, whole: bool = False) -> Target:
    """Return the passage of *mention* in its source.

    *shown* are the words of it that stand there, *whole* says that those before it stand there too.
    """
    directive = text_directive(shown, mention.quote.prefix if whole else "")
    return Target(source(mention.document).route, passage_id(mention.id), directive)


def name_in(address: str) -> str:
    """Return the id that *address* names: of a passage or an entry by its place on a page, else of the page's own."""
    place = _PLACE.search(address)
    return place["id"] if place else _PAGE.sub(r"\g<name>", address.strip()).removesuffix(".source")


@functools.lru_cache(maxsize=256)
def text_directive(exact: str, prefix: str = "") -> str:
    """Return the text directive (WICG Scroll To Text Fragment) for *exact*; empty where none can be trusted.

    Long passages, and those over several lines, are given by their first and last words. The words
    of the same line before it are named too, so that an earlier place with the same words is not
    taken. Browsers look for half a second before they fall back to the id: what Markdown changes is
    left out.
    """
    lines = [line.split() for line in exact.splitlines() if line.strip()]
    if not lines or _SYNTAX & set(exact):
        return ""
    if len(lines) > 1 or (len(exact) > _LONG and len(lines[0]) > 2 * _ENDS):
        parts = [lines[0][:_ENDS], lines[-1][-_ENDS:]]
    else:
        parts = lines
    before = prefix.splitlines()[-1].split()[1:][-_BEFORE:] if prefix[-1:] == " " else []
    context = f"{_encoded(' '.join(before))}-," if before and not _SYNTAX & set(prefix) else ""
    return f"text={context}{','.join(_encoded(' '.join(part)) for part in parts)}"


def _ending(part: int) -> str:
    """Return how the file of a part of a list ends; the first is the list itself."""
    return ".html" if part == 1 else f".{part}.html"


def _year_name(number: int) -> str:
    return f"{number:04}" if number >= 0 else f"minus-{-number:04}"


def _quoted(route: str) -> str:
    return route if _PLAIN.fullmatch(route) else quote(route)


def _encoded(text: str) -> str:
    return quote(text.encode("utf-8", "replace"), safe="").replace("-", "%2D")


def _checked(name: str) -> str:
    if not _NAME.fullmatch(name):
        raise ValueError(f"not a name for an address: {name!r}")
    return name
