"""Lines, columns and quotes of a text."""

from __future__ import annotations

import hashlib
import re

from sitegen.model import Place, Quote, Span

CONTEXT = 32  # code points kept on each side of a quote
_ADDRESS = re.compile(r"\]\([^()\s]*\)|(?:https?://|www\.)[^\s<>\"„“”]*")

REORDERING = "\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
_NOTHING = dict.fromkeys(map(ord, REORDERING))


def place_of(text: str, offset: int, path: str) -> Place:
    """Return the place of *offset* in *text*: line and column count from 1."""
    before = text.count("\n", 0, offset)
    return Place(path, before + 1, offset - (text.rfind("\n", 0, offset) + 1) + 1)


def quote_of(text: str, span: Span, begin: int = 0) -> Quote:
    """Return the passage *span* marks in *text* with up to 32 code points on each side, none from before *begin*."""
    return Quote(
        span.of(text),
        text[max(begin, span.start - CONTEXT) : span.start],
        text[span.end : span.end + CONTEXT],
        span,
    )


def find_quote(text: str, quote: Quote) -> Span | None:
    """Return where *quote* stands in *text*.

    The stored position wins; then the place where prefix and suffix fit; then the only place where
    the exact words stand; else None.
    """
    if quote.span.of(text) == quote.exact:
        return quote.span
    whole = text.find(quote.prefix + quote.exact + quote.suffix)
    if whole >= 0:
        start = whole + len(quote.prefix)
        return Span(start, start + len(quote.exact))
    first = text.find(quote.exact)
    if first >= 0 and text.find(quote.exact, first + 1) < 0:
        return Span(first, first + len(quote.exact))
    return None


def stable_id(*parts: str) -> str:
    """Return twelve hexadecimal digits that depend on *parts* alone."""
    return hashlib.sha256("\x1f".join(parts).encode("utf-8", "surrogatepass")).hexdigest()[:12]


def without_addresses(text: str) -> str:
    """Return *text* with spaces where addresses of the web stand, so that every offset stays what it is.

    What stands in an address is not said in the text: ``/2024/05/`` is no date and a host no speaker.
    """
    if "://" not in text and "](" not in text and "www." not in text:
        return text
    return _ADDRESS.sub(lambda found: " " * len(found[0]), text)


def without_reordering(text: str) -> str:
    """Return *text* without the signs that reorder what stands around them, for places that cannot enclose it."""
    return text.translate(_NOTHING)


def trim(text: str, span: Span) -> Span | None:
    """Return *span* without white space at its ends, None if nothing else is in it."""
    start, end = span.start, span.end
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Span(start, end) if start < end else None


def shorten(text: str, limit: int) -> str:
    """Return *text*, cut after a word so that it has at most *limit* code points."""
    if len(text) <= limit:
        return text
    cut = text.rfind(" ", 0, limit + 1)
    return text[: cut if cut > limit // 2 else limit].rstrip()
