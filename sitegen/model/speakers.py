"""How often somebody speaks."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class SpeakerCount:
    """In how many entries and sources somebody speaks, and the first and last of these entries in the timeline.

    *person* is the id of one described in ``content/people``. What was corrected does not count.
    """

    name: str
    person: str | None
    entries: int
    sources: int
    first: str
    last: str
