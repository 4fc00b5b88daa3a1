"""Whether a clause behind a verb of saying is what is said."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sitegen.languages.speech import Kind, Word
from sitegen.mentions.grammar import (
    MOOD,
    ends_infinitive,
    has_finite,
    has_infinitive,
    has_mood,
    is_main,
    is_subordinate,
)
from sitegen.mentions.nominals import find_phrases, phrase_at
from sitegen.mentions.passages import QUOTED
from sitegen.mentions.quotations import starts_small

if TYPE_CHECKING:
    from sitegen.languages.speech import SpeechRules
    from sitegen.mentions.cues import Cue
    from sitegen.mentions.passages import Passage

_BEHIND_RELATIVE = Word.DETERMINER | Word.OBLIQUE | Word.PREPOSITION | Word.PERSONAL | Word.REFLEXIVE
_SAID = Kind.SAY | Kind.THINK | Kind.DEMAND


def opening_of(passage: Passage, rules: SpeechRules, cue: Cue, number: int) -> int:
    """Return the flags of the word that opens clause *number*, without those that mislead here.

    ``die Fähre fahre`` hangs on no noun, ``den Lärm zu messen`` neither; ``bis Mai zu bauen`` is no
    subordinate clause.
    """
    first, end = passage.clauses[number]
    flag = passage.flags[first]
    if flag & Word.RELATIVE and (
        is_main(passage, rules, first, end)
        or (number == cue.clause + 1 and cue.words[-1] == first - 2 and not _hangs_on(passage, first, end))
        or ends_infinitive(passage, rules, first, end)
    ):
        flag &= ~Word.RELATIVE
    preposition = flag & Word.PREPOSITION and passage.small[first] not in rules.purpose
    if flag & Word.SUBORDINATING and preposition and has_infinitive(passage, rules, first, end):
        flag &= ~Word.SUBORDINATING
    return flag


def is_said(passage: Passage, rules: SpeechRules, cue: Cue, number: int, flag: int) -> bool:
    """Return whether what *cue* says begins with clause *number*, which *flag* opens."""
    first, end = passage.clauses[number]
    near = number == cue.clause + 1
    if passage.words[first] == QUOTED:
        return near and bool(cue.kind & _SAID)
    if flag & Word.THAT or (flag & Word.COORDINATING and first + 1 < end and passage.flags[first + 1] & Word.THAT):
        return True
    if flag & Word.ASKING and not flag & Word.RELATIVE:
        return near and _is_question(passage, rules, cue, first, end)
    if near and cue.kind & _SAID and _is_cut_off(passage, rules, number):
        return True
    if flag & Word.SUBORDINATING:
        return near and _is_condition(passage, rules, cue, number)
    if flag & (Word.RELATIVE | Word.COORDINATING):
        return False
    if has_infinitive(passage, rules, first, end) or has_mood(passage, rules, first, end):
        return bool(cue.kind & _SAID)
    return near and _is_plain(passage, rules, cue, first, end)


def _hangs_on(passage: Passage, first: int, end: int) -> bool:
    """Return whether what follows a relative pronoun shows it to be one: ``das die Rechte regelt``."""
    return first + 1 < end and bool(passage.flags[first + 1] & _BEHIND_RELATIVE)


def _is_plain(passage: Passage, rules: SpeechRules, cue: Cue, first: int, end: int) -> bool:
    """Return whether a main clause in the plain mood is said: ``X sagte, das Boot ist leck``."""
    if not cue.kind & Kind.SAY or cue.passive or cue.last:
        return False
    if any(passage.words[i] == QUOTED and starts_small(passage, i) for i in range(first, end)):
        return True
    begins = phrase_at(passage, rules, first, end) is not None or passage.flags[first] & Word.PREPOSITION
    return bool(begins) and has_finite(passage, rules, first, end)


def _is_question(passage: Passage, rules: SpeechRules, cue: Cue, first: int, end: int) -> bool:
    """Return whether an indirect question follows: no object stands before it on which it would hang."""
    if not cue.kind & (Kind.SAY | Kind.THINK) or not has_finite(passage, rules, first, end):
        return False
    start, _ = passage.clauses[cue.clause]
    subject = any(p.preposition is None and not p.oblique for p in find_phrases(passage, rules, start, cue.at))
    behind = [p for p in find_phrases(passage, rules, cue.at + 1, first - 1) if p.preposition is None]
    return len(behind) <= (0 if subject and cue.at != start else 1)


def _is_condition(passage: Passage, rules: SpeechRules, cue: Cue, number: int) -> bool:
    """Return whether ``…, wenn A, werde B`` follows: a condition first, then the mood of reported speech."""
    if not cue.kind & (Kind.SAY | Kind.THINK) or number + 1 >= len(passage.clauses):
        return False
    first, end = passage.clauses[number + 1]
    return has_mood(passage, rules, first, min(end, first + 2))


def _is_cut_off(passage: Passage, rules: SpeechRules, number: int) -> bool:
    """Return whether clause *number* is a subject cut off from its verb: ``…, X, der …, habe …``."""
    first, end = passage.clauses[number]
    phrase = phrase_at(passage, rules, first, end)
    if phrase is None or phrase.end < end:
        return False
    for other in range(number + 1, min(len(passage.clauses), number + 4)):
        start, stop = passage.clauses[other]
        if passage.flags[start] & MOOD:
            return True
        if not is_subordinate(passage, rules, start, stop):
            return False
    return False
