"""A PDF to the text in it."""

from __future__ import annotations

import io
import re
from typing import TYPE_CHECKING

from sitegen.convert.article import Article
from sitegen.errors import ConvertError

if TYPE_CHECKING:
    from pypdf import PdfReader

MAX_PAGES = 2_000
MAX_TEXT = 20_000_000  # code points
MAX_RATIO = 200  # code points of text for one byte of the file

_HYPHEN = re.compile(r"(?<=[^\W\d_])[-\u00ad]\n(?=[a-zäöüß])")


def read_pdf(data: bytes, name: str) -> Article:
    """Return the text of a PDF, pages apart by a blank line, words broken at line ends made whole.

    ConvertError where it is locked, broken, a bomb, or pypdf is missing.
    """
    try:
        from pypdf import PdfReader  # noqa: PLC0415  # late: an extra
    except ImportError as error:
        raise ConvertError("PDF needs an extra", at=name, hint="pip install 'sitegen[pdf]'") from error
    try:
        reader = PdfReader(io.BytesIO(data))
        _unlock(reader, name)
        text = _text_of(reader, len(data), name)
        known = reader.metadata
        fields = {"title": known.title if known else None, "author": known.author if known else None}
    except ConvertError:
        raise
    except Exception as error:  # a broken file may raise anything in there
        raise ConvertError(f"the PDF cannot be read ({type(error).__name__})", at=name) from error
    if not text.strip():
        raise ConvertError("the PDF holds no text", at=name, hint="it may be a scan: recognise its text first")
    return Article(_HYPHEN.sub("", text), fields)


def _unlock(reader: PdfReader, name: str) -> None:
    if reader.is_encrypted and not reader.decrypt(""):
        raise ConvertError("the PDF is locked by a password", at=name, hint="save it without one")


def _text_of(reader: PdfReader, size: int, name: str) -> str:
    if len(reader.pages) > MAX_PAGES:
        raise ConvertError(f"the PDF has more than {MAX_PAGES} pages", at=name, hint="add the article alone")
    pages: list[str] = []
    length = 0
    for page in reader.pages:
        # a font may map to halves of characters and to none at all
        text = page.extract_text().encode("utf-8", "replace").decode().replace("\x00", "")
        length += len(text)
        if length > min(MAX_TEXT, MAX_RATIO * size):
            raise ConvertError("the PDF unpacks to more text than it can honestly hold", at=name)
        pages.append(text.strip("\n"))
    return "\n\n".join(pages)
