"""Score statements against annotated news, with the scorer that comes with it.

    python -m tests.score.quotes [GOLD.jsonl] [--fail]

Without a file ``$SITEGEN_CORPORA/bench/quotes/train.jsonl`` is read. The scorer is
``score_quotes.py`` beside the gold, called with ``--types direct,indirect``; what its figures mean
stands in its head. Speed is that of ``find_statements`` alone, layout and sentences given, in
megabytes of UTF-8 a second of processor time. Errors are counted by category, with none of the
texts' wording. ``--fail`` ends with 1 where a figure lies under its floor.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from sitegen.mentions import find_statements
from sitegen.segment import cut_sentences, lay_out
from tests.score.statements import document_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from sitegen.model import Span, Statement

FLOORS: Final = {
    "direct, overlap F1": 0.88,
    "indirect, overlap F1": 0.81,
    "direct + indirect, overlap F1": 0.83,
    "speaker right, of those found": 0.82,
    "joint F1": 0.66,
    "speed, MB/s": 0.8,
}
_TYPES: Final = {"direct": "direct", "indirect": "indirect", "free-indirect": "freeindirect", "reported": "reported"}


def as_scored(statements: Iterable[Statement]) -> list[dict[str, Any]]:
    """Return *statements* in the scorer's form."""
    return [
        {
            "type": _TYPES[statement.type.value],
            "quote": [[span.start, span.end] for span in statement.quote],
            "speaker": _places(statement.speaker.span if statement.speaker else None),
            "cue": _places(statement.cue.span if statement.cue else None),
        }
        for statement in statements
    ]


def measure(gold: Path, folder: Path) -> tuple[dict[str, float], Counter[str]]:
    """Return the figures by name and the errors by category; files of the run go to *folder*."""
    found, speed = _run([json.loads(line) for line in gold.read_text(encoding="utf-8").splitlines()])
    system, scores, errors = folder / "system.jsonl", folder / "scores.json", folder / "errors.txt"
    system.write_text("".join(json.dumps(row) + "\n" for row in found), encoding="utf-8")
    command = [sys.executable, str(gold.parent / "score_quotes.py"), "--gold", str(gold), "--sys", str(system)]
    command += ["--types", "direct,indirect", "--json", str(scores), "--errors", str(errors)]
    subprocess.run(command, check=True, capture_output=True)
    result = json.loads(scores.read_text(encoding="utf-8"))
    figures = {
        "direct, overlap F1": result["direct_overlap"]["F1"] / 100,
        "indirect, overlap F1": result["indirect_overlap"]["F1"] / 100,
        "direct + indirect, overlap F1": result["quote_overlap"]["F1"] / 100,
        "speaker right, of those found": result["speaker_accuracy"]["head"] / 100,
        "joint F1": result["joint"]["F1"] / 100,
        "speed, MB/s": speed,
    }
    return figures, _categories(errors.read_text(encoding="utf-8").splitlines())


def _run(documents: Sequence[dict[str, Any]]) -> tuple[list[dict[str, Any]], float]:
    rows: list[dict[str, Any]] = []
    seconds, size = 0.0, 0
    for data in documents:
        text, language = data["text"], data.get("lang", "de")
        document = document_of(text, language)
        layout = lay_out(document)
        sentences = cut_sentences(document, layout, ())
        started = time.process_time()
        statements = find_statements(text, language, sentences, layout.quotations, layout.segments)
        seconds += time.process_time() - started
        size += len(text.encode())
        rows.append({"doc_id": data["doc_id"], "statements": as_scored(statements)})
    return rows, size / seconds / 1e6


def _categories(lines: Iterable[str]) -> Counter[str]:
    """Return how often the scorer names each kind of error, by type of statement."""
    counts: Counter[str] = Counter()
    for line in lines:
        words = line.split()
        if len(words) > 2 and not line.startswith(" "):
            counts[f"{words[1].lower()} {words[2].lower()}"] += 1
    return counts


def _places(span: Span | None) -> list[list[int]]:
    return [[span.start, span.end]] if span else []


def main() -> int:
    """Print the figures beside their floors, and the errors by category."""
    parser = argparse.ArgumentParser()
    parser.add_argument("gold", nargs="?", type=Path)
    parser.add_argument("--fail", action="store_true")
    arguments = parser.parse_args()
    corpora = os.environ.get("SITEGEN_CORPORA")
    gold = arguments.gold or (Path(corpora) / "bench" / "quotes" / "train.jsonl" if corpora else None)
    if gold is None or not gold.is_file():
        print("quotes: skipped, set SITEGEN_CORPORA or name a file")
        return 0
    with tempfile.TemporaryDirectory() as folder:
        figures, errors = measure(gold, Path(folder))
    low = [name for name, floor in FLOORS.items() if figures[name] < floor]
    for name, figure in figures.items():
        print(f"{name:32} {figure:.3f}  floor {FLOORS[name]:.2f}{'  too low' if name in low else ''}")
    for category, count in errors.most_common():
        print(f"  {count:5}  {category}")
    return 1 if low and arguments.fail else 0


if __name__ == "__main__":
    raise SystemExit(main())
