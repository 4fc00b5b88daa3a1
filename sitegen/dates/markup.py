"""HTML to what it says beside and in its text: declarations, embedded data, marked times, lines.

One pass from left to right that never looks back, so the time taken grows with the page and no
faster, however its tags are nested, broken off or repeated. Nothing is fetched and nothing is run.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from html import unescape
from typing import TYPE_CHECKING

from sitegen.model import Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

MAX_PAGE = 8_000_000  # code points of a page that are read
_MAX_TAG = 20_000  # code points of a tag whose attributes are read
_MAX_ATTRIBUTES = 60
_MAX_DATA = 2_000_000  # code points of embedded data that are kept
_MAX_ASIDES = 5_000
_MAX_DEPTH = 500  # open elements that are told apart

_NAME = re.compile(r"</?([a-zA-Z][a-zA-Z0-9:-]{0,40})")
_QUOTE_OR_END = re.compile(r"=\s{0,8}([\"'])|>")
_ATTRIBUTE = re.compile(
    r"([a-zA-Z_:@][\w:.-]{0,60})(?:\s{0,8}=\s{0,8}(?:\"([^\"]{0,8000})\"|'([^']{0,8000})'|([^\s\"'>]{1,2000})))?"
)
_SCRIPT_DATE = re.compile(  # "publishedAt": "2024-05-08…" in data handed to a script
    r"(?<![\w.-])([\w.-]{0,40}(?:publish|publication|pub_?date)[\w.-]{0,40})\\?[\"']?\s{0,3}[:=]\s{0,3}"
    r"\\?[\"'](\d{4}[-/]\d\d[-/]\d\d[^\"'\\]{0,30})",
    re.IGNORECASE,
)
_RAW = {name: re.compile(rf"</{name}", re.IGNORECASE) for name in ("script", "style", "textarea", "title", "noscript")}
_VOID = frozenset(
    {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}
)
_INLINE_NAMES = (
    "a abbr acronym b bdi bdo big cite code data del dfn em font i ins kbd mark q s samp small span strike strong sub "
    "sup time tt u var wbr"
)
_INLINE = frozenset(_INLINE_NAMES.split())
_APART = frozenset({"abbr", "small", "span", "time"})  # their text is kept apart from what touches it
_HIDDEN = frozenset({"svg", "template", "select", "button", "iframe", "object", "math", "canvas", "video", "audio"})


@dataclass(frozen=True, slots=True)
class Mark:
    """An element that carries a time or is named as one; *text* is its stretch of ``Page.text``.

    *value* is what its attributes say, empty where only the text says it; *hints* are its tag, class,
    id and itemprop, in small letters; *offset* is where its tag stands in the page.
    """

    value: str
    hints: str
    text: Span | None
    offset: int


@dataclass(frozen=True, slots=True)
class Declared:
    """A named value of the page, from a ``meta`` or ``link`` element."""

    name: str
    value: str
    offset: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """What a page holds.

    *data* are its JSON-LD texts, *scripts* the days of publication named in other scripts. *aside* are
    the stretches of *text* in navigation, asides, footers and comments, *headings* those of h1. *pieces*
    tell where text comes from: its position in *text*, its offset in the page, its length there.
    """

    language: str | None
    declared: tuple[Declared, ...]
    data: tuple[tuple[str, int], ...]
    scripts: tuple[Declared, ...]
    marks: tuple[Mark, ...]
    text: str
    aside: tuple[Span, ...]
    headings: tuple[Span, ...]
    pieces: tuple[tuple[int, int, int], ...]

    def offset_of(self, position: int) -> int:
        """Return where in the page the character at *position* of ``text`` stands, as near as is known."""
        low, high = 0, len(self.pieces)
        while high - low > 1:
            middle = (low + high) // 2
            low, high = (middle, high) if self.pieces[middle][0] <= position else (low, middle)
        if not self.pieces:
            return 0
        at, offset, length = self.pieces[low]
        return offset + min(max(0, position - at), length)


def is_page(source: str) -> bool:
    """Return whether *source* is a page of HTML rather than text."""
    head = source[:4096].lstrip("\ufeff \t\r\n").lower()
    if head.startswith(("<!doctype html", "<html", "<head", "<body", "<?xml")):
        return True
    return head.startswith("<") and bool(re.search(r"<(?:html|head|body|meta|article|div|p)[\s>]", head))


def read_page(source: str) -> Page:
    """Return what the page *source* declares, embeds, marks and shows."""
    reader = _Reader()
    for token in _tokens(source[:MAX_PAGE]):
        reader.take(token)
    return reader.page()


@dataclass(frozen=True, slots=True)
class _Token:
    """A stretch of text (*name* empty), a tag, or the raw content of a script."""

    name: str
    closing: bool
    start: int
    content: str
    attributes: str


def _tokens(source: str) -> Iterator[_Token]:
    position, length = 0, len(source)
    while position < length:
        opened = source.find("<", position)
        opened = length if opened < 0 else opened
        if opened > position:
            yield _Token("", False, position, source[position:opened], "")
        if opened == length:
            return
        position = opened
        if source.startswith("<!--", opened):
            closed = source.find("-->", opened + 4)
            position = length if closed < 0 else closed + 3
        elif source.startswith(("<!", "<?"), opened):
            closed = source.find(">", opened)
            position = length if closed < 0 else closed + 1
        elif match := _NAME.match(source, opened):
            end = _tag_end(source, match.end())
            name = match[1].lower()
            closing = source[opened + 1] == "/"
            position = end + 1
            content = ""
            if name in _RAW and not closing:
                raw = _RAW[name].search(source, position)
                content = source[position : raw.start() if raw else length]
                position = raw.start() if raw else length
            yield _Token(name, closing, opened, content, source[match.end() : min(end, match.end() + _MAX_TAG)])
        else:
            yield _Token("", False, opened, "<", "")
            position = opened + 1


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


def attributes_of(text: str) -> Mapping[str, str]:
    """Return the attributes in the inside of a tag, the first of each name, names in small letters."""
    found: dict[str, str] = {}
    for number, match in enumerate(_ATTRIBUTE.finditer(text)):
        if number == _MAX_ATTRIBUTES:
            break
        found.setdefault(match[1].lower(), unescape(match[2] or match[3] or match[4] or ""))
    return found


_TIME_HINT = re.compile(r"date|time|datum|publi|posted|updated|modified|created|stamp", re.IGNORECASE)
_ASIDE_HINT = re.compile(
    r"(?<![a-z])(?:comments?|kommentare?|related|sidebar|teasers?|widgets?|footer|nav|menu|recommend\w*|breadcrumbs?|"
    r"most-?read|popular|trending|newsletter|advert\w*|reply|respond)(?![a-z])",
    re.IGNORECASE,
)
_ASIDE_TAGS = frozenset({"nav", "aside", "footer"})
_WHOLE = frozenset({"html", "body", "main", "article"})


@dataclass(slots=True)
class _Open:
    """An element that is not yet closed; *aside* is where its text starts if it is no part of the article."""

    name: str
    aside: int | None
    hidden: bool
    mark: tuple[str, str, int, int] | None = None  # value, hints, offset, text position


@dataclass(slots=True)
class _Reader:
    """Builds a Page from its tokens."""

    language: str | None = None
    declared: list[Declared] = field(default_factory=list)
    data: list[tuple[str, int]] = field(default_factory=list)
    scripts: list[Declared] = field(default_factory=list)
    kept: int = 0
    marks: list[Mark] = field(default_factory=list)
    parts: list[str] = field(default_factory=list)
    length: int = 0
    pieces: list[tuple[int, int, int]] = field(default_factory=list)
    aside: list[Span] = field(default_factory=list)
    headings: list[Span] = field(default_factory=list)
    open: list[_Open] = field(default_factory=list)
    count: dict[str, int] = field(default_factory=dict)
    apart: bool = False

    def take(self, token: _Token) -> None:
        if not token.name:
            self._text(token)
        elif token.closing:
            self._close(token.name)
        else:
            self._start(token)

    def page(self) -> Page:
        while self.open:
            self._pop()
        return Page(
            language=self.language,
            declared=tuple(self.declared),
            data=tuple(self.data),
            scripts=tuple(self.scripts),
            marks=tuple(self.marks),
            text="".join(self.parts),
            aside=tuple(self.aside),
            headings=tuple(self.headings),
            pieces=tuple(self.pieces),
        )

    def _text(self, token: _Token) -> None:
        if self.open and self.open[-1].hidden:
            return
        text = re.sub(r"[ \t\r\n\f]+", " ", unescape(token.content))
        if self.parts and self.parts[-1][-1:].isspace():
            text = text.lstrip(" ")
        if text:
            if self.apart and self.parts and self.parts[-1][-1:].isalnum() and text[0].isalnum():
                self._add(" ")
            self.apart = False
            self.pieces.append((self.length, token.start, len(token.content)))
            self._add(text)

    def _add(self, text: str) -> None:
        self.parts.append(text)
        self.length += len(text)

    def _break(self) -> None:
        if self.parts and not self.parts[-1].endswith("\n"):
            self._add("\n")

    def _start(self, token: _Token) -> None:
        name = token.name
        if name == "script":
            attributes = attributes_of(token.attributes)
            content = token.content[: max(0, _MAX_DATA - self.kept)]
            self.kept += len(content)
            if "ld+json" in attributes.get("type", "").lower():
                self.data.append((content, token.start))
            else:
                inside = token.start + len("<script>") + len(token.attributes)
                self.scripts += [
                    Declared(m[1].lower(), m[2], inside + m.start(2)) for m in _SCRIPT_DATE.finditer(content)
                ]
            return
        if name in _RAW:
            return
        if name not in _INLINE:
            self._break()
        self.apart = self.apart or name in _APART
        attributes = attributes_of(token.attributes) if token.attributes.strip(" /\r\n\t") else {}
        if name == "html":
            self.language = attributes.get("lang") or attributes.get("xml:lang") or None
        elif name in ("meta", "link"):
            self._declare(attributes, token.start)
        value, hints = _time_of(name, attributes)
        if name in _VOID or (name in _HIDDEN and token.attributes.endswith("/")):
            if value and name not in ("meta", "link"):
                self.marks.append(Mark(value, hints, None, token.start))
            return
        if len(self.open) < _MAX_DEPTH:
            above = self.open[-1] if self.open else None
            classes = f"{attributes.get('class', '')} {attributes.get('id', '')}"
            beside = name in _ASIDE_TAGS or (name not in _WHOLE and bool(_ASIDE_HINT.search(classes[:300])))
            hidden = (above is not None and above.hidden) or name in _HIDDEN
            mark = (value, hints, token.start, self.length) if hints or name == "h1" else None
            self.count[name] = self.count.get(name, 0) + 1
            self.open.append(_Open(name, self.length if beside else None, hidden, mark))

    def _declare(self, attributes: Mapping[str, str], offset: int) -> None:
        value = attributes.get("content") or attributes.get("href") or ""
        for key in ("property", "name", "itemprop", "http-equiv", "rel"):
            if attributes.get(key) and value:
                self.declared.append(Declared(attributes[key].strip().lower(), value.strip(), offset))

    def _close(self, name: str) -> None:
        if name not in _INLINE:
            self._break()
        self.apart = self.apart or name in _APART
        if not self.count.get(name):
            return
        if name in _INLINE and name not in [each.name for each in self.open[-3:]]:
            return
        while self.open[-1].name != name:
            self._pop()
        self._pop()

    def _pop(self) -> None:
        closed = self.open.pop()
        self.count[closed.name] -= 1
        if closed.mark:
            value, hints, offset, start = closed.mark
            text = Span(start, self.length) if start < self.length <= start + 400 else None
            if closed.name == "h1" and text:
                self.headings.append(text)
            elif hints and (value or text):
                self.marks.append(Mark(value, hints, text, offset))
        if closed.aside is not None and closed.aside < self.length and len(self.aside) < _MAX_ASIDES:
            self.aside.append(Span(closed.aside, self.length))


def _time_of(name: str, attributes: Mapping[str, str]) -> tuple[str, str]:
    """Return the time an element carries and what it is called; both empty if it is none."""
    called = " ".join(attributes.get(key, "") for key in ("itemprop", "property", "class", "id"))[:400].lower()
    if name != "time" and not _TIME_HINT.search(called):
        return "", ""
    value = attributes.get("datetime") or attributes.get("content") or ""
    if not value and (name == "abbr" or "date" in called):
        value = attributes.get("title") or ""
    pubdate = " pubdate" if "pubdate" in attributes else ""
    return value.strip()[:100], f"{name} {called}{pubdate}"
