"""Where a passage marks a saying: the verbs of saying."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from sitegen.languages.speech import Form, Word
from sitegen.mentions.passages import QUOTED

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sitegen.languages.speech import SpeechRules
    from sitegen.mentions.passages import Passage

_OPENING = Word.SUBORDINATING | Word.RELATIVE | Word.AS | Word.THAT | Word.ASKING
_VERBAL = Word.FINITE | Word.HAVE | Word.PASSIVE | Word.MODAL
_BRACKET = 12  # words looked back for an open bracket
_APART = 60  # words that may part a verb from its particle


class Cue(NamedTuple):
    """A verb of saying. *at* is its finite word, *words* all that belong to it, in order."""

    at: int
    words: tuple[int, ...]
    verb: str
    kind: int  # of ``Kind``
    clause: int
    passive: bool
    last: bool  # the verb ends its clause, as in a subordinate one


def find_cues(passage: Passage, rules: SpeechRules) -> list[Cue]:
    """Return the verbs of saying in *passage*, in order."""
    forms = rules.forms
    found = []
    for index, word in enumerate(passage.small):
        if word in forms:
            cue = _cue_at(passage, rules, index, forms[word])
            if cue:
                found.append(cue)
    return found


class _Place(NamedTuple):
    """A form of a verb of saying at *at*, in the clause *number* that ends with *end*, final marks left out."""

    at: int
    number: int
    first: int
    end: int


def _cue_at(passage: Passage, rules: SpeechRules, index: int, forms: tuple[Form, ...]) -> Cue | None:
    if _is_no_verb(passage, rules, index):
        return None
    number = passage.clause_of(index)
    first, end = passage.clauses[number]
    place = _Place(index, number, first, max(index + 1, passage.without_stop(end)))
    form, particle = _pick(passage, rules, place, forms)
    if form is None:
        return None
    if particle is not None:
        return _with_particle(passage, place, form, particle)
    if form.participle:
        cue = _near_auxiliary(passage, place, form) if not rules.comma else None
        cue = cue or _compound(passage, rules, place, form)
        if cue:
            return cue
    return _plain(passage, rules, place, form) if form.finite else None


def _is_no_verb(passage: Passage, rules: SpeechRules, index: int) -> bool:
    """Return whether the word is a noun, an infinitive, an attribute, or only mentioned in brackets."""
    if passage.words[index][0].isupper() and index and passage.words[index - 1] not in {".", ":", "?", "!", QUOTED}:
        return True
    if passage.flags[index] & Word.DETERMINER or (index and passage.flags[index - 1] & Word.TO):
        return True
    return _in_brackets(passage, index) or _is_attribute(passage, rules, index)


def _with_particle(passage: Passage, place: _Place, form: Form, particle: int) -> Cue | None:
    """Return ``teilte … mit``, or ``bekannt gab`` and ``bekannt gegeben hat`` at the end of a clause."""
    before = particle < place.at
    if not form.finite and not (before and _auxiliary(passage, place, Word.HAVE) is not None):
        return None
    last = before and place.at == place.end - 1
    return Cue(place.at, _pair(place.at, particle), form.verb, form.kind, place.number, passive=False, last=last)


def _near_auxiliary(passage: Passage, place: _Place, form: Form) -> Cue | None:
    """Return ``has announced``, ``was announced``: the auxiliary stands before the participle."""
    flags = passage.flags
    for near in range(place.at - 1, max(place.first, place.at - 3) - 1, -1):
        if flags[near] & (Word.HAVE | Word.PASSIVE):
            passive = bool(flags[near] & Word.PASSIVE)
            last = place.at == place.end - 1 and place.first < near and bool(flags[place.first] & Word.AS)
            return Cue(near, (near, place.at), form.verb, form.kind, place.number, passive=passive, last=last)
        if not flags[near] & Word.ADVERB:
            return None
    return None


def _compound(passage: Passage, rules: SpeechRules, place: _Place, form: Form) -> Cue | None:
    """Return ``hat … erklärt`` or ``wird … beschuldigt``; a finite form counts only at the end of the clause."""
    have, passive = _auxiliary(passage, place, Word.HAVE), _auxiliary(passage, place, Word.PASSIVE)
    at, last = place.at, place.end - 1
    if have is not None and (not form.finite or last in {at, have}):
        return Cue(have, _pair(have, at), form.verb, form.kind, place.number, passive=False, last=have == last)
    if passive is not None and (not form.finite or at >= last - 1):
        by_whom = form.verb not in rules.with_be
        return Cue(
            passive, _pair(passive, at), form.verb, form.kind, place.number, passive=by_whom, last=passive == last
        )
    return None


def _plain(passage: Passage, rules: SpeechRules, place: _Place, form: Form) -> Cue | None:
    """Return the finite verb by itself; an infinitive only behind ``musste`` and its like."""
    at, flags = place.at, passage.flags
    if at == place.end - 1 and passage.small[at].endswith(rules.infinitive_ending):
        for modal in range(place.first, at):
            if flags[modal] & Word.MODAL or passage.small[modal] in rules.future:
                if passage.small[modal] not in rules.forced:
                    return None
                return Cue(modal, (modal, at), form.verb, form.kind, place.number, passive=False, last=False)
    last = at == place.end - 1 and at > place.first and bool(flags[place.first] & _OPENING)
    return Cue(at, (at,), form.verb, form.kind, place.number, passive=False, last=last)


def _pair(first: int, second: int) -> tuple[int, int]:
    return (first, second) if first < second else (second, first)


def _is_attribute(passage: Passage, rules: SpeechRules, index: int) -> bool:
    """Return whether the word stands between an article and a noun: ``das erklärte Ziel``."""
    if index == 0 or index + 1 >= len(passage.words):
        return False
    if not rules.capital:
        return passage.small[index - 1] in rules.definite or passage.small[index - 1] in rules.calling
    article = passage.flags[index - 1] & (Word.DETERMINER | Word.OBLIQUE | Word.GENITIVE)
    first = passage.clauses[passage.clause_of(index)][0]
    behind = passage.flags[index + 2] if index + 2 < len(passage.words) else 0
    fronted = first == index - 1 and passage.small[first] in rules.taking_up and not behind & _VERBAL
    after = passage.words[index + 1]
    return bool(article) and not fronted and (after == QUOTED or (after[0].isupper() and not passage.flags[index + 1]))


def _in_brackets(passage: Passage, index: int) -> bool:
    for other in range(index - 1, max(-1, index - _BRACKET), -1):
        if passage.words[other] == ")":
            return False
        if passage.words[other] == "(":
            return True
    return False


def _auxiliary(passage: Passage, place: _Place, flag: int) -> int | None:
    return next((i for i in range(place.end - 1, place.first - 1, -1) if passage.flags[i] & flag), None)


def _pick(
    passage: Passage, rules: SpeechRules, place: _Place, forms: tuple[Form, ...]
) -> tuple[Form | None, int | None]:
    """Return the form that fits, and the place of its particle.

    A verb whose clause ends with a particle that none of the forms has is another verb.
    """
    small, end = passage.small, place.end
    plain = next((form for form in forms if not form.particle), None)
    particles = list(_particles(passage, place)) if any(form.particle for form in forms) else []
    for form in forms:
        for particle in particles if form.particle else ():
            if small[particle] == form.particle:
                return form, particle
    parted = end - 1 > place.at and small[end - 1] in rules.separable
    if plain and plain.finite and not plain.participle and parted:
        return None, None
    return plain, None


def _particles(passage: Passage, place: _Place) -> Iterator[int]:
    """Yield where the particle of a verb may stand: right before it, or behind it where a clause may end."""
    if place.at > place.first:
        yield place.at - 1
    for other in range(min(place.end - 1, place.at + _APART), place.at, -1):
        if _closes(passage, other, place.end):
            yield other


def _closes(passage: Passage, index: int, end: int) -> bool:
    """Return whether a particle ends its clause, or what goes on there is another verb or a bracket."""
    if index == end - 1:
        return True
    after = index + 1
    return passage.words[after] in {"(", QUOTED, "."} or bool(passage.flags[after] & (Word.COORDINATING | Word.THAT))
