"""The seeds of a project under the ids that hold: renamed, corrected and withdrawn ones settled before any is read."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from sitegen import content, ingest
from sitegen.lifecycle import Lifecycle, facts_about, settle_ids
from sitegen.model import Diagnostic, Facts, Place, Publish, Reading, Tombstone, Withdrawn
from sitegen.pipeline.reading import Task
from sitegen.withdrawals import Withdrawals, read_withdrawals

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from sitegen.content import Content
    from sitegen.pipeline.project import Project


@dataclass(frozen=True, slots=True, kw_only=True)
class Register:
    """The seeds to be read, how their ids stand, and what was withdrawn.

    *folder* is the seeds folder as complaints name it; *diagnostics* tell whole paths.
    """

    folder: str
    seeds: tuple[ingest.Seed, ...]
    lifecycle: Lifecycle
    corrects: Mapping[str, tuple[str, ...]]
    withdrawals: Withdrawals
    diagnostics: tuple[Diagnostic, ...]

    @property
    def redacted(self) -> frozenset[str]:
        """Return the ids of the documents from which passages were withdrawn."""
        current = self.lifecycle.current
        return frozenset(current.get(name, name) for name in self.withdrawals.by_source)

    def withdrawn_from(self, documents: Iterable[str]) -> tuple[str, ...]:
        """Return the hashes of the passages that were withdrawn from *documents*, under any of their ids."""
        former, by_source = self.lifecycle.former, self.withdrawals.by_source
        names = (name for document in documents for name in (document, *former.get(document, ())))
        return tuple(dict.fromkeys(found for name in names for found in by_source.get(name, ())))

    def tombstones(self) -> tuple[Tombstone, ...]:
        """Return one for each address at which something was withdrawn; as few as people withdrew."""
        found: dict[tuple[Withdrawn, str], Tombstone] = {}
        for source in self.withdrawals.source:
            names = ((Withdrawn.SOURCE, name) for name in (source.id, *source.formerly))
            for kind, name in (*names, *((Withdrawn.ENTRY, entry) for entry in source.entries)):
                found.setdefault((kind, name), Tombstone(kind=kind, id=name, on=source.on, reason=source.reason))
        for entry in self.withdrawals.entry:
            for name in (entry.id, *entry.entries):
                key = (Withdrawn.ENTRY, name)
                found.setdefault(key, Tombstone(kind=key[0], id=name, on=entry.on, reason=entry.reason))
        return tuple(found.values())


def register_seeds(project: Project, known: Content) -> Register:
    """Return the seeds of *project*, of whose sources *known* tells; ContentError as ``read_withdrawals`` has it."""
    within = project.seeds.is_relative_to(project.root)
    folder = (project.seeds.relative_to(project.root) if within else project.seeds).as_posix()
    withdrawals = read_withdrawals(project.content)
    found, complaints = ingest.find_seeds(project.seeds)
    seeds = tuple(seed for seed in found if withdrawals.sources.isdisjoint(_ids_of(seed, known.sources)))
    told = {seed.id: _claims_of(seed) for seed in seeds}
    lifecycle, problems = settle_ids(told, known.sources, withdrawals.sources)
    paths, read = ({seed.path for seed in which} for which in (found, seeds))
    diagnostics = [in_folder(complaint, folder) for complaint in complaints]
    diagnostics += [in_folder(problem, folder) if problem.at.path in paths else problem for problem in problems]
    diagnostics += [Diagnostic("withdrawn-seed", Place(f"{folder}/{path}")) for path in sorted(paths - read)]
    ids = {*told, *lifecycle.current, *withdrawals.sources}
    return Register(
        folder=folder,
        seeds=seeds,
        lifecycle=lifecycle,
        corrects=lifecycle.corrects(),
        withdrawals=withdrawals,
        diagnostics=(*diagnostics, *content.check_sources(known, ids)),
    )


def tasks(register: Register, project: Project, known: Content) -> Iterator[Task]:
    """Yield what is to be read, in the order of the seeds."""
    config, lifecycle = project.config, register.lifecycle
    for seed in register.seeds:
        yield Task(
            folder=str(project.seeds),
            seed=seed,
            facts=facts_about(seed.id, known.sources, lifecycle),
            language=config.site.spoken[0],
            publish=Publish(config.sources.publish),
            formerly=lifecycle.former.get(seed.id, ()),
            withdrawn=register.withdrawn_from((seed.id,)),
            inherited=register.withdrawn_from(_corrected_by(seed.id, register.corrects)),
        )


def placed(reading: Reading, register: Register) -> Reading:
    """Return *reading* with its source and passages as they stand to the other texts."""
    name = reading.source.id
    newer, corrects = register.lifecycle.superseded.get(name), register.corrects.get(name, ())
    if newer is None and not corrects:
        return reading
    source = replace(reading.source, supersedes=corrects, superseded_by=newer)
    mentions = tuple(replace(mention, superseded=newer is not None) for mention in reading.mentions)
    return replace(reading, source=source, mentions=mentions)


def in_folder(found: Diagnostic, folder: str) -> Diagnostic:
    """Return *found*, whose paths are relative to the seeds, with *folder* before them."""
    args = tuple((name, f"{folder}/{value}" if name in {"path", "other"} else value) for name, value in found.args)
    return replace(found, at=replace(found.at, path=f"{folder}/{found.at.path}"), args=args)


def _ids_of(seed: ingest.Seed, stated: Mapping[str, Facts]) -> set[str]:
    """Return every id that *seed* has or says it had, and those that these are said to have had."""
    ids: set[str] = set()
    waiting = [seed.id, *(seed.formerly.ids if seed.formerly else ())]
    while waiting:
        name = waiting.pop()
        facts = stated.get(name)
        if name not in ids and facts is not None and facts.formerly is not None:
            waiting += facts.formerly.ids
        ids.add(name)
    return ids


def _corrected_by(document: str, corrects: Mapping[str, tuple[str, ...]]) -> tuple[str, ...]:
    """Return the texts that *document* corrects, and those that these corrected; there are no circles."""
    found: list[str] = []
    waiting = [*corrects.get(document, ())]
    while waiting:
        found.append(waiting.pop())
        waiting += corrects.get(found[-1], ())
    return tuple(found)


def _claims_of(seed: ingest.Seed) -> Facts:
    return Facts(formerly=seed.formerly, supersedes=seed.supersedes)
