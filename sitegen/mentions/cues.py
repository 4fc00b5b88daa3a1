"""Where a passage marks a saying: the verbs of saying, and who their subject is."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from sitegen.languages.speech import Form, Kind, Word
from sitegen.mentions.nominals import Phrase, find_phrases, is_time, with_apposition

if TYPE_CHECKING:
    from sitegen.languages.speech import SpeechRules
    from sitegen.mentions.passages import Passage


class Cue(NamedTuple):
    """A verb of saying. *at* is its finite word, *words* all that belong to it, in order."""

    at: int
    words: tuple[int, ...]
    verb: str
    kind: Kind
    clause: int
    passive: bool
    last: bool  # the finite verb ends its clause


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


def find_subject(passage: Passage, rules: SpeechRules, cue: Cue) -> Phrase | None:
    """Return the noun phrase that says what *cue* marks; None where none stands in the sentence."""
    first, end = passage.clauses[cue.clause]
    phrases = find_phrases(passage, rules, first, end)
    if cue.passive:
        return next((p for p in phrases if p.preposition is not None and _is(passage, p.preposition, Word.AGENT)), None)
    able = [p for p in phrases if p.preposition is None and not p.oblique and not is_time(passage, rules, p)]
    chosen = _choose(passage, able, cue)
    if chosen is None:
        chosen = _before(passage, rules, cue)
    if chosen is None or chosen.pronoun:
        return chosen
    return with_apposition(passage, rules, chosen)


def _choose(passage: Passage, able: list[Phrase], cue: Cue) -> Phrase | None:
    first, _ = passage.clauses[cue.clause]
    if not able:
        return _relative(passage, first)
    if cue.last:
        relative = _relative(passage, first)
        return relative if relative and not _opens(passage, able[0], first + 1) else able[0]
    before = [p for p in able if p.end <= cue.at]
    if before and _opens(passage, before[0], first):
        return before[0]
    after = [p for p in able if p.first > cue.at]
    if after and cue.at - first <= 1 and not before:
        return after[0]
    if before and (passage.flags[first] & Word.COORDINATING or not after):
        return before[-1]
    return after[0] if after else (before[0] if before else None)


def _opens(passage: Passage, phrase: Phrase, first: int) -> bool:
    """Return whether nothing but conjunctions and adverbs stands before *phrase* in its clause."""
    return all(
        passage.flags[i] & (Word.COORDINATING | Word.ADVERB | Word.SUBORDINATING | Word.AS | Word.THAT)
        for i in range(first, phrase.first)
    )


def _relative(passage: Passage, first: int) -> Phrase | None:
    if passage.clauses and first > 0 and passage.flags[first] & Word.RELATIVE:
        return Phrase(first, first + 1, first + 1, None, oblique=False, pronoun=True)
    return None


def _before(passage: Passage, rules: SpeechRules, cue: Cue) -> Phrase | None:
    """Return the subject from the clauses before: ``X, der …, sagte``; ``X tat A, und sagte``."""
    for number in range(cue.clause - 1, -1, -1):
        first, end = passage.clauses[number]
        if (
            passage.flags[first] & (Word.RELATIVE | Word.SUBORDINATING | Word.THAT)
            and passage.words[first][0].islower()
        ):
            continue
        phrases = find_phrases(passage, rules, first, end)
        able = [p for p in phrases if p.preposition is None and not p.oblique and not is_time(passage, rules, p)]
        if able and (number == 0 or _opens(passage, able[0], first)):
            if number and able[0].end == end and number - 1 >= 0 and len(able) == 1:
                continue
            return able[0]
        if able and number == 0:
            return able[0]
    return None


def _cue_at(passage: Passage, rules: SpeechRules, index: int, forms: tuple[Form, ...]) -> Cue | None:
    if (
        passage.words[index][0].isupper()
        and index
        and passage.words[index - 1] not in ".:?!"
        and passage.small[index] != passage.words[index]
    ):
        return None
    number = passage.clause_of(index)
    first, end = passage.clauses[number]
    flags = passage.flags
    if index > first and flags[index - 1] & Word.TO:
        return None
    form, particle = _pick(passage, index, end, forms)
    if form is None:
        return None
    have = passive = None
    for other in range(first, end):
        if flags[other] & Word.HAVE:
            have = other
        elif flags[other] & Word.PASSIVE:
            passive = other
    if particle is not None:
        last = particle == end - 1 and index == particle
        return Cue(index, (index, particle), form.verb, form.kind, number, passive=False, last=last)
    if form.participle and have is not None and (not form.finite or index == end - 1 or have == end - 1):
        pair = tuple(sorted((have, index)))
        return Cue(have, pair, form.verb, form.kind, number, passive=False, last=have >= end - 1)
    if form.participle and passive is not None and (not form.finite or index >= end - 2):
        pair = tuple(sorted((passive, index)))
        return Cue(passive, pair, form.verb, form.kind, number, passive=True, last=passive >= end - 1)
    if not form.finite:
        return None
    if (
        index == end - 1
        and passage.small[index].endswith("en")
        and any(flags[i] & Word.MODAL for i in range(first, index))
    ):
        return None
    last = index == end - 1 and index - first >= 1 and _subordinate(passage, first)
    return Cue(index, (index,), form.verb, form.kind, number, passive=False, last=last)


def _subordinate(passage: Passage, first: int) -> bool:
    return bool(passage.flags[first] & (Word.SUBORDINATING | Word.RELATIVE | Word.AS | Word.THAT | Word.ASKING))


def _pick(passage: Passage, index: int, end: int, forms: tuple[Form, ...]) -> tuple[Form | None, int | None]:
    """Return the form that fits and the place of its particle."""
    plain = None
    for form in forms:
        if not form.particle:
            plain = plain or form
            continue
        for other in range(end - 1, index, -1):
            if passage.small[other] == form.particle and (
                other == end - 1 or passage.words[other + 1] in {".", "und", "(", QUOTE, "dass"}
            ):
                return form, other
    return plain, None


QUOTE = "\ufffc"


def _is(passage: Passage, index: int, flag: Word) -> bool:
    return bool(passage.flags[index] & flag)
