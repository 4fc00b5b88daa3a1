"""Whether a noun phrase and a verb are of one or of several, as far as their forms tell."""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING

from sitegen.languages.number import load_number
from sitegen.languages.speech import Word

if TYPE_CHECKING:
    from sitegen.languages.speech import SpeechRules
    from sitegen.mentions.nominals import Phrase
    from sitegen.mentions.passages import Passage


class Number(Enum):
    """The grammatical number."""

    ONE = "one"
    SEVERAL = "several"


def agrees(passage: Passage, rules: SpeechRules, phrase: Phrase, verb: Number | None) -> bool:
    """Return whether *phrase* may be the subject of a verb of that number; None is a verb that may be either."""
    return verb is None or number_of(passage, rules, phrase) in {None, verb}


def verb_number(rules: SpeechRules, word: str, base: str = "") -> Number | None:
    """Return the number of a finite verb in small letters, None where its form may be either.

    *base* is its infinitive, which is of several in the present (``they say``).
    """
    number = load_number(rules.language)
    if word == base or number.verbs_of_several.fullmatch(word):
        return Number.SEVERAL
    return Number.ONE if number.verbs_of_one.fullmatch(word) else None


def number_of(passage: Passage, rules: SpeechRules, phrase: Phrase) -> Number | None:
    """Return the number of *phrase* as a subject, None where its form may be either."""
    number = load_number(rules.language)
    first, last = phrase.first, phrase.core - 1
    small = passage.small[first]
    if joined_at(passage, rules, phrase) is not None:
        return Number.SEVERAL
    if small in number.several or (passage.flags[first] & Word.NUMBER and small not in number.one):
        return Number.SEVERAL
    if small in number.one:
        return Number.ONE
    if phrase.pronoun:
        return None
    word = passage.words[last]
    if word[0].islower() or first == last == 0:
        return Number.SEVERAL if number.nouns_of_several.fullmatch(passage.small[last]) else None
    named = number.bare_names and last > first and passage.words[last - 1][0].isupper() and not word.endswith("s")
    return Number.ONE if named and not passage.flags[first] & Word.DETERMINER else None


def joined_at(passage: Passage, rules: SpeechRules, phrase: Phrase) -> int | None:
    """Return where ``und`` joins another noun to that of *phrase*; None where nothing is joined right behind it."""
    at = phrase.core
    joined = at + 1 < phrase.end and passage.small[at] in rules.joining
    return at if joined and passage.small[at] not in load_number(rules.language).or_words else None
