"""HTML to what it says beside and in its text: declarations, embedded data, marked times, lines.

Nothing is fetched and nothing is run; of what there can be too much, only so much is kept.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from html import unescape
from typing import TYPE_CHECKING

from sitegen.dates.tokens import RAW, Token, attributes_of, tokens_of
from sitegen.model import Span

if TYPE_CHECKING:
    from collections.abc import Mapping

MAX_PAGE = 8_000_000  # code points of a page that are read
_MAX_DATA = 2_000_000  # code points of scripts that are looked at
_MAX_ASIDES = 5_000
_MAX_DEPTH = 500  # open elements that are told apart
_MAX_MARKED = 400  # code points of text a time or a heading may have

_SCRIPT_DATE = re.compile(  # "publishedAt": "2024-05-08…" in data handed to a script
    r"(?<![\w.-])([\w.-]{0,40}(?:publish|publication|pub_?date)[\w.-]{0,40})\\?[\"']?\s{0,3}[:=]\s{0,3}"
    r"\\?[\"'](\d{4}[-/]\d\d[-/]\d\d[^\"'\\]{0,30})",
    re.IGNORECASE,
)
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


_TIME_HINT = re.compile(r"date|time|datum|publi|posted|updated|modified|created|stamp")
_OTHERS_HINT = re.compile(
    r"(?<![a-z])(?:comments?|kommentare?|repl(?:y|ies)|respond|related|recommend\w*|most-?read|popular|trending)(?![a-z])",
    re.IGNORECASE,
)
_ASIDE_HINT = re.compile(
    r"(?<![a-z])(?:sidebar|teasers?|widgets?|footer|nav|menu|breadcrumbs?|newsletter|advert\w*)(?![a-z])", re.IGNORECASE
)
_ASIDE_TAGS = frozenset({"nav", "aside", "footer"})
_WHOLE = frozenset({"html", "body", "main", "article"})


@dataclass(frozen=True, slots=True)
class Mark:
    """An element that carries a time or is named as one; *text* is its stretch of ``Page.text``.

    *value* is what its attributes say, empty where only the text says it; *hints* are its tag, class,
    id and itemprop, in small letters; *span* is where the value, or the tag, stands in the page.
    """

    value: str
    hints: str
    text: Span | None
    span: Span


@dataclass(frozen=True, slots=True)
class Declared:
    """A named value of the page, from a ``meta`` or ``link`` element or a script, and where it stands."""

    name: str
    value: str
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """What a page holds.

    *data* are its JSON-LD texts, *scripts* the days of publication named in other scripts. *aside* are
    the stretches of *text* in navigation, asides, footers and comments, *others* those by or about others
    (comments, related articles), *headings* those of h1. *pieces* tell where text comes from: its
    position in *text*, its offset in the page, its length there.
    """

    language: str | None
    declared: tuple[Declared, ...]
    data: tuple[tuple[str, int], ...]
    scripts: tuple[Declared, ...]
    marks: tuple[Mark, ...]
    text: str
    aside: tuple[Span, ...]
    others: tuple[Span, ...]
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
    for token in tokens_of(source[:MAX_PAGE]):
        reader.take(token)
    return reader.page()


@dataclass(frozen=True, slots=True)
class _Marked:
    """A time or a heading that is still open: what its tag says, and where its text starts."""

    value: str
    hints: str
    span: Span
    start: int


@dataclass(frozen=True, slots=True)
class _Open:
    """An element that is not yet closed; its text starts at *start*."""

    name: str
    start: int
    aside: bool
    others: bool
    hidden: bool
    mark: _Marked | None


@dataclass(slots=True)
class _Reader:
    """Builds a Page from its tokens."""

    language: str | None = None
    declared: list[Declared] = field(default_factory=list)
    data: list[tuple[str, int]] = field(default_factory=list)
    scripts: list[Declared] = field(default_factory=list)
    looked_at: int = 0
    marks: list[Mark] = field(default_factory=list)
    parts: list[str] = field(default_factory=list)
    length: int = 0
    pieces: list[tuple[int, int, int]] = field(default_factory=list)
    aside: list[Span] = field(default_factory=list)
    others: list[Span] = field(default_factory=list)
    headings: list[Span] = field(default_factory=list)
    open: list[_Open] = field(default_factory=list)
    count: dict[str, int] = field(default_factory=dict)
    apart: bool = False

    def take(self, token: Token) -> None:
        if not token.name:
            self._text(token)
        elif token.closing:
            self._close(token.name)
        elif token.name == "script":
            self._script(token)
        elif token.name not in RAW:
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
            others=tuple(self.others),
            headings=tuple(self.headings),
            pieces=tuple(self.pieces),
        )

    def _text(self, token: Token) -> None:
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

    def _edge(self, name: str) -> None:
        """Part what stands before the edge of an element from what follows."""
        self.apart = self.apart or name in _APART
        if name not in _INLINE and self.parts and not self.parts[-1].endswith("\n"):
            self._add("\n")

    def _script(self, token: Token) -> None:
        content = token.content[: max(0, _MAX_DATA - self.looked_at)]
        self.looked_at += len(content)
        if "ld+json" in attributes_of(token.inside).get("type", "").lower():
            self.data.append((content, token.content_start))
            return
        for match in _SCRIPT_DATE.finditer(content):
            start = token.content_start + match.start(2)
            self.scripts.append(Declared(match[1].lower(), match[2], Span(start, start + len(match[2]))))

    def _start(self, token: Token) -> None:
        name = token.name
        self._edge(name)
        attributes = attributes_of(token.inside) if token.inside.strip(" /\r\n\t") else {}
        if name == "html":
            self.language = attributes.get("lang") or attributes.get("xml:lang") or None
        elif name in ("meta", "link"):
            self._declare(attributes, token)
        value, hints = _time_of(name, attributes)
        mark = _Marked(value, hints, _span_of(value, token), self.length) if hints or name == "h1" else None
        if name in _VOID or (name in _HIDDEN and token.inside.endswith("/")):
            if value and mark and name not in ("meta", "link"):
                self.marks.append(Mark(value, hints, None, mark.span))
        elif len(self.open) < _MAX_DEPTH:
            classes = f"{attributes.get('class', '')} {attributes.get('id', '')}"[:300] if name not in _WHOLE else ""
            others = bool(_OTHERS_HINT.search(classes))
            aside = others or name in _ASIDE_TAGS or bool(_ASIDE_HINT.search(classes))
            hidden = name in _HIDDEN or (bool(self.open) and self.open[-1].hidden)
            self.count[name] = self.count.get(name, 0) + 1
            self.open.append(_Open(name, self.length, aside, others, hidden, mark))

    def _declare(self, attributes: Mapping[str, str], token: Token) -> None:
        value = (attributes.get("content") or attributes.get("href") or "").strip()
        for key in ("property", "name", "itemprop", "http-equiv", "rel"):
            if attributes.get(key) and value:
                self.declared.append(Declared(attributes[key].strip().lower(), value, _span_of(value, token)))

    def _close(self, name: str) -> None:
        self._edge(name)
        if not self.count.get(name) or (name in _INLINE and name not in [each.name for each in self.open[-3:]]):
            return
        while self.open[-1].name != name:
            self._pop()
        self._pop()

    def _pop(self) -> None:
        closed = self.open.pop()
        self.count[closed.name] -= 1
        if closed.start == self.length:
            text = None
        else:
            text = Span(closed.start, self.length)
            if closed.aside and len(self.aside) < _MAX_ASIDES:
                self.aside.append(text)
            if closed.others and len(self.others) < _MAX_ASIDES:
                self.others.append(text)
            text = text if text.end - text.start <= _MAX_MARKED else None
        if closed.mark and closed.name == "h1":
            self.headings += [text] if text else []
        elif closed.mark and (closed.mark.value or text):
            self.marks.append(Mark(closed.mark.value, closed.mark.hints, text, closed.mark.span))


def _span_of(value: str, token: Token) -> Span:
    """Return where *value* stands in the tag, the whole tag where it is not written so."""
    at = token.inside.find(value) if value else -1
    if at < 0:
        return Span(token.start, max(token.start + 1, token.content_start))
    return Span(token.inside_start + at, token.inside_start + at + len(value))


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
