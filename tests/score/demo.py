"""How near the demo's timeline comes to what a reader finds: ``python -m tests.score.demo [--errors]``.

The rows to compare with stand in ``tests/golden/demo/expected.jsonl``; the README beside it explains them.
"""

from __future__ import annotations

import argparse
import json
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import msgspec

from sitegen.edtf import compatible, within
from sitegen.export import EntryRecord, TimelineRecord
from tests.property.test_site import build_in

ROOT = Path(__file__).parents[2]
EXPECTED = ROOT / "tests" / "golden" / "demo" / "expected.jsonl"


@dataclass(frozen=True, slots=True)
class Row:
    """Something expected of a document, and where its words stand."""

    document: str
    start: int
    end: int
    told: dict[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Score:
    """What was right, and a line for everything that was not."""

    documents: tuple[int, int]
    mentions: tuple[int, int]
    dated: tuple[int, int]
    speakers: tuple[int, int]
    planned: tuple[int, int]
    groups: tuple[int, int]
    wrong: tuple[str, ...]
    never: tuple[str, ...]
    missed: tuple[str, ...]
    other: tuple[str, ...]


def read_expected() -> tuple[list[dict[str, Any]], list[Row], list[dict[str, Any]]]:
    """Return what is expected of documents, of passages and of groups of passages."""
    rows = [json.loads(line) for line in EXPECTED.read_text(encoding="utf-8").splitlines()]
    documents = [row for row in rows if "path" in row]
    texts = {row["document"]: (ROOT / "seeds" / row["path"]).read_bytes().decode("utf-8-sig") for row in documents}
    passages = [_place(row, texts[row["document"]]) for row in rows if "text" in row]
    return documents, passages, [row for row in rows if row.keys() & {"same", "conflict", "different"}]


def _place(row: dict[str, Any], text: str) -> Row:
    start = -1
    for _ in range(row.get("occurrence", 1)):
        start = text.index(row["text"], start + 1)
    return Row(row["document"], start, start + len(row["text"]), row)


def score(timeline: TimelineRecord) -> Score:
    """Return how *timeline* compares with what is expected of the demo."""
    documents, passages, groups = read_expected()
    found = {document.id: document for document in timeline.documents}
    dates_right = [row for row in documents if _document_right(row, found)]
    other = [
        f"{row['document']}: dated {found[row['document']].date} ({found[row['document']].date_from}), "
        f"expected {row['date']} ({row['date_from']})"
        for row in documents
        if row not in dates_right
    ]
    matched = {id(row): _entries_of(row, timeline.entries) for row in passages}
    wanted = [row for row in passages if not row.told.get("never") and not row.told.get("optional")]
    hits = [row for row in wanted if matched[id(row)]]
    wrong, speakers, planned, dated = [], [], [], []
    for row in passages:
        for entry in matched[id(row)]:
            if row.told.get("never"):
                continue
            if _contradicts(row, entry):
                wrong.append(f"{_name(row)}: dated {entry.date}, expected {row.told['date']}")
    for row in hits:
        entries = matched[id(row)]
        dated.append(any(entry.date in _accepted(row) for entry in entries))
        planned.append(any(entry.planned == row.told["planned"] for entry in entries))
        if row.told["speaker"]:
            names = {entry.speaker.name for entry in entries if entry.speaker}
            speakers.append(row.told["speaker"] in names)
            if not speakers[-1]:
                other.append(f"{_name(row)}: speaker {sorted(names)}, expected {row.told['speaker']}")
        if not dated[-1]:
            told = sorted(str(entry.date) for entry in entries)
            other.append(f"{_name(row)}: dated {told}, expected {row.told['date']}")
    grouped = [_group_right(row, passages, matched) for row in groups if not row.get("optional")]
    other += [f"group: {row}" for row in groups if not row.get("optional") and not _group_right(row, passages, matched)]
    return Score(
        documents=(len(dates_right), len(documents)),
        mentions=(len(hits), len(wanted)),
        dated=(sum(dated), len(dated)),
        speakers=(sum(speakers), len(speakers)),
        planned=(sum(planned), len(planned)),
        groups=(sum(grouped), len(grouped)),
        wrong=tuple(wrong),
        never=tuple(_name(row) for row in passages if row.told.get("never") and matched[id(row)]),
        missed=tuple(_name(row) for row in wanted if not matched[id(row)]),
        other=tuple(other),
    )


def _document_right(row: dict[str, Any], found: dict[str, Any]) -> bool:
    document = found.get(row["document"])
    return document is not None and (document.date, document.date_from) == (row["date"], row["date_from"])


def _entries_of(row: Row, entries: list[EntryRecord]) -> list[EntryRecord]:
    """Return the entries dated by the words of *row*; without an expression of time, those that show them."""
    return [entry for entry in entries if _tells(row, entry)]


def _tells(row: Row, entry: EntryRecord) -> bool:
    if row.told.get("timex", True):
        by = entry.dated_by
        in_lead = by is not None and by.document == row.document and by.start < row.end and row.start < by.end
        if row.told.get("never"):
            return in_lead
        # Of a merged entry only the leading mention tells its expression; the others show the passage.
        others = [told for told in entry.sources[1:] if told.document == row.document]
        return in_lead or any(told.start <= row.start and row.end <= told.end for told in others)
    kind = row.told.get("kind")
    return (kind is None or entry.kind == kind) and any(
        told.document == row.document and told.start <= row.start and row.end <= told.end for told in entry.sources
    )


def _accepted(row: Row) -> set[str | None]:
    return {row.told["date"], *row.told.get("accept", ())}


def _contradicts(row: Row, entry: EntryRecord) -> bool:
    """Return whether *entry* carries a date that what is expected rules out."""
    if entry.date is None or entry.date in _accepted(row):
        return False
    dates = [date for date in _accepted(row) if date is not None]
    if not dates:
        return True
    return not any(
        within(date, entry.date) or (compatible(date, entry.date) and not row.told["certain"]) for date in dates
    )


def _group_right(group: dict[str, Any], passages: list[Row], matched: dict[int, list[EntryRecord]]) -> bool:
    (kind, members), *_ = ((key, value) for key, value in group.items() if key in {"same", "conflict", "different"})
    ids = []
    for document, text, *n in members:
        row = next(
            (
                row
                for row in passages
                if (row.document, row.told["text"], row.told.get("occurrence", 1)) == (document, text, *(n or [1]))
            ),
            None,
        )
        ids.append({entry.id for entry in matched[id(row)]} if row else set())
    shared = set.intersection(*ids) if ids else set()
    return bool(shared) if kind == "same" else not shared


def _name(row: Row) -> str:
    return f"{row.document}:{row.start}-{row.end} „{row.told['text']}“"


def demo_timeline() -> TimelineRecord:
    """Return the timeline of the demo, built afresh."""
    with tempfile.TemporaryDirectory() as folder:
        site, _ = build_in(ROOT, Path(folder) / "demo")
        return msgspec.json.decode((site / "timeline.json").read_bytes(), type=TimelineRecord)


def main() -> None:
    """Print the figures, and with ``--errors`` every difference."""
    parser = argparse.ArgumentParser(prog="python -m tests.score.demo", description=__doc__)
    parser.add_argument("--errors", action="store_true", help="list every difference")
    asked = parser.parse_args()
    result = score(demo_timeline())
    for name in ("documents", "mentions", "dated", "planned", "speakers", "groups"):
        right, of = getattr(result, name)
        print(f"{name:10} {right:4} of {of:4}  {right / of if of else 1:.3f}")
    for name in ("wrong", "never", "missed", "other"):
        lines = getattr(result, name)
        print(f"{name:10} {len(lines):4}")
        if asked.errors:
            print(*(f"    {line}" for line in lines), sep="\n")


if __name__ == "__main__":
    main()
