"""Appositions and relative pronouns: what stands between commas and belongs to a noun."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from sitegen.languages.speech import Word
from sitegen.mentions.nominals import LONGEST, Phrase, find_phrases, is_time, phrase_at
from sitegen.mentions.passages import QUOTED

if TYPE_CHECKING:
    from sitegen.languages.speech import SpeechRules
    from sitegen.mentions.passages import Passage

_TELLING = Word.FINITE | Word.HAVE | Word.PASSIVE | Word.MODAL | Word.SUBORDINATING | Word.AS | Word.THAT
_SAID = Word.MOOD_SURE | Word.MOOD_LIKELY | Word.MOOD_PAST | Word.TO
_OPENING = Word.THAT | Word.SUBORDINATING | Word.RELATIVE | Word.ASKING | Word.COORDINATING | Word.PERSONAL
_OPENING |= Word.DETERMINER | Word.OBLIQUE | Word.AS | Word.INQUIT


def with_apposition(passage: Passage, rules: SpeechRules, phrase: Phrase) -> Phrase:
    """Return *phrase* with the apposition that follows it between commas, if one does."""
    comma = phrase.end
    words = passage.words
    if comma + 1 >= len(words) or words[comma] != ",":
        return phrase
    if passage.flags[comma + 1] & (Word.RELATIVE | Word.PREPOSITION) and words[comma + 1][0].islower():
        follow = words[comma + 2] if comma + 2 < len(words) else ""
        if not (passage.flags[comma + 1] & Word.DETERMINER and follow[:1].isupper()):
            return phrase
    other = phrase_at(passage, rules, comma + 1, min(len(words), comma + 1 + LONGEST))
    if other is None or other.pronoun or is_time(passage, rules, other):
        return phrase
    closed = other.end >= len(words) or words[other.end] in {",", ".", ":", ";", QUOTED, "(", "–"}
    return phrase._replace(end=other.end) if closed else phrase


def join_appositions(passage: Passage, rules: SpeechRules) -> Passage:
    """Return *passage* with an apposition between commas joined to the clause it stands in."""
    clauses = list(passage.clauses)
    number = 1
    while number < len(clauses):
        if _is_apposition(passage, rules, clauses[number - 1], clauses[number]):
            end = clauses[number][1]
            width = 1
            if number + 1 < len(clauses) and _goes_on(passage, rules, clauses[number - 1], clauses[number + 1]):
                end = clauses[number + 1][1]
                width = 2
            clauses[number - 1 : number + width] = [(clauses[number - 1][0], end)]
            if width == 2:
                continue
        else:
            number += 1
    return replace(passage, clauses=clauses) if len(clauses) != len(passage.clauses) else passage


def _is_apposition(passage: Passage, rules: SpeechRules, before: tuple[int, int], clause: tuple[int, int]) -> bool:
    first, end = clause
    words, flags = passage.words, passage.flags
    if words[first - 1] != "," or end >= len(words) or words[end] != "," or end - first > LONGEST:
        return False
    if first - 2 < 0 or not (words[first - 2][0].isupper() or words[first - 2] in {")", QUOTED}) or flags[first - 2]:
        return False
    if flags[first] & (Word.PREPOSITION | Word.THAT | Word.SUBORDINATING | Word.COORDINATING | Word.PERSONAL):
        return False
    phrase = phrase_at(passage, rules, first, end)
    return phrase is not None and phrase.end == end and not phrase.pronoun and before[1] == first - 1


def _goes_on(passage: Passage, rules: SpeechRules, before: tuple[int, int], clause: tuple[int, int]) -> bool:
    """Return whether *clause* goes on with the one before an apposition: it opens with no subject of its own."""
    first, end = clause
    flag = passage.flags[first]
    if before[0] and not any(passage.flags[i] & _TELLING for i in range(*before)):
        return False
    if passage.words[first - 1] != "," or passage.words[first] == QUOTED:
        return False
    if flag & _OPENING:
        return False
    if passage.words[first][0].isupper() and not flag:
        return False
    told = any(passage.small[i] in rules.forms for i in range(*before))
    return not (told and any(passage.flags[i] & _SAID for i in range(first, end)))


def with_antecedent(passage: Passage, rules: SpeechRules, relative: Phrase) -> Phrase:
    """Return the relative pronoun *relative* together with the noun phrase before its comma."""
    if relative.first < 2 or passage.words[relative.first - 1] != ",":
        return relative
    clause = passage.clauses[passage.clause_of(relative.first - 2)]
    before = find_phrases(passage, rules, clause[0], relative.first - 1)
    if before and before[-1].end == relative.first - 1 and not before[-1].pronoun:
        return before[-1]._replace(end=relative.end, preposition=None, oblique=False)
    return relative
