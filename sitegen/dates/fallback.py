"""A header stamp no rule of ours can read, to the day ``dateparser`` reads in it.

Fenced in: short text, one language, absolute dates only, every part of the date in the text itself.
"""

from __future__ import annotations

import re

_LONGEST = 60  # code points; the library is slow on long text


def read_oddly_written(value: str, language: str) -> str | None:
    """Return the day *value* names in EDTF, None unless it names day, month and year."""
    text = " ".join(value.split())
    if not (
        5 < len(text) <= _LONGEST and re.search(r"(?<!\d)\d{4}(?!\d)", text) and re.search(r"\d\D+\d|[^\W\d_]", text)
    ):
        return None
    import dateparser  # noqa: PLC0415  # its import costs more than all our rules; few texts need it

    try:
        found = dateparser.parse(
            text,
            languages=[language],
            settings={
                "STRICT_PARSING": True,
                "REQUIRE_PARTS": ["day", "month", "year"],
                "PARSERS": ["absolute-time"],
                "DATE_ORDER": "DMY",
            },
        )
    except (ValueError, OverflowError, RecursionError):  # an unknown language, numbers beyond any calendar
        return None
    if found is None or f"{found.year:04}" not in text:
        return None
    return f"{found.year:04}-{found.month:02}-{found.day:02}"
