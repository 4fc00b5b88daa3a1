"""The days that matter most in any collection of articles: the work of ``sitegen digest``."""

from __future__ import annotations

import json
import re
from contextlib import ExitStack
from typing import TYPE_CHECKING, Self

from sitegen import edtf
from sitegen.articles import Wanted
from sitegen.errors import UsageError, printable
from sitegen.languages import codes_with
from sitegen.spool import Spool
from sitegen.timeline import KeyDate, Passage, choose_days, tell_days
from sitegen.wording import reason_words

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from types import TracebackType

    from sitegen.articles import Read

    Progress = Callable[[str, int, int], None]

_PHRASE = re.compile(r'"([^"]+)"|([^\s",]+)')


class Digest:
    """Passages of articles as they come, and the days that matter most among them."""

    def __init__(self) -> None:
        self._stack = ExitStack()
        self._passages = self._stack.enter_context(Spool(Passage))
        self.complained = False

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._stack.close()

    def add(self, read: Iterable[Read], complain: Callable[[str], None], progress: Progress | None) -> None:
        """Take the articles of *read* up; *complain* is called with each complaint as it comes."""
        for done, one in enumerate(read, start=1):
            for line in one.complaints:
                complain(line)
            self.complained |= one.grave
            for passage in one.passages:
                self._passages.add(passage.day, passage)
            if progress:
                progress("read", done, 0)

    def key_dates(self, top: int, sentences: int) -> Iterator[KeyDate]:
        """Yield the *top* days that matter most, by day, each with at most *sentences* passages."""
        return tell_days(choose_days(self._passages, top), self._passages.at, sentences)


def wanted_of(first: str | None, last: str | None, about: Iterable[str], language: str | None) -> Wanted:
    """Return what the options of the command ask for; UsageError for a date or language that is none.

    Dates are EDTF: of ``2024-05`` the first or the last day counts. Words of *about* are parted by commas or, without
    any, by spaces; quotation marks hold a phrase together.
    """
    days = []
    for name, value, end in (("--from", first, 0), ("--to", last, 1)):
        day = edtf.bounds(value)[end] if value and edtf.is_valid(value) else None
        if value and day is None:
            raise UsageError(f"{name}: cannot read the date '{value}'", hint="write it as 2024-05-08, 2024-05 or 2024")
        days.append(day.iso() if day else None)
    known = codes_with("dates")
    if language is not None and language not in known:
        raise UsageError(f"no rules for the language '{language}'", hint=f"there are: {', '.join(known)}")
    if days[0] and days[1] and days[0] > days[1]:
        raise UsageError(f"--from {first} lies after --to {last}")
    return Wanted(
        first=days[0],
        last=days[1],
        about=tuple(word for words in about for word in _words_of(words)),
        language=language,
    )


def as_json(digest: Iterable[KeyDate]) -> str:
    """Return *digest* as JSON; offsets are code points of the article's text, the end excluded."""
    rows = [
        {
            "date": key.day,
            "sentences": [
                {"text": found.text, "document": found.document, "start": found.start, "end": found.end}
                for found in key.passages
            ],
        }
        for key in digest
    ]
    return json.dumps(rows, ensure_ascii=False, indent=2) + "\n"


def as_text(digest: Iterable[KeyDate]) -> str:
    """Return lines to read: each day and why it matters, below it the passages and where they stand."""
    parts = []
    for key in digest:
        parts.append(f"{key.day}  {reason_words(key.reason, 'en')}\n")
        parts += [
            f"  {' '.join(found.text.split())}\n    {found.document}:{found.start}-{found.end}\n"
            for found in key.passages
        ]
    return printable("".join(parts))


def _words_of(words: str) -> Iterator[str]:
    if "," in words:
        yield from (stripped for part in words.split(",") if (stripped := part.strip().strip('"')))
    else:
        yield from (phrase or word for phrase, word in _PHRASE.findall(words))
