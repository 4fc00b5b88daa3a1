"""Markdown to clean HTML, with the marked stretches of a source in it.

This is the one place where text becomes markup without being escaped. Raw HTML is shown as text, and
what comes out passes a list of allowed elements and links last of all. Private-use characters that do
not occur in the text stand for the marks while Markdown runs, and become elements on what it gives.
"""

from __future__ import annotations

import re
from html import escape
from html.parser import HTMLParser
from itertools import islice
from typing import TYPE_CHECKING

import markdown
import nh3
from markupsafe import Markup

from sitegen.render.routes import web_address
from sitegen.render.tags import Tags

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from sitegen.render.marks import Mark, Token

_LONGEST = 200_000  # code points
_MOST = {"[": 400, "\n": 2_000}  # Python-Markdown takes quadratic time in these
_PRIVATE = (0xF0000, 0xFFFFE)  # Supplementary Private Use Area-A
_BLOCK_START = re.compile(r"[ \t]*(?:(?:#{1,6}[ \t]+|>[ \t]?|[-*+][ \t]+|\d{1,9}[.)][ \t]+)[ \t]*)*")
_HEADING = re.compile(r"h[1-6]")
_MEANING = re.compile(r"#d-\d+-means")  # where the page says what a date means
_ID = re.compile(r'<h\d id="([^"]*)"')
_VOID = frozenset({"br", "hr", "img"})
_ALLOWED = {
    "a",
    "blockquote",
    "br",
    "code",
    "dd",
    "del",
    "dl",
    "dt",
    "em",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "hr",
    "img",
    "li",
    "mark",
    "ol",
    "p",
    "pre",
    "span",
    "strong",
    "sub",
    "sup",
    "table",
    "tbody",
    "td",
    "th",
    "thead",
    "time",
    "tr",
    "ul",
}
_HEADINGS = {name: {"id"} for name in ("h2", "h3", "h4", "h5", "h6")}


def to_html(text: str, links: Mapping[str, str]) -> Markup | None:
    """Return a page that people wrote as HTML, None where it is too heavy for Markdown.

    *links* says what names lead to inside the site; other links must lead to the web.
    """
    if _too_heavy(text):
        return None
    made = _run(text, ["sane_lists", "tables", "toc"], references=True)
    if made is None:
        return None
    made = re.sub(r"<(/?)h1\b", r"<\1h2", made)
    anchors = set(_ID.findall(made))

    def keep(tag: str, name: str, value: str) -> str | None:
        if name == "href" and value.startswith("#"):
            return value if value[1:] in anchors else None
        if tag == "img" and name == "src":
            return links.get(value) if value.startswith("assets/") else None
        if name != "href":
            return value
        path, _, fragment = value.partition("#")
        inside = links.get(path)
        if inside is not None:
            return f"{inside}#{fragment}" if fragment else inside
        return value if web_address(value) or value.startswith("mailto:") else None

    return Markup(  # noqa: S704  # cleaned one line below
        nh3.clean(
            made,
            tags=_ALLOWED,
            attributes={"a": {"href", "title"}, "img": {"src", "alt", "title"}, **_HEADINGS},
            attribute_filter=keep,
            url_schemes={"http", "https", "mailto"},
        )
    )


def note_to_html(text: str) -> Markup | None:
    """Return what editors add to a page as HTML, None where it is too heavy for Markdown.

    Its headings stand below those of the page and have no ids, and its links lead to the web.
    """
    made = None if _too_heavy(text) else _run(text, ["sane_lists", "tables"], references=True)
    if made is None:
        return None

    def keep(_tag: str, name: str, value: str) -> str | None:
        return value if name != "href" or web_address(value) or value.startswith("mailto:") else None

    return Markup(  # noqa: S704  # cleaned one line below
        nh3.clean(
            re.sub(r"<(/?)h[1-6]\b", r"<\1h3", made),
            tags=_ALLOWED - {"img"},
            attributes={"a": {"href", "title"}},
            attribute_filter=keep,
            url_schemes={"http", "https", "mailto"},
        )
    )


def marked_to_html(tokens: Sequence[Token], *, heading: bool = False) -> Markup | None:
    """Return a block of a source as HTML with its marks, None where it is too heavy for Markdown.

    A *heading* is one whether its text brings the sign of a heading or not.
    """
    said = "".join(token.text for token in tokens)
    if _too_heavy(said):
        return None
    ends = sum(1 for token in tokens if token.opens or token.closes)
    signs = list(islice((chr(code) for code in range(*_PRIVATE) if chr(code) not in said), ends))
    if len(signs) < ends:
        return None
    text = _with_signs(tokens, signs)
    if heading and not text.startswith("#"):
        text = f"## {' '.join(text.split())}"
    made = _run(text, ["sane_lists", "tables"], references=False)
    if made is None:
        return None
    weaving = _Weaving(dict(zip(signs, (token for token in tokens if token.opens or token.closes), strict=True)))
    weaving.feed(made)
    weaving.close()
    return Markup(  # noqa: S704  # cleaned one line below
        nh3.clean(
            "".join(weaving.out),
            tags=_ALLOWED - {"img"},
            attributes={
                "a": {"id", "class", "href", "title", "data-meaning", "aria-describedby"},
                "mark": {"id", "class", "data-n", "data-of"},
                "span": {"id", "class", "title"},
                "time": {"datetime"},
            },
            attribute_filter=_web_or_meaning,
            url_schemes={"http", "https"},
        )
    )


def _web_or_meaning(_tag: str, name: str, value: str) -> str | None:
    return value if name != "href" or _MEANING.fullmatch(value) else web_address(value)


def _too_heavy(text: str) -> bool:
    return len(text) > _LONGEST or any(text.count(sign) > most for sign, most in _MOST.items())


def _run(text: str, extensions: Sequence[str], *, references: bool) -> str | None:
    engine = markdown.Markdown(extensions=list(extensions), output_format="html")
    engine.preprocessors.deregister("html_block")
    engine.inlinePatterns.deregister("html")
    if not references:
        engine.parser.blockprocessors.deregister("reference")
    try:
        return engine.convert(text)
    except RecursionError:  # lists in lists in lists
        return None


def _with_signs(tokens: Iterable[Token], signs: Sequence[str]) -> str:
    """Return the text with a sign for each end of a mark; one at the start of a block stands behind its prefix."""
    rest = iter(signs)
    parts: list[str] = []
    waiting = ""
    for token in tokens:
        if token.opens or token.closes:
            waiting += next(rest)
        else:
            at_start = not parts or parts[-1].endswith("\n")
            prefix = _BLOCK_START.match(token.text) if at_start else None
            cut = prefix.end() if prefix else 0
            parts += [token.text[:cut], waiting, token.text[cut:]]
            waiting = ""
    return "".join([*parts, waiting])


class _Weaving(HTMLParser):
    """Puts the marks on what Markdown gave: cut wherever an element begins or ends, opened again with the next words.

    Only the first piece of a mark carries its id and number.
    """

    def __init__(self, signs: Mapping[str, Token]) -> None:
        super().__init__(convert_charrefs=False)
        self.out: list[str] = []
        self._signs = signs
        self._split = re.compile(f"([{''.join(signs)}])") if signs else None
        self._opened: list[Mark] = []
        self._pending: list[Mark] = []
        self._tags = Tags()
        self._in_link = False
        self._seen: set[str] = set()
        self._first = {token.opens.id for token in signs.values() if token.opens and token.first}

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._suspend()
        name = "h2" if _HEADING.fullmatch(tag) else tag
        clean = "".join(f' {key}="{escape(self._unsigned(value or ""))}"' for key, value in attrs)
        self.out.append(f"<{name}{clean}>")
        self._in_link = self._in_link or tag == "a"

    def handle_endtag(self, tag: str) -> None:
        self._suspend()
        if tag not in _VOID:
            self.out.append(f"</{'h2' if _HEADING.fullmatch(tag) else tag}>")
        self._in_link = self._in_link and tag != "a"

    def handle_entityref(self, name: str) -> None:
        self._say(f"&{name};")

    def handle_charref(self, name: str) -> None:
        self._say(f"&#{name};")

    def handle_data(self, data: str) -> None:
        for part in self._split.split(data) if self._split else [data]:
            token = self._signs.get(part)
            if token is None:
                self._say(part)
            elif token.opens:
                self._pending.append(token.opens)
            elif token.closes:
                self._end(token.closes)

    def close(self) -> None:
        """End the last elements."""
        super().close()
        self._suspend()

    def _unsigned(self, value: str) -> str:
        return self._split.sub("", value) if self._split else value

    def _say(self, text: str) -> None:
        if text.strip():
            for mark in self._pending:
                self.out.append(self._start(mark))
            self._opened += self._pending
            self._pending = []
        self.out.append(text if text.startswith("&") else escape(text, quote=False))

    def _start(self, mark: Mark) -> str:
        first = mark.id in self._first - self._seen
        self._seen.add(mark.id)
        return self._tags.start(mark, first=first, inside_link=self._in_link)

    def _end(self, mark: Mark) -> None:
        if mark in self._pending:
            self._pending.remove(mark)
            return
        again: list[Mark] = []
        while self._opened:
            last = self._opened.pop()
            self.out.append(self._tags.end(last))
            if last is mark:
                break
            again.insert(0, last)
        self._pending = [*again, *self._pending]

    def _suspend(self) -> None:
        """Close every open mark before an element begins or ends; they open again with the next words."""
        for mark in reversed(self._opened):
            self.out.append(self._tags.end(mark))
        self._pending = [*self._opened, *self._pending]
        self._opened = []
