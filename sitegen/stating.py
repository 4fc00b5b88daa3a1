"""Who says what in any text, and two ways to write it down: the work of ``sitegen statements``."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import PurePath
from typing import TYPE_CHECKING

from sitegen import library
from sitegen.given import read_text

if TYPE_CHECKING:
    from collections.abc import Callable

    from sitegen.model import Span, Statement


@dataclass(frozen=True, slots=True, kw_only=True)
class Stated:
    """A text and the statements in it, in text order."""

    document: str
    text: str
    statements: tuple[Statement, ...]


def find(data: bytes, document: str, *, language: str | None = None) -> Stated:
    """Return the text of *data* with its statements.

    *language* is a code, by default the one the words show. UsageError where it or the text cannot be
    read.
    """
    given = read_text(data, document, language, rules="speech")
    return Stated(document=document, text=given.text, statements=library.statements(given.text, given.language))


def as_jsonl(stated: Stated) -> str:
    """Return a JSON object a line for each statement; offsets are code points, the end excluded."""
    return "".join(_line(_row(statement, stated)) for statement in stated.statements)


def as_scorer(stated: Stated) -> str:
    """Return one line for the text, with nothing but the places of each statement."""
    rows = [
        {
            "type": statement.type.value,
            "quote": [_pair(span) for span in statement.quote],
            "speaker": [_pair(statement.speaker.span)] if statement.speaker and statement.speaker.span else [],
            "cue": [_pair(statement.cue.span)] if statement.cue else [],
        }
        for statement in stated.statements
    ]
    return _line({"doc_id": PurePath(stated.document).stem, "statements": rows})


WRITERS: dict[str, Callable[[Stated], str]] = {"jsonl": as_jsonl, "scorer": as_scorer}


def _row(statement: Statement, stated: Stated) -> dict[str, object]:
    speaker, cue = statement.speaker, statement.cue
    return {
        "document": stated.document,
        "type": statement.type.value,
        "passage": _place(statement.passage, stated),
        "quote": [_place(span, stated) for span in statement.quote],
        "speaker": {"name": speaker.name, **_place(speaker.span, stated)} if speaker else None,
        "cue": _place(cue.span, stated) if cue else None,
        "via": list(statement.via),
        "confidence": statement.confidence,
    }


def _place(span: Span | None, stated: Stated) -> dict[str, object]:
    """Return where *span* stands and its words; null where the text has no words for it."""
    if span is None:
        return {"start": None, "end": None, "text": None}
    return {"start": span.start, "end": span.end, "text": span.of(stated.text)}


def _pair(span: Span) -> list[int]:
    return [span.start, span.end]


def _line(row: dict[str, object]) -> str:
    return json.dumps(row, ensure_ascii=False) + "\n"
