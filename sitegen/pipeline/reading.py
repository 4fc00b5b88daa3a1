"""The first half: one document at a time, through its rooms, in any number of processes."""

from __future__ import annotations

import functools
import hashlib
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from sitegen import ingest, segment
from sitegen.cache import Cache
from sitegen.dates import date_text, find_document_date
from sitegen.executor import map_documents
from sitegen.mentions import find_mentions, find_statements
from sitegen.model import Diagnostic, Facts, Place, Publish, Reading, Source
from sitegen.pipeline.redaction import redact
from sitegen.text import without_addresses

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_TOGETHER = 200  # results written to the cache at once


@dataclass(frozen=True, slots=True, kw_only=True)
class Task:
    """One document to read; plain, so that it travels to other processes."""

    folder: str
    seed: ingest.Seed
    facts: Facts | None
    language: str
    publish: Publish
    formerly: tuple[str, ...] = ()
    withdrawn: tuple[str, ...] = ()  # hashes of passages
    inherited: tuple[str, ...] = ()  # the same, of texts that this one corrects


@dataclass(frozen=True, slots=True)
class Result:
    """What came of a task; *reading* is None where the document cannot be read."""

    reading: Reading | None
    diagnostics: tuple[Diagnostic, ...]


def read_seed(task: Task) -> Result:
    """Return what all rooms of one document find in the seed of *task*."""
    document, found = ingest.read_document(Path(task.folder), task.seed, task.facts, task.language, task.formerly)
    if document is None:
        return Result(None, found)
    layout = segment.lay_out(document)
    date, complaints = find_document_date(document, layout)
    timexes = date_text(document, layout, date)
    sentences = segment.cut_sentences(document, layout, [timex.span for timex in timexes])
    words = without_addresses(document.text)
    statements = find_statements(words, document.language, sentences, layout.quotations, layout.segments)
    mentions = find_mentions(document, layout, sentences, timexes, statements, date)
    facts = document.facts
    title = facts.title or (layout.title.of(document.text) if layout.title else None) or Path(document.path).stem
    source = Source(
        id=document.id,
        path=document.path,
        collection=document.collection,
        language=document.language,
        title=title,
        author=facts.author or (layout.author.of(document.text) if layout.author else None),
        publisher=facts.publisher or (layout.publisher.of(document.text) if layout.publisher else None),
        facts=facts,
        publish=facts.publish or task.publish,
        date=date,
        sha256=document.sha256,
        formerly=document.formerly,
    )
    nothing = () if mentions else (Diagnostic("nothing-found", Place(document.path)),)
    diagnostics = (*found, *complaints, *nothing)
    reading = Reading(
        document=document,
        source=source,
        layout=layout,
        timexes=timexes,
        mentions=mentions,
        diagnostics=diagnostics,
    )
    if task.withdrawn or task.inherited:
        reading, lost = redact(reading, task.withdrawn, task.inherited)
        diagnostics = (*reading.diagnostics, *lost)
    return Result(reading, diagnostics)


def read_all(tasks: Iterable[Task], cache_file: Path, jobs: int) -> Iterator[Result]:
    """Yield the results of *tasks* in their order, from the cache where nothing has changed."""
    encode, decode = msgspec.json.Encoder().encode, msgspec.json.Decoder(Result).decode
    keyed = [(_key(task), task) for task in tasks]
    with Cache(cache_file) as cache:
        missing = {key for key, _ in keyed if key not in cache}
        fresh = map_documents(read_seed, (task for key, task in keyed if key in missing), jobs=jobs)
        waiting: list[tuple[str, bytes]] = []
        for key, task in keyed:
            known = None if key in missing else cache.get(key)
            if known is not None:
                yield decode(known)
                continue
            result = next(fresh) if key in missing else read_seed(task)
            waiting.append((key, encode(result)))
            if len(waiting) == _TOGETHER:
                cache.put_many(waiting)
                waiting.clear()
            yield result
        cache.put_many(waiting)
        cache.prune(key for key, _ in keyed)


def _key(task: Task) -> str:
    """Return the hash of all a result depends on: document, facts, configuration, code and language data."""
    digest = hashlib.sha256(_code_fingerprint())
    digest.update(msgspec.json.encode(task))
    path = Path(task.folder, task.seed.path)
    with suppress(OSError), path.open("rb") as file:
        digest.update(hashlib.file_digest(file, "sha256").digest())
    return digest.hexdigest()


@functools.cache
def _code_fingerprint() -> bytes:
    folder = Path(__file__).parents[1]
    files = sorted(path for kind in ("*.py", "*.toml") for path in folder.rglob(kind))
    return hashlib.sha256(b"".join(hashlib.sha256(path.read_bytes()).digest() for path in files)).digest()
