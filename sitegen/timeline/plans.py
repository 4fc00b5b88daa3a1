"""What came of a plan: an entry that tells the same as done, at the time for which it was announced."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sitegen import edtf
from sitegen.languages.relations import load_undone
from sitegen.model import MentionKind
from sitegen.timeline.places import find_places, names_place

if TYPE_CHECKING:
    from sitegen.timeline.known import Known

NEAR = 3  # days by which a thing may miss the time for which it was announced
LONGEST = 31  # days of a happening that came of a plan
SHARED = 1.0  # what is shared at least, where the rarest word counts 1 and a kind of happening KIND
KIND = 0.5
PART = 0.34  # part of the shorter passage that is shared
UNNAMED = 0.5  # the same, where both name no common kind of happening
MISSED = 1.25  # times as much must be shared where the time was missed


@dataclass(frozen=True, slots=True)
class Outcome:
    """How sure it is that an entry tells what came of a plan, and the stems both share, rarest first."""

    part: float
    shared: tuple[str, ...]


def find_outcome(plan: Known, event: Known) -> Outcome | None:
    """Return how *event* tells what came of *plan*, None where it seems to tell something else."""
    if not plan.entry.when.planned or event.entry.when.planned or event.entry.kind is not MentionKind.EVENT:
        return None
    if plan.lead.quote.exact == event.lead.quote.exact or plan.lead.language != event.lead.language:
        return None
    if event.last < plan.told_on or event.last - event.first > LONGEST:
        return None
    undone = any(rule.pattern.search(event.lead.quote.exact) for rule in load_undone(event.lead.language))
    fits = _fits(plan, event)
    kind = bool(plan.content.kinds & event.content.kinds)
    if not (fits or (kind and _missed(plan, event)) or (undone and plan.told_on <= event.first <= plan.last)):
        return None
    mine, theirs = plan.content, event.content
    shared = [stem for stem in mine.stems if stem in plan.telling and stem in theirs.reach]
    shared += [
        stem
        for stem, parts in mine.parts.items()
        if stem not in theirs.reach and not theirs.stems.keys().isdisjoint(parts)
    ]
    evidence = sum(mine.stems[stem] for stem in shared) + KIND * kind
    part = evidence / (min(plan.weight, event.weight) or 1.0)
    needed = 1.0 if fits or undone else MISSED
    enough = PART if kind or (undone and not fits) else UNNAMED
    if not shared or len(shared) + kind < 2 or evidence < SHARED * needed or part < enough * needed:
        return None
    if _elsewhere(plan, event):
        return None
    return Outcome(part, tuple(sorted(shared, key=lambda stem: (-mine.stems[stem], stem))))


def _fits(plan: Known, event: Known) -> bool:
    """Return whether *event* was at the time for which *plan* was announced, told as exactly or more so."""
    return edtf.compatible(plan.date, event.date) and (
        event.last - event.first <= plan.last - plan.first or plan.first >= event.first
    )


def _missed(plan: Known, event: Known) -> bool:
    """Return whether *event* was some days before or after; what comes back each week may not be taken for it."""
    return plan.first - NEAR <= event.last and event.first <= plan.last + NEAR


def _elsewhere(plan: Known, event: Known) -> bool:
    """Return whether each names one place and neither that of the other."""
    there = find_places(plan.lead.quote.exact, plan.lead.language)
    here = find_places(event.lead.quote.exact, event.lead.language)
    return (
        len(there) == len(here) == 1
        and not names_place(event.lead.quote.exact, there[0])
        and not names_place(plan.lead.quote.exact, here[0])
    )
