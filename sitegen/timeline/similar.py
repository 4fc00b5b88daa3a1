"""What two mentions have in common, and whether that makes them one thing.

Who, what and where are words that tell; each counts for how rare it is in the corpus. Figures, years, clock times,
names and speakers that contradict each other keep two mentions apart, whatever else they share.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sitegen.languages.events import load_or_first
from sitegen.model import MentionKind
from sitegen.timeline.passages import day_of
from sitegen.timeline.places import find_places
from sitegen.timeline.words import Happening, happening, kinds_told, numbers_in_row, told_by

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from sitegen.languages.events import EventWords
    from sitegen.model import Mention
    from sitegen.timeline.weights import Weights
    from sitegen.timeline.words import Word

SHARED_WORDS = 3  # at least so many words in common; a kind of happening is one
KIND_COUNTS = 0.5  # how much a common kind of happening counts, where the rarest word counts 1
KINDS_APART = 0.2  # part of the shorter passage that is taken off where both name other kinds of happening
SHOWN = 5  # words of a reason


@dataclass(frozen=True, slots=True, kw_only=True)
class Content:
    """What a mention says, made comparable.

    *stems* leads from a stem to its rarity, *total* is the sum of these; *parts* leads from a stem to the stems of its
    parts where it is a compound, *reach* holds all of both; *forms* from a stem to the word as it
    stands in the passage. *numbers* say which of several of a kind it is, *years* are those named beside its date.
    For other languages: *day* is its one day, *capitals* lead from what may be a name to its stem, *concepts* are its
    kinds as all languages call them, *places* where it says that it happened.
    """

    statement: bool
    planned: bool
    time: str | None
    speaker: str | None
    stems: Mapping[str, float]
    reach: frozenset[str]
    total: float
    names: frozenset[str]
    figures: frozenset[str]
    years: frozenset[str]
    numbers: frozenset[str]
    parts: Mapping[str, tuple[str, ...]]
    forms: Mapping[str, str]
    kinds: frozenset[str]
    happening: Happening | None
    language: str
    day: str | None
    capitals: Mapping[str, str]
    concepts: frozenset[str]
    places: frozenset[str]


@dataclass(frozen=True, slots=True)
class Likeness:
    """How large a part of the shorter passage is shared, and the stems that are, rarest first."""

    part: float
    shared: tuple[str, ...]


def read_content(mention: Mention, weights: Weights) -> Content:
    """Return what *mention* says."""
    words = told_by(mention)
    passage = mention.words if mention.kind is MentionKind.STATEMENT else mention.quote.exact
    known = load_or_first(mention.language)
    named = happening(mention)
    stems = {stem: weights.rarity(stem) for stem in sorted({word.stem for word in words})}
    parts = {stem: found for stem in stems if (found := weights.parts(stem))}
    kinds = named.kinds if named else kinds_told(words, known)
    return Content(
        statement=mention.kind is MentionKind.STATEMENT,
        planned=mention.when.planned,
        time=mention.when.time,
        speaker=mention.speaker.name.split()[-1].casefold() if mention.speaker else None,
        stems=stems,
        reach=frozenset(stems).union(*parts.values()),
        total=sum(stems.values()),
        names=frozenset(word.stem for word in words if word.name and not word.stem[0].isdigit()),
        figures=frozenset(word.stem for word in words if word.figure),
        years=frozenset(word.stem for word in words if word.year),
        numbers=numbers_in_row(mention),
        parts=parts,
        forms={word.stem: _word_at(passage, word.start) for word in reversed(words)},
        kinds=kinds,
        happening=named,
        language=mention.language,
        day=day_of(mention.when.edtf),
        capitals=dict(_capitals(words, passage, known)),
        concepts=frozenset(concept for kind in kinds for concept in known.abroad.get(kind, (kind,))),
        places=frozenset(where.name for where in find_places(passage, mention.language)),
    )


def compare(one: Content, other: Content) -> Likeness | None:
    """Return what *one* and *other* share, None where they share too little or contradict each other."""
    if contradict(one, other):
        return None
    likeness = overlap(one, other)
    return None if likeness and _elsewhere(one, other, likeness) else likeness


def overlap(one: Content, other: Content) -> Likeness | None:
    """Return what *one* and *other* share, whatever contradicts; None where it is too little."""
    if len(one.stems) > len(other.stems):
        one, other = other, one
    shared = [stem for stem in one.stems if stem in other.reach]
    shared += [
        stem
        for stem, parts in one.parts.items()
        if stem not in other.reach and not other.stems.keys().isdisjoint(parts)
    ]
    kind = not one.statement and bool(one.kinds & other.kinds)
    if len(shared) + kind < SHARED_WORDS:
        return None
    total = min(one.total, other.total)
    counted = sum(one.stems[stem] for stem in shared) + KIND_COUNTS * kind
    if not one.statement and one.kinds and other.kinds and not kind:
        counted -= KINDS_APART * total
    part = counted / total if total else 0.0
    return Likeness(part, tuple(sorted(shared, key=lambda stem: (-one.stems[stem], stem))))


def contradict(one: Content, other: Content) -> bool:
    """Return whether the two cannot be one thing."""
    if one.planned != other.planned or one.statement != other.statement:
        return True
    if one.time and other.time and one.time != other.time:
        return True
    if one.statement and one.speaker != other.speaker:
        return True
    if one.happening and other.happening and not one.kinds & other.kinds:
        return True
    apart = (
        (one.figures, other.figures),
        (one.names, other.names),
        (one.years, other.years),
        (one.numbers, other.numbers),
    )
    return any(mine and theirs and not mine & theirs for mine, theirs in apart)


def _elsewhere(one: Content, other: Content, likeness: Likeness) -> bool:
    """Return whether the two name other places and each has more words of its own: two things, not one told twice."""
    if one.statement or not one.places or not other.places or not one.places.isdisjoint(other.places):
        return False
    shared = set(likeness.shared)
    own = ((mine.capitals.items(), mine.places) for mine in (one, other))
    return all(any(form not in at and stem not in shared for form, stem in words) for words, at in own)


def words_shared(content: Content, likeness: Likeness) -> str:
    """Return the rarest words that *likeness* found in *content*, as they stand there."""
    return ", ".join(content.forms[stem] for stem in likeness.shared[:SHOWN] if stem in content.forms)


def index_stems(content: Content, weights: Weights) -> list[str]:
    """Return the stems under which *content* is looked up, rarest first; parts of compounds with them."""
    known = content.stems
    ranked = sorted((-known[stem] if stem in known else -weights.rarity(stem), stem) for stem in content.reach)
    return [*cross_keys(content), *(stem for _, stem in ranked)]


def cross_keys(content: Content) -> list[str]:
    """Return the keys under which *content* is found from another language: its day and kinds of happening."""
    return [f"{content.day} {concept}" for concept in sorted(content.concepts)] if content.day else []


def _capitals(words: Iterable[Word], passage: str, known: EventWords) -> Iterator[tuple[str, str]]:
    for word in words:
        form = _word_at(passage, word.start)
        dated = form.casefold() in known.calendar or word.stem in known.weekdays
        if form[:1].isupper() and len(form) > 2 and not dated:
            yield form.casefold(), word.stem


def _word_at(text: str, start: int) -> str:
    end = start
    while end < len(text) and text[end].isalnum():
        end += 1
    return text[start:end]
