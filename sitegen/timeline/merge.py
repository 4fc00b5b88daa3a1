"""Mentions to entries: the same thing told twice is one entry.

Precision comes first. Two mentions are one thing if their dates agree, they share most of the words that say what
happened, each counted for how rare it is, and nothing contradicts: clock time, speaker, numbers, names, planned or not.
A date inside a wider one agrees with it, but then more must be shared. The same under dates that do not agree is not
merged: both entries say so (``Entry.conflicts``). Each merge keeps its reason (``Entry.merged``).
"""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from sitegen import edtf
from sitegen.timeline.cluster import Cluster, leading_first
from sitegen.timeline.instances import merge_instances
from sitegen.timeline.weights import Weights
from sitegen.timeline.window import Window

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from sitegen.model import Entry, Mention


def merge_mentions(mentions: Iterable[Mention], weights: Weights | None = None) -> Iterator[Entry]:
    """Yield the entries that *mentions* tell; these come sorted by ``order.mention_key``.

    *weights* come from a first pass (``weights.weigh``); without them every word counts alike. What has no date stays
    by itself, unless it carries a trigger word and *weights* know its story. What is held in memory are the mentions
    of ``window.DAYS`` days and those that have a trigger but no date.
    """
    known = weights or Weights()
    window = Window(known)
    undated: list[Mention] = []
    for date, group in groupby(mentions, key=lambda mention: mention.when.edtf):
        if date is None:
            for mention in group:
                if mention.trigger is None:
                    yield Cluster(0, mention).entry()
                else:
                    undated.append(mention)
            continue
        first, last = edtf.bounds(date)
        reached = first or last
        if reached is not None:
            yield from window.close_before(edtf.ordinal(reached))
        for mention in sorted(group, key=leading_first):
            window.add(mention)
    yield from window.close()
    yield from merge_instances(undated, known)
