"""What the content policy of the pages (CSP 3) lets a browser load, and what in a template it would not."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from sitegen.theming.elements import elements

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

_LOADS = {
    ("script", "src"): "script-src",
    ("img", "src"): "img-src",
    ("img", "srcset"): "img-src",
    ("source", "srcset"): "img-src",
    ("source", "src"): "media-src",
    ("audio", "src"): "media-src",
    ("video", "src"): "media-src",
    ("track", "src"): "media-src",
    ("iframe", "src"): "frame-src",
    ("frame", "src"): "frame-src",
    ("embed", "src"): "object-src",
    ("object", "data"): "object-src",
    ("form", "action"): "form-action",
    ("base", "href"): "base-uri",
}
_LINKS = {"stylesheet": "style-src", "icon": "img-src", "manifest": "manifest-src", "preload": "default-src"}
_NO_DEFAULT = frozenset({"form-action", "base-uri"})
_RUN = frozenset({"", "module", "text/javascript", "application/javascript", "importmap"})
_URL = re.compile(r"""@import\s+["']([^"'\s]+)|url\(\s*["']?([^"')\s]+)""", re.IGNORECASE)
_FONT = re.compile(r"\.(?:woff2?|ttf|otf|eot)(?:[?#]|\Z)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Policy:
    """A content policy: the sources of each directive."""

    rules: Mapping[str, frozenset[str]]

    def allows(self, directive: str, url: str) -> bool:
        """Return whether the policy lets a page use *url* for *directive*; hosts are compared, paths are not."""
        kind = directive if directive in self.rules or directive in _NO_DEFAULT else "default-src"
        if kind not in self.rules:
            return True
        sources = self.rules[kind]
        try:
            parts = urlsplit(url)
        except ValueError:
            return False
        if not parts.scheme and not parts.netloc:
            return "'self'" in sources
        hosts = {source.split("//", 1)[-1].split("/", 1)[0] for source in sources}
        return bool({"*", f"{parts.scheme}:"} & sources) or (bool(parts.netloc) and parts.netloc in hosts)

    def allows_inline(self, directive: str) -> bool:
        """Return whether scripts or styles may stand in the page itself."""
        kind = directive if directive in self.rules else "default-src"
        return kind not in self.rules or "'unsafe-inline'" in self.rules[kind]


def parse_policy(text: str) -> Policy:
    """Return the policy that *text* states; of a directive named twice the first counts."""
    rules: dict[str, frozenset[str]] = {}
    for rule in text.split(";"):
        name, *sources = rule.split() or [""]
        if name:
            rules.setdefault(name.lower(), frozenset(sources))
    return Policy(rules)


def stated_policy(markup: str) -> str | None:
    """Return the policy that the page *markup* states in its head, None where it states none."""
    for _, tag, attributes in elements(markup):
        if tag == "meta" and attributes.get("http-equiv", "").lower() == "content-security-policy":
            return attributes.get("content", "")
    return None


def blocked_in_markup(markup: str, policy: Policy) -> Iterator[tuple[int, str]]:
    """Yield the line and the words of everything in *markup* that *policy* blocks."""
    for line, tag, attributes in elements(markup):
        yield from ((line, what) for what in _blocked(tag, attributes, policy))


def blocked_in_style(style: str, policy: Policy) -> Iterator[tuple[int, str]]:
    """Yield the line and the address of everything the style sheet *style* loads and *policy* blocks."""
    line, counted = 1, 0
    for found in _URL.finditer(style):
        line, counted = line + style.count("\n", counted, found.start()), found.start()
        url = found[1] or found[2]
        directive = "style-src" if found[1] else "font-src" if _FONT.search(url) else "img-src"
        if not url.startswith("#") and not policy.allows(directive, url):
            yield line, url


def _blocked(tag: str, attributes: Mapping[str, str], policy: Policy) -> Iterator[str]:
    handlers = [name for name in attributes if name.startswith("on")]
    if handlers and not policy.allows_inline("script-src"):
        yield f"the script in '{handlers[0]}'"
    if (tag == "style" or "style" in attributes) and not policy.allows_inline("style-src"):
        yield "the style in 'style'" if "style" in attributes else "the styles in <style>"
    runs = tag == "script" and "src" not in attributes and attributes.get("type", "").lower() in _RUN
    if runs and not policy.allows_inline("script-src"):
        yield "the script in <script>"
    if attributes.get("href", "").strip().lower().startswith("javascript:"):
        yield "the script in 'href'"
    for name, value in attributes.items():
        directive = _LOADS.get((tag, name))
        if tag == "link" and name == "href":
            words = attributes.get("rel", "").lower().split()
            directive = next((_LINKS[word] for word in words if word in _LINKS), None)
        for url in _addresses(name, value) if directive else ():
            if directive and not policy.allows(directive, url):
                yield f"'{url}'"


def _addresses(name: str, value: str) -> Iterator[str]:
    parts = value.split(",") if name == "srcset" else [value]
    yield from (part.split()[0] for part in parts if part.strip())
