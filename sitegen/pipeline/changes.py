"""Comparing the chronology with an earlier state of it, on disk: neither need fit in memory.

An entry is the same as before if any of its passages told it before; ids outlive a build, and the leading passage may
change. What was withdrawn or hidden, and what stood in sources that are gone or may not be quoted any more, is not
quoted here from the earlier state either.
"""

from __future__ import annotations

from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Self

from sitegen.export.earlier import EarlierDocument, EarlierEntry, read_earlier
from sitegen.model import Change, ChangeKind, Publish
from sitegen.spool import Spool
from sitegen.text import shorten
from sitegen.wording import entry_title

if TYPE_CHECKING:
    from collections.abc import Iterator
    from types import TracebackType

    from sitegen.model import Entry
    from sitegen.pipeline.collection import Collection
    from sitegen.pipeline.earlier import Earlier
    from sitegen.render.frame import SiteData

_KINDS = tuple(ChangeKind)


@dataclass(frozen=True, slots=True)
class Known:
    """That an id is known."""

    id: str


@contextmanager
def compared(earlier: Earlier | None, collection: Collection, site: SiteData) -> Iterator[SiteData]:
    """Give *site* with its differences from *earlier*, as it is where there is nothing to compare with."""
    if earlier is None:
        yield site
        return
    with Comparison(earlier, collection, site) as found:
        yield replace(site, since=earlier.shown, changed=len(found), changes=lambda: found)


class Comparison:
    """The differences between an earlier state and this one, by kind, entries in the order of the timeline."""

    def __init__(self, earlier: Earlier, collection: Collection, site: SiteData) -> None:
        self._site = site
        self._sources = {source.id for source in site.sources}
        self._withdrawn = collection.register.withdrawals
        self._current = collection.register.lifecycle.current
        self._redacted = collection.register.redacted
        self._hidden = {*collection.curator.hidden}
        self._stack = ExitStack()
        self._changes = self._stack.enter_context(Spool(Change))
        try:
            with Spool(EarlierEntry) as before, Spool(Known) as now:
                self._read(earlier, before)
                self._compare(before, now)
                self._find_gone(earlier, now)
        except BaseException:
            self._stack.close()
            raise

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._stack.close()

    def __len__(self) -> int:
        return len(self._changes)

    def __iter__(self) -> Iterator[Change]:
        return iter(self._changes)

    def _add(self, change: Change) -> None:
        self._changes.add(f"{_KINDS.index(change.kind):02}", change)

    def _read(self, earlier: Earlier, before: Spool[EarlierEntry]) -> None:
        """Keep the entries of before under every id they answered to, and compare the sources."""
        known: set[str] = set()
        for record in _records(earlier):
            if isinstance(record, EarlierDocument):
                known.add(self._current.get(record.id, record.id))
                self._compare_source(record)
            else:
                for name in record.ids:
                    before.add(name, record)
        for source in self._site.sources:
            if source.id not in known:
                self._add(Change(kind=ChangeKind.SOURCE_NEW, id=source.id))

    def _compare_source(self, record: EarlierDocument) -> None:
        if record.id in self._withdrawn.sources:
            self._add(Change(kind=ChangeKind.SOURCE_WITHDRAWN, id=record.id))
        elif self._current.get(record.id, record.id) not in self._sources:
            self._add(Change(kind=ChangeKind.SOURCE_GONE, id=record.id, was=record.title))

    def _compare(self, before: Spool[EarlierEntry], now: Spool[Known]) -> None:
        """Find what is new or told otherwise, in the order of the timeline."""
        for entry in self._site.entries:
            ids = dict.fromkeys((entry.id, *(mention.id for mention in entry.mentions)))
            for name in ids:
                now.add(name, Known(entry.id))
            was = next((found for name in ids for found in before.at(name)), None)
            if was is None:
                self._add(Change(kind=ChangeKind.NEW, id=entry.id, entry=entry))
                continue
            if was.date != entry.when.edtf:
                self._add(Change(kind=ChangeKind.REDATED, id=entry.id, entry=entry, was_date=was.date))
            if was.title != self._title(entry):
                said = self._quotable(was)
                self._add(Change(kind=ChangeKind.RETITLED, id=entry.id, entry=entry, was=said, was_date=was.date))

    def _find_gone(self, earlier: Earlier, now: Spool[Known]) -> None:
        withdrawn = {name for found in self._withdrawn.entry for name in (found.id, *found.entries)}
        withdrawn |= {name for found in self._withdrawn.source for name in found.entries}
        for record in _records(earlier):
            if isinstance(record, EarlierEntry) and not any(True for name in record.ids for _ in now.at(name)):
                hidden = next((name for name in record.ids if name in self._hidden), None)
                if not withdrawn.isdisjoint(record.ids):
                    self._add(Change(kind=ChangeKind.WITHDRAWN, id=record.id))
                elif hidden:
                    self._add(Change(kind=ChangeKind.HIDDEN, id=hidden))
                else:
                    said = self._quotable(record)
                    self._add(Change(kind=ChangeKind.GONE, id=record.id, was=said, was_date=record.date))

    def _title(self, entry: Entry) -> str:
        source = self._site.source_of(entry.mentions[0].document)
        return entry_title(entry, source, self._site.language, limit=self._site.excerpt_limit)

    def _quotable(self, was: EarlierEntry) -> str:
        """Return what an entry was called, empty where its passage or one of its sources may not be quoted any more."""
        documents = {self._current.get(passage.document, passage.document) for passage in was.sources}
        known = (
            was.id not in self._hidden
            and documents
            and documents <= self._sources
            and documents.isdisjoint(self._redacted)
        )
        if not known or any(self._site.source_of(name).publish is Publish.LINK for name in documents):
            return ""
        return shorten(was.title, self._site.excerpt_limit)


def _records(earlier: Earlier) -> Iterator[EarlierDocument | EarlierEntry]:
    with earlier.path.open("rb") as lines:
        yield from read_earlier(lines, earlier.shown)
