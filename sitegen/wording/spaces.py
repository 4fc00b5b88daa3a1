"""Spaces at which no line may break."""

from __future__ import annotations

import re
from functools import lru_cache

_DAY = re.compile(r"(?<!\d)(\d{1,2}\.?) (?=[^\W\d_]{3})")  # 7. Mai, 7 May
_BEFORE_YEAR = re.compile(r"(?<=[^\W\d_]) (?=\d{4}(?!\d))")  # Mai 2024
_UNIT = re.compile(r"(?<=\d) (?=(?:Uhr|%|v\. Chr\.|BC)(?!\w))")


@lru_cache(maxsize=1024)  # the dates of sources come again and again
def tied(words: str) -> str:
    """Return a date in words with the spaces inside it made such that no line breaks there."""
    return _UNIT.sub("\u00a0", _BEFORE_YEAR.sub("\u00a0", _DAY.sub("\\1\u00a0", words)))
