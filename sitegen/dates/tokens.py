"""HTML to tags and texts, in one pass from left to right that never looks back.

The time taken grows with the page and no faster, however its tags are nested, broken off or repeated.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from html import unescape
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

RAW = ("script", "style", "textarea", "title", "noscript")  # what stands in these is no markup
_MAX_TAG = 20_000  # code points of a tag whose attributes are read
_MAX_ATTRIBUTES = 60

_NAME = re.compile(r"</?([a-zA-Z][a-zA-Z0-9:-]{0,40})")
_QUOTE_OR_END = re.compile(r"=\s{0,8}([\"'])|>")
_ATTRIBUTE = re.compile(
    r"([a-zA-Z_:@][\w:.-]{0,60})(?:\s{0,8}=\s{0,8}(?:\"([^\"]{0,8000})\"|'([^']{0,8000})'|([^\s\"'>]{1,2000})))?"
)
_RAW_END = {name: re.compile(rf"</{name}", re.IGNORECASE) for name in RAW}


@dataclass(frozen=True, slots=True, kw_only=True)
class Token:
    """A stretch of text, with an empty *name*, or a tag.

    *content* is the text, or what stands in a script; *inside* is what stands in the tag after its
    name. *start*, *inside_start* and *content_start* are their offsets in the page.
    """

    name: str = ""
    closing: bool = False
    start: int
    inside: str = ""
    inside_start: int = 0
    content: str = ""
    content_start: int = 0


def tokens_of(source: str) -> Iterator[Token]:
    """Yield the texts and tags of *source* in order; comments and declarations are left out."""
    position, length = 0, len(source)
    while position < length:
        opened = source.find("<", position)
        opened = length if opened < 0 else opened
        if opened > position:
            yield Token(start=position, content=source[position:opened], content_start=position)
        if opened == length:
            return
        if source.startswith("<!--", opened):
            position = _behind(source, "-->", opened + 4)
        elif source.startswith(("<!", "<?"), opened):
            position = _behind(source, ">", opened)
        elif match := _NAME.match(source, opened):
            token, position = _tag(source, opened, match)
            yield token
        else:
            yield Token(start=opened, content="<", content_start=opened)
            position = opened + 1


def attributes_of(inside: str) -> Mapping[str, str]:
    """Return the attributes in the inside of a tag, the first of each name, names in small letters."""
    found: dict[str, str] = {}
    for number, match in enumerate(_ATTRIBUTE.finditer(inside)):
        if number == _MAX_ATTRIBUTES:
            break
        found.setdefault(match[1].lower(), unescape(match[2] or match[3] or match[4] or ""))
    return found


def _tag(source: str, opened: int, match: re.Match[str]) -> tuple[Token, int]:
    """Return the tag that opens at *opened*, and where what follows it begins."""
    name, end = match[1].lower(), _tag_end(source, match.end())
    closing, behind = source[opened + 1] == "/", min(end + 1, len(source))
    position = behind
    if name in _RAW_END and not closing:
        raw = _RAW_END[name].search(source, behind)
        position = raw.start() if raw else len(source)
    token = Token(
        name=name,
        closing=closing,
        start=opened,
        inside=source[match.end() : min(end, match.end() + _MAX_TAG)],
        inside_start=match.end(),
        content=source[behind:position],
        content_start=behind,
    )
    return token, position


def _tag_end(source: str, position: int) -> int:
    """Return where the ``>`` of the tag stands; one inside a quoted value does not count."""
    while match := _QUOTE_OR_END.search(source, position):
        if not match[1]:
            return match.start()
        closed = source.find(match[1], match.end())
        if closed < 0:
            end = source.find(">", match.end())
            return end if end >= 0 else len(source)
        position = closed + 1
    return len(source)


def _behind(source: str, end: str, position: int) -> int:
    found = source.find(end, position)
    return len(source) if found < 0 else found + len(end)
