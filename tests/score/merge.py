"""Score merging across documents: ``python -m tests.score.merge [FOLDER] [--errors]``.

A folder holds ``docs.jsonl`` and ``mentions.jsonl``: the gold mentions carry the tokens of their trigger and go,
undated, through the functions the program uses. ``--errors`` counts wrong and missing pairs by kind.
"""

from __future__ import annotations

import argparse
import tempfile
from collections import Counter, defaultdict
from itertools import combinations
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sitegen.model import Mention, MentionKind, Reason, Span, When
from sitegen.text import quote_of
from sitegen.timeline import mention_key, merge_mentions, weigh
from sitegen.timeline.words import happening
from tests.score.peers import data_in, read_lines, run_scorer, scorer, shared, write_lines

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

FLOORS = {"pairP": 0.90, "pairF": 0.50}
MIXED = 0.15


def read_mentions(folder: Path) -> tuple[list[Mention], dict[str, dict[str, Any]]]:
    """Return the mentions of *folder*, sorted for merging, and the gold rows by id."""
    texts: dict[str, str] = {}
    places: dict[tuple[str, int], tuple[Span, list[Span]]] = {}
    for document in read_lines(folder / "docs.jsonl"):
        text = ""
        for number, tokens in zip(document["sentence_ids"], document["sentences"], strict=True):
            start = len(text)
            spans: list[Span] = []
            for token in tokens:
                text += " " if spans else ""
                spans.append(Span(len(text), len(text) + len(token)))
                text += token
            places[document["id"], number] = Span(start, len(text)), spans
            text += "\n"
        texts[document["id"]] = text
    gold = {f"{row['id']:06}": row for row in read_lines(folder / "mentions.jsonl")}
    undated = When(edtf=None, certain=False, planned=False, reason=Reason("date-open"))
    mentions = []
    for name, row in gold.items():
        sentence, tokens = places[row["doc"], row["sentence"]]
        mention = Mention(
            id=name,
            document=row["doc"],
            language="en",
            kind=MentionKind.EVENT,
            quote=quote_of(texts[row["doc"]], sentence),
            words=sentence.of(texts[row["doc"]]),
            when=undated,
            trigger=Span(tokens[min(row["tokens"])].start, tokens[max(row["tokens"])].end),
        )
        mentions.append(mention)
    return sorted(mentions, key=mention_key), gold


def judge(clusters: Mapping[str, str], mentions: Iterable[Mention], gold: Mapping[str, Mapping[str, Any]]) -> list[str]:
    """Return lines that count pairs across documents by what went wrong and by the words of both triggers."""
    kinds = {mention.id: happening(mention) for mention in mentions}
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for one, other in combinations(sorted(gold), 2):
        together = clusters[one] == clusters[other]
        same = gold[one]["chain"] == gold[other]["chain"]
        if gold[one]["doc"] == gold[other]["doc"] or together == same:
            continue
        words = " / ".join(sorted((gold[one]["text"].casefold(), gold[other]["text"].casefold())))
        mine, theirs = kinds[one], kinds[other]
        alike = bool(mine and theirs and mine.kinds & theirs.kinds)
        what = "wrong" if together else "missing"
        counts[f"{what}, {'one kind' if alike else 'different kinds'} of happening"][words] += 1
    lines = []
    for what, pairs in sorted(counts.items()):
        lines.append(f"{pairs.total():6}  {what}")
        lines += [f"        {count:5}  {words}" for words, count in pairs.most_common(12)]
    return lines


def main() -> int:
    """Print the figures of each folder; 1 where one is under its floor."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("folder", nargs="?", type=Path)
    parser.add_argument("--errors", action="store_true")
    options = parser.parse_args()
    folders = data_in(options.folder or shared("bench", "merge", "ecbplus"), "mentions.jsonl", "docs.jsonl")
    script = scorer("score_merge.py", options.folder, "bench", "merge")
    good = True
    for folder in folders:
        mentions, gold = read_mentions(folder)
        entries = merge_mentions(mentions, weigh(mentions))
        clusters = {mention.id: entry.id for entry in entries for mention in entry.mentions}
        with tempfile.TemporaryDirectory() as scratch:
            predicted = Path(scratch, "predicted.jsonl")
            write_lines(predicted, ({"id": int(name), "cluster": cluster} for name, cluster in clusters.items()))
            said = run_scorer(script, folder / "mentions.jsonl", predicted, "--across").strip()
        print(f"{folder.name}: {said}")
        words = said.split()
        figures = {name: float(value) for name, value in zip(words[::2], words[1::2], strict=True)}
        good = good and all(figures[name] >= floor for name, floor in FLOORS.items()) and figures["over"] <= MIXED
        if options.errors:
            print("\n".join(judge(clusters, mentions, gold)))
    print(f"asked: pairP {FLOORS['pairP']}, pairF {FLOORS['pairF']}, over at most {MIXED}")
    return 0 if good else 1


if __name__ == "__main__":
    raise SystemExit(main())
