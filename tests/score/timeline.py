"""Score the digest against timelines that newspapers wrote: ``python -m tests.score.timeline [FOLDER] [--errors]``.

A topic is a folder with ``articles.jsonl`` (a sentence a line of ``text``), ``timelines.jsonl`` and ``keywords.json``.
As to the peers, each gold timeline gives its number of dates, its first and last day and its sentences per date.
"""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
from collections import Counter
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sitegen.articles import Wanted, read_rows
from sitegen.timeline import KeyDate, make_digest
from tests.score.peers import data_in, run_scorer, scorer, shared, write_lines

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from sitegen.timeline import Passage

FLOORS = {"date": 0.64, "align R1": 0.145, "align R2": 0.052}


def passages_of(topic: Path) -> list[Passage]:
    """Return the passages of the articles of *topic* that are about its keywords, as ``sitegen digest`` reads them."""
    keywords = topic / "keywords.json"
    words = json.loads(keywords.read_text(encoding="utf-8")) if keywords.is_file() else []
    with (topic / "articles.jsonl").open("rb") as file:
        read = read_rows(file, str(topic / "articles.jsonl"), Wanted(about=tuple(words), language="en"), jobs=1)
        found: list[Passage] = []
        for one in read:
            print(*one.complaints, sep="\n", end="", file=sys.stderr)
            found += one.passages
        return found


def digests(topic: Path, passages: Sequence[Passage]) -> Iterator[tuple[list[dict[str, Any]], tuple[KeyDate, ...]]]:
    """Yield each gold timeline of *topic* with the digest of the same length and span."""
    with (topic / "timelines.jsonl").open(encoding="utf-8") as file:
        for line in file:
            gold = json.loads(line)
            days = sorted(entry["date"][:10] for entry in gold)
            told = sum(len(entry["text"]) for entry in gold)
            sentences = max(1, round(told / len(gold)))
            yield (
                gold,
                make_digest(passages, top=len(gold), sentences=sentences, first=days[0], last=days[-1]),
            )


def judge(gold: Sequence[Mapping[str, Any]], digest: Sequence[KeyDate], passages: Sequence[Passage]) -> Counter[str]:
    """Return how often a day was missed or wrongly chosen, by the kind of error."""
    right = {entry["date"][:10] for entry in gold}
    chosen = {key.day for key in digest}
    known = Counter(passage.day for passage in passages)
    errors: Counter[str] = Counter()
    for day in right - chosen:
        errors["missed, never named" if not known[day] else "missed, named but not chosen"] += 1
    for day in chosen - right:
        near = min(abs((date.fromisoformat(day) - date.fromisoformat(other)).days) for other in right)
        errors["chosen, a day beside a right one" if near == 1 else "chosen, no such day"] += 1
    return errors


def main() -> int:
    """Print the figures, and with ``--errors`` what went wrong; 1 where a figure is under its floor."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("folder", nargs="?", type=Path)
    parser.add_argument("--errors", action="store_true")
    options = parser.parse_args()
    folder = options.folder or shared("bench", "timeline", "t17")
    topics = data_in(folder.resolve(), "timelines.jsonl", "articles.jsonl")
    script = scorer("score_timeline.py", options.folder, "bench", "timeline")
    errors: Counter[str] = Counter()
    with tempfile.TemporaryDirectory() as scratch:
        for topic in topics:
            rows: list[list[object]] = []
            passages = passages_of(topic)
            for gold, digest in digests(topic, passages):
                rows.append([{"date": key.day, "text": [passage.text for passage in key.passages]} for key in digest])
                errors += judge(gold, digest, passages)
            write_lines(Path(scratch, f"{topic.name}.jsonl"), rows)
        report = Path(scratch, "report.json")
        only = ",".join(topic.name for topic in topics)
        print(run_scorer(script, topics[0].parent, scratch, "--json", report, "--only", only))
        average = json.loads(report.read_text(encoding="utf-8"))["average"]
    if options.errors:
        for kind, count in errors.most_common():
            print(f"{count:6}  {kind}")
    low = [name for name, floor in FLOORS.items() if average[name]["F1"] < floor]
    print(f"under the floor: {', '.join(low)}" if low else "all figures are above their floors")
    return 1 if low else 0


if __name__ == "__main__":
    raise SystemExit(main())
