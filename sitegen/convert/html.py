"""A page of HTML to the article in it.

trafilatura finds the article. Before it sees the page, one pass counts tags, so that a page built to
cost a minute is refused in a moment.
"""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from sitegen.convert.article import Article
from sitegen.decode import UndecodableError, decode
from sitegen.errors import ConvertError

if TYPE_CHECKING:
    from collections.abc import Callable

    from sitegen.model import DocumentDate

MAX_DEPTH = 1_000
MAX_ATTRIBUTES = 1_000  # of one tag
MAX_TAGS = 200_000

_TAG = re.compile(r"<(?:!--|(/?)([a-zA-Z][a-zA-Z0-9:-]{0,40}))")
_QUOTED = re.compile(r"\"[^\"]*\"|'[^']*'")
_RAW = {name: re.compile(f"</{name}", re.IGNORECASE) for name in ("script", "style", "textarea", "title")}
# Elements that hold nothing, or that a parser closes by itself.
_FLAT = frozenset(
    {
        *("area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"),
        *("p", "li", "dt", "dd", "tr", "td", "th", "thead", "tbody", "tfoot", "option", "optgroup", "colgroup"),
        *("html", "head", "body"),
    }
)
_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s{0,5}=\s{0,5}[\"']?([A-Za-z0-9._:-]{1,40})", re.IGNORECASE)
_AS_WINDOWS = frozenset(
    {"iso-8859-1", "latin-1", "latin1", "ascii", "us-ascii", "windows-1252", "cp1252", "utf-8", "utf8"}
)
_LANGUAGE = re.compile(
    r"<html\b[^>]{0,1000}?\blang\s{0,5}=\s{0,5}[\"']?([a-zA-Z]{2,3}(?:-[a-zA-Z0-9]{2,8})?)\b", re.IGNORECASE
)


def read_html(data: bytes, name: str, document_date: Callable[[str], DocumentDate | None] | None) -> Article:
    """Return the article in a page of HTML; ConvertError where the page is a bomb or trafilatura is missing."""
    page = _decode(data, name)
    check_page(page, name)
    try:
        from trafilatura import extract, extract_metadata  # noqa: PLC0415  # late: an extra
    except ImportError as error:
        raise ConvertError("HTML needs an extra", at=name, hint="pip install 'sitegen[html]'") from error
    try:
        text = extract(page, output_format="markdown", include_comments=False, include_tables=True) or ""
        found = extract_metadata(page)
    except Exception as error:  # a broken page may raise anything in there
        raise ConvertError(f"the page cannot be read ({type(error).__name__})", at=name) from error
    language = _LANGUAGE.search(page, 0, 20_000)
    date = document_date(page) if document_date else None
    return Article(
        text,
        {
            "title": found.title if found else None,
            "author": found.author if found else None,
            "publisher": found.sitename if found else None,
            "url": found.url if found and str(found.url).startswith(("https://", "http://")) else None,
            "date": date.edtf if date else None,
            "date_from": date.source.value if date else None,
            "language": language[1].lower()[:2] if language else None,
        },
    )


def check_page(page: str, name: str) -> None:
    """Raise ConvertError for a page with more tags, attributes or depth than any article has; in linear time."""
    opened: Counter[str] = Counter()
    depth = tags = position = 0
    while match := _TAG.search(page, position):
        position = match.end()
        if match[2] is None:
            position = _after(page, "-->", position)
            continue
        element = match[2].lower()
        end = _after(page, ">", position)
        tags += 1
        if match[1]:
            if opened[element]:
                opened[element] -= 1
                depth -= 1
        else:
            if _count_attributes(page[position : end - 1]) > MAX_ATTRIBUTES:
                raise _refuse(name, f"a tag has more than {MAX_ATTRIBUTES} attributes")
            if element in _RAW:
                close = _RAW[element].search(page, end)
                end = close.start() if close else len(page)
            if element not in _FLAT:
                opened[element] += 1
                depth += 1
        if depth > MAX_DEPTH:
            raise _refuse(name, f"tags lie more than {MAX_DEPTH} deep")
        if tags > MAX_TAGS:
            raise _refuse(name, f"it has more than {MAX_TAGS} tags")
        position = end


def _after(page: str, mark: str, position: int) -> int:
    found = page.find(mark, position)
    return len(page) if found < 0 else found + len(mark)


def _count_attributes(inside: str) -> int:
    if len(inside) <= MAX_ATTRIBUTES:
        return 0
    bare = _QUOTED.sub(" ", inside)
    return max(len(bare.split()), bare.count("="))


def _refuse(name: str, why: str) -> ConvertError:
    return ConvertError(f"the page is not read: {why}", at=name, hint="save the text of the article as a .txt file")


def _decode(data: bytes, name: str) -> str:
    """Return a page as text: by its mark, as UTF-8, as it declares, else as browsers do, Windows-1252."""
    found = _CHARSET.search(data, 0, 4_096)
    declared = found[1].decode("ascii").lower() if found else None
    for encoding in (None if declared in _AS_WINDOWS else declared, None):
        try:
            return decode(data, encoding).text
        except UndecodableError:
            continue
    raise ConvertError("the page is not in the encoding its first bytes tell", at=name, hint="save it as UTF-8")
