"""Names that are safe in a URL and as a file on every system."""

from __future__ import annotations

import hashlib
import re
import unicodedata

LIMIT = 120

_ID = re.compile(r"[a-z0-9][a-z0-9_-]{0,119}")
_GAP = re.compile(r"[^a-z0-9_]+")
_GERMAN = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss", "Ä": "ae", "Ö": "oe", "Ü": "ue", "ẞ": "ss"})
_LATIN = str.maketrans({"ø": "o", "Ø": "o", "æ": "ae", "Æ": "ae", "œ": "oe", "Œ": "oe", "ł": "l", "Ł": "l", "đ": "d"})
_DEVICES = frozenset({"con", "prn", "aux", "nul", *(f"{port}{n}" for port in ("com", "lpt") for n in range(10))})
_RESERVED = _DEVICES | {"conin$", "conout$", *(f"{port}{n}" for port in ("com", "lpt") for n in "¹²³")}
_LONGEST_PART = 240  # bytes


def slug_of(name: str) -> str:
    """Return *name* as small letters, digits, ``-`` and ``_``: 1 to 120 characters, always the same.

    Umlauts are written out, other accents dropped. Where letters are lost (another script) or cut, a
    hash of the whole name ends the slug, so that two names rarely meet; names that Windows keeps for
    devices get a number.
    """
    folded = unicodedata.normalize("NFC", name).translate(_GERMAN).translate(_LATIN)
    plain = "".join(c for c in unicodedata.normalize("NFKD", folded) if not unicodedata.combining(c)).lower()
    slug = _GAP.sub("-", plain).strip("-_")
    lost = any(c.isalnum() and not c.isascii() for c in plain)
    if lost or not slug or len(slug) > LIMIT:
        ending = hashlib.sha256(name.encode("utf-8", "surrogatepass")).hexdigest()[:10]
        slug = f"{slug[: LIMIT - len(ending) - 1].rstrip('-_')}-{ending}".lstrip("-")
    return f"{slug}-1" if slug in _DEVICES else slug


def is_id(name: str) -> bool:
    """Return whether *name* can be a document's id as it stands."""
    return _ID.fullmatch(name) is not None and name not in _DEVICES


def why_unsafe(route: str) -> str | None:
    """Return why *route*, with forward slashes, may not be a file on every system, None where it may."""
    for part in route.split("/"):
        if part in {"", ".", ".."}:
            return "it does not stay inside the site"
        if any(c in '<>:"\\|?*' or not c.isprintable() for c in part):
            return "it holds a character that not every system allows"
        if part[-1] in ". ":
            return "a part of it ends in a dot or a space"
        if part.split(".")[0].rstrip().casefold() in _RESERVED:
            return "Windows keeps it for a device"
        if len(part.encode()) > _LONGEST_PART:
            return "a part of it is too long"
        if part.casefold() == ".git":
            return "it is kept for another use"
    return None


def fold(route: str) -> str:
    """Return *route* as a file system sees it that ignores case and the way accents are written."""
    return unicodedata.normalize("NFC", unicodedata.normalize("NFC", route).casefold())
