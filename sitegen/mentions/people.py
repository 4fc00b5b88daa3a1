"""One name for one person: who is described in ``content/people`` is called so in every document.

A speaker is recognised by a name or an alias, in any spelling of case and accents; by the last name
where only one of the described people has it; and with words of the person's role before it
(``Präsidentin Berg``). Whatever may mean two people means none.
"""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, TypeVar

from sitegen.model import MentionKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from sitegen.model import Mention, Person

Words = tuple[str, ...]

Key = TypeVar("Key")

_WORD = re.compile(r"\w+")
_LETTERS = str.maketrans({"ø": "o", "ł": "l", "đ": "d", "ı": "i", "æ": "ae", "œ": "oe"})


@dataclass(frozen=True, slots=True)
class KnownNames:
    """The people by all the words that name them, without those that name more than one."""

    whole: Mapping[Words, Person]
    last: Mapping[str, Person]


def know_names(people: Iterable[Person]) -> KnownNames:
    """Return by what *people* are recognised."""
    whole: defaultdict[Words, dict[str, Person]] = defaultdict(dict)
    last: defaultdict[str, dict[str, Person]] = defaultdict(dict)
    for person in people:
        for name in (person.name, *person.aliases):
            words = _words(name)
            if words:
                whole[words][person.id] = person
            if len(words) > 1:
                last[words[-1]][person.id] = person
    return KnownNames(_unique(whole), _unique(last))


def name_speaker(mention: Mention, known: KnownNames) -> Mention:
    """Return *mention*, its speaker called as the person described; as it is where there is none."""
    speaker = mention.speaker
    person = _find(_words(speaker.name), known) if speaker else None
    if speaker is None or person is None:
        return mention
    return replace(mention, speaker=replace(speaker, name=person.name, person=person.id))


def who_speaks(mentions: Iterable[Mention]) -> tuple[str, ...]:
    """Return the ids of the people whose statements *mentions* hold, each once."""
    speakers = (mention.speaker for mention in mentions if mention.kind is MentionKind.STATEMENT)
    return tuple(dict.fromkeys(speaker.person for speaker in speakers if speaker and speaker.person))


def _find(words: Words, known: KnownNames) -> Person | None:
    for start in range(len(words)):
        rest = words[start:]
        person = known.whole.get(rest) or (known.last.get(rest[0]) if len(rest) == 1 else None)
        if person and set(words[:start]) <= set(_words(person.role or "")):
            return person
    return None


def _words(name: str) -> Words:
    """Return the words of *name* in small letters, without accents."""
    plain = unicodedata.normalize("NFKD", name.casefold())
    bare = "".join(letter for letter in plain if not unicodedata.combining(letter))
    return tuple(_WORD.findall(bare.translate(_LETTERS)))


def _unique(found: Mapping[Key, dict[str, Person]]) -> dict[Key, Person]:
    return {key: next(iter(people.values())) for key, people in found.items() if len(people) == 1}
