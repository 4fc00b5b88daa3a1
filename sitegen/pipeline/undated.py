"""Texts without a date: what bounds each of them, gathered while the others are read and merged."""

from __future__ import annotations

from contextlib import ExitStack
from dataclasses import dataclass
from typing import TYPE_CHECKING, Self

from sitegen.model import Bound, Diagnostic, MentionKind, Place
from sitegen.spool import Spool
from sitegen.timeline.bounds import bound_by_sharing, bounds_of, shared_words, suggest
from sitegen.wording import reason_words

if TYPE_CHECKING:
    from collections.abc import Iterator
    from types import TracebackType

    from sitegen.model import Entry, Reading, Suggestion


@dataclass(frozen=True, slots=True)
class Holder:
    """A text without a date that holds certain words."""

    document: str


class Undated:
    """The texts without a date and their bounds, on disk but for the ids."""

    def __init__(self) -> None:
        self._stack = ExitStack()
        self._bounds = self._stack.enter_context(Spool(Bound))
        self._holders = self._stack.enter_context(Spool(Holder))
        self._paths: dict[str, str] = {}

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._stack.close()

    def read(self, reading: Reading) -> None:
        """Take up what *reading* shows by itself, where it has no date."""
        source = reading.source
        if source.date is not None:
            return
        self._paths[source.id] = source.path
        for bound in bounds_of(reading):
            self._bounds.add(source.id, bound)
        for mention in reading.mentions:
            words = shared_words(mention)
            if words is not None:
                self._holders.add(words, Holder(source.id))

    def meet(self, entry: Entry) -> None:
        """Take up what *entry* says of the texts that share its words, where another source dates it."""
        lead = entry.mentions[0]
        if not self._paths or entry.kind is not MentionKind.STATEMENT or lead.superseded:
            return
        bound = bound_by_sharing(entry) if lead.document not in self._paths and lead.when.timex else None
        if bound is None:
            return
        told = {mention.document for mention in entry.mentions}
        alike = {words for mention in entry.mentions if (words := shared_words(mention)) is not None}
        told.update(holder.document for words in alike for holder in self._holders.at(words))
        for document in sorted(told & self._paths.keys()):
            self._bounds.add(document, bound)

    def suggestion(self, document: str) -> Suggestion | None:
        """Return what bounds *document*, None where nothing does."""
        return suggest(self._bounds.at(document)) if document in self._paths else None

    def diagnostics(self, folder: str) -> Iterator[Diagnostic]:
        """Yield for each text that is bounded the line a person could write; *folder* is the seeds folder."""
        for document, path in self._paths.items():
            found = self.suggestion(document)
            if found is not None:
                why = " ".join(reason_words(reason, "en") for reason in found.reasons)
                args = (("id", document), ("date", found.edtf), ("why", why))
                yield Diagnostic("date-suggested", Place(f"{folder}/{path}"), args)
