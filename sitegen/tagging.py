"""Expressions of time in any text, and three ways to write them down: the work of ``sitegen tag``."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sitegen import edtf, timeml
from sitegen.dates import tag_text
from sitegen.errors import UsageError, printable
from sitegen.given import read_text
from sitegen.languages import codes_with
from sitegen.text import place_of
from sitegen.wording import reason_words

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from sitegen.model import DatedTimex


@dataclass(frozen=True, slots=True, kw_only=True)
class Tagged:
    """A text, the day it was written if told, and the expressions of time in it, in text order."""

    document: str
    text: str
    language: str
    dct: str | None
    timexes: tuple[DatedTimex, ...]


def tag(data: bytes, document: str, *, language: str | None = None, dct: str | None = None) -> Tagged:
    """Return the text of *data* with its expressions of time.

    *language* is a code, by default the one the words show. Relative dates are counted from *dct*,
    an EDTF value; without it they stay open. UsageError where these or the text cannot be read.
    """
    if dct is not None and not edtf.is_valid(dct):
        raise UsageError(f"cannot read the date '{dct}'", hint="write it as 2024-05-08, 2024-05 or 2024")
    given = read_text(data, document, language, rules="dates")
    timexes = tag_text(given.text, given.language, dct, None)
    return Tagged(document=document, text=given.text, language=given.language, dct=dct, timexes=timexes)


def as_jsonl(tagged: Tagged) -> str:
    """Return a JSON object a line; offsets are code points, the end excluded."""
    return "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in _rows(tagged))


def as_text(tagged: Tagged) -> str:
    """Return a line for each expression: place, words, what they mean, why."""
    return "".join(
        printable(
            f"{place_of(tagged.text, timex.span.start, tagged.document)}: {_one_line(timex.span.of(tagged.text))}"
            f" = {timex.edtf or timex.value}  ({_why(timex, tagged)})\n"
        )
        for timex in tagged.timexes
    )


def as_timeml(tagged: Tagged) -> str:
    """Return the text as a TimeML 1.2.1 document, the outermost expressions marked."""
    return timeml.as_timeml(tagged.document, tagged.text, tagged.timexes, dct=tagged.dct)


WRITERS: dict[str, Callable[[Tagged], str]] = {"jsonl": as_jsonl, "timeml": as_timeml, "text": as_text}


def _rows(tagged: Tagged) -> Iterator[dict[str, object]]:
    for timex in tagged.timexes:
        yield {
            "document": tagged.document,
            "start": timex.span.start,
            "end": timex.span.end,
            "text": timex.span.of(tagged.text),
            "type": timex.type.value,
            "value": timex.value,
            "edtf": timex.edtf,
            "mod": timex.mod,
            "why": _why(timex, tagged),
        }


def _why(timex: DatedTimex, tagged: Tagged) -> str:
    spoken = codes_with("words")
    return reason_words(timex.provenance.reading, tagged.language if tagged.language in spoken else spoken[-1])


def _one_line(text: str) -> str:
    return " ".join(text.split())
