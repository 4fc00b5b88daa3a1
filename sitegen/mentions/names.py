"""Who is meant: names of persons as a document introduces them, and the words that refer back to them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from sitegen.languages.speech import Word
from sitegen.mentions.nominals import Phrase, find_phrases
from sitegen.mentions.number import joined_at
from sitegen.mentions.passages import QUOTED

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sitegen.languages.speech import SpeechRules
    from sitegen.mentions.passages import Passage
    from sitegen.model import Span

_ENDING = re.compile(r"(?:es|en|s|n)$")
_DETERMINED = Word.DETERMINER | Word.OBLIQUE | Word.GENITIVE
_OWNED = ("'s", "’s")
_COUNTED = 50_000  # code points in which names are counted
_OFFICE = 4  # words of "of State" and a name of two words
_NAME_ONLY = ~(Word.PARTICLE | Word.ADVERB)


class Named(NamedTuple):
    """What a noun phrase tells of a person: the words of the name, roles in small letters, a woman's or not."""

    name: tuple[str, ...]
    roles: tuple[str, ...]
    feminine: bool | None


class Names:
    """The persons a document has named so far, and who spoke, in the order of its text."""

    def __init__(self) -> None:
        self._full: dict[str, str] = {}  # last name in small letters: fullest name
        self._roles: dict[str, str] = {}  # role as told, in small letters: name
        self._feminine: dict[str, bool] = {}
        self._spoke: list[str] = []
        self._several: str | None = None
        self._latest: tuple[str, Span] | None = None
        self._apart: set[str] = set()
        self._named: list[str] = []

    def learn(self, passage: Passage, rules: SpeechRules) -> None:
        """Note every name of at least two words in *passage*, and every name behind a role."""
        words, flags = passage.words, passage.flags
        first, total = 0, len(words)
        while first < total - 1:
            if not (words[first][0].isupper() and not flags[first] and words[first + 1][0].isupper()):
                first += 1
                continue
            end = _run_end(passage, first)
            start = first - 1 if first and flags[first - 1] & (Word.DETERMINER | Word.OBLIQUE) else first
            if not rules.capital and first and flags[first - 1] & Word.ATTACHING and end - first > 2:
                start = first + 1
            self._note(
                passage.text, read_name(passage, rules, Phrase(start, end, end, None, oblique=False, pronoun=False))
            )
            first = end

    def name_of(self, passage: Passage, rules: SpeechRules, phrase: Phrase, *, several: bool = False) -> str:
        """Return the fullest name of who *phrase* means; its own words where nobody is known by it.

        Where it means *several*, those joined in it are named one by one, and a role is nobody known.
        """
        owner = _owner(passage, rules, phrase)
        if owner is not None:
            name = self.name_of(passage, rules, owner)
            return name if self.is_known(name) else name.removesuffix("’").removesuffix("s")
        if several:
            return self._names_of_several(passage, rules, phrase)
        phrase = _inner(passage, rules, phrase)
        named = read_name(passage, rules, phrase)
        if named.name:
            last = named.name[-1].lower()
            full = self._full.get(last) or self._full.get(_ENDING.sub("", last))
            told = " ".join(named.name)
            if told in self._apart:
                return self._full.get(named.name[0].lower(), named.name[0])
            if full and (len(named.name) == 1 or full.split()[0] == named.name[0] or len(full) > len(told)):
                return full
            if len(named.name) > 1 or named.roles or phrase.core - phrase.first == 1:
                return told
        if named.roles and passage.small[phrase.first] in rules.definite:
            for role in named.roles:
                person = self._holder(role)
                if person:
                    return person
        return _plain(passage, rules, phrase)

    def person_of(self, passage: Passage, rules: SpeechRules, phrase: Phrase) -> str | None:
        """Return the name of the person *phrase* means, None where it means no person known by name."""
        name = self.name_of(passage, rules, phrase)
        return name if self.is_known(name) else None

    def is_known(self, name: str) -> bool:
        """Return whether *name* is the fullest name of one person."""
        return self._full.get(name.rpartition(" ")[2].lower()) == name

    def pronoun(self, rules: SpeechRules, word: str, near: str | None) -> str | None:
        """Return who ``er``, ``sie`` or ``he`` means: *near*, the person just told of, else who spoke last."""
        spoke = list(reversed(self._spoke))
        persons = [name for name in spoke if self.is_known(name)]
        singular = word in rules.masculine or word in rules.feminine
        named = reversed(self._named)
        candidates = [*([near] if near else []), *persons, *spoke, *named] if singular else spoke
        for name in candidates:
            feminine = self._feminine.get(name)
            if not (word in rules.masculine and feminine) and not (word in rules.feminine and feminine is False):
                return name
        return None

    def several(self, passage: Passage | None, rules: SpeechRules) -> str | None:
        """Return the group that a plural ``sie`` means: several persons told of in *passage* or last before."""
        if passage is not None:
            for phrase in find_phrases(passage, rules, 0, len(passage.words)):
                if _is_several(passage, rules, phrase):
                    self._several = _plain(passage, rules, phrase)
        return self._several

    def is_voice(self, passage: Passage, rules: SpeechRules, phrase: Phrase) -> bool:
        """Return whether *phrase* means somebody who can speak: a person named, a role, a body."""
        named = read_name(passage, rules, phrase)
        if named.roles or (named.name and named.name[-1].lower() in self._full):
            return True
        return any(rules.bodies.fullmatch(passage.small[i]) for i in range(phrase.first, phrase.core))

    def spoke(self, name: str, passage: Passage, rules: SpeechRules, phrase: Phrase) -> None:
        """Note that *name* says something in *passage*, told of by *phrase*."""
        self._spoke.append(name)
        if phrase.pronoun or self.is_voice(passage, rules, phrase):
            self._latest = (name, passage.span)

    def just_spoke(self, passage: Passage | None) -> str | None:
        """Return who spoke last in *passage*, None where nobody did."""
        if passage is None or self._latest is None or self._latest[1] != passage.span:
            return None
        return self._latest[0]

    def _note(self, text: str, named: Named) -> None:
        if len(named.name) < 2 and not (named.name and named.roles):
            return
        last = named.name[-1].lower()
        told = " ".join(named.name)
        if told in self._apart or (told != self._full.get(last) and _stand_apart(text, named.name)):
            self._apart.add(told)
            return
        if len(told) > len(self._full.get(last, "")):
            self._full[last] = told
        full = self._full[last]
        if full in self._named:
            self._named.remove(full)
        self._named.append(full)
        for role in named.roles:
            self._roles.pop(role, None)
            self._roles[role] = full
        if named.feminine is not None:
            self._feminine[full] = named.feminine

    def _names_of_several(self, passage: Passage, rules: SpeechRules, phrase: Phrase) -> str:
        at = joined_at(passage, rules, phrase)
        if at is not None:
            parts = (phrase._replace(end=at, core=at), phrase._replace(first=at + 1, core=phrase.end))
            if all(read_name(passage, rules, part).name for part in parts):
                first, second = (self.name_of(passage, rules, part) for part in parts)
                return f"{first} {passage.words[at]} {second}"
        phrase = _inner(passage, rules, phrase)
        named = read_name(passage, rules, phrase).name
        return " ".join(named) if len(named) > 1 and at is None else _plain(passage, rules, phrase)

    def _holder(self, role: str) -> str | None:
        """Return who was last introduced in *role*, or in one that ends with it."""
        bare = _ENDING.sub("", role)
        for told, person in reversed(self._roles.items()):
            if told.endswith((role, bare)) or _ENDING.sub("", told).endswith((role, bare)):
                return person
        return None


def _stand_apart(text: str, name: tuple[str, ...]) -> bool:
    """Return whether two words side by side are no name: the first stands without the second more than once."""
    if len(name) != 2:
        return False
    return text.count(name[0], 0, _COUNTED) > text.count(" ".join(name), 0, _COUNTED) + 1


def read_name(passage: Passage, rules: SpeechRules, phrase: Phrase) -> Named:
    """Return what *phrase* tells of a person, from all its parts between commas."""
    name: tuple[str, ...] = ()
    roles: list[str] = []
    feminine: bool | None = None
    first = phrase.first
    for index in range(phrase.first, phrase.end + 1):
        if index < phrase.end and passage.words[index] != ",":
            continue
        part, told = _read_part(passage, rules, first, index, phrase.core)
        roles.extend(told)
        name = name or part
        first = index + 1
    if roles:
        feminine = roles[0].endswith(rules.feminine_ending)
    return Named(name, tuple(roles), feminine)


def _read_part(
    passage: Passage, rules: SpeechRules, first: int, end: int, core: int
) -> tuple[tuple[str, ...], list[str]]:
    """Return the name and the roles among the words from *first* up to *end*."""
    words, flags = passage.words, passage.flags
    name: list[str] = []
    roles: list[str] = []
    determined = first < end and bool(flags[first] & _DETERMINED)
    for index in _without_office(passage, rules, first, end):
        word, flag = words[index], flags[index]
        if _ends_part(passage, index, begun=bool(name), told=bool(roles), beyond=first < core <= index):
            break
        if word == "." and name and len(name[-1]) == 1:
            name[-1] += "."
        elif _is_role(passage, rules, index, end, begun=bool(name or roles)):
            roles.append(passage.small[index])
            name = []
        elif word != QUOTED and word[0].isupper() and not flag & _NAME_ONLY and not word.endswith(_OWNED):
            if name or roles or not determined:
                name.append(word)
        elif name and flag & Word.PARTICLE and index + 1 < end:
            name.append(word)
        elif name and word != QUOTED:
            break
    while name and not name[-1][0].isupper():
        name.pop()
    return tuple(name), roles


def _without_office(passage: Passage, rules: SpeechRules, first: int, end: int) -> Iterator[int]:
    """Yield the words without ``of State`` where a name follows it: ``Secretary of State Anna Reed``."""
    skip = first
    for index in range(first, end):
        office = not rules.capital and passage.flags[index] & Word.ATTACHING and index + _OFFICE <= end
        if office and all(passage.words[i][0].isupper() for i in range(index + 1, index + _OFFICE)):
            skip = index + 2
        if index >= skip:
            yield index


def _ends_part(passage: Passage, index: int, *, begun: bool, told: bool, beyond: bool) -> bool:
    """Return whether no name can follow: at a bracket, at what hangs on a role, beyond a noun that is none."""
    if passage.words[index] == "(" or (beyond and not (begun or told)):
        return True
    return told and not begun and bool(passage.flags[index] & (Word.GENITIVE | Word.ATTACHING))


def _is_role(passage: Passage, rules: SpeechRules, index: int, end: int, *, begun: bool) -> bool:
    """Return whether the word is a role; the last of several capitals is a surname (``Petra Richter``)."""
    word = passage.words[index]
    if not (word[0].isupper() or not rules.capital) or not rules.roles.fullmatch(passage.small[index]):
        return False
    follows = index + 1 < end and (passage.words[index + 1][0].isupper() or passage.flags[index + 1] & Word.ATTACHING)
    last = not follows
    return not (last and begun and word[0].isupper())


def _run_end(passage: Passage, first: int) -> int:
    words, flags = passage.words, passage.flags
    end = first + 1
    while end < len(words):
        initial = words[end] == "." and len(words[end - 1]) == 1
        particle = flags[end] & Word.PARTICLE and not flags[end] & Word.GENITIVE
        follows = end + 1 < len(words) and words[end + 1][0].isupper()
        noun = words[end][0].isupper() and not flags[end] & ~Word.PARTICLE
        if not (initial or noun or (particle and follows)):
            break
        end += 1
    return end


def _is_several(passage: Passage, rules: SpeechRules, phrase: Phrase) -> bool:
    """Return whether *phrase* means several persons: a role without a singular article."""
    first = phrase.first
    if phrase.pronoun or not any(rules.roles.fullmatch(passage.small[i]) for i in range(first, phrase.core)):
        return False
    plural = passage.small[first] in rules.plurals or passage.flags[first] & Word.NUMBER
    bare = (
        not passage.flags[first] & (Word.DETERMINER | Word.OBLIQUE | Word.GENITIVE)
        and passage.words[first][0].islower()
    )
    return bool(plural or bare)


def _inner(passage: Passage, rules: SpeechRules, phrase: Phrase) -> Phrase:
    """Return *phrase* without a noun of saying in front (``Angaben der Polizei``) or a pronoun behind."""
    first, end = phrase.first, phrase.end
    if (
        end - first > 2
        and passage.words[end - 2] == ","
        and passage.flags[end - 1] & (Word.RELATIVE | Word.SOURCE_RELATIVE)
    ):
        end -= 2
    for index in range(first, min(phrase.core, end)):
        if not rules.source_noun.fullmatch(passage.small[index]):
            continue
        if index + 1 < end:
            first = index + 1
            if passage.flags[first] & Word.ATTACHING and first + 1 < end:
                first += 1
            break
    return phrase._replace(first=first, end=end, core=end if first != phrase.first else min(phrase.core, end))


def _owner(passage: Passage, rules: SpeechRules, phrase: Phrase) -> Phrase | None:
    """Return the name in the genitive before a noun of saying, ``Kalbs`` in ``Kalbs Worte``; None without one."""
    at = next((i for i in range(phrase.first, phrase.core) if rules.source_noun.fullmatch(passage.small[i])), None)
    if not rules.capital or at is None or at == phrase.first or not passage.words[at - 1].endswith(("s", "’")):
        return None
    name = all(passage.words[i][0].isupper() and not passage.flags[i] & ~Word.PARTICLE for i in range(phrase.first, at))
    return phrase._replace(end=at, core=at) if name else None


def _plain(passage: Passage, rules: SpeechRules, phrase: Phrase) -> str:
    """Return the words of *phrase*, without a definite article that stands right before a noun."""
    first, end = phrase.first, phrase.end
    noun = first + 1 < end and (passage.words[first + 1][0].isupper() or passage.words[first + 1] == QUOTED)
    if passage.small[first] in rules.definite and noun:
        first += 1
    words = " ".join(passage.text[passage.starts[first] : passage.ends[end - 1]].split())
    small = passage.flags[first] and not words[:2].isupper()
    return words[0].lower() + words[1:] if small else words
