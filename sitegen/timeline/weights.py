"""The first pass over all mentions: how much each word says, and which documents tell one story."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from sitegen.timeline.stories import find_stories
from sitegen.timeline.words import happening, told_by

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from sitegen.model import Mention

LONG = 9  # letters of a compound
PART = 4  # letters of its parts


@dataclass(frozen=True, slots=True, kw_only=True)
class Weights:
    """What the whole corpus says of its words.

    *documents* counts the documents, *spread* in how many of them a stem stands. *story* numbers the stories of
    the documents whose mentions carry a trigger, *tellers* counts the documents of a story, *told* in how many of
    them a stem or a kind of happening stands.
    """

    documents: int = 0
    spread: Mapping[str, int] = field(default_factory=dict)
    story: Mapping[str, int] = field(default_factory=dict)
    tellers: Mapping[int, int] = field(default_factory=dict)
    told: Mapping[tuple[int, str], int] = field(default_factory=dict)

    def rarity(self, stem: str) -> float:
        """Return how much *stem* says: 1 where it stands in one of all documents, 0 where in each of them."""
        if self.documents < 2:
            return 1.0
        found = self.spread.get(stem, 1)
        return math.log((self.documents + 1) / found) / math.log(self.documents + 1)

    def parts(self, stem: str) -> tuple[str, ...]:
        """Return the last part of a compound that stands in the corpus by itself, and the first if that does too."""
        if len(stem) < LONG or not stem.isalpha():
            return ()
        for middle in range(PART, len(stem) - PART + 1):
            last = stem[middle:]
            if last in self.spread:
                first = stem[:middle]
                ends = (first, first[:-1]) if first[-1] == "s" else (first,)
                return (last, *(end for end in ends if end in self.spread))
        return ()

    def share(self, story: int, stem: str) -> float:
        """Return in which part of the documents of *story* the stem or kind stands."""
        return self.told.get((story, stem), 0) / self.tellers.get(story, 1)


def weigh(mentions: Iterable[Mention]) -> Weights:
    """Return what *mentions*, in any order, say of their words; memory grows with words and documents."""
    seen: dict[str, set[str]] = defaultdict(set)
    names: Counter[str] = Counter()
    uses: Counter[str] = Counter()
    kinds: dict[str, set[str]] = defaultdict(set)
    for mention in mentions:
        words = told_by(mention)
        seen[mention.document].update(word.stem for word in words)
        uses.update(word.stem for word in words if word.name is not None)
        names.update(word.stem for word in words if word.name)
        named = happening(mention)
        if named is not None:
            kinds[mention.document] |= named.kinds
    spread = Counter(stem for stems in seen.values() for stem in stems)
    story = find_stories(
        {document: {stem: 2 * names[stem] > uses[stem] for stem in sorted(seen[document])} for document in kinds}
    )
    told: Counter[tuple[int, str]] = Counter()
    for document, number in story.items():
        told.update((number, stem) for stem in seen[document] | {f"={kind}" for kind in kinds[document]})
    return Weights(
        documents=len(seen),
        spread=spread,
        story=story,
        tellers=Counter(story.values()),
        told=told,
    )
