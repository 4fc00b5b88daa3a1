"""Passages that a corrected text repeats word for word: one with those of the text it corrects, whatever they share."""

from __future__ import annotations

from contextlib import ExitStack
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Self

from sitegen.model import Entry, Mention, Reason
from sitegen.spool import Spool

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from types import TracebackType

    from sitegen.timeline.curate import Curator

SAME = Reason("same-version")


@dataclass(frozen=True, slots=True)
class Repeated:
    """The id of a passage that may repeat one of an older text."""

    mention: str


class Versions:
    """The passages of texts that correct each other, on disk; *newer* leads from a text to the one that corrects it."""

    def __init__(self, newer: Mapping[str, str]) -> None:
        self._newer = newer
        self._correcting = {*newer.values()}
        self._stack = ExitStack()
        self._known = self._stack.enter_context(Spool(Repeated))
        self._older = self._stack.enter_context(Spool(Mention))
        self._repeated = self._stack.enter_context(Spool(Mention))

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._stack.close()

    def note(self, mention: Mention) -> None:
        """Take up a passage of any text."""
        if mention.document in self._correcting:
            self._known.add(_key(mention.document, mention), Repeated(mention.id))

    def wait(self, mention: Mention) -> None:
        """Hold back a passage of a text that was corrected until all are read."""
        self._older.add("", mention)

    def left(self, curator: Curator) -> Iterator[Mention]:
        """Yield the passages held back that no newer text repeats; *curator* treats one as it treats its newer one."""
        for mention in self._older:
            twin = self._twin(mention)
            if twin is None:
                yield mention
            elif not curator.follows(mention, twin):
                self._repeated.add(twin, mention)

    def together(self, entries: Iterable[Entry]) -> Iterator[Entry]:
        """Yield *entries* with the older passages that theirs repeat."""
        for entry in entries:
            ids = [mention.id for mention in entry.mentions if mention.document in self._correcting]
            older = tuple(mention for name in ids for mention in self._repeated.at(name))
            merged = (*entry.merged, *(SAME for _ in older))
            yield replace(entry, mentions=(*entry.mentions, *older), merged=merged) if older else entry

    def _twin(self, mention: Mention) -> str | None:
        """Return the same passage in the newest text that has it."""
        document, found = mention.document, None
        while document in self._newer:
            document = self._newer[document]
            same = next(self._known.at(_key(document, mention)), None)
            found = same.mention if same else found
        return found


def _key(document: str, mention: Mention) -> str:
    told = (mention.quote.exact, mention.words, mention.when.timex_text or "")
    return "\x1f".join((document, mention.kind.value, *(" ".join(text.split()) for text in told)))
