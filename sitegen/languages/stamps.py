"""The words of header stamps in one language: ``languages/<code>/stamps.toml``.

``words`` are the small words around a date; each ``[[cue]]`` lists words before a date, says what they
say of it, and brings its proof: ``examples`` that must be read so and ``never`` lines that must not.
The names of months and weekdays are those of ``dates.toml``.
"""

from __future__ import annotations

import copy
import re
from dataclasses import dataclass
from enum import Enum
from functools import cache
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from sitegen.errors import RuleError
from sitegen.languages import codes_with, dates, read_part

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

_SEVERAL = "fr it es pt nl da sv nb fi pl cs sk sl hr sr bs hu ro bg el ru uk be et lv lt tr sq mk ca is ga af id eu gl"
_GAP = r"[^.,:!?;\n]{1,60}?"


class Cue(Enum):
    """What the words before a date say of it."""

    PUBLISHED = "published"
    MODIFIED = "modified"
    FIRST = "first"
    OTHER = "other"
    COMMENT = "comment"


@dataclass(frozen=True, slots=True, kw_only=True)
class CueGroup:
    """The words of one kind of cue in one language, and the lines that prove them."""

    language: str
    kind: Cue
    words: tuple[str, ...]
    examples: tuple[str, ...]
    never: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Names:
    """Names with a number each: *any* is a pattern for all of them, to be matched in any case."""

    any: str
    numbers: tuple[tuple[re.Pattern[str], int], ...]

    def number(self, word: str) -> int | None:
        """Return the number of *word*, None if it is no such name."""
        return next((number for pattern, number in self.numbers if pattern.fullmatch(word)), None)


@dataclass(frozen=True, slots=True, kw_only=True)
class StampWords:
    """What is needed to read header stamps: all languages together, one of them leading.

    *day_first* says how the leading language reads ``03/05/2024``; *ordinals* is a pattern for what is
    written at the number of a day (``1st``). All words are casefolded.
    """

    language: str
    day_first: bool
    months: Names
    weekdays: Names
    ordinals: str
    before: frozenset[str]
    stamp_before: frozenset[str]
    at: frozenset[str]
    clock: frozenset[str]
    own: frozenset[str]
    authors: frozenset[str]
    byline: frozenset[str]
    joining: frozenset[str]
    after: frozenset[str]
    reading: frozenset[str]
    cues: tuple[CueGroup, ...]
    patterns: Mapping[Cue, re.Pattern[str]]


@cache
def load(code: str) -> StampWords:
    """Return the stamp words for documents in *code*.

    Pages mix languages (a German blog says "Posted on"), so the words of every language that has
    them are known; where two languages disagree, *code* wins. A language without a file of its own
    has the names of months and weekdays that the Unicode locale data (CLDR) give it; "mul" (ISO
    639-2: several languages) has those of all that are written here and there in Europe.
    """
    known = codes_with("stamps")
    order = [code, *(other for other in known if other != code)] if code in known else list(known)
    foreign = () if code in known else tuple(_SEVERAL.split()) if code == "mul" else (code,)
    parts = {other: _read(other) for other in order}
    cues = tuple(group for other in order for group in _cues(other, parts[other]))
    patterns = {kind: _pattern(word for group in cues if group.kind is kind for word in group.words) for kind in Cue}
    return StampWords(
        language=code,
        day_first=parts[order[0]]["slashes"] == "day" if code in known else True,
        months=_names(order, foreign, "month"),
        weekdays=_names(order, foreign, "weekday"),
        ordinals="|".join(map(re.escape, sorted(_words(parts, "ordinal")))),
        **{
            name: _words(parts, name)
            for name in (
                "before",
                "stamp_before",
                "at",
                "clock",
                "own",
                "authors",
                "byline",
                "joining",
                "after",
                "reading",
            )
        },
        cues=cues,
        patterns=MappingProxyType(patterns),
    )


def _read(code: str) -> dict[str, Any]:
    data = read_part(code, "stamps")
    at = f"languages/{code}/stamps.toml"
    if data.get("slashes") not in ("day", "month"):
        raise RuleError("slashes is neither 'day' nor 'month'", at=at)
    return data


def _cues(code: str, data: dict[str, Any]) -> Iterable[CueGroup]:
    for row in data["cue"]:
        if not row.get("examples"):
            raise RuleError(f"the cue '{row.get('kind')}' has no examples", at=f"languages/{code}/stamps.toml")
        yield CueGroup(
            language=code,
            kind=Cue(row["kind"]),
            words=tuple(row["words"]),
            examples=tuple(row["examples"]),
            never=tuple(row.get("never", ())),
        )


def _names(order: list[str], foreign: tuple[str, ...], kind: str) -> Names:
    """Return the names of months or weekdays in all languages of *order* and, from CLDR, of *foreign*."""
    numbers: dict[str, int] = {}
    for code in order:
        lexicon = dates.load(code).lexicon
        for table in (kind, f"{kind}_short"):
            for written, value in lexicon.get(table, {}).items():
                for name in written.split("|"):
                    if "(" not in name:  # a stamp says its month plainly
                        numbers.setdefault(name.replace("\\.?", "").replace("\\.", ""), int(value))
    for code in foreign:
        for word, number in _from_cldr(code, kind):
            numbers.setdefault(re.escape(word), number)
    longest_first = sorted(numbers, key=lambda name: (-len(name), name))
    by_number: dict[int, list[str]] = {}
    for name, number in numbers.items():
        by_number.setdefault(number, []).append(name)
    return Names(
        "|".join(longest_first),
        tuple((re.compile("|".join(by_number[number]), re.IGNORECASE), number) for number in sorted(by_number)),
    )


def _from_cldr(code: str, name: str) -> Iterator[tuple[str, int]]:
    """Yield the full names of months or weekdays in the language *code*; none where CLDR lacks it."""
    from babel import Locale, UnknownLocaleError, localedata  # noqa: PLC0415  # costs time that only foreign pages need

    try:
        known = dict[str | int | None, Any](localedata.load(str(Locale.parse(code))).items())
    except (UnknownLocaleError, ValueError):
        return
    # A copy: Babel writes what an alias leads to into data that all languages share.
    table = localedata.LocaleDataDict(copy.deepcopy(known))["months" if name == "month" else "days"]
    for context in ("format", "stand-alone"):
        for number, word in table[context]["wide"].items():
            if word[:1].isalpha() and " " not in word:
                yield word.casefold(), number if name == "month" else number + 1


def _words(parts: dict[str, dict[str, Any]], name: str) -> frozenset[str]:
    return frozenset(word.casefold() for data in parts.values() for word in data["words"].get(name, "").split())


def _pattern(words: Iterable[str]) -> re.Pattern[str]:
    """Return a pattern that finds any of *words*, the longest first; ``…`` is a stretch of 60 at most."""
    alternatives = [
        _GAP.join(re.escape(part.strip()).replace(r"\ ", r"\s{1,3}") for part in word.casefold().split("…"))
        for word in sorted(set(words), key=lambda word: (-len(word), word))
    ]
    return re.compile(rf"(?<![^\W_])(?:{'|'.join(alternatives)})(?![^\W_])", re.IGNORECASE)
