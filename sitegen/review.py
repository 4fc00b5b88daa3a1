"""What needs a person's eye, most important first, and what would settle it: the work of ``sitegen review``.

First decisions that changed nothing, then contradictions, doubtful dates, missing dates and unsure passages; among
these what is among the key dates, then what more voices tell. What a person has checked is settled. Only as many
items as are asked for are held in memory.
"""

from __future__ import annotations

import heapq
from collections import Counter
from dataclasses import dataclass
from enum import IntEnum
from typing import TYPE_CHECKING

from sitegen.errors import hint_of, message_of
from sitegen.model import ConflictKind, Publish, Status
from sitegen.pipeline.collection import Collection
from sitegen.render import routes
from sitegen.wording import date_words, entry_title, reason_words

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from sitegen.model import Diagnostic, Entry, Source
    from sitegen.pipeline import Project

SURE = 0.75  # confidence of the leading passage below which a person should look
_TITLE = 100  # code points
_ABOUT_DECISIONS = "decision-"
_ENTRIES = "content/entries/"


class Need(IntEnum):
    """Why a person should look, the most urgent first."""

    DECISION = 0
    CONFLICT = 1
    DOUBTFUL = 2
    UNDATED = 3
    UNSURE = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """Something to look at: *at* is the page of an entry or a place, *settle* a command or a line to write."""

    need: Need
    id: str
    what: str
    at: str
    why: str
    settle: str


@dataclass(frozen=True, slots=True)
class Agenda:
    """The most important items, and how many there are of each need."""

    items: tuple[Item, ...]
    counts: dict[str, int]


def review(
    project: Project, *, limit: int, jobs: int = 1, progress: Callable[[str, int, int], None] | None = None
) -> Agenda:
    """Return the *limit* most important things to look at, and the number of all."""
    counts: Counter[str] = Counter()
    with Collection(project, jobs, progress) as collection:
        items = _counted(_items(project, collection), counts)
        first = heapq.nsmallest(limit, items, key=lambda ranked: ranked[0])
    return Agenda(tuple(item for _, item in first), {need.name.lower(): counts[need.name.lower()] for need in Need})


def as_json(agenda: Agenda) -> dict[str, object]:
    """Return *agenda* as JSON can hold it."""
    names = ("id", "what", "at", "why", "settle")
    return {
        "counts": agenda.counts,
        "items": [
            {"need": item.need.name.lower(), **{name: getattr(item, name) for name in names}} for item in agenda.items
        ],
    }


def as_text(agenda: Agenda) -> Iterator[str]:
    """Yield the lines that tell *agenda*."""
    for item in agenda.items:
        yield f"{item.need.name.lower()}: {item.what}"
        yield f"  at:  {item.at}"
        yield f"  why: {item.why}"
        yield f"  do:  {item.settle}"
    total = sum(agenda.counts.values())
    told = ", ".join(f"{count} {name}" for name, count in agenda.counts.items() if count)
    if not total:
        yield "Nothing needs a look."
    else:
        yield f"{total} to look at: {told}" + (f"; shown {len(agenda.items)}" if len(agenda.items) < total else "")


_Ranked = tuple[tuple[int, bool, int, int], Item]


def _counted(items: Iterator[_Ranked], counts: Counter[str]) -> Iterator[_Ranked]:
    for ranked in items:
        counts[ranked[1].need.name.lower()] += 1
        yield ranked


def _items(project: Project, collection: Collection) -> Iterator[_Ranked]:
    number = 0
    for problem in collection.report(pages=0).diagnostics:
        if problem.code.startswith(_ABOUT_DECISIONS) or problem.at.path.startswith(_ENTRIES):
            number += 1
            yield (Need.DECISION, False, 0, number), _of_problem(problem)
    for entry in collection.entries:
        need = _need(entry)
        if need is not None:
            number += 1
            source = collection.source_of(entry.mentions[0].document)
            yield (need, not entry.key, -entry.voices, number), _of_entry(project, need, entry, source)


def _need(entry: Entry) -> Need | None:
    if entry.status is not Status.MACHINE:
        return None
    redated = entry.decided is not None and entry.decided.redated is not None
    if any(conflict.about is not ConflictKind.DATE or not redated for conflict in entry.conflicts):
        return Need.CONFLICT
    if entry.when.edtf is None:
        return Need.UNDATED
    if not entry.when.certain and not redated:
        return Need.DOUBTFUL
    return Need.UNSURE if entry.mentions[0].confidence < SURE else None


def _of_problem(problem: Diagnostic) -> Item:
    path = problem.at.path
    return Item(
        need=Need.DECISION, id="", what=path, at=str(problem.at), why=message_of(problem), settle=hint_of(problem)
    )


def _of_entry(project: Project, need: Need, entry: Entry, source: Source) -> Item:
    language = "en"
    date = date_words(entry.when.edtf, language, weekday=False)
    return Item(
        need=need,
        id=entry.id,
        what=f"{entry_title(entry, source, language, limit=_TITLE)} ({date})",
        at=f"{project.output.name}/{routes.entry(entry.id).route}",
        why=_why(need, entry, source),
        settle=_settle(need, entry, source),
    )


def _why(need: Need, entry: Entry, source: Source) -> str:
    if need is Need.CONFLICT:
        return " ".join(reason_words(found.reason, "en", Publish.FULL) for found in entry.conflicts)
    if need is Need.UNSURE:
        return f"the program is only {entry.mentions[0].confidence:.0%} sure that this is an entry"
    why = reason_words(entry.when.reason, "en", Publish.FULL)
    return f"{why} The source has no date." if source.date is None and not source.rests_on else why


def _settle(need: Need, entry: Entry, source: Source) -> str:
    """Return the command or line that would settle *need*; the words in capitals are for a person to fill in."""
    decide = f"sitegen decide {entry.id}"
    if need is Need.CONFLICT:
        other = next((found.entry for found in entry.conflicts if found.entry != entry.id), None)
        joined = f"--join {other}, or " if other else ""
        return f"{decide} {joined}--check NAME, or --date DATE --date-source SOURCE"
    if need is Need.UNSURE:
        return f"{decide} --check NAME, or --hide"
    if source.rests_on:
        return f"write 'date:' into {source.path}"
    if source.date is None:
        return f"write 'date: YYYY-MM-DD' into content/sources/{source.id}.md"
    checked = "" if need is Need.UNDATED else "--check NAME, or "
    return f"{decide} {checked}--date DATE --date-source SOURCE"
