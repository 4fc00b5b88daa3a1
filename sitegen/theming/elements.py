"""The elements of a template's markup with their lines, read in one pass whatever stands there.

The parser of the standard library goes back over what it could not close, which takes hours for some files.
"""

from __future__ import annotations

import re
from html import unescape
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

_START = re.compile(r"<(?:!--|([A-Za-z][^\s/>]*))")
_ATTRIBUTE = re.compile(r"""[\s/]*+([^\s/>=]++)(?:\s*+=\s*+(?:"([^"]{0,5000})"|'([^']{0,5000})'|([^\s>"']++)))?""")
_RAW = frozenset({"script", "style", "textarea", "title"})  # elements that hold no others


def elements(markup: str) -> Iterator[tuple[int, str, dict[str, str]]]:
    """Yield line, name and attributes of each element; of an attribute given twice the first counts."""
    line, counted, at = 1, 0, 0
    while found := _START.search(markup, at):
        if found[1] is None:
            end = markup.find("-->", found.end())
            at = len(markup) if end < 0 else end + 3
            continue
        line, counted = line + markup.count("\n", counted, found.start()), found.start()
        tag = found[1].lower()
        attributes, at = _attributes(markup, found.end())
        yield line, tag, attributes
        if tag in _RAW:
            closing = re.compile(f"</{tag}", re.IGNORECASE).search(markup, at)
            at = closing.end() if closing else len(markup)


def _attributes(markup: str, at: int) -> tuple[dict[str, str], int]:
    """Return the attributes that begin at *at*, and where they end."""
    attributes: dict[str, str] = {}
    while found := _ATTRIBUTE.match(markup, at):
        value = next((group for group in found.groups()[1:] if group is not None), "")
        attributes.setdefault(found[1].lower(), unescape(value))
        at = found.end()
    return attributes, at
