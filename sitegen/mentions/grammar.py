"""What kind of clause a stretch of words is, as far as its small words and endings tell."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sitegen.languages.speech import Word
from sitegen.mentions.nominals import phrase_at
from sitegen.mentions.passages import QUOTED

if TYPE_CHECKING:
    from sitegen.languages.speech import SpeechRules
    from sitegen.mentions.passages import Passage

MOOD = Word.MOOD_SURE | Word.MOOD_LIKELY | Word.MOOD_PAST
VERBAL = MOOD | Word.FINITE | Word.HAVE | Word.PASSIVE | Word.MODAL | Word.HEARSAY


def has_flag(passage: Passage, first: int, end: int, flag: int) -> bool:
    """Return whether one of the words has *flag*."""
    flags = passage.flags
    return any(flags[index] & flag for index in range(first, end))


def has_mood(passage: Passage, rules: SpeechRules, first: int, end: int) -> bool:
    """Return whether the words hold a verb in the mood of reported speech."""
    words, flags = passage.words, passage.flags
    if any(flags[i] & MOOD and words[i][0].islower() for i in range(first, end)):
        return True
    return any(is_mood(passage, rules, first, i) for i in range(first + 1, end) if words[i][-1] == "e")


def is_mood(passage: Passage, rules: SpeechRules, first: int, index: int) -> bool:
    """Return whether a word that is no common verb has the form of that mood behind a singular subject.

    *first* begins the clause. ``die Fähre fahre`` is told from ``die große Fähre`` by what follows.
    """
    word = passage.words[index]
    if passage.flags[index] or index <= first or not rules.mood_form.fullmatch(word):
        return False
    if index == first + 1 and passage.flags[first] & (Word.ADVERB | Word.INQUIT):
        return _begins_subject(passage, index + 1)
    before = passage.words[index - 1]
    flag = passage.flags[index - 1]
    if not (
        (before[0].isupper() and not flag)
        or before in {")", QUOTED}
        or (flag & Word.PERSONAL and not flag & Word.DETERMINER)
    ):
        return False
    after = passage.words[index + 1] if index + 1 < len(passage.words) else "."
    return not (after[0].isupper() and not passage.flags[index + 1])


def _begins_subject(passage: Passage, index: int) -> bool:
    """Return whether the word at *index* may begin a subject, or is a reflexive pronoun before one."""
    if index >= len(passage.words):
        return False
    known = passage.flags[index] & (Word.DETERMINER | Word.PERSONAL | Word.REFLEXIVE)
    return bool(known) or (passage.words[index][0].isupper() and not passage.flags[index])


def is_subordinate(passage: Passage, rules: SpeechRules, first: int, end: int) -> bool:
    """Return whether the clause begins as a subordinate clause does."""
    flag = passage.flags[first]
    if flag & (Word.SUBORDINATING | Word.THAT | Word.AS):
        return True
    if flag & Word.PREPOSITION and first + 1 < end and passage.flags[first + 1] & Word.RELATIVE:
        return first > 0 and passage.words[first][0].islower() and not is_main(passage, rules, first + 1, end)
    return bool(flag & Word.RELATIVE) and first > 0 and not is_main(passage, rules, first, end)


def is_main(passage: Passage, rules: SpeechRules, first: int, end: int) -> bool:
    """Return whether a clause that may begin with a relative pronoun has its verb in second place."""
    if not passage.flags[first] & Word.DETERMINER or first + 1 >= end:
        return not passage.flags[first] & Word.RELATIVE
    if passage.flags[first + 1] & (Word.DETERMINER | Word.OBLIQUE | Word.PREPOSITION | Word.PERSONAL | Word.REFLEXIVE):
        return False
    subject = phrase_at(passage, rules, first, end)
    if subject is None or subject.end >= end:
        return False
    after = subject.end
    if passage.flags[after] & VERBAL:
        return after < end - 1 or bool(passage.flags[after] & MOOD)
    return after < end - 1 and bool(rules.verbal.fullmatch(passage.words[after]))


def has_finite(passage: Passage, rules: SpeechRules, first: int, end: int) -> bool:
    """Return whether the clause has a finite verb: a common one, or a word of that form after its subject."""
    words, flags = passage.words, passage.flags
    if any(flags[i] & VERBAL and words[i][0].islower() for i in range(first, end)):
        return True
    if any(passage.small[i] in rules.forms and words[i][0].islower() for i in range(first, end)):
        return True
    subject = phrase_at(passage, rules, first, end)
    if subject is None:
        return False
    after = subject.end
    return after < end and bool(rules.verbal.fullmatch(words[after])) and not flags[after] & Word.COORDINATING


def has_plain_verb(passage: Passage, rules: SpeechRules, first: int, end: int) -> bool:
    """Return whether a verb that is none of the common ones stands first, or second behind an adverb or subject."""
    for index in range(first, min(end, first + 2)):
        if index > first and not passage.flags[first] & Word.ADVERB:
            break
        word = passage.words[index]
        if word[0].islower() and not passage.flags[index] and rules.verbal.fullmatch(word):
            return True
    return has_finite(passage, rules, first, end)


def says_something(passage: Passage, rules: SpeechRules, first: int, end: int) -> bool:
    """Return whether the words up to a comma can be a whole sentence that somebody says."""
    if has_mood(passage, rules, first, end):
        return True
    if all(passage.words[i] == QUOTED or not passage.words[i][0].isalnum() for i in range(first, end)):
        return True
    inside = [(a, b) for a, b in passage.clauses if first <= a and b <= end]
    for a, b in inside:
        if any(
            passage.words[i] == QUOTED and passage.quotes[i].end - passage.quotes[i].start > 25 for i in range(a, b)
        ):
            return True
        if not is_subordinate(passage, rules, a, b) and has_finite(passage, rules, a, b):
            return True
    return False


def _is_infinitive(passage: Passage, rules: SpeechRules, index: int) -> bool:
    """Return whether the word behind ``zu`` or ``to`` may be an infinitive."""
    small, flag = passage.small[index], passage.flags[index]
    if not passage.words[index][0].islower() or not small.endswith(rules.infinitive_ending[-1:]):
        return False
    return not flag or bool(flag & VERBAL) or small in rules.perfect


def ends_infinitive(passage: Passage, rules: SpeechRules, first: int, end: int) -> bool:
    """Return whether the clause ends with an infinitive with ``zu``: it is no relative one then."""
    end = passage.without_stop(end)
    return end - first > 2 and has_infinitive(passage, rules, end - 2, end)


_INFIX = re.compile(r"\w{2,}zu\w{2,}e?n")


def has_infinitive(passage: Passage, rules: SpeechRules, first: int, end: int) -> bool:
    """Return whether the words hold an infinitive with ``zu`` or ``to``."""
    small, words, flags = passage.small, passage.words, passage.flags
    for index in range(first, end):
        if not words[index][0].islower():
            continue
        if flags[index] & Word.TO and index + 1 < end and _is_infinitive(passage, rules, index + 1):
            return True
        if index > first and _INFIX.fullmatch(small[index]):
            return True
    return False
