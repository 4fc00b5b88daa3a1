"""Embedded data of a page (JSON-LD, schema.org) to the dates it gives for the page's main thing."""

from __future__ import annotations

import json
import re
from collections import deque
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

_MAX_NODES = 20_000
_ARTICLE = re.compile(
    r"article|posting|report|review$|recipe|newsitem|creativework|discussion|book|podcastepisode", re.IGNORECASE
)
_PAGE = re.compile(r"webpage|itempage|aboutpage|faqpage|qapage|collectionpage$", re.IGNORECASE)
_OTHER = re.compile(
    r"comment|answer|person|organization|event|offer|rating|imageobject|videoobject|product", re.IGNORECASE
)
_NAMES = ("datePublished", "dateCreated", "uploadDate", "dateModified")
_LOOSE = re.compile(r'"(datePublished|dateCreated|dateModified)"\s{0,5}:\s{0,5}"([^"\\]{6,60})"')


@dataclass(frozen=True, slots=True)
class Given:
    """One date of one thing: *rank* 0 for an article, 1 for a page, 2 for what is not named."""

    name: str
    value: str
    rank: int


def dates_in(data: str) -> tuple[Given, ...]:
    """Return the dates that the JSON-LD text *data* gives for articles and pages, the likeliest thing first.

    Data that is not valid JSON is read for its dates alone.
    """
    try:
        root = json.loads(data.strip().removeprefix("<!--").removesuffix("-->").strip(), strict=False)
    except (ValueError, RecursionError):
        return tuple(Given(match[1], match[2], 2) for match in _LOOSE.finditer(data))
    found = tuple(_walk(root))
    return tuple(sorted(found, key=lambda given: given.rank))


def _walk(root: object) -> Iterator[Given]:
    waiting = deque([root])
    for _ in range(_MAX_NODES):
        if not waiting:
            return
        node = waiting.popleft()
        if isinstance(node, list):
            waiting.extend(node)
        elif isinstance(node, dict):
            rank = _rank(node)
            if rank is None:
                continue
            for name in _NAMES:
                value = node.get(name)
                value = value[0] if isinstance(value, list) and value else value
                if isinstance(value, dict):
                    value = value.get("@value")
                if isinstance(value, str | int) and not isinstance(value, bool):
                    yield Given(name, str(value)[:60], rank)
            waiting.extend(value for value in node.values() if isinstance(value, dict | list))


def _rank(node: dict[str, object]) -> int | None:
    """Return how likely *node* is the main thing of the page; None for things that date only themselves."""
    kind = node.get("@type")
    names = " ".join(map(str, kind)) if isinstance(kind, list) else str(kind or "")
    if _ARTICLE.search(names):
        return 0
    if _PAGE.search(names):
        return 1
    if _OTHER.search(names):
        return None
    return 0 if "headline" in node else 2
