"""How entries stand to each other: what contradicts, what came of a plan, what a thread leads back to.

One walk over the entries in timeline order. Each is compared with the newest few that share its rarest words, so the
work grows with the entries and memory does not: what is remembered is ``nearby.MOST`` entries and as many plans.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sitegen import edtf
from sitegen.model import Conflict, ConflictKind, Link, LinkKind, Reason
from sitegen.timeline.disagree import WEEK, find_disagreement
from sitegen.timeline.known import Known, bounds_of, know
from sitegen.timeline.nearby import Nearby, rarest
from sitegen.timeline.plans import find_outcome
from sitegen.timeline.similar import overlap, words_shared
from sitegen.timeline.threads import words_of_thread
from sitegen.timeline.weights import Weights
from sitegen.timeline.words import told_by

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from sitegen.model import Entry, Mention, Source
    from sitegen.timeline.disagree import Disagreement
    from sitegen.timeline.plans import Outcome

ALIKE = 0.4  # part of the shorter passage that is shared, where figures differ
NEARLY_SAME = {ConflictKind.FIGURE: ALIKE, ConflictKind.PLACE: 0.55, ConflictKind.SPEAKER: 0.7}
TELLING = 2  # shared words that are no numbers, months or weekdays
SAID_ALIKE = 0.5  # part of the longer passage that is shared, where two are said to have said it

_PASSAGES = 8  # passages of one entry that are compared with its leading one
_CARRIED_ON = 2  # entries to which one is the nearest before, at most


@dataclass(frozen=True, slots=True)
class Related:
    """A conflict or a link that *entry* is to be given."""

    entry: str
    conflict: Conflict | None = None
    link: Link | None = None


def weigh_entries(entries: Iterable[Entry]) -> Weights:
    """Return in how many of *entries* each word stands; memory grows with the words."""
    spread: Counter[str] = Counter()
    number = 0
    for entry in entries:
        number += 1
        spread.update({word.stem for word in told_by(entry.mentions[0])})
    return Weights(documents=number, spread=spread)


def relate(entries: Iterable[Entry], weights: Weights, source_of: Callable[[str], Source]) -> Iterator[Related]:
    """Yield what *entries*, in timeline order, have to do with each other, each relation for both sides.

    *weights* come from a first walk (``weigh_entries``), *source_of* leads from a document to its source. What only
    corrected texts tell has to do with nothing any more.
    """
    walk = _Walk(weights, source_of)
    for entry in entries:
        yield from walk.within(entry)
        if entry.when.edtf is not None and not entry.mentions[0].superseded:
            yield from walk.add(entry)
    yield from walk.finish()


@dataclass(slots=True)
class _Plan:
    """A plan and what seems to have come of it so far."""

    known: Known
    outcome: Outcome | None = None
    event: Known | None = None

    def consider(self, event: Known) -> None:
        found = find_outcome(self.known, event)
        if found and (self.outcome is None or found.part > self.outcome.part):
            self.outcome, self.event = found, event


class _Walk:
    def __init__(self, weights: Weights, source_of: Callable[[str], Source]) -> None:
        self._weights = weights
        self._source_of = source_of
        self._told: Nearby[Known] = Nearby()
        self._plans: Nearby[_Plan] = Nearby()
        self._carried: Counter[str] = Counter()

    def add(self, entry: Entry) -> Iterator[Related]:
        new = know(entry, self._source_of(entry.mentions[0].document), self._weights)
        stems = rarest(new.content, self._weights)
        near = [kept.thing for kept in self._told.like(stems)]
        for other in near:
            yield from self._compare(other, new)
        yield from self._thread(near, new)
        if entry.when.planned:
            plan = _Plan(new)
            for other in near:
                plan.consider(other)
            for kept in self._plans.add(plan, stems):
                yield from _came_of(kept.thing)
        else:
            for kept in self._plans.like(stems):
                kept.thing.consider(new)
        for kept_old in self._told.add(new, stems):
            self._carried.pop(kept_old.thing.entry.id, None)

    def within(self, entry: Entry) -> Iterator[Related]:
        """Yield where the passages of one entry contradict its leading one."""
        lead = entry.mentions[0]
        for mention in entry.mentions[1:_PASSAGES]:
            if mention.document == lead.document or mention.superseded or lead.superseded:
                continue
            found = find_disagreement(lead, mention)
            if found is None:
                continue
            sides = (lead, self._source_of(lead.document)), (mention, self._source_of(mention.document))
            if _publisher(sides[0][1]) == _publisher(sides[1][1]):
                yield from _updated(entry.id, entry.id, *sides, found)
            else:
                reason = _conflict_reason(found, "")
                yield Related(
                    entry.id,
                    Conflict(entry.id, reason, found.about, (found.one, found.other), (lead.id, mention.id)),
                )

    def finish(self) -> Iterator[Related]:
        for kept in self._plans:
            yield from _came_of(kept.thing)

    def _compare(self, one: Known, other: Known) -> Iterator[Related]:
        if not _one_time(one, other) or one.lead.document == other.lead.document:
            return
        likeness = overlap(one.content, other.content)
        if likeness is None or likeness.part < ALIKE:
            return
        found = find_disagreement(one.lead, other.lead)
        if found is None or likeness.part < NEARLY_SAME[found.about]:
            return
        if len((one.telling | other.telling).intersection(likeness.shared)) < TELLING:
            return
        if found.about is ConflictKind.SPEAKER and likeness.part * _shortness(one, other) < SAID_ALIKE:
            return
        if found.about is ConflictKind.FIGURE and one.date != other.date:
            return  # what a day brought is no other count of what the week did
        if _publisher(one.source) == _publisher(other.source):
            yield from _updated(one.entry.id, other.entry.id, (one.lead, one.source), (other.lead, other.source), found)
            return
        words = words_shared(other.content, likeness)
        back = _turned(found)
        ids = (one.lead.id, other.lead.id)
        for mine, theirs, seen, passages in (
            (one, other, found, ids),
            (other, one, back, ids[::-1]),
        ):
            reason = _conflict_reason(seen, words)
            yield Related(
                mine.entry.id, Conflict(theirs.entry.id, reason, seen.about, (seen.one, seen.other), passages)
            )

    def _thread(self, near: Iterable[Known], new: Known) -> Iterator[Related]:
        """Yield the links between *new* and the nearest before it in time that it carries on."""
        threads = [(other, words) for other in near if (words := words_of_thread(other, new))]
        threads = [(other, words) for other, words in threads if self._carried[other.entry.id] < _CARRIED_ON]
        if not threads:
            return
        other, stems = max(threads, key=lambda pair: (pair[0].last, pair[0].first, pair[0].entry.id))
        self._carried[other.entry.id] += 1
        reason = Reason("thread", (("words", ", ".join(new.content.forms[stem] for stem in stems[:5])),))
        yield Related(new.entry.id, link=Link(LinkKind.EARLIER, other.entry.id, reason))
        yield Related(other.entry.id, link=Link(LinkKind.LATER, new.entry.id, reason))


def _one_time(one: Known, other: Known) -> bool:
    """Return whether the two may tell one thing by their dates: one day, a few days, or the same stretch."""
    if one.date == other.date:
        return True
    near = one.first <= other.last and other.first <= one.last
    short = max(one.last - one.first, other.last - other.first) <= WEEK
    return near and short and edtf.compatible(one.date, other.date)


def _shortness(one: Known, other: Known) -> float:
    """Return how long the shorter of the two is beside the longer."""
    long = max(one.content.total, other.content.total)
    return min(one.content.total, other.content.total) / long if long else 1.0


def _publisher(source: Source) -> str:
    return (source.publisher or source.author or source.id).casefold()


def _turned(found: Disagreement) -> Disagreement:
    return type(found)(found.about, found.other, found.one)


def _conflict_reason(found: Disagreement, words: str) -> Reason:
    told = (("mine", found.one), ("theirs", found.other))
    if not words:
        return Reason(f"conflict-{found.about.value}-within", told)
    return Reason(f"conflict-{found.about.value}", (*told, ("words", words)))


def _updated(
    entry: str, other: str, one: tuple[Mention, Source], two: tuple[Mention, Source], found: Disagreement
) -> Iterator[Related]:
    """Yield the links between what one publisher told on two days; on one day it tells two things, not a newer one."""
    days = [bounds_of(source.date.edtf if source.date else None) for _, source in (one, two)]
    if days[0][1] < days[1][0]:
        newer, older, dated = (entry, found.one, found.other), (other, found.other, found.one), two[1]
        first = one[1]
    elif days[1][1] < days[0][0]:
        newer, older, dated = (other, found.other, found.one), (entry, found.one, found.other), one[1]
        first = two[1]
    else:
        return
    later = Reason("told-newer", (("date", _date(dated)), ("theirs", newer[2]), ("mine", newer[1])))
    yield Related(newer[0], link=Link(LinkKind.NEWER, older[0], later))
    if entry != other:
        earlier = Reason("told-older", (("date", _date(first)), ("theirs", older[2]), ("mine", older[1])))
        yield Related(older[0], link=Link(LinkKind.OLDER, newer[0], earlier))


def _date(source: Source) -> str:
    return source.date.edtf if source.date else ""


def _came_of(plan: _Plan) -> Iterator[Related]:
    if plan.outcome is None or plan.event is None:
        return
    forms = plan.known.content.forms
    reason = Reason("outcome", (("words", ", ".join(forms[stem] for stem in plan.outcome.shared[:5])),))
    yield Related(plan.known.entry.id, link=Link(LinkKind.OUTCOME, plan.event.entry.id, reason))
    yield Related(plan.event.entry.id, link=Link(LinkKind.PLAN, plan.known.entry.id, reason))
