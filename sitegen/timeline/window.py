"""The stretch of the timeline that is looked at: clusters whose days are not long past.

Mentions come by their first day. A cluster stays open until its last day lies DAYS before the day that is reached, so
that what tells the same under a wider date, or under another one near by, can still find it. Never more than MOST
clusters are open: beyond that the oldest is closed.
"""

from __future__ import annotations

import heapq
from collections import Counter
from typing import TYPE_CHECKING

from sitegen import edtf
from sitegen.model import Conflict, Reason
from sitegen.timeline.across import compare_across
from sitegen.timeline.cluster import Cluster
from sitegen.timeline.nearby import most_shared
from sitegen.timeline.similar import compare, cross_keys, index_stems, read_content, words_shared

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sitegen.model import Entry, Mention
    from sitegen.timeline.similar import Content, Likeness
    from sitegen.timeline.weights import Weights

DAYS = 31  # days between two dates that may be told of one thing
MOST = 20_000  # open clusters

SAME_DAY = 0.5  # part of the shorter passage that is shared, where the days agree
SAME_SPAN = 0.6  # the same, where both tell one month, year or other stretch
INSIDE = 0.7  # the same, where one date lies in the other
APART = 0.65  # the same, for a conflict between dates
DATES = 3  # other dates from which on a thing is one that comes back, and no conflict
WORDS_APART = 4  # words shared, where the days do not agree

_LOOKED_UP = 12  # rarest words of a mention that are looked up
_WIDEST = 64  # clusters under one word
_COMPARED = 8  # clusters a mention is compared with


class Window:
    """Open clusters, found by their rarest words.

    A mention is compared with the first of a cluster, so that clusters do not drift.
    """

    def __init__(self, weights: Weights) -> None:
        self._weights = weights
        self._open: dict[int, Cluster] = {}
        self._heads: dict[int, Content] = {}
        self._holders: dict[str, dict[int, None]] = {}
        self._until: list[tuple[int, int]] = []
        self._conflicts: dict[int, dict[int, Reason]] = {}
        self._waiting: dict[int, Cluster] = {}
        self._leads: dict[int, str] = {}
        self._wanted: Counter[int] = Counter()
        self._next = 0

    def add(self, mention: Mention) -> None:
        """Put *mention*, which has a date, into the cluster that tells the same, else into one of its own."""
        date = mention.when.edtf or ""
        content = read_content(mention, self._weights)
        looked_up = index_stems(content, self._weights)
        near = self._near(content, looked_up)
        together = [(part, cluster) for part, cluster in near if _joins(cluster, date, part, mention)]
        if together:
            likeness, cluster = max(together, key=lambda pair: (date in pair[1].dates, pair[0].part, -pair[1].number))
            cluster.add(mention, self._reason(cluster, date, content, likeness))
            heapq.heappush(self._until, (cluster.last_day() + DAYS, cluster.number))
            return
        cluster = Cluster(self._next, mention)
        self._next += 1
        self._open[cluster.number] = cluster
        self._heads[cluster.number] = content
        for stem in looked_up:
            self._holders.setdefault(stem, {})[cluster.number] = None
        heapq.heappush(self._until, (cluster.last_day() + DAYS, cluster.number))
        for likeness, other in near:
            if _apart(other, date, likeness, mention):
                self._note(cluster, other, words_shared(content, likeness))

    def close_before(self, day: int) -> Iterator[Entry]:
        """Yield the entries of all clusters that nothing from ordinal *day* on can join."""
        while self._until and (self._until[0][0] < day or len(self._open) > MOST):
            yield from self._close(heapq.heappop(self._until))

    def close(self) -> Iterator[Entry]:
        """Yield the entries of all clusters left."""
        while self._until:
            yield from self._close(heapq.heappop(self._until))

    def _near(self, content: Content, stems: Sequence[str]) -> list[tuple[Likeness, Cluster]]:
        counts: Counter[int] = Counter()
        looked_up = 0
        for stem in stems:
            holders = self._holders.get(stem, {})
            if len(holders) <= _WIDEST:
                counts.update(holders.keys())
                looked_up += 1
            if looked_up == _LOOKED_UP:
                break
        found = []
        for number in most_shared(counts, _COMPARED, newest=False):
            head = self._heads[number]
            likeness = (compare if head.language == content.language else compare_across)(head, content)
            if likeness is not None:
                found.append((likeness, self._open[number]))
        return found

    def _reason(self, cluster: Cluster, date: str, content: Content, likeness: Likeness) -> Reason:
        words = words_shared(content, likeness)
        if self._heads[cluster.number].language != content.language:
            return Reason("same-across", (("date", date), ("words", words)))
        if date in cluster.dates:
            return Reason("same-date", (("date", date), ("words", words)))
        return Reason("same-within", (("date", date), ("words", words)))

    def _note(self, one: Cluster, other: Cluster, words: str) -> None:
        """Keep that *one* and *other* seem to tell the same under two dates."""
        for mine, theirs in ((one, other), (other, one)):
            date = theirs.lead.when.edtf or ""
            reason = Reason("conflict-date", (("date", date), ("words", words)))
            self._conflicts.setdefault(mine.number, {})[theirs.number] = reason

    def _close(self, due: tuple[int, int]) -> Iterator[Entry]:
        cluster = self._open.get(due[1])
        if cluster is None or due[0] != cluster.last_day() + DAYS:
            return  # it has been closed, or has got another last day since
        del self._open[cluster.number]
        head = self._heads.pop(cluster.number)
        for stem in (*cross_keys(head), *head.reach):
            holders = self._holders[stem]
            del holders[cluster.number]
            if not holders:
                del self._holders[stem]
        partners = self._conflicts.get(cluster.number, {})
        if not partners:
            yield cluster.entry()
            return
        self._waiting[cluster.number] = cluster
        self._leads[cluster.number] = cluster.lead.id
        self._wanted[cluster.number] = len(partners)
        for number in sorted({cluster.number, *partners}):
            yield from self._release(number)

    def _release(self, number: int) -> Iterator[Entry]:
        """Yield the entry of a closed cluster once the leads of all it contradicts are known."""
        partners = self._conflicts.get(number, {})
        if number not in self._waiting or any(partner not in self._leads for partner in partners):
            return
        cluster = self._waiting.pop(number)
        yield cluster.entry(
            Conflict(self._leads[partner], reason)
            for partner, reason in partners.items()
            if max(len(partners), len(self._conflicts[partner])) < DATES
        )
        for partner in partners:
            self._wanted[partner] -= 1
        for gone in (number, *partners):
            if gone in self._wanted and self._wanted[gone] <= 0 and gone not in self._waiting:
                self._leads.pop(gone, None)
                self._conflicts.pop(gone, None)
                del self._wanted[gone]


def _joins(cluster: Cluster, date: str, likeness: Likeness, mention: Mention) -> bool:
    """Return whether a mention with *date* that is so like *cluster* tells the same."""
    if date in cluster.dates:
        return likeness.part >= (SAME_DAY if edtf.granularity(date) is edtf.Granularity.DAY else SAME_SPAN)
    return (
        likeness.part >= INSIDE
        and len(likeness.shared) >= WORDS_APART
        and mention.document not in cluster.documents
        and cluster.compatible(date)
    )


def _apart(cluster: Cluster, date: str, likeness: Likeness, mention: Mention) -> bool:
    """Return whether *cluster* and a mention with *date* are one thing told with two dates.

    A source that tells both tells two things, and what was corrected contradicts nobody.
    """
    if mention.superseded or all(told.superseded for told in cluster.mentions):
        return False
    return (
        likeness.part >= APART
        and len(likeness.shared) >= WORDS_APART
        and mention.document not in cluster.documents
        and not cluster.compatible(date)
    )
