"""A page to the article in it: its body, its headline, and what stands beside it."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sitegen.dates.body import find_body, united

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sitegen.dates.markup import Page
    from sitegen.model import Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """The parts of ``Page.text``: *aside* is what stands beside the article, *others* the part of it by others.

    Both are in order and without overlap.
    """

    body: Span
    headline: Span | None
    aside: tuple[Span, ...]
    others: tuple[Span, ...]


def find_article(page: Page) -> Article:
    """Return the article in *page*: asides count if they are small and do not hold the body."""
    small = _small(page.aside, page)
    body, whole = find_body(page.text, united(small)), find_body(page.text)
    if 4 * (body.end - body.start) < whole.end - whole.start:
        body = whole
    return Article(
        body=body,
        headline=_headline(page, body),
        aside=tuple(united([span for span in small if not _holds(span, body)])),
        others=tuple(united([span for span in _small(page.others, page) if not _holds(span, body)])),
    )


def lies_in(span: Span | None, parts: Sequence[Span]) -> bool:
    """Return whether *span* meets one of *parts*, which are in order and do not overlap."""
    number = bisect_left(parts, span.end, key=lambda part: part.start) if span else 0
    return span is not None and number > 0 and parts[number - 1].meets(span)


def _small(spans: Sequence[Span], page: Page) -> list[Span]:
    return [span for span in spans if 2 * (span.end - span.start) < len(page.text)]


def _holds(aside: Span, body: Span) -> bool:
    """Return whether what is called an aside is in truth around the body."""
    return 2 * (min(aside.end, body.end) - max(aside.start, body.start)) > body.end - body.start


def _headline(page: Page, body: Span) -> Span | None:
    """Return the last main heading above the body that the page also gives as its title, else the only heading."""
    titles = " ".join(each.value for each in page.declared if each.name in ("og:title", "twitter:title")).casefold()
    above = [span for span in page.headings if span.start <= body.start]
    told = [span for span in above if (text := span.of(page.text).strip().casefold()) and text in titles]
    return told[-1] if told else above[0] if len(above) == 1 else None
