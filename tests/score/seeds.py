"""Score a build of the five real articles against the list made by reading them.

``python -m tests.score.seeds`` copies ``$SITEGEN_CORPORA/seeds`` into a new project, builds it twice, without and with
the dates a person knows (``content/sources``), and compares ``site/timeline.json`` with ``tests/corpus/real.jsonl``.
How the list is to be read stands in ``tests/corpus/README.md``. A date is *right* if it names the same days as the
list, *wider* if it leaves more days open but loses none, and *wrong* if it shuts out a day the list holds possible.
"""

from __future__ import annotations

import argparse
import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Literal, TypeAlias

from tests.score.days import Verdict, judge_date
from tests.score.records import read_rows, read_timeline

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from tests.score.records import Entry, Passage, Row, Source, Timeline

EXPLICIT_RECALL_FLOOR = 0.95
WRONG_CEILING = 0
NEVER_CEILING = 0

KNOWN_DATES = {"000_a11b5ad3ca2c65e3": "2024-05-25", "002_8f400f1f19299dd9": "2022-01-07"}

Column: TypeAlias = Literal["date", "date_known"]
Slice: TypeAlias = "Callable[[str, int, int], str]"


# --- judging ------------------------------------------------------------------------------------------------------


def is_same_speaker(name: str, words: str) -> bool:
    """Return whether *name* has the last of the gold *words*, or is a part of them; an ending ``s`` is left aside."""
    said, expected = _plain_words(name), _plain_words(words)
    inside = any(expected[i : i + len(said)] == said for i in range(len(expected)))
    return bool(said and expected) and (expected[-1] in said or inside)


def _plain_words(text: str) -> list[str]:
    return [word.casefold().removesuffix("s") for word in re.findall(r"[^\W_]+", text)]


def find_row(entry: Entry, passage: Passage, rows: Iterable[Row], words: Slice) -> Row | None:
    """Return the row that *passage* of *entry* tells, or None.

    An event is matched by the words that date it, then by its place; a statement by its place among the statements,
    then by the words that date it, then by its speaker. The larger shared part decides what is left.
    """

    def rank(row: Row) -> tuple[bool, bool, bool, bool, float]:
        shared = passage.shares(row.document, row.span)
        dated = shared > 0 and _is_dated_by(entry, row)
        same = shared > 0 and row.kind == entry.kind
        length = passage.end - passage.start + row.end - row.start
        first, second = (dated, same) if entry.kind == "event" else (same, dated)
        return first, second, row.kind != "mention", _is_said_by(entry, row, words), shared / length

    candidates = [row for row in rows if row.kind != "never" and passage.shares(row.document, row.span)]
    return max(candidates, key=rank, default=None)


def _is_dated_by(entry: Entry, row: Row) -> bool:
    return entry.dated_by is not None and entry.dated_by.shares(row.document, row.timex) > 0


def _is_said_by(entry: Entry, row: Row, words: Slice) -> bool:
    if entry.speaker is None or row.speaker is None:
        return False
    return is_same_speaker(entry.speaker.name, words(row.document, *row.speaker))


def _covers(passage: Passage, row: Row) -> bool:
    """Return whether half of the shorter of the two lies in both."""
    shorter = min(passage.end - passage.start, row.end - row.start)
    return 2 * passage.shares(row.document, row.span) >= shorter


# --- scoring ------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One thing counted: under which heading, where, which date was expected and which was found."""

    count: str
    document: str
    start: int
    end: int
    expected: str | None = None
    found: str | None = None


def score_timeline(timeline: Timeline, rows: Sequence[Row], words: Slice, dates: Column) -> tuple[Finding, ...]:
    """Return everything worth counting in one build; *words* returns a slice of a document, *dates* picks a column."""
    return (*_score_rows(timeline, rows, words, dates), *_score_entries(timeline, rows, words, dates))


def _expected(row: Row, dates: Column) -> str | None:
    return row.date if dates == "date" else row.date_known


def _score_rows(timeline: Timeline, rows: Iterable[Row], words: Slice, dates: Column) -> Iterator[Finding]:
    for row in rows:
        expected = _expected(row, dates)

        def finding(count: str, row: Row = row, expected: str | None = expected) -> Finding:
            return Finding(count=count, document=row.document, start=row.start, end=row.end, expected=expected)

        dating = [entry for entry in timeline.entries if _dates_row(entry, row, dates)]
        if row.explicit and row.kind in {"event", "statement"}:
            yield finding("explicit found" if dating else "explicit missed")
        if row.kind == "event":
            yield finding("event found" if dating else "event missed")
            if dating:
                planned = any(entry.planned == row.planned for entry in dating)
                yield finding("planned right" if planned else "planned missed")
        if row.kind == "statement":
            yield from map(finding, _statement_counts(timeline, row, words))


def _dates_row(entry: Entry, row: Row, dates: Column) -> bool:
    """Return whether *entry* gives *row* a date that does not mislead: by its own time words, or rightly otherwise."""
    expected = _expected(row, dates)
    if (entry.date is None and expected is not None) or not any(_covers(source, row) for source in entry.sources):
        return False
    verdict = judge_date(entry.date, expected, row.date_known)
    if _is_dated_by(entry, row):
        return verdict is not Verdict.WRONG
    return expected is not None and verdict is Verdict.RIGHT


def _statement_counts(timeline: Timeline, row: Row, words: Slice) -> Iterator[str]:
    telling = [
        entry
        for entry in timeline.entries
        if entry.kind == "statement" and any(_covers(source, row) for source in entry.sources)
    ]
    yield "statement found" if telling else "statement missed"
    if row.speaker is not None:
        right = any(_is_said_by(entry, row, words) for entry in telling)
        yield "speaker right" if right else "speaker missed"


def _score_entries(timeline: Timeline, rows: Sequence[Row], words: Slice, dates: Column) -> Iterator[Finding]:
    for entry in timeline.entries:
        if entry.dated_by and any(entry.dated_by.shares(row.document, row.span) for row in rows if row.kind == "never"):
            yield _entry_finding("made of a never", entry, entry.dated_by, None)
        if entry.date is not None:
            for passage in entry.sources:
                row = find_row(entry, passage, rows, words)
                expected = _expected(row, dates) if row else None
                yield _entry_finding(_entry_count(entry, row, expected), entry, passage, expected)


def _entry_count(entry: Entry, row: Row | None, expected: str | None) -> str:
    if row is None or (row.kind == "mention" and (expected is None or not _is_dated_by(entry, row))):
        return "entry on nothing"
    verdict = judge_date(entry.date, expected, row.date_known)
    if row.kind == "mention" and verdict is not Verdict.WRONG:
        return "entry on nothing"
    return f"entry {verdict.value}"


def _entry_finding(count: str, entry: Entry, passage: Passage, expected: str | None) -> Finding:
    return Finding(
        count=count,
        document=passage.document,
        start=passage.start,
        end=passage.end,
        expected=expected,
        found=entry.date,
    )


# --- telling ------------------------------------------------------------------------------------------------------

PAIRS = {
    "explicit": ("explicit found", "explicit missed"),
    "events": ("event found", "event missed"),
    "planned": ("planned right", "planned missed"),
    "statements": ("statement found", "statement missed"),
    "speakers": ("speaker right", "speaker missed"),
}
ENTRIES = ("entry right", "entry wider", "entry wrong", "entry on nothing")
ERRORS = (
    *(missed for _, missed in PAIRS.values()),
    "entry wider",
    "entry wrong",
    "entry on nothing",
    "made of a never",
)


def tell_scores(title: str, findings: Sequence[Finding]) -> Iterator[str]:
    """Return the lines of one run: a row per document, then all of them together."""
    heads = (*PAIRS, "entries", "right", "wider", "wrong", "nothing", "never")
    yield title
    yield f"  {'':22}" + "".join(f"{head:>11}" for head in heads)
    for document in [*sorted({finding.document for finding in findings}), ""]:
        counts = Counter(f.count for f in findings if document in ("", f.document))
        yield f"  {document or 'all':22}" + "".join(f"{cell:>11}" for cell in _cells(counts))


def _cells(counts: Counter[str]) -> Iterator[str]:
    for found, missed in PAIRS.values():
        total = counts[found] + counts[missed]
        yield f"{counts[found]}/{total}" + (f" {counts[found] / total:.2f}" if total else "")
    entries = sum(counts[count] for count in ENTRIES)
    yield f"{entries}"
    yield f"{counts['entry right']}" + (f" {counts['entry right'] / entries:.2f}" if entries else "")
    yield from (f"{counts[count]}" for count in (*ENTRIES[1:], "made of a never"))


def tell_errors(findings: Iterable[Finding], words: Slice | None) -> Iterator[str]:
    """Return a line for each miss and each date that is not the expected one; the passage itself with *words* only."""
    for finding in sorted(findings, key=lambda f: (f.document, f.start, f.end, f.count)):
        if finding.count in ERRORS:
            place = f"{finding.document}:{finding.start}-{finding.end}"
            said = f" {words(finding.document, finding.start, finding.end)!r}" if words else ""
            yield f"  {place}: {finding.count}: expected {finding.expected}, found {finding.found}{said}"


def find_failures(findings: Iterable[Finding]) -> list[str]:
    """Return what falls under a floor, in words; empty if nothing does."""
    counts = Counter(finding.count for finding in findings)
    found, missed = (counts[count] for count in PAIRS["explicit"])
    recall = found / (found + missed) if found + missed else 1.0
    limits = (
        (recall < EXPLICIT_RECALL_FLOOR, f"explicit recall {recall:.3f} < {EXPLICIT_RECALL_FLOOR}"),
        (counts["entry wrong"] > WRONG_CEILING, f"wrong dates {counts['entry wrong']} > {WRONG_CEILING}"),
        (counts["made of a never"] > NEVER_CEILING, f"made of no date {counts['made of a never']} > {NEVER_CEILING}"),
    )
    return [complaint for broken, complaint in limits if broken]


# --- building -----------------------------------------------------------------------------------------------------


def build_timeline(project: Path) -> Timeline:
    """Return the timeline of a build of *project*; raises RuntimeError with the build's complaint if there is none."""
    command = [sys.executable, "-m", "sitegen", "build", "--project", str(project)]
    done = subprocess.run(command, check=False, capture_output=True, text=True, encoding="utf-8", errors="replace")
    written = project / "site" / "timeline.json"
    if done.returncode not in {0, 1} or not written.is_file():
        raise RuntimeError(f"the build ended with {done.returncode} and no timeline:\n{done.stderr}")
    return read_timeline(written.read_bytes())


def make_project(seeds: Path, project: Path) -> None:
    """Make a project of the seeds and nothing else."""
    (project / "seeds").mkdir()
    for seed in sorted(seeds.glob("*.txt")):
        shutil.copyfile(seed, project / "seeds" / seed.name)
    (project / "sitegen.toml").write_text('[site]\ntitle = "Seeds"\nlanguage = "de"\n', encoding="utf-8", newline="\n")


def write_known_dates(project: Path, sources: Iterable[Source]) -> None:
    """Write what a person knows about the sources that carry no date of their own."""
    folder = project / "content" / "sources"
    folder.mkdir(parents=True, exist_ok=True)
    for source in sources:
        if source.stem in KNOWN_DATES:
            text = f"---\ndate: {KNOWN_DATES[source.stem]}\n---\n"
            (folder / f"{source.id}.md").write_text(text, encoding="utf-8", newline="\n")


def score_seeds(seeds: Path, *, show_errors: bool, show_words: bool) -> int:
    """Return the exit code of both runs, having printed them."""
    texts = {seed.stem: seed.read_bytes().decode("utf-8") for seed in seeds.glob("*.txt")}
    rows = read_rows()
    if missing := sorted({row.document for row in rows} - texts.keys()):
        print(f"seeds: FAILED, not in {seeds}: {', '.join(missing)}")
        return 1

    def words(document: str, start: int, end: int) -> str:
        return texts[document][start:end]

    failures: list[str] = []
    with tempfile.TemporaryDirectory(prefix="sitegen-score-") as folder:
        project = Path(folder)
        make_project(seeds, project)
        runs: tuple[tuple[str, Column], ...] = (
            ("seeds, without content/sources", "date"),
            ("seeds, with content/sources", "date_known"),
        )
        timeline = None
        for title, dates in runs:
            if timeline is not None:
                write_known_dates(project, timeline.documents)
            timeline = build_timeline(project)
            findings = score_timeline(timeline, rows, words, dates)
            print("\n".join(tell_scores(title, findings)))
            if show_errors or show_words:
                print("\n".join(tell_errors(findings, words if show_words else None)))
            failures += [f"{title}: {failure}" for failure in find_failures(findings)]
    print("\n".join(failures) or "seeds: every floor is held")
    return 1 if failures else 0


def main(arguments: Sequence[str] | None = None, environment: Mapping[str, str] | None = None) -> int:
    """Return 0 if every floor is held or the articles are not at hand, 1 otherwise."""
    parser = argparse.ArgumentParser(prog="python -m tests.score.seeds", description="Score the five real articles.")
    parser.add_argument("--errors", action="store_true", help="list each miss and each unequal date, by offsets")
    parser.add_argument("--words", action="store_true", help="list them with the words, on the terminal only")
    options = parser.parse_args(arguments)
    environment = os.environ if environment is None else environment
    corpora = environment.get("SITEGEN_CORPORA")
    seeds = Path(corpora) / "seeds" if corpora else None
    if seeds is None or not seeds.is_dir():
        where = "SITEGEN_CORPORA is not set" if seeds is None else f"{seeds} is no folder"
        required = corpora is not None and environment.get("SITEGEN_REQUIRE_ALL") == "1"
        print(f"seeds: {'FAILED' if required else 'skipped'}, {where}; the real articles are no part of the project")
        return 1 if required else 0
    return score_seeds(seeds, show_errors=options.errors, show_words=options.words)


if __name__ == "__main__":
    sys.exit(main())
