"""Who is named in a clause: the noun phrases, and which of them is the subject."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from sitegen.languages.speech import Word
from sitegen.mentions.passages import MARKS, QUOTED

if TYPE_CHECKING:
    from sitegen.languages.speech import SpeechRules
    from sitegen.mentions.passages import Passage

_STOPS = Word.PREPOSITION | Word.TO | Word.FINITE | Word.HAVE | Word.PASSIVE | Word.MODAL | Word.THAT
_STOPS |= Word.SUBORDINATING | Word.COORDINATING | Word.PERSONAL | Word.REFLEXIVE | Word.DETERMINER | Word.OBLIQUE
_STOPS |= Word.MOOD_SURE | Word.MOOD_PAST | Word.ASKING | Word.NEGATION | Word.GENITIVE
_MARKS = "".join(MARKS) + ".,!?()"
_JOINTS = frozenset("&'’")
_MODIFIERS = 8  # words that may stand before a noun
_BRACKET = 8  # words of a bracket that belongs to a noun
_ABBREVIATION = 3  # letters before a full stop within a name
LONGEST = 24  # words in a noun phrase with all that hangs on it


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


def may_speak(passage: Passage, rules: SpeechRules, phrase: Phrase) -> bool:
    """Return whether *phrase* can be a subject that is no time."""
    return phrase.preposition is None and not phrase.oblique and not is_time(passage, rules, phrase)


def is_time(passage: Passage, rules: SpeechRules, phrase: Phrase) -> bool:
    """Return whether *phrase* names a time (``Freitag``, ``zwei Tage``)."""
    return any(rules.time_noun.fullmatch(passage.words[index]) for index in range(phrase.first, phrase.core))


def is_thing(passage: Passage, rules: SpeechRules, phrase: Phrase) -> bool:
    """Return whether *phrase* means a document or a talk, which says something and is nobody."""
    return not phrase.pronoun and rules.things.fullmatch(passage.small[phrase.core - 1]) is not None


def is_short_name(passage: Passage, index: int) -> bool:
    """Return whether the quotation at *index* may be a name: short, with a capital first and last."""
    words = [word.strip(_MARKS) for word in passage.quotes[index].of(passage.text).split()]
    words = [word for word in words if word]
    return 0 < len(words) <= 5 and all(word[0].isupper() or word[0].isdigit() for word in (words[0], words[-1]))


def _phrase_at(passage: Passage, rules: SpeechRules, at: int, end: int, preposition: int | None) -> Phrase | None:
    flag = passage.flags[at]
    core = _core_end(passage, rules, at, end)
    if core is None:
        if flag & Word.PERSONAL and not flag & Word.REFLEXIVE:
            return Phrase(at, at + 1, at + 1, preposition, bool(flag & Word.OBLIQUE), pronoun=True)
        return None
    oblique = bool(flag & Word.OBLIQUE)
    stop = core
    limit = min(end, at + LONGEST)
    while stop < limit:
        after = _attached_end(passage, rules, stop, limit)
        if after is None or (stop > core and _turns_to(passage, stop)):
            break
        stop = after
    return Phrase(at, stop, core, preposition, oblique, pronoun=False)


def _core_end(passage: Passage, rules: SpeechRules, at: int, end: int) -> int | None:
    """Return where determiner, adjectives and nouns from *at* end; None if there is no noun."""
    flags = passage.flags
    index = at
    if _takes_up(passage, rules, at, end):
        return None
    while index < end and flags[index] & (Word.DETERMINER | Word.OBLIQUE) and not _is_noun(passage, rules, index):
        index += 1
    if index == at and flags[at] & _STOPS and not _is_noun(passage, rules, at):
        return None
    limit = min(end, index + _MODIFIERS)
    while index < limit and not _is_noun(passage, rules, index):
        if not _is_modifier(passage, rules, index, begins=index == at):
            return None
        index += 1
    return _nouns_end(passage, rules, index, end) if index < limit else None


def _takes_up(passage: Passage, rules: SpeechRules, at: int, end: int) -> bool:
    """Return whether ``das`` stands for what was told, at the head of a clause and before its verb: ``das sagte X``."""
    if passage.small[at] not in rules.taking_up or at + 1 >= end or passage.small[at + 1] not in rules.forms:
        return False
    return at == 0 or passage.words[at - 1] in {",", ";", "–", "—"}


def _is_modifier(passage: Passage, rules: SpeechRules, index: int, *, begins: bool) -> bool:
    """Return whether the word may stand between a determiner and its noun; *begins* where there is none before."""
    word = passage.words[index]
    if passage.flags[index] & _STOPS or not word[0].isalnum():
        return False
    adjective = rules.adjective.fullmatch(word) is not None
    if passage.small[index] in rules.forms and (begins or not adjective):
        return False
    return not begins or word[0].isdigit() or adjective or bool(passage.flags[index] & Word.NUMBER)


def _nouns_end(passage: Passage, rules: SpeechRules, at: int, end: int) -> int:
    """Return where a run of nouns from *at* ends, with initials, name particles and brackets."""
    words = passage.words
    index = at
    while index < end:
        if words[index] == "(":
            close = next((i for i in range(index, min(end, index + _BRACKET)) if words[i] == ")"), None)
            if close is None:
                break
            index = close
        elif not (
            _is_noun(passage, rules, index)
            or (words[index] == "." and len(words[index - 1]) <= _ABBREVIATION)
            or words[index] in _JOINTS
            or _is_name_particle(passage, index, end)
        ):
            break
        index += 1
    while words[index - 1] == "." or words[index - 1] in _JOINTS:
        index -= 1
    return index


def _attached_end(passage: Passage, rules: SpeechRules, at: int, end: int) -> int | None:
    flag = passage.flags[at]
    if flag & Word.GENITIVE:
        return _core_end(passage, rules, at, end)
    if flag & Word.ATTACHING and at + 1 < end and not _is_circumstance(passage, rules, at):
        core = _core_end(passage, rules, at + 1, end)
        if core is not None and not rules.time_noun.fullmatch(passage.words[core - 1]):
            return core
        return None
    if flag & Word.COORDINATING and at + 1 < end and passage.small[at] in rules.joining:
        return _core_end(passage, rules, at + 1, end)
    return None


def _turns_to(passage: Passage, at: int) -> bool:
    """Return whether the article at *at* opens who is spoken to: ``der`` behind a bracket or an abbreviation."""
    before = passage.words[at - 1]
    closed = before == ")" or (len(before) > 1 and before.isupper())
    return closed and bool(passage.flags[at] & Word.DETERMINER)


def _is_circumstance(passage: Passage, rules: SpeechRules, at: int) -> bool:
    """Return whether the preposition at *at* tells how or where it is said, and not of whom: ``in seiner Rede``."""
    if not rules.capital or passage.flags[at] & Word.AGENT or QUOTED in passage.words[at + 1 : at + 3]:
        return False
    return passage.small[at + 1] in rules.calling or passage.small[at + 1] in rules.possessive


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
    known = passage.flags[index] or (passage.small[index] in rules.forms and not _is_saying(passage, rules, index))
    return word[0].isalpha() and not known and not rules.past.fullmatch(word)


def _is_saying(passage: Passage, rules: SpeechRules, index: int) -> bool:
    """Return whether a form of a verb is a noun of saying behind its determiner: ``the report``."""
    determined = index > 0 and passage.flags[index - 1] & Word.DETERMINER
    small = passage.small[index]
    return bool(determined) and (small in rules.nouns or rules.things.fullmatch(small) is not None)


def _is_name_particle(passage: Passage, at: int, end: int) -> bool:
    """Return whether ``von``, ``de`` and their like stand within a name: a noun on both sides."""
    if not passage.flags[at] & Word.PARTICLE or at == 0 or at + 1 >= end:
        return False
    before, after = passage.words[at - 1], passage.words[at + 1]
    if passage.flags[at + 1] & Word.PARTICLE and at + 2 < end:
        after = passage.words[at + 2]
    if not (before[0].isupper() and after[0].isupper()):
        return False
    return not passage.flags[at] & (Word.DETERMINER | Word.OBLIQUE | Word.TO)
