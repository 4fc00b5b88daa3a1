"""Score the time expressions sitegen finds against TIMEX3 gold: ``python -m tests.score.temporal [GOLD_DIR]``.

GOLD_DIR is a folder of ``.tml`` files; without it all sets below ``$SITEGEN_CORPORA/bench/temporal`` are scored. The
texts and the figures come from the bench's own ``score_timex.py``, run as a program; an error list by category stands
in the folder that ``--errors`` names. Sets of a language are added up as the bench does for KRAUTS.
"""

from __future__ import annotations

import argparse
import csv
import json
import os
import subprocess
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sitegen.dates import tag_text

if TYPE_CHECKING:
    from collections.abc import Iterator

GERMAN = ("krauts", "wikiwars_de", "de_")
HISTORY = ("wikiwars",)
TOGETHER = "krauts"
COLUMNS = (("relaxed", "relaxed_F1"), ("strict", "strict_F1"), ("type", "type_F1"), ("value", "value_F1"))


def write_found(gold: Path, scorer: Path, found: Path, language: str, genre: str | None) -> tuple[int, float]:
    """Write what is found in the texts of *gold* as JSONL; return their length in bytes and the seconds it took."""
    texts = found.with_suffix(".texts")
    _run(scorer, "--dump-text", str(gold), str(texts))
    size, seconds = 0, 0.0
    with found.open("w", encoding="utf-8") as out:
        for line in texts.read_text(encoding="utf-8").splitlines():
            item = json.loads(line)
            start = time.process_time()
            timexes = tag_text(item["text"], language, (item["dct"] or "")[:10] or None, genre)
            seconds += time.process_time() - start
            size += len(item["text"].encode())
            for timex in timexes:
                row = {"doc": item["doc"], "start": timex.span.start, "end": timex.span.end}
                out.write(json.dumps(row | {"type": timex.type.value, "value": timex.value}) + "\n")
    return size, seconds


def main(words: list[str] | None = None) -> None:
    """Print the figures of every set, by type, with the categories of error."""
    parser = argparse.ArgumentParser(description="Score time expressions against TIMEX3 gold.")
    parser.add_argument("gold", nargs="?", type=Path, help="a folder of .tml files; default: all sets of the bench")
    parser.add_argument("--language", help="default: told by the folder's name")
    parser.add_argument("--genre", help="default: history for WikiWars, else told by the text itself")
    parser.add_argument("--errors", type=Path, help="a folder for the error lists")
    options = parser.parse_args(words)
    corpora = os.environ.get("SITEGEN_CORPORA", "")
    bench = Path(corpora) / "bench" / "temporal"
    scorer = bench / "score_timex.py"
    if not scorer.is_file():
        sys.stdout.write("temporal: skipped, SITEGEN_CORPORA names no folder with bench/temporal\n")
        return
    golds = [options.gold] if options.gold else sorted(path for path in bench.iterdir() if path.is_dir())
    sums: Counter[str] = Counter()
    for gold in golds:
        language = options.language or ("de" if gold.name.startswith(GERMAN) else "en")
        genre = options.genre or ("history" if gold.name.startswith(HISTORY) else None)
        scores = _score(gold, scorer, language, genre, options.errors)
        if gold.name.startswith(TOGETHER):
            sums.update({key: round(scores[key]) for key in ("gold", "system", "pairs")})
            sums.update({name: round(scores[f"{name}_acc"] * scores["pairs"]) for name in ("type", "value")})
    if sums["gold"] and len(golds) > 1:
        both = sums["gold"] + sums["system"]
        shares = "  ".join(f"{name} {200 * sums[key] / both:5.1f}" for name, key in _SUMS)
        sys.stdout.write(f"{TOGETHER} together: {shares}\n")


_SUMS = (("relaxed", "pairs"), ("type", "type"), ("value", "value"))


def _score(gold: Path, scorer: Path, language: str, genre: str | None, errors: Path | None) -> dict[str, Any]:
    with tempfile.TemporaryDirectory() as folder:
        found, wrong = Path(folder) / "found.jsonl", Path(folder) / "errors.tsv"
        size, seconds = write_found(gold, scorer, found, language, genre)
        scores: dict[str, Any] = json.loads(_run(scorer, "--json", "--errors", str(wrong), str(gold), str(found)))[
            "all"
        ]
        by_type = _run(scorer, "--by-type", str(gold), str(found)).splitlines()
        figures = "  ".join(f"{name} {100 * scores[key]:5.1f}" for name, key in COLUMNS)
        sys.stdout.write(
            f"{gold.name}: {figures}  ({scores['gold']} gold, {size / 1e6 / max(seconds, 1e-9):.2f} MB/s)\n"
        )
        sys.stdout.write("".join(f"    {line.strip()}\n" for line in by_type if line.split()[:1] and _is_type(line)))
        kinds = Counter(kind for row in _rows(wrong) for kind in row["kind"].split("+"))
        sys.stdout.write("    errors: " + ", ".join(f"{kind} {count}" for kind, count in kinds.most_common()) + "\n")
        if errors:
            errors.mkdir(parents=True, exist_ok=True)
            (errors / f"{gold.name}.tsv").write_text(wrong.read_text(encoding="utf-8"), encoding="utf-8")
    return scores


def _is_type(line: str) -> bool:
    return line.split(maxsplit=1)[0] in ("type", "DATE", "TIME", "DURATION", "SET") and "F1" not in line


def _rows(path: Path) -> Iterator[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as lines:
        yield from csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)


def _run(scorer: Path, *words: str) -> str:
    return subprocess.run(
        [sys.executable, str(scorer), *words], check=True, capture_output=True, encoding="utf-8"
    ).stdout


if __name__ == "__main__":
    main()
