"""HTML, PDF and the rest to a text seed, once, when it is added.

A seed is text with front matter that names where it came from, so that what a program made of a page
today stays as it is, and every offset with it. Nothing is fetched.
"""

from __future__ import annotations

import hashlib
import re
from enum import Enum
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Any

import yaml
from frontmatter.default_handlers import YAMLHandler

from sitegen.convert.article import Article
from sitegen.convert.html import read_html
from sitegen.convert.pdf import read_pdf
from sitegen.decode import UndecodableError, decode
from sitegen.errors import ConvertError
from sitegen.header import read_header
from sitegen.slug import LIMIT, slug_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from sitegen.model import DocumentDate

__all__ = ["Article", "seed_name", "to_seed"]

MAX_BYTES = 20_000_000
_LONGEST_VALUE = 1_000
_HTML_START = re.compile(
    rb"\s{0,100}(?:<!--.{0,1000}?-->\s{0,100})?<(?:!doctype\s+html|html|head|body)\b", re.IGNORECASE | re.DOTALL
)
_OWN = frozenset({"encoding", "source_file", "source_sha256", "added"})


class Format(Enum):
    """What a file is made of, and the suffix of the seed it becomes."""

    TEXT = ".txt"
    MARKDOWN = ".md"
    HTML = "html"
    PDF = "pdf"


_SUFFIXES = {
    "": Format.TEXT,
    ".txt": Format.TEXT,
    ".text": Format.TEXT,
    ".md": Format.MARKDOWN,
    ".markdown": Format.MARKDOWN,
    ".htm": Format.HTML,
    ".html": Format.HTML,
    ".xhtml": Format.HTML,
    ".pdf": Format.PDF,
}


def to_seed(
    data: bytes,
    name: str,
    *,
    added: str,
    document_date: Callable[[str], DocumentDate | None] | None = None,
    stated: Mapping[str, str] | None = None,
) -> str:
    """Return the text seed of the file *name* that holds *data*: front matter, a blank line, the text.

    *added* is an ISO day. *document_date* finds the date of a page of HTML; what it finds is written
    as ``date``, and where under ``date_from``. The fields *stated* by the caller win over all that is
    found. The text of a text file stays as it is, line ends too, so write the seed without translating
    them. ConvertError where the file cannot be read, is too large, or its format needs an extra that
    is not installed.
    """
    if len(data) > MAX_BYTES:
        raise ConvertError(f"it is larger than {MAX_BYTES // 1_000_000} MB", at=name, hint="add the article alone")
    kind = _format_of(data, name)
    if kind is Format.HTML:
        article = read_html(data, name, document_date)
    elif kind is Format.PDF:
        article = read_pdf(data, name)
    else:
        article = _read_text(data, name)
    if not article.text.strip():
        raise ConvertError("no text was found in it", at=name, hint="save the text of the article as a .txt file")
    fields: dict[str, Any] = {key: value for key, value in article.fields.items() if key not in _OWN and value}
    if stated:
        fields = {**fields, **stated}
        if "date" in stated:
            fields.pop("date_from", None)
    fields |= {
        "source_file": PurePosixPath(name.replace("\\", "/")).name,
        "source_sha256": hashlib.sha256(data).hexdigest(),
        "added": added,
    }
    return f"---\n{_write_fields(fields)}---\n\n{article.text}"


def seed_name(name: str, data: bytes, taken: Iterable[str]) -> str:
    """Return a file name for the seed of *name*: legal on every system and none of *taken*, in any case."""
    kind = _format_of(data, name)
    suffix = kind.value if kind in {Format.TEXT, Format.MARKDOWN} else ".md" if kind is Format.HTML else ".txt"
    stem = slug_of(PurePosixPath(name.replace("\\", "/")).stem)
    used = {PurePosixPath(other).stem.casefold() for other in taken}
    number = 1
    made = stem
    while made in used:
        number += 1
        made = f"{stem[: LIMIT - 8]}-{number}"
    return f"{made}{suffix}"


def _format_of(data: bytes, name: str) -> Format:
    """Return the format of a file: by its first bytes where they tell, else by its suffix."""
    suffix = PurePosixPath(name.replace("\\", "/")).suffix.lower()
    if data.startswith(b"%PDF-"):
        return Format.PDF
    if suffix not in {".md", ".markdown"} and _HTML_START.match(data.removeprefix(b"\xef\xbb\xbf")):
        return Format.HTML
    kind = _SUFFIXES.get(suffix)
    if kind is None:
        hint = "save it as text, Markdown, HTML or PDF"
        raise ConvertError(f"'{suffix}' files cannot be turned into text", at=name, hint=hint)
    return kind


def _read_text(data: bytes, name: str) -> Article:
    try:
        text = decode(data).text
    except UndecodableError as error:
        raise ConvertError(str(error), at=name, hint="save it as UTF-8") from error
    if "\x00" in text:
        raise ConvertError("it is not a text", at=name, hint="save it as text, Markdown, HTML or PDF")
    header, _ = read_header(text, name)
    if not header.fields:
        return Article(text[header.body :] if header.body else text)
    block = text[: header.body].split("\n", 1)[1] if "\n" in text[: header.body] else ""
    found = YAMLHandler().load(_without_fence(block), Loader=yaml.BaseLoader)
    return Article(text[header.body :].lstrip("\r\n"), {str(key).lower(): value for key, value in found.items()})


def _without_fence(block: str) -> str:
    lines = block.splitlines(keepends=True)
    return "".join(lines[:-1])


def _write_fields(fields: Mapping[str, Any]) -> str:
    """Return *fields* as YAML that reads back as the same text, a date as text too."""
    plain = {key: _plain(value) for key, value in fields.items()}
    written: str = YAMLHandler().export(plain, sort_keys=False, width=10_000)
    return written.rstrip("\n") + "\n"


def _plain(value: object) -> object:
    if not isinstance(value, str):
        return value
    return " ".join("".join(c if c.isprintable() else " " for c in value).split())[:_LONGEST_VALUE]
