"""Who says what a verb of saying marks: the subject of the verb, told by place, order and form."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sitegen.languages.speech import Word
from sitegen.mentions.appositions import with_apposition
from sitegen.mentions.nominals import Phrase, find_phrases, is_time, may_speak, phrase_at
from sitegen.mentions.number import agrees, verb_number
from sitegen.mentions.passages import QUOTED

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sitegen.languages.speech import SpeechRules
    from sitegen.mentions.cues import Cue
    from sitegen.mentions.passages import Passage

_OPENING = Word.SUBORDINATING | Word.RELATIVE | Word.AS | Word.THAT | Word.ASKING
_VERBAL = Word.FINITE | Word.HAVE | Word.PASSIVE | Word.MODAL
_MOOD = Word.MOOD_SURE | Word.MOOD_LIKELY | Word.MOOD_PAST
_LEADING = Word.COORDINATING | Word.ADVERB | Word.SUBORDINATING | Word.AS | Word.THAT


def find_subject(passage: Passage, rules: SpeechRules, cue: Cue, after: int = 0) -> Phrase | None:
    """Return the noun phrase that says what *cue* marks, behind the word *after*; None where none stands there."""
    first, end = passage.clauses[cue.clause]
    if cue.passive and cue.verb not in rules.quoting_verbs:
        return _agent(passage, rules, first, end)
    able = _able(passage, rules, find_phrases(passage, rules, max(after, _skip_opening(passage, cue, first)), end), cue)
    chosen = None
    if cue.at == first and cue.clause:
        chosen = _cut_off(passage, rules, cue.clause)
    chosen = chosen or _choose(passage, rules, able, cue, first)
    if chosen is None:
        chosen = _before(passage, rules, cue)
    if chosen is None or chosen.pronoun:
        return chosen
    return _with_name_before(passage, rules, with_apposition(passage, rules, chosen), cue)


def _able(passage: Passage, rules: SpeechRules, phrases: Sequence[Phrase], cue: Cue) -> list[Phrase]:
    """Return those of *phrases* that can be the subject of *cue*: of its number, where any of them is."""
    able = [p for p in phrases if may_speak(passage, rules, p)]
    number = verb_number(rules, passage.small[cue.at], cue.verb)
    return [p for p in able if agrees(passage, rules, p, number)] or able


def _agent(passage: Passage, rules: SpeechRules, first: int, end: int) -> Phrase | None:
    """Return who acts in the passive: ``vom Landrat gefordert``; the last such phrase of the clause."""
    for index in range(end - 2, first - 1, -1):
        if passage.flags[index] & Word.AGENT:
            phrase = phrase_at(passage, rules, index + 1, end)
            if phrase and not is_time(passage, rules, phrase):
                return phrase._replace(preposition=index)
    return None


def _skip_opening(passage: Passage, cue: Cue, first: int) -> int:
    """Return where the clause begins behind its conjunction; ``als Beispiel führte er an`` has none."""
    flag = passage.flags[first]
    if flag & Word.PREPOSITION and not cue.last:
        return first
    return first + 1 if flag & (Word.AS | Word.SUBORDINATING | Word.THAT) else first


def _choose(passage: Passage, rules: SpeechRules, able: Sequence[Phrase], cue: Cue, first: int) -> Phrase | None:
    relative = _relative(passage, first)
    if not rules.comma:
        return _choose_by_order(passage, able, cue) or relative
    if cue.last:
        return relative or (able[0] if able else None)
    before = [p for p in able if p.end <= cue.at]
    if cue.at > first and passage.flags[cue.at - 1] & Word.COORDINATING:
        another = cue.clause and (passage.flags[first] & _OPENING or _has_mood(passage, first, cue.at))
        return None if another else before[0] if before else relative
    inverted = next((p for p in able if p.first == cue.at + 1 and passage.small[p.first] in rules.nominative), None)
    if inverted:
        return inverted
    after = [p for p in able if p.first > cue.at]
    if after and not (before and _opens(passage, before[0], first)):
        return after[0]
    return before[0] if before else relative


def _has_mood(passage: Passage, first: int, end: int) -> bool:
    return any(passage.flags[i] & _MOOD for i in range(first, end))


def _choose_by_order(passage: Passage, able: Sequence[Phrase], cue: Cue) -> Phrase | None:
    """Return the subject where order tells it: right before the verb, else right behind (``said X``)."""
    start = cue.words[0]
    between = Word.ADVERB | Word.HAVE | Word.MODAL | Word.COORDINATING
    before = [p for p in able if p.end <= start]
    if before and all(passage.flags[i] & between for i in range(before[-1].end, start)):
        return before[0] if passage.flags[start - 1] & Word.COORDINATING else before[-1]
    after = [p for p in able if p.first == cue.words[-1] + 1]
    if after and (start == passage.clauses[cue.clause][0] or passage.words[start - 1] == QUOTED):
        return after[0]
    return before[0] if before else None


def _opens(passage: Passage, phrase: Phrase, first: int) -> bool:
    """Return whether nothing but conjunctions and adverbs stands before *phrase* in its clause."""
    return all(passage.flags[i] & _LEADING for i in range(first, phrase.first))


def _relative(passage: Passage, first: int) -> Phrase | None:
    """Return the relative pronoun that opens a clause."""
    if first < 2 or not passage.flags[first] & Word.RELATIVE or passage.flags[first] & Word.OBLIQUE:
        return None
    return Phrase(first, first + 1, first + 1, None, oblique=False, pronoun=True)


def _before(passage: Passage, rules: SpeechRules, cue: Cue) -> Phrase | None:
    """Return the subject from the clauses before: ``X, der …, sagte``; ``X tat A, und sagte``."""
    for number in range(cue.clause - 1, -1, -1):
        first, end = passage.clauses[number]
        if passage.flags[first] & _OPENING and passage.words[first][0].islower():
            continue
        able = _able(passage, rules, find_phrases(passage, rules, first, end), cue)
        if not able:
            continue
        bare = len(able) == 1 and able[0].end == end and able[0].first == first
        if bare and number and not passage.flags[passage.clauses[number - 1][0]] & _OPENING:
            continue
        return able[0]
    return None


def _cut_off(passage: Passage, rules: SpeechRules, number: int) -> Phrase | None:
    """Return the subject where the clauses before *number* are but that and what hangs on it."""
    first, end = passage.clauses[0]
    subject = phrase_at(passage, rules, first, end)
    if subject is None or subject.end != end or subject.pronoun or passage.words[first] == QUOTED:
        return None
    told = any(
        passage.flags[i] & _VERBAL or passage.words[i] in {":", QUOTED}
        for a, b in passage.clauses[1:number]
        if not passage.flags[a] & _OPENING
        for i in range(a - 1, b)
    )
    return None if told else subject


def _with_name_before(passage: Passage, rules: SpeechRules, phrase: Phrase, cue: Cue) -> Phrase:
    """Return *phrase* with the name before it: ``Jost Wendel, Landrat von Altmünde, sagte``."""
    if cue.clause == 0 or phrase.first != passage.clauses[cue.clause][0] or phrase.first < 2:
        return phrase
    first, end = passage.clauses[cue.clause - 1]
    if passage.words[phrase.first - 1] != "," or end != phrase.first - 1:
        return phrase
    inside = find_phrases(passage, rules, first, end)
    if len(inside) == 1 and inside[0].first == first and inside[0].end == end and may_speak(passage, rules, inside[0]):
        return phrase._replace(first=first, core=inside[0].core)
    return phrase
