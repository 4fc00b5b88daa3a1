"""Languages by their names, and the way they are written."""

from __future__ import annotations

import re
from functools import cache

_CODE = re.compile(r"[A-Za-z]{2,8}(?:[-_][A-Za-z0-9]{1,8})*")
_RIGHT_TO_LEFT = frozenset(
    {"ar", "arc", "ckb", "dv", "fa", "he", "iw", "ks", "nqo", "ps", "sd", "syr", "ug", "ur", "yi"}
)
_TURNING = re.compile(  # letters and numbers of scripts written from the right, and marks that set a direction
    "[\u0590-\u08ff\u200f\u202a-\u202e\u2066-\u2069\ufb1d-\ufdff\ufe70-\ufeff\U00010800-\U00010fff\U0001e800-\U0001efff]"
)
_SCRIPTS = frozenset({"adlm", "arab", "hebr", "nkoo", "rohg", "syrc", "thaa"})


@cache
def language_words(code: str | None, language: str) -> str:
    """Return the name of the language *code* in *language*: ``Ukrainisch``; *code* itself where it has none."""
    from babel import Locale  # noqa: PLC0415  # many pages need none

    if not code or not _CODE.fullmatch(code):
        return code or ""
    names = Locale.parse(language).languages
    parts = code.replace("-", "_").split("_")
    said = names.get("_".join([parts[0].lower(), *parts[1:]])) or names.get(parts[0].lower())
    return said or code


@cache
def direction(code: str | None) -> str:
    """Return what HTML's ``dir`` is for text in the language *code*: ``rtl``, or ``auto`` to go by its letters.

    A language says more than the first letter does, which may belong to a foreign name.
    """
    parts = (code or "").lower().replace("_", "-").split("-")
    scripts = [part for part in parts[1:] if len(part) == 4 and part.isalpha()]
    right = scripts[0] in _SCRIPTS if scripts else parts[0] in _RIGHT_TO_LEFT
    return "rtl" if right else "auto"


def turns(text: str) -> bool:
    """Return whether *text* may change the order of what stands beside it on a line written from the left."""
    return _TURNING.search(text) is not None
