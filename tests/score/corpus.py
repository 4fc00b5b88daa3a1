"""Score the time expressions sitegen finds in the annotated sentences of ``tests/corpus``.

    python -m tests.score.corpus [de] [en] [old] [fr] [uk] [--errors] [--class NAME]

Spans are paired one to one from left to right where they overlap, as TempEval-3 does. *relaxed* is
the F1 of the pairs, *strict* of the pairs with the same span, *type* and *value* of the pairs that
also agree in that attribute. *edtf* and *mod* are the share of right ones among the pairs whose gold
states one; *wrong* counts dates that shut out a day the text leaves possible.
"""

from __future__ import annotations

import argparse
import json
import re
from collections import defaultdict
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from sitegen.dates import tag_text
from tests.score.days import Verdict, judge_date

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

_FOLDER = Path(__file__).resolve().parent.parent / "corpus"
CORPORA: Final = {
    "de": _FOLDER / "dates_de.jsonl",
    "en": _FOLDER / "dates_en.jsonl",
    "old": _FOLDER / "dates_old_de.jsonl",
    "fr": _FOLDER / "dates_fr.jsonl",
    "uk": _FOLDER / "dates_uk.jsonl",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Expression:
    """A time expression, found by reading or by the program. *scored* says whether *edtf* counts."""

    start: int
    end: int
    text: str
    type: str
    value: str
    mod: str | None
    edtf: str | None
    scored: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """One line of a corpus."""

    id: str
    language: str
    anchor: str | None
    genre: str | None
    kind: str
    text: str
    expressions: tuple[Expression, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Judgement:
    """What was found in one item beside what should be: pairs (gold, found), the missed, the false."""

    item: Item
    pairs: tuple[tuple[Expression, Expression], ...]
    missed: tuple[Expression, ...]
    false: tuple[Expression, ...]


@dataclass(slots=True)
class Tally:
    """Counts over any number of items."""

    items: int = 0
    gold: int = 0
    found: int = 0
    hits: dict[str, int] = field(default_factory=lambda: defaultdict(int))

    def f1(self, name: str) -> float:
        """Return the F1 of the pairs counted under *name*, 1 where there is nothing to find and nothing found."""
        total = self.gold + self.found
        return 2 * self.hits[name] / total if total else 1.0

    def share(self, name: str) -> float:
        """Return the share of right ones among those whose gold states the attribute *name*."""
        return self.hits[name] / self.hits[f"{name} stated"] if self.hits[f"{name} stated"] else 1.0


def read_corpus(path: Path) -> tuple[Item, ...]:
    """Return the items of a corpus; ValueError where an expression does not stand in its text."""
    lines = path.read_text(encoding="utf-8").splitlines()
    return tuple(_item(json.loads(line)) for line in lines)


def tag_item(item: Item, text: str | None = None) -> tuple[Expression, ...]:
    """Return what sitegen finds in *item*, or in *text* put in the place of its text."""
    source = item.text if text is None else text
    return tuple(
        Expression(
            start=timex.span.start,
            end=timex.span.end,
            text=timex.span.of(source),
            type=timex.type.value,
            value=timex.value,
            mod=timex.mod,
            edtf=timex.edtf,
        )
        for timex in tag_text(source, item.language, item.anchor, item.genre)
    )


def judge(item: Item, found: Sequence[Expression]) -> Judgement:
    """Return *found* paired with the expressions of *item*."""
    free = list(found)
    pairs, missed = [], []
    for gold in item.expressions:
        match = next((other for other in free if gold.start < other.end and other.start < gold.end), None)
        if match is None:
            missed.append(gold)
        else:
            free.remove(match)
            pairs.append((gold, match))
    return Judgement(item=item, pairs=tuple(pairs), missed=tuple(missed), false=tuple(free))


def tally(judgements: Iterable[Judgement]) -> Tally:
    """Return the counts over *judgements*."""
    result = Tally()
    for judged in judgements:
        result.items += 1
        result.gold += len(judged.item.expressions)
        result.found += len(judged.pairs) + len(judged.false)
        for gold, found in judged.pairs:
            for name in _agreements(gold, found):
                result.hits[name] += 1
    return result


def same_value(one: str, other: str) -> bool:
    """Return whether two TIMEX3 values say the same, however they are written.

    What stands before a part of any day carries nothing (``XXXX-XX-XXTNI`` is ``TNI`` is ``PT1NI``), a fraction may be
    told in the next smaller unit (``PT1.5H`` is ``PT1H30M``), decades and centuries in years, quarters in months.
    """
    return _canonical(one) == _canonical(other)


def _item(row: dict[str, Any]) -> Item:
    return Item(
        id=row["id"],
        language=row["lang"],
        anchor=row["dct"],
        genre=row["genre"],
        kind=row["class"],
        text=row["text"],
        expressions=tuple(sorted(_expressions(row), key=lambda expression: expression.start)),
    )


def _expressions(row: dict[str, Any]) -> Iterator[Expression]:
    for timex in row["timexes"]:
        start = -1
        for _ in range(timex.get("n", 1)):
            start = row["text"].index(timex["text"], start + 1)
        yield Expression(
            start=start,
            end=start + len(timex["text"]),
            text=timex["text"],
            type=timex["type"],
            value=timex["value"],
            mod=timex.get("mod"),
            edtf=timex.get("edtf"),
            scored="edtf" in timex,
        )


def _agreements(gold: Expression, found: Expression) -> Iterator[str]:
    yield "relaxed"
    if (gold.start, gold.end) == (found.start, found.end):
        yield "strict"
    if gold.type == found.type:
        yield "type"
    if same_value(gold.value, found.value):
        yield "value"
    if gold.scored:
        yield "edtf stated"
        yield {Verdict.RIGHT: "edtf", Verdict.WIDER: "edtf wider", Verdict.WRONG: "edtf wrong"}[_verdict(gold, found)]
    if gold.mod:
        yield "mod stated"
        if gold.mod == found.mod:
            yield "mod"


def _verdict(gold: Expression, found: Expression) -> Verdict:
    try:
        return judge_date(found.edtf, gold.edtf, None)
    except ValueError:  # years the scorer of days does not read
        return Verdict.WRONG


_FRACTION = re.compile(r"(\d+)\.5([YMDH])")
_SMALLER = {"Y": (6, "M"), "D": (12, "H"), "H": (30, "M"), "M": (30, "S")}
_ANY_DAY = re.compile(r"XXXX-XX-XXT|PT?1?T?(?=(?:MO|MI|AF|EV|NI|DT)$)")
_LONG = re.compile(r"P(\d+)(DE|E|CE|C|Q)")
_YEARS = {"DE": 10, "E": 10, "CE": 100, "C": 100}


def _canonical(value: str) -> str:
    plain = _ANY_DAY.sub("T", value.strip())
    if not plain.startswith("P"):
        return plain
    if long := _LONG.fullmatch(plain):
        return f"P{3 * int(long[1])}M" if long[2] == "Q" else f"P{int(long[1]) * _YEARS[long[2]]}Y"
    return _FRACTION.sub(_in_smaller_units, plain)


def _in_smaller_units(match: re.Match[str]) -> str:
    count, unit = _SMALLER[match[2]]
    whole = "" if match[1] == "0" else match[1] + match[2]
    return f"{whole}{'T' if match[2] == 'D' else ''}{count}{unit}"


_COLUMNS: tuple[tuple[str, Callable[[Tally], float]], ...] = (
    ("relaxed", lambda t: t.f1("relaxed")),
    ("strict", lambda t: t.f1("strict")),
    ("type", lambda t: t.f1("type")),
    ("value", lambda t: t.f1("value")),
    ("edtf", lambda t: t.share("edtf")),
    ("mod", lambda t: t.share("mod")),
)


def _print_table(judgements: Sequence[Judgement]) -> None:
    by_kind: dict[str, list[Judgement]] = defaultdict(list)
    for judged in judgements:
        by_kind[judged.item.kind].append(judged)
    print(
        f"{'':<20}{'items':>6}{'gold':>6}" + "".join(f"{name:>9}" for name, _ in _COLUMNS) + f"{'wrong':>7}{'false':>7}"
    )
    for name, group in [*by_kind.items(), ("all", list(judgements))]:
        counts = tally(group)
        false = sum(len(judged.false) for judged in group)
        figures = "".join(f"{100 * figure(counts):>9.1f}" for _, figure in _COLUMNS)
        print(f"{name:<20}{counts.items:>6}{counts.gold:>6}{figures}{counts.hits['edtf wrong']:>7}{false:>7}")


def _print_errors(judgements: Iterable[Judgement]) -> None:
    for judged in judgements:
        lines = [f"  missed  {_show(gold)}" for gold in judged.missed]
        lines += [f"  false   {_show(found)}" for found in judged.false]
        for gold, found in judged.pairs:
            agreed = set(_agreements(gold, found))
            wanted = {"strict", "type", "value"} | {n for n in ("edtf", "mod") if f"{n} stated" in agreed}
            if lacking := sorted(wanted - agreed):
                lines.append(f"  {','.join(lacking):<7} {_show(gold)}  but  {_show(found)}")
        if lines:
            item = judged.item
            print(f"{item.id} {item.kind} {item.anchor} {item.genre}: {item.text}", *lines, sep="\n")


def _show(expression: Expression) -> str:
    mod = f" {expression.mod}" if expression.mod else ""
    date = f" = {expression.edtf}" if expression.scored else ""
    return f"‹{expression.text}› {expression.type} {expression.value}{mod}{date}"


def main() -> None:
    """Print the scores of the corpora named on the command line, of all if none is."""
    parser = argparse.ArgumentParser(description="Score the dated expressions found in tests/corpus.")
    parser.add_argument("corpora", nargs="*", choices=[*CORPORA, []], help="which to score; all if none is named")
    parser.add_argument("--errors", action="store_true", help="list every disagreement")
    parser.add_argument("--class", dest="kind", help="only the items of one class")
    options = parser.parse_args()
    for name in options.corpora or CORPORA:
        items = [item for item in read_corpus(CORPORA[name]) if options.kind in (None, item.kind)]
        judgements = [judge(item, tag_item(item)) for item in items]
        print(f"== {name}")
        _print_table(judgements)
        if options.errors:
            _print_errors(judgements)


if __name__ == "__main__":
    main()
