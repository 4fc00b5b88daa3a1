"""What became of sources: renamed ones keep their first id, corrected ones take the place of older ones.

A source says so itself, in its front matter or in ``content/sources``: ``formerly:`` names the ids it had, newest
first, ``supersedes:`` the texts it corrects. What cannot be is a diagnostic, and then nothing follows from it.
"""

from __future__ import annotations

import difflib
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import TYPE_CHECKING

from sitegen.facts import join_facts
from sitegen.model import Diagnostic

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from sitegen.model import Claim, Facts, Place


_COMPARED = 5000  # ids


@dataclass(frozen=True, slots=True, kw_only=True)
class Lifecycle:
    """How ids stand to each other.

    *former* leads from an id to those the document had before, newest first; *current* from each of these to the id
    of today. *superseded* leads from a text to the one that corrects it.
    """

    former: Mapping[str, tuple[str, ...]] = field(default_factory=lambda: MappingProxyType({}))
    current: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    superseded: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))

    def corrects(self) -> Mapping[str, tuple[str, ...]]:
        """Return the texts that each text corrects, by its id."""
        found: dict[str, tuple[str, ...]] = {}
        for older, newer in sorted(self.superseded.items()):
            found[newer] = (*found.get(newer, ()), older)
        return found


def settle_ids(
    told: Mapping[str, Facts], stated: Mapping[str, Facts], gone: Iterable[str] = ()
) -> tuple[Lifecycle, tuple[Diagnostic, ...]]:
    """Return how the ids of all documents stand to each other, and which claims cannot be.

    *told* holds what the front matter of each document claims, *stated* the facts of ``content/sources`` by the id
    they are stated of, which may be a former one; *gone* are ids that were withdrawn.
    """
    former, problems = _settle_former(told, stated)
    current = {old: document for document, ids in former.items() for old in ids}
    superseded, more = _settle_corrections(told, stated, former, {*gone})
    lifecycle = Lifecycle(
        former=MappingProxyType(former), current=MappingProxyType(current), superseded=MappingProxyType(superseded)
    )
    return lifecycle, (*problems, *more)


def facts_about(document: str, stated: Mapping[str, Facts], lifecycle: Lifecycle) -> Facts | None:
    """Return what is stated of *document* under any of its ids, the newest winning; None where nothing is."""
    facts: Facts | None = None
    for name in reversed((document, *lifecycle.former.get(document, ()))):
        told = stated.get(name)
        if told is not None:
            facts = join_facts(told, facts) if facts else told
    return facts


def find_renamed(
    before: Mapping[str, str], now: Mapping[str, str], lifecycle: Lifecycle
) -> tuple[tuple[str, str], ...]:
    """Return the ids before and now of documents that are the same bytes under another id, by the one before.

    *before* and *now* lead from ids to SHA-256. Where several texts share one hash nothing is said.
    """
    known = {*now, *lifecycle.current}
    vanished = _by_hash({name: sha for name, sha in before.items() if name not in known})
    new = _by_hash({name: sha for name, sha in now.items() if name not in before})
    pairs = ((vanished[sha], new[sha]) for sha in vanished.keys() & new.keys())
    return tuple(sorted((old[0], name[0]) for old, name in pairs if len(old) == len(name) == 1))


def _by_hash(ids: Mapping[str, str]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for name, sha in ids.items():
        found.setdefault(sha, []).append(name)
    return found


def _said(of: Callable[[Facts], Claim | None], *facts: Facts | None) -> Iterator[tuple[str, Place]]:
    """Yield the ids that *facts* name and where, in their order."""
    for claim in (of(known) for known in facts if known is not None):
        if claim is not None:
            yield from ((name, claim.at) for name in claim.ids)


def _formerly(facts: Facts) -> Claim | None:
    return facts.formerly


def _supersedes(facts: Facts) -> Claim | None:
    return facts.supersedes


def _settle_former(
    told: Mapping[str, Facts], stated: Mapping[str, Facts]
) -> tuple[dict[str, tuple[str, ...]], list[Diagnostic]]:
    """Return the former ids of each document; those stated of a former id belong to it too."""
    former: dict[str, tuple[str, ...]] = {}
    holders: dict[str, str] = {}
    problems: list[Diagnostic] = []
    for document, facts in told.items():
        ids: dict[str, None] = {}
        waiting = list(_said(_formerly, stated.get(document), facts))
        while waiting:
            name, at = waiting.pop(0)
            if name in ids:
                continue
            if name in told:
                problems.append(_problem("former-id-taken", at, id=name))
            elif name in holders:
                problems.append(_problem("former-id-twice", at, id=name, holder=holders[name]))
            else:
                ids[name] = None
                holders[name] = document
                waiting += _said(_formerly, stated.get(name))
        if ids:
            former[document] = tuple(ids)
    return former, problems


def _settle_corrections(
    told: Mapping[str, Facts], stated: Mapping[str, Facts], former: Mapping[str, tuple[str, ...]], gone: set[str]
) -> tuple[dict[str, str], list[Diagnostic]]:
    """Return for each text the one that corrects it, where there is exactly one."""
    today = {old: document for document, ids in former.items() for old in ids}
    newer: dict[str, str] = {}
    places: dict[str, Place] = {}
    problems: list[Diagnostic] = []
    for document, facts in told.items():
        names = (document, *former.get(document, ()))
        for name, at in dict(_said(_supersedes, *map(stated.get, names), facts)).items():
            older = today.get(name, name)
            if older not in told:
                if name not in gone:
                    problems.append(_problem("supersedes-unknown", at, id=name, suggestion=_suggest(name, told)))
            elif newer.setdefault(older, document) == document:
                places[older] = at
            else:
                problems.append(_problem("supersedes-twice", at, id=name, holder=newer[older]))
    for ring in _rings(newer):
        problems.append(_problem("supersedes-cycle", places[ring[0]], ids=", ".join(ring)))
        for document in ring:
            del newer[document]
    return newer, problems


def _rings(newer: Mapping[str, str]) -> list[tuple[str, ...]]:
    """Return the texts that supersede each other in a circle, each circle once, its ids sorted."""
    settled: set[str] = set()
    rings: list[tuple[str, ...]] = []
    for start in sorted(newer):
        path: dict[str, None] = {}
        document = start
        while document in newer and document not in settled and document not in path:
            path[document] = None
            document = newer[document]
        if document in path:
            steps = list(path)
            rings.append(tuple(sorted(steps[steps.index(document) :])))
        settled.update(path)
    return rings


def _suggest(name: str, ids: Iterable[str]) -> str:
    near = difflib.get_close_matches(name, [known for known in ids if known[:2] == name[:2]][:_COMPARED], n=1)
    return f"; did you mean '{near[0]}'?" if near else ""


def _problem(code: str, at: Place, **args: str) -> Diagnostic:
    return Diagnostic(code, at, tuple(args.items()))
