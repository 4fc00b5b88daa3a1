"""The size of a file in words."""

from __future__ import annotations

from babel.numbers import format_decimal

_UNITS = ("KB", "MB", "GB", "TB")


def size_words(size: int, language: str) -> str:
    """Return *size*, in bytes, as people say it: ``4 KB``, ``1,3 MB``; a kilobyte has 1,000 and is the least."""
    value = max(size, 1) / 1000
    unit = 0
    while value >= 999.5 and unit < len(_UNITS) - 1:
        value, unit = value / 1000, unit + 1
    form = "#,##0.0" if unit and value < 9.95 else "#,##0"
    return f"{format_decimal(max(value, 1), format=form, locale=language)} {_UNITS[unit]}"
