"""The figures of a passage: what is counted or measured, and from which to which value each may be."""

from __future__ import annotations

import math
import re
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from sitegen.languages import figures as figure_words
from sitegen.languages.events import load_or_first, words_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sitegen.languages.events import EventWords
    from sitegen.languages.figures import FigureWords

AROUND = 0.15  # part of its value by which ``rund`` widens a figure to both sides
NEARLY = 0.8  # part of its value from which on a thing is nearly so many
ROUND = 0.05  # part by which a figure of a hundred and more that ends in a nought may be rounded
MOST = 64  # figures of one passage

_WORD = r"\d+(?:[.,]\d+)*|[^\W\d_]+(?:-[^\W\d_]+)*"
_YEAR = re.compile(r"1[5-9]\d\d|20\d\d")
_NOUN_WITHIN = 3  # words behind a figure among which its noun stands
_BLANKS = " \u00a0\u202f"
_LONGEST = 24  # characters of a figure


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """A figure of a passage.

    *low* and *high* are the values it leaves open. *units* is what is counted, empty where no noun says it: the kinds
    of happening that the noun names, else its stem; where the noun counts anybody, the kind that its clause names.
    *measure* says that the unit alone does not tell what is measured. *beside* are the words between figure and noun,
    *behind* is the one that follows the noun, *clause* the telling words around them, *standing* those of them that
    say which of all are counted; where a noun follows, only before it. *words* is how the figure stands
    in the passage.
    """

    low: float
    high: float
    units: frozenset[str]
    measure: bool
    beside: frozenset[str]
    behind: str
    clause: frozenset[str]
    standing: frozenset[str]
    words: str

    def allows(self, other: Figure) -> bool:
        """Return whether both may be the same value."""
        return self.low <= other.high and other.low <= self.high


@lru_cache(maxsize=256)
def find_figures(text: str, language: str) -> tuple[Figure, ...]:
    """Return the figures of *text* that count or measure something, in text order; dates and numbers of things not."""
    return tuple(_Reader(text, language).figures())


@dataclass(frozen=True, slots=True)
class _Token:
    text: str
    low: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class _Value:
    """A figure before its noun is known: *first* and *after* are places among the tokens, *after* excluded."""

    low: float
    high: float
    first: int
    after: int
    unit: str


@dataclass(frozen=True, slots=True)
class _Noun:
    """What a figure counts: its *word*, empty where none follows, and where it ends among the tokens."""

    word: str
    beside: frozenset[str]
    after: int


class _Reader:
    """One passage."""

    def __init__(self, text: str, language: str) -> None:
        self.text = text
        self.known: FigureWords = figure_words.load_or_first(language)
        self.events: EventWords = load_or_first(language)
        self.tokens = [_Token(found[0], found[0].lower(), *found.span()) for found in _tokens(language).finditer(text)]
        self.cuts = [match.start() for match in _clause_ends(language).finditer(text)]

    def figures(self) -> Iterator[Figure]:
        place = found = 0
        while place < len(self.tokens) and found < MOST:
            value = self._value(place)
            place = value.after if value else place + 1
            figure = self._counted(value) if value else None
            if figure:
                found += 1
                yield figure

    def _value(self, place: int) -> _Value | None:
        tokens, known = self.tokens, self.known
        if tokens[place].low in known.vague:
            low, high = known.vague[tokens[place].low]
            return _Value(low, high, place, place + 1, "")
        number = self._number(tokens[place])
        if number is None:
            return None
        value, step = number
        after, scale = place + 1, 1.0
        while after < len(tokens) and tokens[after].low in known.scale and self._joined(after):
            scale *= known.scale[tokens[after].low]
            after += 1
        first, unit = place, ""
        if after < len(tokens) and tokens[after].low in known.symbols and self._joined(after):
            unit = known.symbols[tokens[after].low]
            after += 1
        elif place and tokens[place - 1].low in known.symbols:
            first, unit = place - 1, known.symbols[tokens[place - 1].low]
        slack = step / 2 if scale > 1 else ROUND * value * (value >= 100 and value % 10 == 0)
        widened = self._widened(first)
        if widened is None:
            return None
        kind, opening = widened
        low, high = (value - slack) * scale, (value + slack) * scale
        around = (value * (1 - AROUND) * scale, value * (1 + AROUND) * scale)
        bounds = {"around": around, "least": (low, math.inf), "most": (0.0, high), "nearly": (low * NEARLY, high)}
        low, high = bounds.get(kind, (low, high))
        return _Value(low, high, opening, after, unit)

    def _number(self, token: _Token) -> tuple[float, float] | None:
        """Return the value of *token* and how fine its last digit is, None where it is no figure."""
        if token.low in self.known.numbers:
            return float(self.known.numbers[token.low]), 1.0
        if not (token.text[0].isdigit() and token.text.isascii() and len(token.text) <= _LONGEST):
            return None
        before, behind = self.text[token.start - 1 : token.start], self.text[token.end : token.end + 2]
        ordinal = self.known.nouns and behind[:1] == "." and behind[1:].isspace()
        if _YEAR.fullmatch(token.text) or ordinal or behind[:1] in {":", "/"} or before in {":", "/"}:
            return None
        thousands = "." if self.known.decimal == "," else ","
        whole, _, fraction = token.text.replace(thousands, "").partition(self.known.decimal)
        if self.known.decimal in fraction:
            return None
        return float(f"{whole}.{fraction or 0}"), 10.0 ** -len(fraction)

    def _widened(self, first: int) -> tuple[str, int] | None:
        """Return how the words before a figure widen it and where these begin, None where it is a mere number."""
        for length in range(min(self.known.longest, first), 0, -1):
            words = tuple(token.low for token in self.tokens[first - length : first])
            if words in self.known.before and all(
                self._joined(place) for place in range(first - length + 1, first + 1)
            ):
                return self.known.before[words], first - length
        label = first > 0 and self.tokens[first - 1].low in self.known.labels and self._joined(first)
        return None if label else ("", first)

    def _noun(self, value: _Value) -> _Noun | None:
        """Return what *value* counts, None where it counts nothing of interest."""
        beside: list[str] = []
        if value.unit:
            return _Noun(value.unit, frozenset(), value.after)
        for place in range(value.after, min(len(self.tokens), value.after + _NOUN_WITHIN)):
            token = self.tokens[place]
            if token.low in self.known.uncounted or token.text[0].isdigit():
                return None
            if not self._joined(place) or token.low in self.events.stop:
                break
            counted = token.text[0].isupper() if self.known.nouns else token.low not in self.known.standings
            if counted:
                return _Noun(token.low, frozenset(beside), place + 1)
            beside.append(self.events.stem(token.low))
        return _Noun("", frozenset(), value.after)

    def _counted(self, value: _Value) -> Figure | None:
        noun = self._noun(value)
        if noun is None:
            return None
        start, end = self.tokens[value.first].start, self.tokens[noun.after - 1].end
        before, after = self._clause(start, end)
        clause = frozenset((*before, *after))
        anybody = not noun.word or noun.word in self.known.anybody
        measure = anybody or noun.word in self.known.measures
        kinds = self._suffered(before, after) if anybody else frozenset(self._kinds(self.events.stem(noun.word)))
        named = frozenset({self.events.stem(noun.word)}) if noun.word else frozenset()
        return Figure(
            low=value.low,
            high=value.high,
            units=(kinds if noun.word or not self.known.nouns else frozenset()) or named,
            measure=measure,
            beside=noun.beside,
            behind=self._behind(noun) if noun.word and (measure or not self.known.nouns) else "",
            clause=clause,
            standing=_standings(self.known.code) & (clause | noun.beside if anybody else noun.beside),
            words=" ".join(self.text[start:end].split()),
        )

    def _clause(self, start: int, end: int) -> tuple[list[str], list[str]]:
        """Return the stems of the telling words of the clause around a stretch, those before and those after it."""
        first = max((cut + 1 for cut in self.cuts if cut < start), default=0)
        last = min((cut for cut in self.cuts if cut >= end), default=len(self.text))
        return self._stems(self.text[first:start]), self._stems(self.text[end:last])

    def _stems(self, text: str) -> list[str]:
        words = (
            word for word, _ in words_of(text) if not word[0].isdigit() and word.casefold() not in self.events.stop
        )
        return [self.events.stem(word) for word in words]

    def _suffered(self, before: list[str], after: list[str]) -> frozenset[str]:
        """Return the kinds of happening of the first word behind a figure that names any, else of the last before."""
        named = (kinds for stem in (*after, *reversed(before)) if (kinds := self._kinds(stem)))
        return frozenset(next(named, ()))

    def _kinds(self, stem: str) -> tuple[str, ...]:
        empty = stem in self.events.light or stem in self.events.saying
        return () if empty else tuple(self.events.kinds.get(stem, ()))

    def _behind(self, noun: _Noun) -> str:
        """Return the stem of the word that follows *noun*, behind one that says nothing; empty where none does."""
        for place in range(noun.after, min(noun.after + 2, len(self.tokens))):
            low = self.tokens[place].low
            if not self._joined(place):
                return ""
            if low not in self.events.stop:
                plain = self.known.nouns and not self.tokens[place].text[0].isupper()
                return "" if plain else self.events.stem(low)
        return ""

    def _joined(self, place: int) -> bool:
        """Return whether nothing but blanks, or a hyphen, stands before the token at *place*."""
        return not self.text[self.tokens[place - 1].end : self.tokens[place].start].strip(_BLANKS + "-")


@cache
def _tokens(language: str) -> re.Pattern[str]:
    symbols = (re.escape(symbol) for symbol in figure_words.load_or_first(language).symbols)
    return re.compile("|".join((*symbols, _WORD)), re.IGNORECASE)


@cache
def _standings(language: str) -> frozenset[str]:
    events = load_or_first(language)
    return frozenset(events.stem(word) for word in figure_words.load_or_first(language).standings)


@cache
def _clause_ends(language: str) -> re.Pattern[str]:
    return re.compile(rf"[,;:–—(]\s|\s(?:{'|'.join(sorted(figure_words.load_or_first(language).joins))})\s")
