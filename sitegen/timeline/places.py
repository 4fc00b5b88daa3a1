"""Where a passage says that a thing happened: a name behind a preposition, as far as that can be told from words."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from sitegen.languages.figures import load_or_first

_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_STEM = 4  # letters of a name that its adjective keeps


@dataclass(frozen=True, slots=True)
class Where:
    """A place that a passage names: the name, and the preposition with it as it stands there."""

    name: str
    words: str


@lru_cache(maxsize=256)
def find_places(text: str, language: str) -> tuple[Where, ...]:
    """Return the places of *text*, each name once, in text order; a country is too wide to be one."""
    known = load_or_first(language)
    words = [(match[0], match.start(), match.end()) for match in _WORD.finditer(text)]
    found: dict[str, Where] = {}
    for place, (word, start, _) in enumerate(words[:-1]):
        if word.lower() not in known.prepositions:
            continue
        name, _, end = words[place + 1]
        low = name.casefold()
        following = place + 2
        while (
            following < len(words) and low.rpartition(" ")[2] in known.first_of_place and words[following][0].istitle()
        ):
            name, end = f"{name} {words[following][0]}", words[following][2]
            low = name.casefold()
            following += 1
        if not name[0].isupper() or low in known.no_places or low in known.wide_places:
            continue
        if text[end : end + 1] in {"-", "'", "’"} or " ".join(text[start:end].split()) != f"{word} {name}":
            continue
        found.setdefault(low, Where(low, f"{word} {name}"))
    return tuple(found.values())


@lru_cache(maxsize=256)
def find_scope(text: str, language: str) -> frozenset[str]:
    """Return the countries and regions in which *text* says that something is so, in small letters."""
    known = load_or_first(language)
    words = [word.casefold() for word in _WORD.findall(text)]
    places = (place for place, word in enumerate(words) if word in known.wide_places)
    return frozenset(
        words[place] for place in places if not known.prepositions.isdisjoint(words[max(0, place - 2) : place])
    )


def names_place(text: str, where: Where) -> bool:
    """Return whether *text* names *where* in some form: ``Bonner``, ``Bonn-Beuel``."""
    stem = where.name[: max(_STEM, len(where.name) - 2)]
    return stem in text.casefold()
