"""How well sources are dated: ``python -m tests.score.dates [GOLD.jsonl …]``.

Without arguments our own ``tests/corpus/stamps.jsonl`` and the sets of ``$SITEGEN_CORPORA/bench/dates``
are read, else the named files of the same form. A row holds ``id``, ``set``, ``gold`` (EDTF or null),
``kind``, perhaps ``alts`` (other days that are right), ``lang`` and ``filename``, and its source:
``text``, ``page`` (HTML), or ``html``, the name of a gzipped page in the folder ``html`` beside the
file. Printed are the shares by set, language and kind, and the errors by category, with no wording of
the sources but what was taken for a date.
"""

from __future__ import annotations

import argparse
import gzip
import json
import os
import sys
import time
from collections import Counter, defaultdict
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sitegen.dates.source import SourceDate, date_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

OWN = Path(__file__).parents[1] / "corpus" / "stamps.jsonl"
SETS = ("t17_heads", "meantime_en", "visible", "wikinews_de", "htmldate", "fundus")
_SHOWN = 12  # errors listed of each category


@dataclass(frozen=True, slots=True, kw_only=True)
class Judged:
    """One row and what came of it: ``day``, ``coarse``, ``wrong``, ``undated`` or, rightly so, ``none``."""

    id: str
    group: str
    verdict: str
    gold: str | None
    found: SourceDate | None


def judge(gold: str | None, others: Iterable[str], found: str | None) -> str:
    """Return whether *found* is one of the accepted days, a coarser date of one, wrong, or not there."""
    if found is None:
        return "undated" if gold else "none"
    accepted = [gold, *others] if gold else []
    if found in accepted:
        return "day"
    return "coarse" if any(day and day.startswith(f"{found}-") for day in accepted) else "wrong"


def read(path: Path, *, with_name: bool = False) -> Iterator[Judged]:
    """Yield the rows of *path*, each judged; *with_name* hands on the file name, where a row has one."""
    for line in path.read_text(encoding="utf-8").splitlines():
        row: dict[str, Any] = json.loads(line)
        found = _date(row, path, with_name=with_name)
        language = row["lang"] if "text" in row else "page"
        yield Judged(
            id=row["id"],
            group=f"{row['set']} {language} {row['kind']}",
            verdict=judge(row.get("gold"), row.get("alts") or (), found.edtf if found else None),
            gold=row.get("gold"),
            found=found,
        )


def _date(row: dict[str, Any], path: Path, *, with_name: bool) -> SourceDate | None:
    name = row.get("filename") if with_name else None
    if "text" in row:
        return date_of(row["text"], language=row.get("lang"), name=name, html=False)
    if "page" in row:
        return date_of(row["page"], name=name)
    page = gzip.decompress((path.parent / "html" / row["html"]).read_bytes()).decode("utf-8", "replace")
    return date_of(page, name=name, html=True)


def main(arguments: Sequence[str] | None = None, environment: Mapping[str, str] | None = None) -> int:
    """Print the shares and the errors; return 1 where the sets are missing and every part is required."""
    parser = argparse.ArgumentParser(prog="python -m tests.score.dates", description="Score the dates of sources.")
    parser.add_argument("gold", nargs="*", type=Path, help="files of the same form instead of all sets")
    files: list[Path] = parser.parse_args(arguments).gold
    environment = os.environ if environment is None else environment
    missing = False
    if not files:
        bench = Path(environment.get("SITEGEN_CORPORA", "")) / "bench" / "dates"
        missing = "SITEGEN_CORPORA" not in environment or not bench.is_dir()
        files = [OWN, *(() if missing else (bench / f"{name}.jsonl" for name in SETS))]
    started = time.process_time()
    judged: list[Judged] = []
    for file in files:
        rows = list(read(file))
        judged += rows
        _print_shares(rows)
        if '"filename"' in file.open(encoding="utf-8").readline():
            _print_shares(list(read(file, with_name=True)), "with name")
    print(f"{time.process_time() - started:.1f} CPU s")
    _print_errors(judged)
    required = "SITEGEN_CORPORA" in environment and environment.get("SITEGEN_REQUIRE_ALL") == "1"
    if missing:
        print(f"dates: {'FAILED' if required else 'skipped'}, SITEGEN_CORPORA names no folder with bench/dates")
    return 1 if missing and required else 0


def _print_shares(rows: list[Judged], note: str = "") -> None:
    groups: dict[str, list[Judged]] = defaultdict(list)
    for row in rows:
        groups[row.group].append(row)
        groups[row.group.rpartition(" ")[0] + " all"].append(row)
    for group, members in sorted(groups.items()):
        counts = Counter(row.verdict for row in members)
        right = counts["day"] + counts["none"]
        dated = len(members) - counts["undated"] - counts["none"]
        print(
            f"{group + ' ' + note:42} n {len(members):5}  right {right / len(members):.3f}"
            f"  wrong {counts['wrong'] / len(members):.3f}  coarse {counts['coarse'] / len(members):.3f}"
            f"  undated {counts['undated'] / len(members):.3f}  dated {dated / len(members):.3f}"
        )


def _print_errors(rows: list[Judged]) -> None:
    categories: dict[str, list[Judged]] = defaultdict(list)
    for row in rows:
        if row.verdict == "wrong" and row.found:
            categories[f"{row.group}: wrong by {row.found.evidence.code}"].append(row)
        elif row.verdict == "undated":
            categories[f"{row.group}: undated"].append(row)
    for category, members in sorted(categories.items(), key=lambda item: (-len(item[1]), item[0])):
        print(f"\n{category}: {len(members)}")
        for row in members[:_SHOWN] if "undated" not in category or len(members) < 50 else ():
            taken = " ".join((row.found.text or "").split())[:40] if row.found else ""
            print(f"  {row.id[-48:]:48} gold {row.gold}  found {row.found.edtf if row.found else '-'}  {taken}")


if __name__ == "__main__":
    sys.exit(main())
