"""Show how the scores fall as the letters of a text are misread.

    python -m tests.score.noise [de] [en] [old] [fr] [--seed N]

A share of the characters gets a slip that optical character recognition makes: a neighbour in form
(``l`` for ``1``, ``rn`` for ``m``), a lost mark (``u`` for ``ü``), a lost letter. The gold keeps its
types and values; its spans move with the text.
"""

from __future__ import annotations

import argparse
import random
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from tests.score.corpus import CORPORA, Item, judge, read_corpus, tag_item, tally

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

LATIN: Final = ("de", "en", "old", "fr")  # the corpora whose letters have slips below
SHARES: Final = (0.0, 0.01, 0.02, 0.05, 0.10)  # of all characters
SLIPS: Final[Mapping[str, tuple[str, ...]]] = {
    "0": ("O", "o"),
    "1": ("l", "I", "i"),
    "2": ("Z",),
    "3": ("8",),
    "5": ("S", "s"),
    "6": ("b", "0"),
    "7": ("?", "1"),
    "8": ("3", "B"),
    "9": ("g", "0"),
    "A": ("R", "4"),
    "B": ("8", "R"),
    "D": ("O", "P"),
    "F": ("P", "E"),
    "I": ("l", "1", "J"),
    "J": ("I", "."),
    "M": ("N", "H"),
    "N": ("M", "H"),
    "O": ("0", "Q"),
    "S": ("8", "5"),
    "W": ("VV",),
    "a": ("o", "e"),
    "b": ("h", "6"),
    "c": ("e", "o"),
    "d": ("cl",),
    "e": ("c", "o"),
    "f": ("t", "ſ"),
    "g": ("q", "9"),
    "h": ("b", "li"),
    "i": ("l", "1", "j"),
    "l": ("1", "i", "I"),
    "m": ("rn", "in", "nn"),
    "n": ("u", "ri"),
    "o": ("c", "0"),
    "r": ("t", "i"),
    "s": ("f", "ſ"),
    "t": ("f", "r"),
    "u": ("n", "ii"),
    "v": ("y",),
    "w": ("vv",),
    "y": ("v",),
    "z": ("2",),
    "ß": ("fs", "B"),
    "ä": ("a", "ii"),
    "ö": ("o", "6"),
    "ü": ("u", "ii"),
    ".": (",", ""),
    ",": (".", ""),
}


def misread(item: Item, share: float, seed: int) -> Item:
    """Return *item* with slips in about *share* of its characters; the same item, share and seed give the same."""
    chance = random.Random(f"{seed} {share} {item.id}")  # noqa: S311 - noise, not secrets
    pieces, places, length = [], [], 0
    for letter in item.text:
        slips = SLIPS.get(letter)
        piece = chance.choice(slips) if chance.random() < share and slips else letter
        places.append(length)
        pieces.append(piece)
        length += len(piece)
    places.append(length)
    text = "".join(pieces)
    moved = tuple(
        replace(expression, start=start, end=end, text=text[start:end])
        for expression in item.expressions
        if (start := places[expression.start]) < (end := places[expression.end])
    )
    return replace(item, text=text, expressions=moved)


def score(items: Iterable[Item], share: float, seed: int) -> tuple[float, float]:
    """Return relaxed F1 and value F1 on *items* misread."""
    noisy = [misread(item, share, seed) for item in items]
    counts = tally(judge(item, tag_item(item)) for item in noisy)
    return counts.f1("relaxed"), counts.f1("value")


def main() -> None:
    """Print a row of scores for each corpus."""
    parser = argparse.ArgumentParser(description="Score the dated expressions in misread text.")
    parser.add_argument("corpora", nargs="*", choices=[*LATIN, []], help="which to score; all if none is named")
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    print(f"{'relaxed / value F1':<20}" + "".join(f"{share:>15.0%}" for share in SHARES))
    for name in options.corpora or LATIN:
        items = read_corpus(CORPORA[name])
        figures = [score(items, share, options.seed) for share in SHARES]
        print(f"{name:<20}" + "".join(f"{100 * found:>8.1f} /{100 * value:>5.1f}" for found, value in figures))


if __name__ == "__main__":
    main()
