"""Threads: an entry leads to the nearest before it that shares its rare words.

Where a language tells names by their capitals, a name and other words must be shared.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sitegen.languages.events import load_or_first

if TYPE_CHECKING:
    from sitegen.timeline.known import Known

RARE = 0.5  # from which a word is rare, where the rarest counts 1
WORDS = 3  # rare words that are shared at least
SHARED = 2.4  # what they count together at least
PART = 0.4  # part of the shorter passage that is shared
REPEATED = 0.85  # from which on it is told again, and not carried on
OTHERS = 2  # of them that are no names, where a language tells these apart
YEAR = 366  # days of the widest date that has a before and an after


def words_of_thread(earlier: Known, later: Known) -> tuple[str, ...]:
    """Return the stems by which *later* carries on *earlier*, rarest first; none where it does not."""
    if earlier.last >= later.first or max(earlier.last - earlier.first, later.last - later.first) > YEAR:
        return ()
    common = earlier.telling & later.telling
    if len(common) < WORDS or earlier.lead.quote == later.lead.quote:
        return ()
    one, other = earlier.content, later.content
    shared = [stem for stem in sorted(common) if other.stems[stem] >= RARE]
    counted = sum(other.stems[stem] for stem in shared)
    part = counted / (min(earlier.weight, later.weight) or 1.0)
    if len(shared) < WORDS or counted < SHARED or not PART <= part <= REPEATED:
        return ()
    names = one.names & other.names & set(shared)
    if load_or_first(later.lead.language).capitals and not (names and len(shared) - len(names) >= OTHERS):
        return ()
    return tuple(sorted(shared, key=lambda stem: (-other.stems[stem], stem)))
