"""Mentions without a date whose trigger word is known: one happening of one story, or several of a kind.

Within a story the trigger words are grouped by the kind of happening they name. What most documents of a story
tell is likely one event; what few tell must share more of its words. Names near the trigger that differ keep two
mentions apart.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sitegen.model import Reason
from sitegen.timeline.cluster import Cluster
from sitegen.timeline.words import happening, tell, told_by, trigger_in_passage

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from sitegen.model import Entry, Mention
    from sitegen.timeline.weights import Weights

ENOUGH = 2.5  # from which evidence on two mentions are one happening
WORDS = 1.5  # for passages that share all their words
TOLD = 1.0  # for a kind of happening that all documents of the story tell
TELLERS = 1.0  # for MANY documents that tell it
MANY = 8
STEM = 0.5  # for the same trigger word
FORM = 0.6  # for the same form of it
NAMES_APART = 0.15  # off where the names near by differ, twice where nothing else is shared

NAMED = 0.3  # for a trigger that is a name
YEARS_APART = 0.8  # off where other years are named near by
YEAR_ALONE = 0.4  # off where one names a year near by and the other none
NEAR = 80  # characters between a trigger and a word near it
NEARLY_ALL = 0.8  # part of a story's documents

_MEMBERS = 8  # members of a cluster a mention is compared with
_CLUSTERS = 64  # clusters of one kind in one story a mention is compared with


def merge_instances(mentions: Iterable[Mention], weights: Weights) -> Iterator[Entry]:
    """Yield the entries that *mentions*, all with a trigger and without a date, tell."""
    groups: dict[tuple[int, str], list[Mention]] = {}
    for mention in mentions:
        named = happening(mention)
        story = weights.story.get(mention.document)
        if named is None or story is None or named.light or named.saying:
            yield Cluster(0, mention).entry()
        else:
            groups.setdefault((story, min(named.kinds)), []).append(mention)
    for (story, kind), group in groups.items():
        yield from _Instances(story, kind, group, weights).entries()


@dataclass(frozen=True, slots=True)
class _Told:
    """What a mention tells beside its trigger.

    *names* and *others* are words of the story that stand near it, *years* the years named there. *named* says whether
    the trigger is a name.
    """

    stems: frozenset[str]
    trigger: str
    form: str
    names: frozenset[str]
    others: frozenset[str]
    years: frozenset[str]
    named: bool


class _Instances:
    """The mentions of one kind of happening in one story."""

    def __init__(self, story: int, kind: str, mentions: list[Mention], weights: Weights) -> None:
        tellers = len({mention.document for mention in mentions})
        self._story, self._weights = story, weights
        self._support = TOLD * weights.share(story, f"={kind}") + TELLERS * min(tellers, MANY) / MANY
        self._clusters: list[tuple[Cluster, list[_Told]]] = []
        for mention in mentions:
            self._add(mention)

    def entries(self) -> Iterator[Entry]:
        """Yield one entry a happening."""
        return (cluster.entry() for cluster, _ in self._clusters)

    def _add(self, mention: Mention) -> None:
        told = self._read(mention)
        best, place = ENOUGH, None
        for cluster, members in self._clusters[-_CLUSTERS:]:
            evidence = sum(self._evidence(told, member) for member in members) / len(members)
            evidence -= _years_apart(told.years, frozenset().union(*(member.years for member in members)))
            if evidence > best or (evidence == best and place is None):
                best, place = evidence, (cluster, members)
        if place is None:
            self._clusters.append((Cluster(len(self._clusters), mention), [told]))
            return
        cluster, members = place
        cluster.add(mention, Reason("same-story", (("words", told.form),)))
        if len(members) < _MEMBERS:
            members.append(told)

    def _read(self, mention: Mention) -> _Told:
        start, end = trigger_in_passage(mention)
        form = mention.quote.exact[start:end].casefold()
        words = told_by(mention)
        others = [word for word in words if not start <= word.start < end]
        near = [word for word in others if abs(word.start - start) <= NEAR]
        which = [word for word in near if self._tells_which(word.stem)]
        return _Told(
            frozenset(word.stem for word in others),
            " ".join(word.stem for word in tell(form, mention.language)),
            form,
            frozenset(word.stem for word in which if word.name),
            frozenset(word.stem for word in which if not word.name),
            frozenset(word.stem for word in near if word.year),
            any(word.name and start <= word.start < end for word in words),
        )

    def _tells_which(self, stem: str) -> bool:
        """Return whether *stem* is told by several documents of the story, but not by nearly all."""
        known = self._weights.told.get((self._story, stem), 0)
        return known > 1 and self._weights.share(self._story, stem) < NEARLY_ALL

    def _evidence(self, one: _Told, other: _Told) -> float:
        evidence = self._support + WORDS * len(one.stems & other.stems) / (len(one.stems | other.stems) or 1)
        evidence += NAMED * one.named + STEM * (one.trigger == other.trigger) + FORM * (one.form == other.form)
        if one.names and other.names and not one.names & other.names:
            evidence -= NAMES_APART * (1 if one.others & other.others else 2)
        return evidence


def _years_apart(one: frozenset[str], other: frozenset[str]) -> float:
    if one and other:
        return 0.0 if one & other else YEARS_APART
    return YEAR_ALONE if one or other else 0.0
