"""Score the time expressions sitegen finds in texts annotated with TIMEX3, with the scorer that comes with them.

    python -m tests.score.temporal [GOLD_DIR] [--errors] [--keep FOLDER] [--language CODE] [--genre NAME]

Every folder at or below GOLD_DIR that holds ``.tml`` files is a corpus; without GOLD_DIR these are the folders of
``$SITEGEN_CORPORA/bench/temporal``, and what is asked of them stands beside. The scorer is ``score_timex.py`` in or
beside GOLD_DIR, else the one there; what its figures mean stands in its head. The language of a corpus is recognised
unless said; its genre is said or told by its name (``wikiwars`` is history), else by each text itself. Speed is that of
tagging alone, in megabytes of UTF-8 a second of processor time.

In a row of one type an expression counts for the type it is given on either side: *relaxed* joins the share of the
listed that are found and the share of the found that are listed, *type* counts the pairs where both sides say this
type, *strict* those of them with the same span, *value* those with the same value. ``--errors`` lists what went wrong,
the most frequent category and in it the most frequent words first; ``--keep`` leaves texts, findings and the scorer's
lists in a folder.
"""

from __future__ import annotations

import argparse
import csv
import json
import tempfile
import time
from collections import Counter, defaultdict
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

import sitegen
from sitegen.languages.recognise import recognise
from tests.score.peers import read_lines, run_scorer, shared, write_lines

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

SCORER: Final = "score_timex.py"
TYPES: Final = ("DATE", "TIME", "DURATION", "SET")
JOINED: Final = "krauts"  # folders scored together too


@dataclass(frozen=True, slots=True, kw_only=True)
class Target:
    """What HeidelTime reaches, what is asked for, and the *floor* we have reached, in hundredths of F1."""

    heideltime: float
    at_least: float
    aim: float
    floor: float

    def __str__(self) -> str:
        return f"at least {self.at_least:g}, aim {self.aim:g}, HeidelTime {self.heideltime:g}"


TARGETS: Final = {
    (JOINED, "relaxed"): Target(heideltime=81.0, at_least=89, aim=93, floor=90),
    (JOINED, "value"): Target(heideltime=66.5, at_least=80, aim=87, floor=80.5),
    ("wikiwars_de", "value"): Target(heideltime=90.5, at_least=92, aim=95, floor=92.5),
    ("wikiwars_en", "value"): Target(heideltime=87.7, at_least=91, aim=94, floor=88.5),
    ("timebank", "value"): Target(heideltime=79.6, at_least=84, aim=88, floor=81),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Figures:
    """Counts of expressions; *listed* and *found* are those with a partner, the rest are pairs that agree."""

    gold: int
    system: int
    listed: int
    found: int
    strict: int
    type: int
    value: int

    def __add__(self, other: Figures) -> Figures:
        return Figures(
            gold=self.gold + other.gold,
            system=self.system + other.system,
            listed=self.listed + other.listed,
            found=self.found + other.found,
            strict=self.strict + other.strict,
            type=self.type + other.type,
            value=self.value + other.value,
        )

    @property
    def scores(self) -> dict[str, float]:
        """Return relaxed, strict, type and value F1 in hundredths, 0 where nothing is listed and nothing found."""
        recall, precision = self.listed / (self.gold or 1), self.found / (self.system or 1)
        total = self.gold + self.system or 1
        return {
            "relaxed": 200 * recall * precision / (recall + precision) if recall + precision else 0.0,
            "strict": 200 * self.strict / total,
            "type": 200 * self.type / total,
            "value": 200 * self.value / total,
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class Mistake:
    """One line of the scorer's list; the type of a side is empty where it has no expression."""

    document: str
    kind: str
    start: int
    gold: tuple[str, str, str]  # type, value, text
    system: tuple[str, str, str]
    context: str

    @property
    def category(self) -> str:
        """Return what went wrong, the gravest of it: missed, false alarm, wrong value, wrong type or span."""
        if self.kind in _SINGLE:
            return _SINGLE[self.kind]
        return next(name for part, name in _PARTS.items() if part in self.kind.split("+"))


_SINGLE: Final = {"FN": "missed", "FP": "false alarm"}
_PARTS: Final = {"VALUE": "wrong value", "TYPE": "wrong type", "SPAN": "span"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Result:
    """What came of one corpus; *size* in bytes of UTF-8 was read in *seconds* of processor time."""

    name: str
    size: int
    seconds: float
    all: Figures
    by_type: Mapping[str, Figures]
    mistakes: tuple[Mistake, ...]


def find_corpora(folder: Path) -> list[Path]:
    """Return the folders with annotated texts at or below *folder*, sorted."""
    return sorted({path.parent for path in folder.rglob("*.tml")})


def find_scorer(folder: Path | None) -> Path:
    """Return the scorer in *folder*, beside it, or in the shared data; SystemExit where there is none."""
    places = [place / SCORER for place in (folder, folder.resolve().parent)] if folder else []
    return next((place for place in places if place.is_file()), None) or shared("bench", "temporal", SCORER)


def genre_of(name: str) -> str | None:
    """Return the genre of the corpus *name*, None where each text tells by itself."""
    return "history" if name.startswith("wikiwars") else None


def dump_texts(scorer: Path, corpus: Path, folder: Path) -> list[dict[str, str | None]]:
    """Return the texts of *corpus*: ``doc``, ``dct`` and ``text``, as the scorer counts their code points."""
    dump = folder / f"{corpus.name}-texts.jsonl"
    run_scorer(scorer, "--dump-text", corpus, dump)
    return list(read_lines(dump))


def language_of(texts: Iterable[Mapping[str, str | None]]) -> str:
    """Return the language most of *texts* are clearly written in; SystemExit where it is not clear."""
    counts = Counter(language for row in texts if (language := recognise(row["text"] or "")))
    if not counts:
        raise SystemExit("FAILED: the texts are in no language that is known")
    return counts.most_common(1)[0][0]


def tag_rows(
    texts: Iterable[Mapping[str, str | None]], language: str, genre: str | None
) -> Iterator[dict[str, str | int | None]]:
    """Yield what sitegen finds in *texts*, in the scorer's form."""
    for row in texts:
        for found in sitegen.tag(row["text"] or "", language, row["dct"], genre):
            yield {"doc": row["doc"], "start": found.start, "end": found.end, "type": found.type, "value": found.value}


def score(scorer: Path, corpus: Path, folder: Path, language: str | None = None, genre: str | None = None) -> Result:
    """Return the result of *corpus*; files of the run go to *folder*."""
    texts = dump_texts(scorer, corpus, folder)
    language = language or language_of(texts)
    sitegen.tag("1", language)  # reads the rules
    started = time.process_time()
    rows = list(tag_rows(texts, language, genre or genre_of(corpus.name)))
    seconds = time.process_time() - started
    system, errors = folder / f"{corpus.name}.jsonl", folder / f"{corpus.name}.tsv"
    write_lines(system, rows)
    said = json.loads(run_scorer(scorer, corpus, system, "--json", "--errors", errors))["all"]
    listed = json.loads(run_scorer(scorer, "--stats", corpus))["by_type"]
    mistakes = tuple(read_mistakes(errors))
    return Result(
        name=corpus.name,
        size=sum(len((row["text"] or "").encode()) for row in texts),
        seconds=seconds,
        all=Figures(
            gold=said["gold"],
            system=said["system"],
            listed=said["pairs"],
            found=said["pairs"],
            strict=said["pairs"] - sum("SPAN" in mistake.kind for mistake in mistakes),
            type=round(said["pairs"] * said["type_acc"]),
            value=round(said["pairs"] * said["value_acc"]),
        ),
        by_type=count_types(listed, Counter(str(row["type"]) for row in rows), mistakes),
        mistakes=mistakes,
    )


def read_mistakes(path: Path) -> Iterator[Mistake]:
    """Yield the lines of the scorer's list of errors."""
    with path.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE):
            yield Mistake(
                document=row["doc"],
                kind=row["kind"],
                start=int(row["start"]),
                gold=(row["gold_type"], row["gold_value"], row["gold_text"]),
                system=(row["sys_type"], row["sys_value"], row["sys_text"]),
                context=row["context"],
            )


def count_types(listed: Mapping[str, int], found: Mapping[str, int], mistakes: Sequence[Mistake]) -> dict[str, Figures]:
    """Return the figures of each type from the expressions *listed* and *found* by type and what went wrong."""
    missed = Counter(mistake.gold[0] for mistake in mistakes if mistake.kind == "FN")
    false = Counter(mistake.system[0] for mistake in mistakes if mistake.kind == "FP")
    mistyped = Counter(mistake.gold[0] for mistake in mistakes if "TYPE" in mistake.kind)
    misvalued = Counter(mistake.gold[0] for mistake in mistakes if mistake.kind in {"VALUE", "SPAN+VALUE"})
    displaced = Counter(mistake.gold[0] for mistake in mistakes if mistake.kind in {"SPAN", "SPAN+VALUE"})
    figures = {}
    for name in TYPES:
        typed = listed.get(name, 0) - missed[name] - mistyped[name]
        figures[name] = Figures(
            gold=listed.get(name, 0),
            system=found.get(name, 0),
            listed=listed.get(name, 0) - missed[name],
            found=found.get(name, 0) - false[name],
            strict=typed - displaced[name],
            type=typed,
            value=typed - misvalued[name],
        )
    return figures


def join(results: Sequence[Result], name: str) -> Result:
    """Return *results* as one, called *name*: expressions are counted together, as in one folder."""
    first, *others = results
    figures, by_type = first.all, dict(first.by_type)
    for other in others:
        figures += other.all
        by_type = {kind: by_type[kind] + other.by_type[kind] for kind in TYPES}
    return Result(
        name=name,
        size=sum(result.size for result in results),
        seconds=sum(result.seconds for result in results),
        all=figures,
        by_type=by_type,
        mistakes=tuple(mistake for result in results for mistake in result.mistakes),
    )


def tell_scores(result: Result) -> Iterator[str]:
    """Yield a line for *result* and one for each type in it."""
    for name, figures in [(result.name, result.all), *((f"  {kind}", result.by_type[kind]) for kind in TYPES)]:
        if figures.gold or figures.system:
            scores = "".join(f"{key:>9} {value:5.1f}" for key, value in figures.scores.items())
            speed = f"{result.size / 1e6 / result.seconds:8.2f} MB/s" if name == result.name and result.seconds else ""
            yield f"{name:16} listed {figures.gold:5}  found {figures.system:5}{scores}{speed}"


def tell_targets(result: Result) -> Iterator[tuple[str, bool]]:
    """Yield a line for each figure of *result* that something is asked of, and whether it holds its floor."""
    for name, exact in result.all.scores.items():
        if target := TARGETS.get((result.name, name)):
            figure = round(exact, 1)
            below = next(
                (f", {low} below what is asked" for low in [round(target.at_least - figure, 1)] if low > 0), ""
            )
            fallen = "" if figure >= target.floor else f", UNDER THE FLOOR {target.floor:g}"
            yield f"{result.name} {name} {figure}: {target}{below}{fallen}", not fallen


def tell_mistakes(result: Result) -> Iterator[str]:
    """Yield the errors of *result* by category, the most frequent first."""
    categories: dict[str, list[Mistake]] = defaultdict(list)
    for mistake in result.mistakes:
        categories[mistake.category].append(mistake)
    for category, members in sorted(categories.items(), key=lambda item: -len(item[1])):
        yield f"{result.name}, {category}: {len(members)}"
        often = Counter(_words(mistake) for mistake in members)
        for mistake in sorted(members, key=lambda member: (-often[_words(member)], _words(member))):
            gold, system = (" ".join(side[:2]).strip() or "nothing" for side in (mistake.gold, mistake.system))
            words = (mistake.gold[2] or mistake.system[2], mistake.system[2] if mistake.gold[2] else "")
            texts = " / ".join(f"‹{text}›" for text in dict.fromkeys(words) if text)
            yield f"  {often[_words(mistake)]:3}× {texts} {gold} ≠ {system}"
            yield f"       {mistake.document}:{mistake.start} …{mistake.context}…"


def _words(mistake: Mistake) -> str:
    return (mistake.gold[2] or mistake.system[2]).casefold()


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the scores of each corpus, of KRAUTS together; return 1 where nothing is there or a floor is not held."""
    parser = argparse.ArgumentParser(prog="python -m tests.score.temporal", description=(__doc__ or "").splitlines()[0])
    parser.add_argument("gold", nargs="?", type=Path, metavar="GOLD_DIR")
    parser.add_argument("--errors", action="store_true", help="list what went wrong")
    parser.add_argument("--keep", type=Path, metavar="FOLDER", help="leave the files of the run there")
    parser.add_argument("--language", metavar="CODE", help="the language of all texts")
    parser.add_argument("--genre", choices=["news", "narrative", "history"], help="the genre of all texts")
    options = parser.parse_args(arguments)
    scorer = find_scorer(options.gold)
    gold = options.gold or scorer.parent
    with tempfile.TemporaryDirectory() as scratch:
        folder = options.keep or Path(scratch)
        folder.mkdir(parents=True, exist_ok=True)
        corpora = find_corpora(gold)
        results = [score(scorer, corpus, folder, options.language, options.genre) for corpus in corpora]
    if not results:
        print(f"FAILED: no .tml file at or below {gold}")
        return 1
    parts = [result for result in results if result.name.startswith(f"{JOINED}_")]
    joined = [join(parts, JOINED)] if len(parts) > 1 else []
    for result in results + joined:
        print("\n".join(tell_scores(result)))
    asked = [line for result in results + joined for line in tell_targets(result)] if options.gold is None else []
    for line, _ in asked:
        print(line)
    if options.errors:
        for result in joined + [result for result in results if result not in parts or not joined]:
            print("\n".join(tell_mistakes(result)))
    return 0 if all(held for _, held in asked) else 1


if __name__ == "__main__":
    raise SystemExit(main())
