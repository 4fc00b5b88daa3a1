"""Which documents tell one story.

Documents that share rare words are put together roughly; then each rough group is parted by what *not* all of it
shares. What all tell in common (an award, its host, an evening) says what kind of thing it is, the rest which one.
"""

from __future__ import annotations

import heapq
import math
from collections import Counter, defaultdict
from itertools import combinations
from typing import TYPE_CHECKING

from sitegen.timeline.linkage import group

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

Vector = dict[str, float]

NAMES = 1.5  # a name weighs so many words
ROUGH = 0.06  # mean likeness of documents that may tell one story
FINE = 0.085  # the same within a rough group, where the smaller part has SETTLED documents
SETTLED = 4
SMALLER = 0.01  # off for each document fewer: the likeness of a few documents says less
NEIGHBOURS = 40  # documents most like a document that are looked at
EVERYWHERE = 0.8  # part of a rough group from which on a word says nothing of which
FEW = 3  # groups up to this size are not parted
WIDEST = 60  # documents that hold a word by which others are still found


def find_stories(profiles: Mapping[str, Mapping[str, bool]]) -> dict[str, int]:
    """Return the number of the story of each document; a profile says of each word whether it is a name.

    The work grows with the number of words of all documents, times WIDEST at most.
    """
    stories: dict[str, int] = {}
    number = 0
    for rough in _groups(sorted(profiles), _vectors(profiles, least=1, most=1.0), _rough):
        parts = [rough]
        if len(rough) > FEW:
            inside = _vectors({document: profiles[document] for document in rough}, least=2, most=EVERYWHERE)
            parts = _settled(_groups(rough, inside, _fine), inside)
        for part in parts:
            stories.update(dict.fromkeys(part, number))
            number += 1
    return stories


def _vectors(profiles: Mapping[str, Mapping[str, bool]], *, least: int, most: float) -> dict[str, Vector]:
    counts = Counter(word for profile in profiles.values() for word in profile)
    size = len(profiles)
    vectors = {}
    for document, profile in profiles.items():
        raw = {
            word: math.log((size + 1) / counts[word]) * (NAMES if name else 1.0)
            for word, name in profile.items()
            if least <= counts[word] <= most * size
        }
        length = math.sqrt(sum(weight * weight for weight in raw.values())) or 1.0
        vectors[document] = {word: weight / length for word, weight in raw.items()}
    return vectors


def _groups(documents: Sequence[str], vectors: Mapping[str, Vector], least: Callable[[int], float]) -> list[list[str]]:
    """Return *documents* in groups, joined while the mean likeness between two groups is at least *least*."""
    groups = group(len(documents), _likenesses(documents, vectors), least)
    return [[documents[index] for index in members] for members in groups]


def _rough(size: int) -> float:
    del size  # what tells one kind of thing shares less than what tells one thing, however many tell it
    return ROUGH


def _fine(size: int) -> float:
    return FINE - SMALLER * max(0, SETTLED - size)


def _settled(groups: list[list[str]], vectors: Mapping[str, Vector]) -> list[list[str]]:
    """Return *groups* with each document where it is most at home; groups of one stay."""
    centres = [_centre([vectors[document] for document in members]) for members in groups]
    homes: list[list[str]] = [[] for _ in groups]
    for index, members in enumerate(groups):
        for document in members:
            own = vectors[document]
            homes[
                max(
                    range(len(groups)),
                    key=lambda other: (
                        _likeness_to(own, centres[other], len(groups[other]), inside=other == index),
                        other == index,
                        -other,
                    ),
                )
            ].append(document)
    return [home for home in homes if home]


def _centre(vectors: Sequence[Vector]) -> Vector:
    centre: dict[str, float] = defaultdict(float)
    for vector in vectors:
        for word, weight in vector.items():
            centre[word] += weight
    return centre


def _likeness_to(vector: Vector, centre: Vector, size: int, *, inside: bool) -> float:
    """Return the mean likeness of *vector* to the *others* of a group with the sum *centre*."""
    total = sum(weight * centre.get(word, 0.0) for word, weight in vector.items())
    if not inside:
        return total / size
    itself = sum(weight * weight for weight in vector.values())
    return (total - itself) / (size - 1) if size > 1 else 0.0


def _likenesses(documents: Sequence[str], vectors: Mapping[str, Vector]) -> dict[int, dict[int, float]]:
    """Return the likeness of documents to those most like them; a word that more than WIDEST hold finds none."""
    holders: dict[str, list[tuple[int, float]]] = defaultdict(list)
    for index, document in enumerate(documents):
        for word, weight in vectors[document].items():
            holders[word].append((index, weight))
    near: dict[int, dict[int, float]] = {index: {} for index in range(len(documents))}
    for word in sorted(holders):
        known = holders[word]
        if len(known) <= WIDEST:
            for (one, weight), (other, other_weight) in combinations(known, 2):
                likeness = near[one].get(other, 0.0) + weight * other_weight
                near[one][other] = near[other][one] = likeness
    kept: dict[int, dict[int, float]] = {index: {} for index in near}
    for one, others in near.items():
        for other in heapq.nsmallest(NEIGHBOURS, others, key=lambda index: (-others[index], index)):
            kept[one][other] = kept[other][one] = others[other]
    return kept
