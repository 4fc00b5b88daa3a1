"""Who is named in a clause: the noun phrases, and which of them is the subject."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from sitegen.languages.speech import Word
from sitegen.mentions.passages import MARKS, QUOTED

if TYPE_CHECKING:
    from sitegen.languages.speech import SpeechRules
    from sitegen.mentions.passages import Passage

_STOPS = Word.PREPOSITION | Word.TO | Word.FINITE | Word.HAVE | Word.PASSIVE | Word.MODAL | Word.THAT
_STOPS |= Word.SUBORDINATING | Word.COORDINATING | Word.PERSONAL | Word.REFLEXIVE | Word.DETERMINER | Word.OBLIQUE
_STOPS |= Word.MOOD_SURE | Word.MOOD_PAST | Word.ASKING | Word.NEGATION | Word.GENITIVE
_TELLING = Word.FINITE | Word.HAVE | Word.PASSIVE | Word.MODAL | Word.SUBORDINATING | Word.AS | Word.THAT
_MARKS = "".join(MARKS) + ".,!?()"
_LONGEST = 24  # words in a noun phrase with all that hangs on it


class Phrase(NamedTuple):
    """A noun phrase: its words from *first* up to *end*; *core* ends before what hangs on it."""

    first: int
    end: int
    core: int
    preposition: int | None  # the word before it, if that is a preposition
    oblique: bool  # by its form not a subject
    pronoun: bool


def find_phrases(passage: Passage, rules: SpeechRules, first: int, end: int) -> list[Phrase]:
    """Return the noun phrases among the words from *first* up to *end*, in order."""
    found: list[Phrase] = []
    preposition: int | None = None
    at = first
    while at < end:
        flag = passage.flags[at]
        if flag & Word.PREPOSITION and not _is_name_particle(passage, at, end):
            preposition = at
            at += 1
            continue
        phrase = _phrase_at(passage, rules, at, end, preposition)
        if phrase:
            found.append(phrase)
            at = phrase.end
        else:
            at += 1
            if flag & (Word.ADVERB | Word.NUMBER):
                continue
        preposition = None
    return found


def phrase_at(passage: Passage, rules: SpeechRules, at: int, end: int) -> Phrase | None:
    """Return the noun phrase that begins with the word *at*, None where none does."""
    return _phrase_at(passage, rules, at, end, None)


def with_antecedent(passage: Passage, rules: SpeechRules, relative: Phrase) -> Phrase:
    """Return the relative pronoun *relative* together with the noun phrase before its comma."""
    if relative.first < 2 or passage.words[relative.first - 1] != ",":
        return relative
    clause = passage.clauses[passage.clause_of(relative.first - 2)]
    before = find_phrases(passage, rules, clause[0], relative.first - 1)
    if before and before[-1].end == relative.first - 1 and not before[-1].pronoun:
        return before[-1]._replace(end=relative.end, preposition=None, oblique=False)
    return relative


def is_time(passage: Passage, rules: SpeechRules, phrase: Phrase) -> bool:
    """Return whether *phrase* names a time (``Freitag``, ``zwei Tage``)."""
    return any(rules.time_noun.fullmatch(passage.words[index]) for index in range(phrase.first, phrase.core))


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
    other = _phrase_at(passage, rules, comma + 1, min(len(words), comma + 1 + _LONGEST), None)
    if other is None or other.pronoun or is_time(passage, rules, other):
        return phrase
    closed = other.end >= len(words) or words[other.end] in {",", ".", ":", ";", QUOTED, "(", "–"}
    return phrase._replace(end=other.end) if closed else phrase


def is_short_name(passage: Passage, index: int) -> bool:
    """Return whether the quotation at *index* may be a name: short, with a capital first and last."""
    words = [word.strip(_MARKS) for word in passage.quotes[index].of(passage.text).split()]
    words = [word for word in words if word]
    return 0 < len(words) <= 5 and all(word[0].isupper() or word[0].isdigit() for word in (words[0], words[-1]))


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
    if words[first - 1] != "," or end >= len(words) or words[end] != "," or end - first > _LONGEST:
        return False
    if first - 2 < 0 or not (words[first - 2][0].isupper() or words[first - 2] in {")", QUOTED}) or flags[first - 2]:
        return False
    if flags[first] & (Word.PREPOSITION | Word.THAT | Word.SUBORDINATING | Word.COORDINATING | Word.PERSONAL):
        return False
    phrase = _phrase_at(passage, rules, first, end, None)
    return phrase is not None and phrase.end == end and not phrase.pronoun and before[1] == first - 1


def _goes_on(passage: Passage, rules: SpeechRules, before: tuple[int, int], clause: tuple[int, int]) -> bool:
    """Return whether *clause* goes on with the one before an apposition: it opens with no subject of its own."""
    first, end = clause
    flag = passage.flags[first]
    if before[0] and not any(passage.flags[i] & _TELLING for i in range(*before)):
        return False
    if passage.words[first - 1] != "," or passage.words[first] == QUOTED:
        return False
    if flag & (
        Word.THAT
        | Word.SUBORDINATING
        | Word.RELATIVE
        | Word.ASKING
        | Word.COORDINATING
        | Word.PERSONAL
        | Word.DETERMINER
        | Word.OBLIQUE
        | Word.AS
        | Word.INQUIT
    ):
        return False
    if passage.words[first][0].isupper() and not flag:
        return False
    told = any(passage.small[i] in rules.forms for i in range(*before))
    return not (
        told
        and any(
            passage.flags[i] & (Word.MOOD_SURE | Word.MOOD_LIKELY | Word.MOOD_PAST | Word.TO) for i in range(first, end)
        )
    )


def _phrase_at(passage: Passage, rules: SpeechRules, at: int, end: int, preposition: int | None) -> Phrase | None:
    flag = passage.flags[at]
    core = _core_end(passage, rules, at, end)
    if core is None:
        if flag & Word.PERSONAL and not flag & Word.REFLEXIVE:
            return Phrase(at, at + 1, at + 1, preposition, bool(flag & Word.OBLIQUE), pronoun=True)
        return None
    oblique = bool(flag & Word.OBLIQUE)
    stop = core
    limit = min(end, at + _LONGEST)
    while stop < limit:
        after = _attached_end(passage, rules, stop, limit)
        if after is None:
            break
        stop = after
    return Phrase(at, stop, core, preposition, oblique, pronoun=False)


def _core_end(passage: Passage, rules: SpeechRules, at: int, end: int) -> int | None:
    """Return where determiner, adjectives and nouns from *at* end; None if there is no noun."""
    flags, words = passage.flags, passage.words
    index = at
    while index < end and flags[index] & (Word.DETERMINER | Word.OBLIQUE) and not _is_noun(passage, rules, index):
        index += 1
    if index == at and flags[at] & _STOPS and not _is_noun(passage, rules, at):
        return None
    modifiers = 0
    while index < end and not _is_noun(passage, rules, index):
        word = words[index]
        if flags[index] & _STOPS or not (word[0].isalnum()) or modifiers > 6:
            return None
        if passage.small[index] in rules.forms and (index == at or not rules.adjective.fullmatch(word)):
            return None
        if not (word[0].isdigit() or rules.adjective.fullmatch(word) or flags[index] & Word.NUMBER):
            if index == at:
                return None
        modifiers += 1
        index += 1
    if index >= end:
        return None
    while index < end:
        if _is_noun(passage, rules, index) or (words[index] == "." and len(words[index - 1]) <= 3):
            index += 1
        elif words[index] == "(":
            close = next((i for i in range(index, min(end, index + 8)) if words[i] == ")"), None)
            if close is None:
                break
            index = close + 1
        elif (flags[index] & Word.PARTICLE and _is_name_particle(passage, index, end)) or words[index] in {
            "&",
            "'",
            "’",
        }:
            index += 1
        else:
            break
    while words[index - 1] in {".", "&", "'", "’"}:
        index -= 1
    return index


def _attached_end(passage: Passage, rules: SpeechRules, at: int, end: int) -> int | None:
    flag = passage.flags[at]
    if flag & Word.GENITIVE:
        return _core_end(passage, rules, at, end)
    if flag & Word.ATTACHING and at + 1 < end:
        core = _core_end(passage, rules, at + 1, end)
        if core is not None and not rules.time_noun.fullmatch(passage.words[core - 1]):
            return core
        return None
    if flag & Word.COORDINATING and at + 1 < end and passage.small[at] in rules.joining:
        return _core_end(passage, rules, at + 1, end)
    return None


def _is_noun(passage: Passage, rules: SpeechRules, index: int) -> bool:
    word = passage.words[index]
    if word == QUOTED:
        return is_short_name(passage, index)
    if word[0].islower() and "-" in word:
        return word.rpartition("-")[2][:1].isupper()
    if index == 0 and rules.capital and rules.adverb.fullmatch(word):
        return False
    if word[0].isupper():
        if passage.flags[index] and index and not passage.flags[index] & ~(Word.PARTICLE | Word.ADVERB):
            return True
        return not passage.flags[index]
    if rules.capital:
        return False
    known = passage.flags[index] or passage.small[index] in rules.forms
    return word[0].isalpha() and not known and not rules.past.fullmatch(word)


def _is_name_particle(passage: Passage, at: int, end: int) -> bool:
    """Return whether ``von``, ``de`` and their like stand within a name: a noun on both sides."""
    if not passage.flags[at] & Word.PARTICLE or at == 0 or at + 1 >= end:
        return False
    before, after = passage.words[at - 1], passage.words[at + 1]
    if passage.flags[at + 1] & Word.PARTICLE and at + 2 < end:
        after = passage.words[at + 2]
    if not (before[0].isupper() and after[0].isupper()):
        return False
    return bool(passage.small[at] not in {"der", "den", "da", "zu"} or passage.small[at - 1] == "von")
