"""Where a date stands among years, months and days: as far down as it is known, and no further."""

from __future__ import annotations

from dataclasses import dataclass

from sitegen.edtf import bounds


@dataclass(frozen=True, slots=True)
class Standing:
    """The year, month and day under which an entry is listed; None from where its date does not say."""

    year: int | None = None
    month: int | None = None
    day: int | None = None


def standing_of(edtf: str | None) -> Standing:
    """Return where the date *edtf* stands.

    A stretch whose first day or month is told stands where it begins. What is only known to lie
    within a stretch stands no deeper than all of that: "spring 2024" under the year, not in March.
    """
    first, last = bounds(edtf) if edtf is not None else (None, None)
    day = first or last
    if edtf is None or day is None:
        return Standing()
    if first is None or last is None or first.year != last.year or first.month != last.month:
        begins = _beginning(edtf)
        return Standing(day.year, begins if begins and first else None)
    return Standing(day.year, day.month, day.day if first == last else None)


def _beginning(edtf: str) -> int | None:
    """Return the month in which an interval begins, None where *edtf* is none or does not tell its month."""
    start, stroke, _ = edtf.partition("/")
    if not stroke or start in ("", ".."):
        return None
    first, last = bounds(start)
    return first.month if first and last and first[:2] == last[:2] else None
