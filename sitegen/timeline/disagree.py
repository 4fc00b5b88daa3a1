"""What two passages that seem to tell one thing say differently: a figure, a place or who spoke.

Only one thing may differ, else they are likely two things. Figures that may be the same value do not differ, nor do
figures of other things; a place does not differ from a wider one; a speaker not from a body or an office.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import product
from typing import TYPE_CHECKING

from sitegen import edtf
from sitegen.languages.figures import load_or_first
from sitegen.model import ConflictKind, MentionKind
from sitegen.timeline.figures import find_figures
from sitegen.timeline.places import find_places, find_scope, names_place
from sitegen.timeline.words import told_by

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sitegen.model import Mention
    from sitegen.timeline.figures import Figure

WEEK = 6  # days from the first to the last of a date that can contradict another

_WORDS = 2  # words that are no names and are shared by what has two dates
_NAME_WORDS = range(2, 5)  # words of the name of a person


@dataclass(frozen=True, slots=True)
class Disagreement:
    """What differs, and the words for it on the one side and the other."""

    about: ConflictKind
    one: str
    other: str


def find_disagreement(one: Mention, other: Mention) -> Disagreement | None:
    """Return the only thing in which *one* and *other* differ, None where nothing does, or more than one."""
    if one.kind is not other.kind or one.when.planned != other.when.planned or one.language != other.language:
        return None
    if one.when.time and other.when.time and one.when.time != other.when.time:
        return None
    found = [*_figures(one, other), *_places(one, other), *_speakers(one, other)]
    if len(found) != 1:
        return None
    return None if _other_names(one, other, found[0]) else found[0]


def differ_in_date(one: Mention, other: Mention) -> bool:
    """Return whether two passages that tell the same under two dates contradict each other in them.

    Both dates are short and told by words of their own; not by the same relative words, which a reprint counts from
    its own day; and what both share are not only names.
    """
    dated = [mention.when for mention in (one, other)]
    if any(not _is_short(when.edtf) or when.timex is None for when in dated):
        return False
    words = {(when.timex_text or "").casefold() for when in dated}
    if len(words) == 1 and all(when.timex and when.timex.provenance.anchor for when in dated):
        return False
    mine, theirs = ({word.stem for word in told_by(mention) if not word.name} for mention in (one, other))
    return len(mine & theirs) >= _WORDS


def _is_short(date: str | None) -> bool:
    first, last = edtf.bounds(date) if date is not None else (None, None)
    return first is not None and last is not None and edtf.ordinal(last) - edtf.ordinal(first) <= WEEK


def _figures(one: Mention, other: Mention) -> Iterator[Disagreement]:
    if find_scope(one.quote.exact, one.language) != find_scope(other.quote.exact, other.language):
        return  # what is counted in one country is no other count of what is counted in all
    mine = find_figures(one.quote.exact, one.language)
    theirs = find_figures(other.quote.exact, other.language)
    for first, second in product(mine, theirs):
        if not first.units & second.units or first.allows(second):
            continue
        alone = _alone(first, mine, theirs) and _alone(second, theirs, mine)
        if alone and _same_counted(first, second):
            yield Disagreement(ConflictKind.FIGURE, first.words, second.words)


def _alone(figure: Figure, mine: tuple[Figure, ...], theirs: tuple[Figure, ...]) -> bool:
    """Return whether *figure* is the only one of its unit on its side, and none of *theirs* may be its equal."""
    return sum(bool(known.units & figure.units) for known in mine) == 1 and not any(
        known.allows(figure) and (known.measure or not known.units or known.units & figure.units) for known in theirs
    )


def _same_counted(one: Figure, other: Figure) -> bool:
    """Return whether two figures of one unit are told of the same, as far as the words beside them say."""
    if (
        one.beside != other.beside
        or one.standing != other.standing
        or (one.behind and other.behind and one.behind != other.behind)
    ):
        return False
    if one.measure or other.measure:
        return bool(one.clause & other.clause)
    return True


def _places(one: Mention, other: Mention) -> Iterator[Disagreement]:
    if one.kind is MentionKind.STATEMENT:
        return
    mine = find_places(one.quote.exact, one.language)
    theirs = find_places(other.quote.exact, other.language)
    if len(mine) != 1 or len(theirs) != 1:
        return
    (here,), (there,) = mine, theirs
    if not names_place(other.quote.exact, here) and not names_place(one.quote.exact, there):
        yield Disagreement(ConflictKind.PLACE, here.words, there.words)


def _speakers(one: Mention, other: Mention) -> Iterator[Disagreement]:
    if one.kind is MentionKind.STATEMENT:
        mine, theirs = _person(one), _person(other)
        if mine and theirs and mine[-1] != theirs[-1] and not set(mine) & set(theirs):
            yield Disagreement(
                ConflictKind.SPEAKER,
                one.speaker.name if one.speaker else "",
                other.speaker.name if other.speaker else "",
            )


def _person(mention: Mention) -> tuple[str, ...]:
    """Return the words of the name of the person who speaks, none where that is not sure.

    It may be a body, an office, a country or a document; and a passage that tells of the saying must itself name who
    speaks, for whom "he" means is a guess.
    """
    if mention.speaker is None or mention.speaker.thing or mention.via:
        return ()
    words = mention.speaker.name.split()
    low = tuple(word.casefold() for word in words)
    known = load_or_first(mention.language)
    if len(words) not in _NAME_WORDS or not all(word[0].isupper() for word in words) or len(low[-1].strip(".")) < 2:
        return ()
    if not (known.no_persons | known.wide_places).isdisjoint(low):
        return ()
    passage = mention.quote.exact
    return low if passage == mention.words or low[-1] in passage.casefold() else ()


def _other_names(one: Mention, other: Mention, found: Disagreement) -> bool:
    """Return whether both name somebody or something and share no such name, but for what differs."""
    differing = {*found.one.casefold().split(), *found.other.casefold().split()}
    mine, theirs = (
        {word.stem for word in told_by(mention) if word.name and word.stem.isalpha() and word.stem not in differing}
        for mention in (one, other)
    )
    return bool(mine and theirs and not mine & theirs)
