"""How entries stand to each other, and their order where a text tells it: from what was merged to what is shown."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from sitegen import edtf
from sitegen.model import ConflictKind, Diagnostic, Entry, Link, LinkKind, Reason
from sitegen.spool import Spool
from sitegen.timeline import (
    Related,
    differ_in_date,
    may_precede,
    place_entries,
    relate,
    sort_key,
    standing_of,
    weigh_entries,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping
    from types import TracebackType
    from typing import Self

    from sitegen.model import Conflict, Source
    from sitegen.timeline import Standing, ToldOrder

_PLAIN = (LinkKind.EARLIER, LinkKind.LATER)  # say less than any other link to the same entry
_MOST = 12  # links of one entry
_ORDER = tuple(LinkKind)


class Relating:
    """The entries once they are merged; *source_of* leads from a document to its source.

    Entries and relations lie in spools. In memory is only what texts say of the order, a line for some entries in a
    hundred. *problems* are the phrases that cannot be followed; their places are as the documents were told.
    """

    def __init__(self, source_of: Callable[[str], Source]) -> None:
        self.problems: list[Diagnostic] = []
        self._source_of = source_of
        self._entries = Spool(Entry)
        self._by_id = Spool(Entry)
        self._related = Spool(Related)
        self._standing: dict[str, Standing] = {}
        self._pairs: dict[tuple[str, str], ToldOrder] = {}

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        for spool in (self._entries, self._by_id, self._related):
            spool.__exit__(kind, error, trace)

    def add(self, entry: Entry) -> None:
        """Take up an entry, finished but for its relations."""
        self._entries.add(self._key(entry), entry)
        self._by_id.add(entry.id, entry)

    def entry_of(self, name: str) -> Entry | None:
        """Return the entry with the id *name*, without its relations, None where there is none."""
        return next(self._by_id.at(name), None)

    def tell(self, told: Iterable[ToldOrder], entry_ids: Mapping[str, str]) -> None:
        """Take up what one document says of the order; *entry_ids* leads from its mentions to their entries."""
        for order in told:
            here, there = (self._known(entry_ids.get(name, "")) for name in (order.mention, order.earlier_told))
            if here is None or there is None or here.id == there.id:
                continue
            one, other = self._stand(there), self._stand(here)
            if order.relation is LinkKind.BEFORE:
                one, other = other, one
            both = order.relation is LinkKind.SAME_TIME
            if not may_precede(one, other) or (both and not may_precede(other, one)):
                self._complain(order)
                continue
            if both and (one.opens or (one.first, one.last) != (other.first, other.last)):
                continue  # what is known of the two days is too little to put them together
            kinds = {
                LinkKind.AFTER: (LinkKind.BEFORE, LinkKind.AFTER),
                LinkKind.BEFORE: (LinkKind.AFTER, LinkKind.BEFORE),
            }.get(order.relation, (LinkKind.SAME_TIME, LinkKind.SAME_TIME))
            reason = Reason("told-order", (("text", order.words),))
            self._related.add(here.id, Related(here.id, link=Link(kinds[0], there.id, reason)))
            self._related.add(there.id, Related(there.id, link=Link(kinds[1], here.id, reason)))
            if not both:
                pair = (there.id, here.id) if order.relation is LinkKind.AFTER else (here.id, there.id)
                self._pairs.setdefault(pair, order)

    def entries(self) -> Iterator[tuple[str, Entry]]:
        """Yield every entry with the key under which it sorts, its conflicts and its links."""
        for related in relate(self._entries, weigh_entries(self._entries), self._source_of):
            self._related.add(related.entry, related)
        placed = place_entries(self._standing, self._pairs)
        for pair in placed.rings:
            self._complain(self._pairs[pair])
        for entry in self._entries:
            yield placed.keys.get(entry.id) or self._key(entry), self._with_relations(entry)

    def _with_relations(self, entry: Entry) -> Entry:
        found = list(self._related.at(entry.id))
        dates = (self._with_values(entry, conflict) for conflict in entry.conflicts)
        conflicts = [conflict for conflict in dates if conflict]
        conflicts += [related.conflict for related in found if related.conflict]
        links = {(link.kind, link.entry): link for related in reversed(found) if (link := related.link)}
        said = {link.entry for link in links.values() if link.kind not in _PLAIN} | {c.entry for c in conflicts}
        kept = [link for link in links.values() if link.kind not in _PLAIN or link.entry not in said]
        return replace(
            entry,
            conflicts=tuple(sorted(conflicts, key=lambda conflict: (conflict.about.value, conflict.entry))),
            links=tuple(sorted(kept, key=lambda link: (_ORDER.index(link.kind), link.entry))[:_MOST]),
        )

    def _with_values(self, entry: Entry, conflict: Conflict) -> Conflict | None:
        """Return a conflict of dates with both as the passages tell them, None where these do not differ.

        What a person has put in the place of a date is no word of the source, and settles nothing between two of them.
        """
        if conflict.about is not ConflictKind.DATE:
            return conflict
        other = self._known(conflict.entry)
        if other is None:
            return None
        one, two = entry.mentions[0], other.mentions[0]
        if other.id == entry.id:  # a person has joined the two
            two = next(mention for mention in entry.mentions if mention.id == conflict.passages[1])
        mine, theirs = one.when.edtf or "", two.when.edtf or ""
        if not differ_in_date(one, two) or edtf.compatible(mine, theirs):
            return None
        return replace(conflict, values=(mine, theirs), passages=(one.id, two.id))

    def _known(self, name: str) -> Entry | None:
        return self.entry_of(name) if name else None

    def _stand(self, entry: Entry) -> Standing:
        if entry.id not in self._standing:
            self._standing[entry.id] = standing_of(entry, self._key(entry))
        return self._standing[entry.id]

    def _key(self, entry: Entry) -> str:
        date = self._source_of(entry.mentions[0].document).date
        return sort_key(entry, date.edtf if date else None)

    def _complain(self, order: ToldOrder) -> None:
        self.problems.append(Diagnostic("told-order", order.at, (("text", order.words),)))
