"""Bytes to text, without changing a character."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_DECLARED = re.compile(rb"""^encoding:[ \t]*["']?([A-Za-z0-9._:-]{1,40})""", re.MULTILINE)
_HEAD = 16_384
# Encodings of characters; Python's codecs also hold compressors, escapes and domain names.
_CHARSETS = ("ascii", "big5", "cp", "euc", "gb", "hz", "iso", "johab", "koi8", "mac", "shift", "tis", "utf")
# Windows-1252 as browsers read it: the five bytes it leaves open stay control characters.
_CP1252 = {byte: bytes([byte]).decode("cp1252", "ignore") or chr(byte) for byte in range(0x80, 0xA0)}


class UndecodableError(ValueError):
    """The bytes are not text in the encoding they are said to be in."""

    def __init__(self, encoding: str) -> None:
        super().__init__(f"cannot decode the text as {encoding}")
        self.encoding = encoding


@dataclass(frozen=True, slots=True)
class Decoded:
    """A text without its byte order mark, the encoding it was read in, and whether that is a guess."""

    text: str
    encoding: str
    guessed: bool = False


def decode(data: bytes, declared: str | None = None) -> Decoded:
    """Return *data* as text.

    A byte order mark wins; then UTF-8 where every byte fits; then what the front matter declares as
    ``encoding``, or the caller; then Windows-1252, as a guess. UndecodableError where a mark or a
    declaration is wrong.
    """
    for mark, marked in _MARKS:
        if data.startswith(mark):
            return Decoded(_strictly(data[len(mark) :], marked), marked)
    try:
        return Decoded(data.decode("utf-8"), "utf-8")
    except UnicodeDecodeError:
        pass
    found = _DECLARED.search(data, 0, _HEAD) if data.startswith(b"---") else None
    encoding = found[1].decode("ascii").lower() if found else declared
    if encoding:
        return Decoded(_strictly(data, encoding), encoding)
    return Decoded(data.decode("latin-1").translate(_CP1252), "windows-1252", guessed=True)


def decode_head(data: bytes) -> str:
    """Return the first bytes of a file as text, whatever they are; offsets in it mean nothing."""
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return data[len(mark) :].decode(encoding, "replace")
    return data.decode("utf-8", "replace")


def _strictly(data: bytes, encoding: str) -> str:
    try:
        if not codecs.lookup(encoding).name.startswith(_CHARSETS):
            raise UndecodableError(encoding)
        return data.decode(encoding)
    except (UnicodeError, LookupError) as error:
        raise UndecodableError(encoding) from error
