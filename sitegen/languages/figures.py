"""Figures, places and speakers in a sentence: ``languages/<code>/figures.toml``.

``numbers``, and what ``compound`` makes of ``units`` and ``tens``, are words for figures; ``scale`` multiplies the
figure before it, ``vague`` words name no exact one. ``before`` says how what stands before a figure widens it, or
makes it the number of something. ``joins`` are words
between two clauses. ``nouns_of`` sorts what is counted, ``places`` and ``speakers`` what a name cannot be.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any

from sitegen.errors import RuleError
from sitegen.languages import codes_with, read_part

if TYPE_CHECKING:
    from collections.abc import Mapping

PART = "figures"
WIDENINGS = ("around", "least", "most", "nearly")

_KEYS = (
    *("decimal", "nouns", "joins", "compound", "units", "tens", "numbers", "scale", "vague"),
    *("before", "nouns_of", "symbols", "places", "speakers", "example"),
)


@dataclass(frozen=True, slots=True)
class FigureExample:
    """A sentence and the figures in it, each as it stands there with its lowest and highest value."""

    text: str
    figures: tuple[tuple[str, float, float], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class FigureWords:
    """What one language knows of figures; all words are in small letters.

    *before* leads from the words before a figure to one of WIDENINGS, *longest* is the number of words of the longest
    of them. *nouns* says whether nouns begin with a capital letter. *anybody* are nouns that count everyone, *measures*
    units that measure anything, *uncounted* what no figure of interest counts. *standings* say
    which of all that could be counted are: the confirmed, or the suspected.
    """

    code: str
    decimal: str
    nouns: bool
    joins: frozenset[str]
    numbers: Mapping[str, int]
    scale: Mapping[str, float]
    vague: Mapping[str, tuple[float, float]]
    before: Mapping[tuple[str, ...], str]
    longest: int
    labels: frozenset[str]
    anybody: frozenset[str]
    measures: frozenset[str]
    uncounted: frozenset[str]
    standings: frozenset[str]
    symbols: Mapping[str, str]
    prepositions: frozenset[str]
    first_of_place: frozenset[str]
    no_places: frozenset[str]
    wide_places: frozenset[str]
    no_persons: frozenset[str]
    examples: tuple[FigureExample, ...]


@cache
def load(code: str) -> FigureWords:
    """Return the figure words of the language *code*; RuleError where the file is wrong."""
    table = read_part(code, PART)
    if wrong := sorted(set(table).symmetric_difference(_KEYS)):
        raise RuleError(f"'{wrong[0]}' is missing or unknown", at=f"languages/{code}/{PART}.toml")
    before = {tuple(words.split()): kind for kind in WIDENINGS for words in table["before"][kind]}
    nouns, places = table["nouns_of"], table["places"]
    return FigureWords(
        code=code,
        decimal=str(table["decimal"]),
        nouns=bool(table["nouns"]),
        joins=_words(table["joins"]),
        numbers={**_compounds(table), **table["numbers"]},
        scale=dict(table["scale"]),
        vague={word: (float(low), float(high)) for word, (low, high) in table["vague"].items()},
        before=before,
        longest=max(map(len, before)),
        labels=_words(table["before"]["label"]),
        anybody=_words(nouns["anybody"]),
        measures=_words(nouns["measures"]),
        uncounted=_words(nouns["never"]),
        standings=_words(nouns["standings"]),
        symbols=dict(table["symbols"]),
        prepositions=_words(places["prepositions"]),
        first_of_place=_words(places["first"]),
        no_places=_words(places["never"]),
        wide_places=_words(places["wide"]),
        no_persons=_words(table["speakers"]["bodies"]),
        examples=tuple(
            FigureExample(row["text"], tuple((words, float(low), float(high)) for words, low, high in row["figures"]))
            for row in table["example"]
        ),
    )


def load_or_first(code: str) -> FigureWords:
    """Return the figure words of *code*, those of the first language that has any where it has none."""
    known = codes_with(PART)
    return load(code if code in known else known[0])


def _compounds(table: dict[str, Any]) -> dict[str, int]:
    """Return the words from 21 to 99 that join a unit and a ten, and the tens."""
    tens, units = table["tens"], table["units"]
    joined = {
        table["compound"].format(unit=unit, ten=ten): high + low
        for ten, high in tens.items()
        for unit, low in units.items()
    }
    return {**joined, **tens}


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())
