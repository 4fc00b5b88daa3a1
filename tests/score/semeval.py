"""Score the order of events about a target: ``python -m tests.score.semeval [FOLDER] [--errors]``.

A folder holds ``docs.jsonl``, ``entities.txt``, ``timelines.jsonl`` and ``timelines/``. *Track B*: the events of all
targets are given as words, and for each target those that tell of it are chosen, dated and put in order. *Chosen*: the
events of each target are given. *Track A*: words for happenings are found by ourselves.
"""

from __future__ import annotations

import argparse
import json
import re
import tempfile
from collections import Counter
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sitegen.dates import tag_text
from sitegen.languages.events import load
from sitegen.model import Entry, Mention, MentionKind, Reason, Span, When
from sitegen.text import quote_of
from sitegen.timeline import Article, sort_key
from sitegen.timeline.anchor import date_triggers
from tests.score.peers import data_in, read_lines, run_scorer, scorer, shared

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

FLOOR = 29.0
_PERSON = frozenset({"he", "she"})
_THING = frozenset({"it", "they"})


@dataclass(frozen=True, slots=True)
class Story:
    """A document as the functions of the program read it, and where its tokens stand."""

    article: Article
    tokens: tuple[tuple[Span, ...], ...]


def read_story(row: Mapping[str, Any]) -> Story:
    """Return the document of *row*: its text, with its tokens found in it again."""
    text, at = row["text"], 0
    sentences: list[Span] = []
    tokens: list[tuple[Span, ...]] = []
    for words in row["sentences"]:
        spans: list[Span] = []
        for word in words:
            found = text.find(word, at, at + len(word) + 40)
            start = at if found < 0 else found
            spans.append(Span(start, min(len(text), start + len(word)) if start < len(text) else start + 1))
            at = spans[-1].end
        tokens.append(tuple(spans))
        sentences.append(Span(spans[0].start, spans[-1].end))
    timexes = tag_text(text, "en", row["date"], "news")
    article = Article(id=row["id"], text=text, language="en", told_on=row["date"], sentences=sentences, timexes=timexes)
    return Story(article, tuple(tokens))


def place_of(event: str, stories: Mapping[str, Story]) -> tuple[Story, int, Span] | None:
    """Return document, sentence and place of ``document-sentence-words``; None for an unknown document."""
    document = max((name for name in stories if event.startswith(f"{name}-")), key=len, default="")
    number, _, words = event[len(document) + 1 :].partition("-")
    story = stories.get(document)
    if story is None or not number.isdecimal() or int(number) >= len(story.tokens) or not words:
        return None
    first = words.split("_")[0].casefold()
    spans = story.tokens[int(number)]
    found = next((span for span in spans if span.of(story.article.text).casefold() == first), spans[0])
    return story, int(number), found


def tells_of(target: str, story: Story, number: int) -> bool:
    """Return whether the sentence names *target*, or goes on with a pronoun after one that does."""

    def names(place: int) -> bool:
        return place >= 0 and any(form.search(story.article.sentences[place].of(story.article.text)) for form in forms)

    words = target.split()
    forms = [re.compile(rf"\b{re.escape(target)}\b", re.IGNORECASE)]
    if len(words) > 1 and words[-1][0].isupper():
        forms.append(re.compile(rf"\b{re.escape(words[-1])}\b"))
    if len(words) > 2:
        forms.append(re.compile(rf"\b{re.escape(' '.join(words[-2:]))}\b"))
    if names(number):
        return True
    person = len(words) == 2 and all(word.isalpha() and word[0].isupper() for word in words)
    said = {span.of(story.article.text).casefold() for span in story.tokens[number]}
    return bool(said & (_PERSON if person else _THING)) and (names(number - 1) or names(number - 2))


def found_by_ourselves(stories: Mapping[str, Story]) -> list[str]:
    """Return the words for happenings in all documents, as ``document-sentence-word``."""
    known = load("en")
    events = []
    for name, story in stories.items():
        for number, spans in enumerate(story.tokens):
            for span in spans:
                word = span.of(story.article.text)
                stem = known.stem(word) if word else ""
                if number != 1 and word.isalpha() and (stem in known.kinds or stem in known.saying):
                    events.append(f"{name}-{number}-{word}")
    return events


def order(target: str, events: Iterable[str], stories: Mapping[str, Story]) -> list[str]:
    """Return the lines of a timeline file: events in the order of their entries, equal dates together."""
    dated: list[tuple[str, str, str]] = []
    for event in events:
        place = place_of(event, stories)
        if place is not None:
            story, number, trigger = place
            (date,) = date_triggers(story.article, [trigger])
            quote = quote_of(story.article.text, story.article.sentences[number])
            when = When(edtf=date, certain=False, planned=False, reason=Reason("explicit"))
            mention = Mention(
                id=event,
                document=story.article.id,
                language="en",
                kind=MentionKind.EVENT,
                quote=quote,
                words=quote.exact,
                when=when,
                trigger=trigger,
            )
            entry = Entry(id=event, kind=mention.kind, when=when, mentions=(mention,))
            dated.append((sort_key(entry, story.article.told_on), date or "XXXX-XX-XX", event))
    lines = [target]
    for place_in_order, (date, group) in enumerate(groupby(sorted(dated), key=lambda row: row[1]), start=1):
        lines += [f"{place_in_order}\t{date}\t{event}" for _, _, event in group]
    return lines


def score(rows: Mapping[str, Sequence[str]], gold: Path, script: Path) -> tuple[float, str]:
    """Return the micro F1 of the timeline files *rows*, and what the scorer says."""
    with tempfile.TemporaryDirectory() as scratch:
        for name, lines in rows.items():
            Path(scratch, name).write_text("\n".join(lines) + "\n", encoding="utf-8")
        said = run_scorer(script, gold, scratch)
    last = next(line for line in said.splitlines() if line.startswith("MICRO"))
    return float(last.split("F1")[1].split()[0]), said


def main() -> int:
    """Print the figures of the three ways; 1 where Track B is under its floor."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("folder", nargs="?", type=Path)
    parser.add_argument("--errors", action="store_true")
    options = parser.parse_args()
    folder = options.folder or shared("bench", "timeline", "semeval15_trial")
    corpora = data_in(folder, "timelines.jsonl", "docs.jsonl", "timelines")
    script = scorer("score_semeval.py", options.folder, "bench", "timeline")
    good = True
    for corpus in corpora:
        print(corpus.name)
        figures = measure(corpus, script, errors=options.errors)
        print(json.dumps(figures))
        good = good and figures["Track B"] >= FLOOR
    print(f"asked: Track B {FLOOR}")
    return 0 if good else 1


def measure(folder: Path, script: Path, *, errors: bool) -> dict[str, float]:
    """Print what the scorer says of each way and return the micro F1 of each; with *errors* what is wrong besides."""
    stories = {row["id"]: read_story(row) for row in read_lines(folder / "docs.jsonl")}
    timelines = list(read_lines(folder / "timelines.jsonl"))
    given = {row["file"]: [event for one in row["events"] for event in one["mentions"]] for row in timelines}
    every = sorted({event for events in given.values() for event in events})

    def about(target: str, events: Iterable[str]) -> list[str]:
        placed = [(event, place_of(event, stories)) for event in events]
        return [event for event, place in placed if place is not None and tells_of(target, place[0], place[1])]

    ours = found_by_ourselves(stories)
    ways = {
        "Track B": {row["file"]: about(row["entity"], every) for row in timelines},
        "chosen": given,
        "Track A": {row["file"]: about(row["entity"], ours) for row in timelines},
    }
    figures = {}
    for way, events in ways.items():
        rows = {row["file"]: order(row["entity"], events[row["file"]], stories) for row in timelines}
        figures[way], said = score(rows, folder / "timelines", script)
        print(f"{way}\n{said}")
        if errors and way == "chosen":
            print("\n".join(judge(timelines, rows)))
    return figures


def judge(timelines: Sequence[Mapping[str, Any]], rows: Mapping[str, Sequence[str]]) -> list[str]:
    """Return lines that count the dates of given events by what is wrong with them."""
    errors: Counter[str] = Counter()
    for row in timelines:
        found = {line.split("\t")[2]: line.split("\t")[1] for line in rows[row["file"]][1:]}
        for one in row["events"]:
            for event in one["mentions"]:
                date = found.get(event)
                if one["order"] == 0:
                    errors["cannot be ordered, yet is"] += date is not None
                elif date is None:
                    errors["its document is missing"] += 1
                elif date != one["time"]:
                    known = "X" not in one["time"]
                    part = known and (one["time"].startswith(date) or date.startswith(one["time"]))
                    errors["finer or coarser" if part else "another date" if known else "dated, gold says unknown"] += 1
    return [f"{count:6}  {kind}" for kind, count in errors.most_common() if count]


if __name__ == "__main__":
    raise SystemExit(main())
