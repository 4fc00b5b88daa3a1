"""Who is meant: names of persons as a document introduces them, and the words that refer back to them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sitegen.languages.speech import Word
from sitegen.mentions.nominals import Phrase
from sitegen.mentions.passages import QUOTED

if TYPE_CHECKING:
    from sitegen.languages.speech import SpeechRules
    from sitegen.mentions.passages import Passage

_ENDING = re.compile(r"(?:s|es|en|n)$")


class Names:
    """The persons a document has named so far, in the order of its text."""

    def __init__(self) -> None:
        self._full: dict[str, str] = {}  # last name, small: fullest name
        self._roles: dict[str, str] = {}  # role as told, small: name
        self._feminine: dict[str, bool] = {}
        self._spoke: list[str] = []

    def learn(self, passage: Passage, rules: SpeechRules, phrase: Phrase) -> None:
        """Note the name and the role in *phrase*."""
        name, roles, feminine = _parts(passage, rules, phrase)
        if len(name) < 2 and not (name and roles):
            return
        known = self._full.get(name[-1].lower())
        if known is None or (len(name) > len(known.split()) and name[-1] == known.split()[-1]):
            self._full[name[-1].lower()] = " ".join(name)
        full = self._full[name[-1].lower()]
        for role in roles:
            self._roles.pop(role, None)
            self._roles[role] = full
        if feminine is not None:
            self._feminine[full] = feminine

    def learn_all(self, passage: Passage, rules: SpeechRules) -> None:
        """Note every name of at least two words in *passage*."""
        words, flags = passage.words, passage.flags
        first = 0
        total = len(words)
        while first < total - 1:
            if not (words[first][0].isupper() and not flags[first] and words[first + 1][0].isupper()):
                first += 1
                continue
            end = first + 1
            while end < total and (
                (words[end][0].isupper() and not flags[end] & ~int(Word.PARTICLE))
                or (words[end] == "." and len(words[end - 1]) == 1)
                or (
                    flags[end] & Word.PARTICLE
                    and end + 1 < total
                    and words[end + 1][0].isupper()
                    and not flags[end] & Word.GENITIVE
                )
            ):
                end += 1
            start = first
            if first and flags[first - 1] & (Word.DETERMINER | Word.OBLIQUE):
                start = first - 1
            self.learn(passage, rules, Phrase(start, end, end, None, oblique=False, pronoun=False))
            first = end

    def name_of(self, passage: Passage, rules: SpeechRules, phrase: Phrase) -> str:
        """Return the fullest name of who *phrase* means; its own words where nobody is known by it."""
        small = passage.small[phrase.first]
        if phrase.pronoun:
            return self._pronoun(rules, small) or passage.words[phrase.first]
        name, roles, _ = _parts(passage, rules, phrase)
        if name:
            key = name[-1].lower()
            full = self._full.get(key) or self._full.get(_ENDING.sub("", key))
            if full and (len(name) == 1 or full.split()[0] == name[0] or len(full.split()) > len(name)):
                return full
            return " ".join(name)
        definite = small in rules.definite
        if roles and definite:
            for role in roles:
                for told, person in reversed(self._roles.items()):
                    if told.endswith(_ENDING.sub("", role)) or _ENDING.sub("", told).endswith(role):
                        return person
        return _plain(passage, rules, phrase)

    def is_voice(self, passage: Passage, rules: SpeechRules, phrase: Phrase) -> bool:
        """Return whether *phrase* means somebody who can speak: a person named, a role, a body."""
        name, roles, _ = _parts(passage, rules, phrase)
        if roles or (name and name[-1].lower() in self._full):
            return True
        return any(rules.bodies.fullmatch(passage.small[i]) for i in range(phrase.first, phrase.core))

    def spoke(self, name: str) -> None:
        """Note that *name* has just said something."""
        self._spoke.append(name)

    def _pronoun(self, rules: SpeechRules, pronoun: str) -> str | None:
        for name in reversed(self._spoke):
            feminine = self._feminine.get(name)
            if pronoun in rules.masculine and feminine:
                continue
            if pronoun in rules.feminine and feminine is False:
                continue
            return name
        return None


def _parts(passage: Passage, rules: SpeechRules, phrase: Phrase) -> tuple[list[str], list[str], bool | None]:
    """Return the words of the name in *phrase*, its roles in small letters, and whether it is a woman's."""
    name: list[str] = []
    roles: list[str] = []
    feminine: bool | None = None
    determined = bool(passage.flags[phrase.first] & (Word.DETERMINER | Word.OBLIQUE | Word.GENITIVE))
    for index in range(phrase.first, phrase.end):
        word, small = passage.words[index], passage.small[index]
        if word == "(":
            break
        if word == "," and name:
            break
        if word == ",":
            continue
        if word != QUOTED and word[0].isupper() and rules.roles.fullmatch(small):
            roles.append(small)
            feminine = small.endswith(rules.feminine_ending)
            name = []
            continue
        flag = passage.flags[index]
        if index >= phrase.core and not roles and not name:
            break
        if word == QUOTED or (word == "." and name and len(name[-1]) == 1):
            continue
        if word[0].isupper() and not flag & ~int(Word.PARTICLE | Word.ADVERB):
            if not name and determined and not roles:
                continue
            name.append(word)
        elif name and flag & Word.PARTICLE and index + 1 < phrase.end:
            name.append(word)
        elif name:
            break
    while name and not name[-1][0].isupper():
        name.pop()
    if roles and name and index_of_genitive(passage, phrase, name):
        name = []
    return name, roles, feminine


def index_of_genitive(passage: Passage, phrase: Phrase, name: list[str]) -> bool:
    """Return whether *name* hangs on a role by a genitive or preposition (``Sprecher der Polizei``)."""
    for index in range(phrase.first, phrase.end):
        if passage.words[index] == name[0]:
            before = passage.flags[index - 1] if index > phrase.first else 0
            return bool(before & (Word.GENITIVE | Word.ATTACHING | Word.OBLIQUE)) and index - 1 > phrase.first
    return False


def _plain(passage: Passage, rules: SpeechRules, phrase: Phrase) -> str:
    first, end = phrase.first, phrase.end
    for index in range(first, min(phrase.core, end)):
        if rules.source_noun.fullmatch(passage.small[index]) and index + 1 < end:
            first = index + 1
            break
    flag = passage.flags[first]
    if flag & Word.ATTACHING and first + 1 < end:
        first += 1
        flag = passage.flags[first]
    if (
        flag & (Word.DETERMINER | Word.OBLIQUE | Word.GENITIVE)
        and passage.small[first] in rules.definite
        and first + 1 < end
        and (passage.words[first + 1][0].isupper() or passage.words[first + 1] == QUOTED)
    ):
        first += 1
    text = passage.text[passage.starts[first] : passage.ends[end - 1]]
    words = " ".join(text.split())
    return words[0].lower() + words[1:] if passage.flags[first] and not words[:2].isupper() else words
