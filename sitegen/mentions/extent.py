"""Where what a verb of saying governs ends."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sitegen.languages.speech import Word
from sitegen.mentions.grammar import MOOD, VERBAL, has_finite
from sitegen.mentions.passages import QUOTED

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sitegen.languages.speech import SpeechRules
    from sitegen.mentions.cues import Cue
    from sitegen.mentions.passages import Passage


def find_end(passage: Passage, rules: SpeechRules, cue: Cue, cues: Sequence[Cue], number: int) -> int:
    """Return the word where what *cue* says ends, which begins in clause *number*.

    It ends before another verb of saying that is joined to *cue*, before ``so X``, a semicolon or a
    quotation behind a colon, and where the sentence around goes on; else with the sentence.
    """
    clauses = passage.clauses
    stop = _before_joined(passage, cue, cues, number)
    that = passage.flags[clauses[number][0]] & Word.THAT
    for other in range(number + 1, len(clauses)):
        before = clauses[other - 1][1]
        if before >= stop:
            break
        if _is_apart(passage, rules, other) or _is_rivalled(passage, rules, cue, cues, other):
            return before
        if (cue.last or not that) and _turns_back(passage, rules, clauses[other][0]):
            return before
    return stop


def _before_joined(passage: Passage, cue: Cue, cues: Sequence[Cue], number: int) -> int:
    """Return where ``… und kündigte an`` begins within a clause; the end of the sentence where nothing does."""
    stop = passage.without_stop(len(passage.words))
    for rival in cues:
        before = rival.at - 1
        joined = rival.at > passage.clauses[rival.clause][0] and passage.flags[before] & Word.COORDINATING
        if rival.clause < number or rival.at <= cue.words[-1] or rival.last or not joined:
            continue
        if before > passage.clauses[number][0] and not passage.flags[rival.at] & MOOD:
            return min(stop, before)
    return stop


def _is_apart(passage: Passage, rules: SpeechRules, number: int) -> bool:
    first, end = passage.clauses[number]
    if passage.flags[first] & Word.INQUIT and not has_finite(passage, rules, first, end):
        return True
    mark = passage.words[first - 1]
    return mark == ";" or (mark == ":" and passage.words[first] == QUOTED)


def _is_rivalled(passage: Passage, rules: SpeechRules, cue: Cue, cues: Sequence[Cue], number: int) -> bool:
    """Return whether another verb of saying opens clause *number*, or stands in one that turns to another voice."""
    first, _ = passage.clauses[number]
    turns = passage.flags[first] & Word.COORDINATING or passage.small[first] in rules.turning
    return any(r.clause == number and r is not cue and not r.last and (turns or r.at == first) for r in cues)


def _turns_back(passage: Passage, rules: SpeechRules, first: int) -> bool:
    """Return whether a clause begins with a verb in the plain mood: the sentence around goes on."""
    word, flag = passage.small[first], passage.flags[first]
    if not passage.words[first][0].islower() or flag & MOOD:
        return False
    return bool(flag & VERBAL) or word in rules.forms or (not flag and word.endswith(rules.past_endings))
