"""Score the outcomes found among annotated plans: ``python -m tests.score.plans [de] [en] [--errors]``.

A line of the corpus holds a plan, the day for which and on which it was told, and something that happened; *outcome*
says whether that came of the plan. Each case is related by itself, with words weighed over all of its language. The
repeated ones, a fair of another year or a council of another week, are no outcomes.
"""

from __future__ import annotations

import argparse
import json
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Final

from sitegen.model import Entry, LinkKind
from sitegen.timeline import relate, sort_key, weigh_entries
from tests.unit.records import mention, source, when

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sitegen.model import Source
    from sitegen.timeline import Weights

_FOLDER = Path(__file__).resolve().parent.parent / "corpus"
LANGUAGES: Final = ("de", "en")


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """A plan, something that happened, and whether it came of the plan."""

    id: str
    plan: str
    planned_for: str
    told_on: str
    event: str
    date: str
    outcome: bool


@dataclass(frozen=True, slots=True)
class Verdict:
    """A case and whether the outcome was found."""

    case: Case
    found: bool


def read_cases(language: str) -> tuple[Case, ...]:
    """Return the annotated cases of *language*."""
    lines = (_FOLDER / f"plans_{language}.jsonl").read_text(encoding="utf-8").splitlines()
    return tuple(Case(**json.loads(line)) for line in lines)


def judge(cases: Iterable[Case], language: str) -> tuple[Verdict, ...]:
    """Return whether an outcome is found for each of *cases*."""
    entries = [(case, _entries(case, language)) for case in cases]
    weights = weigh_entries(entry for _, pair in entries for entry in pair)
    return tuple(Verdict(case, _has_outcome(case, pair, weights)) for case, pair in entries)


def precision_and_recall(verdicts: Iterable[Verdict]) -> tuple[float, float]:
    """Return the share of outcomes found that are right, and of those there are that were found."""
    known = tuple(verdicts)
    right = sum(verdict.found and verdict.case.outcome for verdict in known)
    found = sum(verdict.found for verdict in known)
    there = sum(verdict.case.outcome for verdict in known)
    return right / found if found else 1.0, right / there if there else 1.0


def _has_outcome(case: Case, pair: tuple[Entry, Entry], weights: Weights) -> bool:
    def source_of(document: str) -> Source:
        return source(document, date=case.told_on)

    found = relate(sorted(pair, key=lambda entry: sort_key(entry, None)), weights, source_of)
    return any(related.link is not None and related.link.kind is LinkKind.OUTCOME for related in found)


def _entries(case: Case, language: str) -> tuple[Entry, Entry]:
    plan = replace(
        mention(case.plan, document=f"{case.id}-plan", date=when(case.planned_for, planned=True)), language=language
    )
    event = replace(mention(case.event, document=f"{case.id}-event", date=when(case.date)), language=language)
    return (
        Entry(id=plan.id, kind=plan.kind, when=plan.when, mentions=(plan,)),
        Entry(id=event.id, kind=event.kind, when=event.when, mentions=(event,)),
    )


def main() -> None:
    """Print precision and recall by language, and with --errors what went wrong."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("languages", nargs="*", default=LANGUAGES)
    parser.add_argument("--errors", action="store_true")
    options = parser.parse_args()
    print(f"{'':4}{'cases':>7}{'outcomes':>10}{'precision':>11}{'recall':>8}")
    for language in options.languages:
        verdicts = judge(read_cases(language), language)
        precision, recall = precision_and_recall(verdicts)
        there = sum(verdict.case.outcome for verdict in verdicts)
        print(f"{language:4}{len(verdicts):>7}{there:>10}{precision:>11.3f}{recall:>8.3f}")
        for verdict in verdicts if options.errors else ():
            if verdict.found != verdict.case.outcome:
                print(f"  {verdict.case.id}: {verdict.found}\n    {verdict.case.plan}\n    {verdict.case.event}")


if __name__ == "__main__":
    main()
