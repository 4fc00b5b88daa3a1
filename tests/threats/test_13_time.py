"""Threat 13: texts for which the rooms of one document take more than about their length in time."""

import time
from pathlib import Path

import pytest

from sitegen.ingest import Seed
from sitegen.model import Facts, Publish
from sitegen.pipeline import Task, read_seed

LENGTH = 5_000  # code points; four times as many are tried too
DOUBLING = 2.6  # what twice the text may cost
UNITS = [
    "1",
    ".",
    "1. ",
    "12.12.",
    "2024-",
    "1/",
    "1.-",
    "1. Mai ",
    "Mai bis ",
    "am Freitag ",
    "Januar",
    "vor drei Jahren ",
    "zwanzig",
    "Monday and ",
    '"',
    "„",
    "“a. “",
    "„Am Freitag kam er. ",
    "„Am Freitag“, sagte Petra Kalb. ",
    "sagte ",
    "sagte er. ",
    "he said ",
    "laut Petra Kalb, ",
    "Dr. ",
    "[1] ",
    "a\n",
    "a\n\n",
    " ",
    "\u00a0",
    "e\u0301",
]


def seconds(folder: Path, text: str, language: str) -> float:
    """Return the processor time that all rooms of one document take for *text*."""
    (folder / "a.txt").write_text(text, encoding="utf-8")
    facts = Facts(language=language, date="2024-05-25", stated=("language", "date"))
    started = time.process_time()
    read_seed(Task(folder=str(folder), seed=Seed("a.txt", "a"), facts=facts, language="de", publish=Publish.FULL))
    return time.process_time() - started


@pytest.mark.parametrize("unit", UNITS)
def test_four_times_the_text_takes_about_four_times_as_long(unit: str, tmp_path: Path) -> None:
    language = "en" if unit in {"Monday and ", "he said ", '"'} else "de"
    seconds(tmp_path, f"Es begann.\n\n{unit}", language)
    few, many = (
        seconds(tmp_path, f"Es begann.\n\n{unit * (length // len(unit))}", language) for length in (LENGTH, 4 * LENGTH)
    )
    assert many < DOUBLING**2 * few + 0.3
