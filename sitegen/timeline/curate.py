"""What people decided, done to the entries.

While documents are read, the passages that decisions name are looked for in them. Hidden mentions never reach the
merging, split ones pass by it; what is joined is joined behind it, and the rest is set on the finished entries. All
that is kept grows with the decisions, which people write, and not with the archive. A decision whose passage cannot be
found, or is not one, changes nothing and is a diagnostic.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING

from sitegen import edtf
from sitegen.model import Conflict, Decided, Diagnostic, Entry, Reason, Status
from sitegen.text import shorten
from sitegen.timeline.choosing import mentions_at
from sitegen.timeline.cluster import Cluster, leading_first
from sitegen.timeline.placing import place_quote
from sitegen.timeline.voices import count_voices

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from collections.abc import Set as AbstractSet

    from sitegen.model import Decision, Document, Mention, Selector, When

_SHOWN = 80  # code points of a passage in a complaint
JOINED = Reason("joined-by-person")
REDATED = Reason("redated-by-person")


class Curator:
    """Decisions, the mentions they turned out to mean, and the entries these went into.

    *redacted* are the ids of documents from which passages were withdrawn.
    """

    def __init__(self, decisions: Sequence[Decision], redacted: AbstractSet[str] = frozenset()) -> None:
        self.decisions = decisions
        self._redacted = redacted
        self.problems: list[Diagnostic] = []
        self._wanted: dict[str, list[tuple[int, Selector]]] = defaultdict(list)
        for number, decision in enumerate(decisions):
            for selector in decision.passages:
                self._wanted[selector.document].append((number, selector))
        self._meant: dict[int, dict[str, Selector]] = defaultdict(dict)  # decision -> ids of mentions
        self._members: dict[int, list[str]] = defaultdict(list)
        self._about: dict[str, list[int]] = defaultdict(list)  # id of a mention -> decisions
        self._own: dict[str, set[str]] = defaultdict(set)  # file -> ids of mentions it is about, without the joined
        self._hidden: dict[str, int] = {}
        self._apart: dict[str, int] = {}
        self._aside: dict[int, list[Mention]] = defaultdict(list)
        self._moved: dict[str, str] = {}

    @property
    def joins(self) -> bool:
        """Return whether any passages are joined, so that entries may lead to an id that is no longer one."""
        return any(len(decision.passages) + (decision.by_hand is not None) > 1 for decision in self.decisions)

    @property
    def hidden(self) -> tuple[str, ...]:
        """Return the ids of the mentions that are hidden."""
        return tuple(sorted(self._hidden))

    def read(self, document: Document, mentions: Sequence[Mention], unsure: Sequence[Mention] = ()) -> None:
        """Find what decisions name in *document*; *unsure* mentions are meant only where no other is."""
        for number, selector in self._wanted.get(document.id, ()):
            placed = place_quote(document.text, selector.exact, selector.prefix, selector.suffix)
            if placed.span is None and not placed.count and document.id in self._redacted:
                self.problems.append(withdrawn_from(selector))  # its words are not repeated
                continue
            if placed.span is None:
                code = "decision-several" if placed.count else "decision-lost"
                self._complain(code, selector, count=str(placed.count))
                continue
            if placed.edited:
                self._complain("decision-edited", selector, now=_shown(placed.span.of(document.text)))
            meant = mentions_at(placed.span, mentions) or mentions_at(placed.span, unsure)
            if len(meant) == 1:
                self.mean(number, meant[0], selector)
            elif meant:
                words = ", ".join(f"'{_shown(mention.when.timex_text or mention.words)}'" for mention in meant)
                self._complain("decision-several-entries", selector, count=str(len(meant)), words=words)
            else:
                self._complain("decision-no-entry", selector)

    def mean(self, number: int, mention: Mention, selector: Selector | None = None) -> None:
        """Note that decision *number* is about *mention*, which *selector* names."""
        decision = self.decisions[number]
        self._about[mention.id].append(number)
        self._members[number].append(mention.id)
        if selector is not None:
            self._meant[number][mention.id] = selector
        if selector is None or (decision.by_hand is None and selector == decision.passages[0]):
            self._own[decision.file].add(mention.id)
        if decision.hide:
            self._hidden.setdefault(mention.id, number)
        elif decision.split:
            self._apart.setdefault(mention.id, number)

    def is_about(self, mention: Mention) -> bool:
        """Return whether somebody decided about *mention*, which then counts however unsure it is."""
        return mention.id in self._about

    def about(self, mention: str) -> tuple[Decision, ...]:
        """Return what is decided about the mention with the id *mention*."""
        return tuple(self.decisions[number] for number in dict.fromkeys(self._about.get(mention, ())))

    def takes(self, mention: Mention) -> bool:
        """Return whether *mention* is hidden or stands apart, so that nothing may be merged with it."""
        if mention.id in self._hidden:
            return True
        number = self._apart.get(mention.id)
        if number is None:
            return False
        self._aside[number].append(mention)
        return True

    def follows(self, mention: Mention, newer: str) -> bool:
        """Return whether *mention* is hidden or stands apart with *newer*, the same passage in a corrected text."""
        if newer in self._hidden:
            self._hidden.setdefault(mention.id, self._hidden[newer])
            return True
        number = self._apart.get(newer)
        if number is not None:
            self._aside[number].append(mention)
        return number is not None

    def curate(self, entries: Iterable[Entry]) -> Iterator[Entry]:
        """Yield *entries* with what stands apart, joined and as people decided; ``settle`` mends what leads to them."""
        self._complain_of_hidden()
        groups = self._groups()
        held: dict[str, list[Entry]] = defaultdict(list)
        for entry in self._with_aside(entries):
            roots = sorted({groups[mention.id] for mention in entry.mentions if mention.id in groups})
            if not roots:
                yield self._decide(entry)
                continue
            for other in roots[1:]:  # the machine merged passages of two groups
                _unite(groups, roots[0], other)
                held[roots[0]] += held.pop(other, [])
            held[roots[0]].append(entry)
        for together in held.values():
            yield self._decide(self._join(together))

    def settle(self, entry: Entry) -> Entry:
        """Return *entry* with what it says of others leading to the entries that these went into."""
        if not any(conflict.entry in self._moved for conflict in entry.conflicts) and not any(
            link.entry in self._moved for link in entry.links
        ):
            return entry
        settled = [self._settled(conflict) for conflict in entry.conflicts]
        conflicts = {(conflict.entry, conflict.passages): conflict for conflict in settled}
        links = (replace(link, entry=self._moved.get(link.entry, link.entry)) for link in entry.links)
        return replace(
            entry,
            conflicts=tuple(conflicts[key] for key in sorted(conflicts)),
            links=tuple(dict.fromkeys(link for link in links if link.entry != entry.id)),
        )

    def _settled(self, conflict: Conflict) -> Conflict:
        return replace(conflict, entry=self._moved.get(conflict.entry, conflict.entry))

    def _with_aside(self, entries: Iterable[Entry]) -> Iterator[Entry]:
        for mentions in self._aside.values():
            first, *others = sorted(mentions, key=leading_first)
            cluster = Cluster(0, first)
            for mention in others:
                cluster.add(mention, JOINED)
            yield cluster.entry()
        yield from entries

    def _groups(self) -> dict[str, str]:
        """Return for each mention that is joined with others one that stands for all of them."""
        groups: dict[str, str] = {}
        for number, decision in enumerate(self.decisions):
            ids = [id_ for id_ in dict.fromkeys(self._members[number]) if id_ not in self._hidden]
            apart = next((id_ for id_ in ids if self._apart.get(id_, number) != number), None)
            if len(ids) < 2 or decision.hide:
                continue
            if apart is not None:
                self._twice(decision, "join", self.decisions[self._apart[apart]])
                continue
            for id_ in ids:
                groups.setdefault(id_, id_)
            for id_ in ids[1:]:
                _unite(groups, groups[ids[0]], groups[id_])
        return groups

    def _join(self, entries: Sequence[Entry]) -> Entry:
        """Return one entry of all *entries*, led by the one whose leading mention sorts first."""
        if len(entries) == 1:
            return entries[0]
        first, *others = sorted(entries, key=lambda entry: leading_first(entry.mentions[0]))
        mentions, merged = list(first.mentions), list(first.merged)
        for entry in others:
            mentions += entry.mentions
            merged += [JOINED, *entry.merged]
            self._moved[entry.id] = first.id
        inside = {entry.id for entry in entries}
        # Joining them settles that they tell one thing, not when it was.
        within = tuple(
            replace(conflict, entry=first.id, passages=(first.id, conflict.entry))
            for conflict in first.conflicts
            if conflict.entry in inside
        )
        conflicts = {conflict.entry: conflict for entry in reversed(entries) for conflict in entry.conflicts}
        return replace(
            first,
            mentions=tuple(mentions),
            merged=tuple(merged),
            voices=count_voices(mentions),
            conflicts=(*within, *(conflicts[other] for other in sorted(conflicts) if other not in inside)),
            links=tuple(link for entry in (first, *others) for link in entry.links if link.entry not in inside),
        )

    def _decide(self, entry: Entry) -> Entry:
        """Return *entry* with all that is decided about its mentions; of two files the first counts."""
        numbers = sorted({number for mention in entry.mentions for number in self._about.get(mention.id, ())})
        if not numbers:
            return entry
        decisions = [self.decisions[number] for number in numbers]
        dated = self._first(decisions, "date")
        checked = self._first(decisions, "check", "checked")
        titled = self._first(decisions, "title")
        noted = self._first(decisions, "note")
        translated = self._first(decisions, "translations", "translation")
        lead = entry.mentions[0]
        if translated and all(own.quote.exact != lead.quote.exact for own in self._own_mentions(translated, entry)):
            self._complain_at(translated, "translation", "decision-translation", id=entry.id)
            translated = None
        by_hand = next((decision for decision in decisions if decision.by_hand is not None), None)
        redated = dated if dated is not None and dated.by_hand is None else None
        if checked and checked.checked_date and not redated and checked.checked_date != entry.when.edtf:
            dates = {"before": checked.checked_date, "now": entry.when.edtf or "none"}
            self._complain_at(checked, "checked_date", "decision-outdated", **dates)
            checked = None
        if checked and not lead.superseded and all(own.superseded for own in self._own_mentions(checked, entry)):
            self._complain_at(checked, "checked", "decision-corrected")
            checked = None
        sources = [source for found in (by_hand, redated) if found is not None for source in found.sources]
        return replace(
            entry,
            when=_stated(entry.when, redated.date) if redated and redated.date else entry.when,
            status=Status.CHECKED if checked else Status.WRITTEN if by_hand else entry.status,
            decided=Decided(
                files=tuple(decision.file for decision in decisions),
                title=titled.title if titled else None,
                note=noted.note if noted else "",
                pinned=any(decision.pin for decision in decisions),
                by_hand=by_hand is not None,
                check=checked.check if checked else None,
                redated=entry.when if redated else None,
                sources=tuple(dict.fromkeys(sources)),
                translations=translated.translations if translated else (),
            ),
        )

    def _first(self, decisions: Sequence[Decision], name: str, field: str | None = None) -> Decision | None:
        """Return the first of *decisions* that says something under *name*; complain of all others that do."""
        told = [decision for decision in decisions if getattr(decision, name)]
        for other in told[1:]:
            self._twice(other, field or name, told[0])
        return told[0] if told else None

    def _own_mentions(self, decision: Decision, entry: Entry) -> list[Mention]:
        """Return the mentions of *entry* that *decision* is about itself, without what it joins to them."""
        return [mention for mention in entry.mentions if mention.id in self._own[decision.file]]

    def _complain_of_hidden(self) -> None:
        for number, meant in sorted(self._meant.items()):
            for id_, selector in meant.items():
                by = self._hidden.get(id_, number)
                if by != number:
                    other = self.decisions[by].file
                    self.problems.append(Diagnostic("decision-hidden", selector.at, (("other", other),)))

    def _twice(self, decision: Decision, field: str, other: Decision) -> None:
        self._complain_at(decision, field, "decision-twice", field=field, other=other.file)

    def _complain_at(self, decision: Decision, at: str, code: str, /, **args: str) -> None:
        self.problems.append(Diagnostic(code, decision.place(at), tuple(args.items())))

    def _complain(self, code: str, selector: Selector, **args: str) -> None:
        told = {"document": selector.document, "quote": _shown(selector.exact), **args}
        self.problems.append(Diagnostic(code, selector.at, tuple(told.items())))


def withdrawn_from(selector: Selector) -> Diagnostic:
    """Return the complaint that what *selector* names is gone with what was withdrawn of its document."""
    return Diagnostic("decision-withdrawn", selector.at, (("id", selector.document),))


def is_settled(date: str | None) -> bool:
    """Return whether *date*, as a person wrote it, is neither missing nor qualified as uncertain or approximate."""
    read = edtf.parse(date) if date is not None else None
    return read is not None and not (read.uncertain or read.approximate)


def _unite(groups: dict[str, str], one: str, other: str) -> None:
    """Let *one* stand for all that *other* stands for."""
    for id_, root in groups.items():
        if root == other:
            groups[id_] = one


def _stated(when: When, date: str) -> When:
    """Return *when* with the date that a person put in its place."""
    return replace(when, edtf=date, certain=is_settled(date), reason=REDATED, time=None, timex=None, timex_text=None)


def _shown(text: str) -> str:
    text = " ".join(text.split())
    shown = shorten(text, _SHOWN)
    return shown if shown == text else f"{shown} […]"
