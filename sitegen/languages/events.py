"""Words that tell one happening from another: ``languages/<code>/events.toml``.

``endings`` are taken off a word, so that its forms are one, and ``irregular`` forms lead to the first of their line;
``calendar`` names months, ``open`` words leave open whether something came about, ``another`` words tell it from
others of its kind, ``ordinals`` number it among them, ``stop`` words say nothing, ``light`` words say little of what
happened, ``saying`` words only that somebody spoke. A line of ``same`` holds words for one kind of happening, and after
a bar set phrases; ``abroad`` says what kinds are called in English.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from sitegen.errors import RuleError
from sitegen.languages import codes_with, read_part

if TYPE_CHECKING:
    from collections.abc import Mapping

PART = "events"
SHORTEST = 4  # letters a word keeps

_WORD = re.compile(r"\d+(?:[.,]\d+)*|[^\W\d_]+")
_KEYS = (
    "endings",
    "participle",
    "capitals",
    "calendar",
    "irregular",
    "open",
    "another",
    "ordinals",
    "weekdays",
    "stop",
    "same",
    "abroad",
    "light",
    "saying",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class EventWords:
    """What one language knows of happenings; *kinds* and *phrases* lead to the lines of ``same``."""

    code: str
    endings: tuple[str, ...]
    participle: str
    capitals: bool
    calendar: frozenset[str]
    irregular: Mapping[str, str]
    open: frozenset[str]
    another: frozenset[str]
    ordinals: Mapping[str, int]
    weekdays: frozenset[str]
    stop: frozenset[str]
    light: frozenset[str]
    saying: frozenset[str]
    kinds: Mapping[str, tuple[str, ...]]
    phrases: Mapping[str, tuple[str, ...]]
    abroad: Mapping[str, tuple[str, ...]]

    def stem(self, word: str) -> str:
        """Return *word* without case and ending; all forms of a regular word have one stem."""
        return _stem(self.irregular.get(word.casefold(), word), self.endings, self.participle)


@cache
def load(code: str) -> EventWords:
    """Return the event words of the language *code*; RuleError where the file is wrong."""
    table = read_part(code, PART)
    if wrong := sorted(set(table).symmetric_difference(_KEYS)):
        raise RuleError(f"'{wrong[0]}' is missing or unknown", at=f"languages/{code}/{PART}.toml")
    endings = tuple(sorted(table["endings"].split(), key=lambda ending: (-len(ending), ending)))
    participle = str(table["participle"])

    irregular = {form: line.split()[0] for line in table["irregular"] for form in line.split()[1:]}

    def stems(text: str) -> list[str]:
        return [_stem(irregular.get(word.casefold(), word), endings, participle) for word in text.split()]

    kinds: dict[str, list[str]] = {}
    phrases: dict[str, list[str]] = {}
    for line in table["same"]:
        words, _, sayings = line.partition("|")
        kind = words.split()[0]
        for stem in dict.fromkeys(stems(words)):
            kinds.setdefault(stem, []).append(kind)
        for phrase in filter(None, (phrase.strip() for phrase in sayings.split(","))):
            phrases.setdefault(phrase, []).append(kind)
    return EventWords(
        code=code,
        endings=endings,
        participle=participle,
        capitals=bool(table["capitals"]),
        calendar=frozenset(table["calendar"].split()),
        irregular=irregular,
        open=frozenset(table["open"].split()),
        another=frozenset(table["another"].split()),
        ordinals={word: number for number, line in enumerate(table["ordinals"], start=2) for word in line.split()},
        weekdays=frozenset(stems(table["weekdays"])),
        stop=frozenset(table["stop"].split()),
        light=frozenset(stems(table["light"])),
        saying=frozenset(stems(table["saying"])),
        kinds={stem: tuple(found) for stem, found in kinds.items()},
        abroad={line.split()[0]: tuple(line.split()[1:]) for line in table["abroad"]},
        phrases={phrase: tuple(found) for phrase, found in phrases.items()},
    )


def load_or_first(code: str) -> EventWords:
    """Return the event words of *code*, those of the first language that has any where it has none."""
    known = codes_with(PART)
    return load(code if code in known else known[0])


def words_of(text: str) -> list[tuple[str, int]]:
    """Return the words and numbers of *text* with the offsets where they begin."""
    return [(match[0], match.start()) for match in _WORD.finditer(text)]


@lru_cache(maxsize=1 << 16)
def _stem(word: str, endings: tuple[str, ...], participle: str) -> str:
    low = word.casefold()
    if not low.isalpha():
        return low
    for ending in endings:
        if low.endswith(ending) and len(low) - len(ending) >= SHORTEST:
            low = low[: -len(ending)]
            break
    else:
        if low.endswith(("s", "d")) and len(low) == SHORTEST:  # dies, died
            low = low[:-1]
    if len(low) > SHORTEST and low[-1] == low[-2] and low[-1] not in "aeiouls":
        low = low[:-1]  # stopped
    if participle and word[0].islower() and low.startswith(participle) and len(low) - len(participle) >= SHORTEST:
        low = low[len(participle) :]
    return low
