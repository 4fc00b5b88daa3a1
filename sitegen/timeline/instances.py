"""Mentions without a date whose trigger word is known: one happening of one story, or several of a kind.

Within a story the mentions are compared whose trigger words name one kind of happening. What most documents of a story
tell is likely one event; what few tell must share more words, most of all beside the trigger. Other figures, other
weekdays, other names, a happening left open and one told as another of its kind speak against it. So do texts that
share little beside it: a story goes on, and what is told of its next day is told in other words. Mentions are joined
while the evidence for it is enough on the mean, and only across documents.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from itertools import combinations
from typing import TYPE_CHECKING

from sitegen.languages.events import load_or_first, words_of
from sitegen.model import Reason
from sitegen.timeline.cluster import Cluster
from sitegen.timeline.linkage import group
from sitegen.timeline.texts import Texts
from sitegen.timeline.words import happening, numbers_in_row, tell, told_by, trigger_in_passage

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from sitegen.model import Entry, Mention
    from sitegen.timeline.linkage import Near
    from sitegen.timeline.weights import Weights
    from sitegen.timeline.words import Happening

ENOUGH = 2.0  # from which evidence on two mentions are one happening
TOLD = 0.8  # for a kind of happening that all documents of the story tell
TELLERS, MANY = 0.6, 8  # for so MANY documents that tell it
WORDS = 1.5  # for passages that share all their words
BESIDE = 1.0  # for triggers with the same words beside them
STEM = 0.5  # for the same trigger word
FORM = 0.2  # for the same form of it
NAMED = 0.5  # for a trigger that is a name
TEXTS = 1.5  # for texts that share all their words, each counted for how rare it is
COMMON = 0.25  # likeness from which on that speaks for it, below against it

NAMES_APART = 0.15  # off where the names near by differ
FIGURES_APART = 1.0  # off where the figures differ
DAYS_APART = 2.0  # off where the weekdays near by differ, or which of several of a kind it is
OPEN = 0.4  # off where one of them leaves open whether it came about
ANOTHER = 1.0  # off where one of them is told as another of its kind
LIGHT = 0.4  # off for a word that says little
UNKNOWN = 0.15  # off for a word of no known kind
KINDS_APART = 2.0  # off where the kinds differ, and only a third mention has both

_NEAR = 60  # characters between a trigger and a word near it
_SIDE = 4  # words beside a trigger, on each side
_BEFORE = 3  # words before it that may tell it as another
_NEARLY_ALL = 0.8  # part of a story's documents
_COMPARED = 300  # mentions that are compared with each other


def merge_instances(mentions: Iterable[Mention], weights: Weights) -> Iterator[Entry]:
    """Yield the entries that *mentions*, all with a trigger and without a date, tell."""
    stories: dict[int, list[_Told]] = {}
    texts: dict[str, set[str]] = defaultdict(set)
    for mention in mentions:
        texts[mention.document].update(word.stem for word in told_by(mention))
        named = happening(mention)
        story = weights.story.get(mention.document)
        if named is None or story is None or named.saying:
            yield Cluster(0, mention).entry()
        else:
            stories.setdefault(story, []).append(_read(mention, named, story, weights))
    for story, told in stories.items():
        near = Texts({one.mention.document: texts[one.mention.document] for one in told}, weights)
        for alike in _by_kind(told):
            for start in range(0, len(alike), _COMPARED):
                yield from _entries(alike[start : start + _COMPARED], story, weights, near)


@dataclass(frozen=True, slots=True)
class _Told:
    """A mention and what it tells beside its trigger.

    *names* are those of the story that stand near it. *named* says whether the trigger is a name, *open* whether the
    passage leaves open that it came about, *another* whether it is told as another of its kind.
    """

    mention: Mention
    kinds: frozenset[str]
    off: float
    stems: frozenset[str]
    beside: frozenset[str]
    trigger: str
    form: str
    names: frozenset[str]
    figures: frozenset[str]
    weekdays: frozenset[str]
    numbers: frozenset[str]
    named: bool
    open: bool
    another: bool


def _read(mention: Mention, named: Happening, story: int, weights: Weights) -> _Told:
    known = load_or_first(mention.language)
    text = mention.quote.exact
    start, end = trigger_in_passage(mention)
    form = text[start:end].casefold()
    told = told_by(mention)
    others = [word for word in told if not start <= word.start < end]
    before = [word for word, place in words_of(text) if place < start]
    behind = [word for word, place in words_of(text) if place >= end]
    near = [word for word in others if abs(word.start - start) <= _NEAR]
    return _Told(
        mention=mention,
        kinds=named.kinds,
        off=LIGHT * named.light + UNKNOWN * (not named.known),
        stems=frozenset(word.stem for word in others),
        beside=frozenset(word.stem for word in tell(" ".join(before[-_SIDE:] + behind[:_SIDE]), mention.language)),
        trigger=" ".join(word.stem for word in tell(form, mention.language)),
        form=form,
        names=frozenset(word.stem for word in near if word.name and _tells_which(word.stem, story, weights)),
        figures=frozenset(word.stem for word in others if word.figure),
        weekdays=known.weekdays.intersection(word.stem for word in near),
        numbers=numbers_in_row(mention),
        named=any(word.name and start <= word.start < end for word in told),
        open=not known.open.isdisjoint(word.casefold() for word in before[-_SIDE:]),
        another=not known.another.isdisjoint(word.casefold() for word in before[-_BEFORE:]),
    )


def _tells_which(stem: str, story: int, weights: Weights) -> bool:
    """Return whether *stem* is told by several documents of the story, but not by nearly all."""
    known = weights.told.get((story, stem), 0)
    return known > 1 and weights.share(story, stem) < _NEARLY_ALL and not stem[0].isdigit()


def _by_kind(told: Sequence[_Told]) -> list[list[_Told]]:
    """Return *told* parted so that no kind of happening stands in two parts."""
    above: dict[str, str] = {}

    def first(kind: str) -> str:
        while above.setdefault(kind, kind) != kind:
            above[kind] = kind = above[above[kind]]
        return kind

    for one in told:
        roots = sorted({first(kind) for kind in one.kinds})
        above.update(dict.fromkeys(roots, roots[0]))
    parts: dict[str, list[_Told]] = {}
    for one in told:
        parts.setdefault(first(min(one.kinds)), []).append(one)
    return list(parts.values())


def _entries(told: Sequence[_Told], story: int, weights: Weights, texts: Texts) -> Iterator[Entry]:
    support = {kind: _support(kind, story, weights) for one in told for kind in one.kinds}
    near: Near = {index: {} for index in range(len(told))}
    for (here, one), (there, other) in combinations(enumerate(told), 2):
        near[here][there] = near[there][here] = _evidence(one, other, support) + _texts(one, other, texts) - ENOUGH
    for members in group(len(told), near, lambda _: 0.0):
        found = [told[index] for index in sorted(members)]
        together = len({one.mention.document for one in found}) > 1
        for part in [found] if together else [[one] for one in found]:
            cluster = Cluster(0, part[0].mention)
            for one in part[1:]:
                cluster.add(one.mention, Reason("same-story", (("words", one.form),)))
            yield cluster.entry()


def _support(kind: str, story: int, weights: Weights) -> float:
    """Return what the story itself says for all mentions of *kind* being one."""
    tellers = weights.told.get((story, f"={kind}"), 0)
    return TOLD * weights.share(story, f"={kind}") + TELLERS * min(tellers, MANY) / MANY


def _evidence(one: _Told, other: _Told, support: dict[str, float]) -> float:
    common = one.kinds & other.kinds
    found = max(support[kind] for kind in common) if common else -KINDS_APART
    found += WORDS * _shared(one.stems, other.stems) + BESIDE * _shared(one.beside, other.beside)
    found += STEM * (one.trigger == other.trigger) + FORM * (one.form == other.form)
    found += NAMED * (one.named or other.named) - max(one.off, other.off)
    found -= NAMES_APART * _differ(one.names, other.names) + FIGURES_APART * _differ(one.figures, other.figures)
    found -= DAYS_APART * (_differ(one.weekdays, other.weekdays) + _differ(one.numbers, other.numbers))
    return found - OPEN * (one.open != other.open) - ANOTHER * (one.another or other.another)


def _texts(one: _Told, other: _Told, texts: Texts) -> float:
    """Return what the texts say for the two being one; nothing within one text."""
    here, there = one.mention.document, other.mention.document
    return 0.0 if here == there else TEXTS * (texts.likeness(here, there) - COMMON)


def _shared(one: frozenset[str], other: frozenset[str]) -> float:
    return len(one & other) / (len(one | other) or 1)


def _differ(one: frozenset[str], other: frozenset[str]) -> bool:
    return bool(one and other and not one & other)
