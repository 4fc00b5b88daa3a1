"""A cluster: the mentions that were found to be one thing, and the entry they make."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sitegen import edtf
from sitegen.model import Conflict, Entry
from sitegen.timeline.voices import count_voices

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sitegen.model import Mention, Reason

FOREVER = 10**12  # an ordinal day behind all others


class Cluster:
    """Mentions of one thing, in the order in which they came."""

    __slots__ = ("_reasons", "dates", "documents", "mentions", "number")

    def __init__(self, number: int, mention: Mention) -> None:
        self.number = number
        self.mentions = [mention]
        self.documents = {mention.document}
        self.dates = {mention.when.edtf}
        self._reasons: list[Reason | None] = [None]

    def add(self, mention: Mention, reason: Reason) -> None:
        """Take *mention* in, for *reason*."""
        self.mentions.append(mention)
        self.documents.add(mention.document)
        self.dates.add(mention.when.edtf)
        self._reasons.append(reason)

    def compatible(self, date: str) -> bool:
        """Return whether *date* may be that of every mention here."""
        return all(known is not None and edtf.compatible(known, date) for known in self.dates)

    def last_day(self) -> int:
        """Return the ordinal of the last day that all dates here leave open."""
        days = [edtf.bounds(date)[1] for date in self.dates if date is not None]
        return min((edtf.ordinal(day) for day in days if day is not None), default=FOREVER)

    @property
    def lead(self) -> Mention:
        """Return the leading mention."""
        return min(self.mentions, key=leading_first)

    def entry(self, conflicts: Iterable[Conflict] = ()) -> Entry:
        """Return the entry: its leading mention first, the others after it by the same order."""
        order = sorted(range(len(self.mentions)), key=lambda index: leading_first(self.mentions[index]))
        lead = self.mentions[order[0]]
        moved = self._reasons[order[0]]  # why the leading mention joined the first is why the first is the same
        reasons = [self._reasons[index] or moved for index in order[1:]]
        return Entry(
            id=lead.id,
            kind=lead.kind,
            when=lead.when,
            mentions=tuple(self.mentions[index] for index in order),
            merged=tuple(reason for reason in reasons if reason is not None),
            conflicts=tuple(sorted(conflicts, key=lambda conflict: conflict.entry)),
            voices=count_voices([self.mentions[index] for index in order]),
        )


def leading_first(mention: Mention) -> tuple[bool, bool, int, bool, bool, str, int, int, str]:
    """Return what sorts the leading mention of an entry first.

    What no corrected text has replaced before what one has; what happened before what is planned, a narrower date
    before a wider, a certain one before a doubtful, one with a clock time before one without; then document id and
    position.
    """
    return (
        mention.superseded,
        mention.when.planned,
        _width(mention.when.edtf),
        not mention.when.certain,
        mention.when.time is None,
        mention.document,
        mention.quote.span.start,
        mention.quote.span.end,
        mention.id,
    )


def _width(date: str | None) -> int:
    first, last = edtf.bounds(date) if date is not None else (None, None)
    return edtf.ordinal(last) - edtf.ordinal(first) if first and last else FOREVER
