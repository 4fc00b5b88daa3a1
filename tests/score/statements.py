"""Score the statements sitegen finds in the annotated sentences of ``tests/corpus``.

    python -m tests.score.statements [de] [en] [--errors]

A statement found is paired with one listed that has the same words in its quotation, marks and
punctuation left aside. *found* is the F1 of these pairs; *type*, *speaker*, *cue* and *via* are the
shares of the pairs that also agree in that. The name of a speaker and the words of a cue are compared
in small letters.
"""

from __future__ import annotations

import argparse
import json
import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from sitegen.mentions import find_statements
from sitegen.model import Document, Facts, Span
from sitegen.segment import cut_sentences, lay_out

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from sitegen.model import Statement

_FOLDER = Path(__file__).resolve().parent.parent / "corpus"
CORPORA: Final = {"de": _FOLDER / "statements_de.jsonl", "en": _FOLDER / "statements_en.jsonl"}
_WORD = re.compile(r"[^\W_]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """A statement, listed by reading or found by the program; *quote* holds the places of its words."""

    type: str
    quote: frozenset[int]
    speaker: str | None
    cue: str
    via: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One line of a corpus."""

    id: str
    language: str
    kind: str
    text: str
    statements: tuple[Said, ...]


@dataclass(slots=True)
class Tally:
    """What was counted, and what went wrong, in words."""

    listed: int = 0
    found: int = 0
    paired: int = 0
    agreed: dict[str, int] = field(default_factory=lambda: dict.fromkeys(("type", "speaker", "cue", "via"), 0))
    errors: list[str] = field(default_factory=list)

    @property
    def score(self) -> float:
        """Return the F1 of the pairs, 1 where nothing is listed and nothing found."""
        return 2 * self.paired / (self.listed + self.found) if self.listed + self.found else 1.0

    def share(self, name: str) -> float:
        """Return the share of the pairs that agree in *name*."""
        return self.agreed[name] / self.paired if self.paired else 1.0


def read_rows(path: Path) -> list[Row]:
    """Return the lines of the corpus *path*."""
    return [_row(json.loads(line)) for line in path.read_text(encoding="utf-8").splitlines()]


def statements_in(text: str, language: str) -> tuple[Statement, ...]:
    """Return the statements of *text*, laid out and cut as a document is."""
    document = document_of(text, language)
    layout = lay_out(document)
    return find_statements(text, language, cut_sentences(document, layout, ()), layout.quotations, layout.segments)


def document_of(text: str, language: str) -> Document:
    """Return *text* as a document that is nothing but body."""
    return Document(
        id="text",
        path="text.txt",
        collection="",
        language=language,
        text=text,
        body=Span(0, len(text)) if text else None,
        fields=(),
        facts=Facts(),
        sha256="",
        encoding="utf-8",
    )


def tally(rows: Iterable[Row]) -> Tally:
    """Return how what is found in *rows* agrees with what is listed."""
    total = Tally()
    for row in rows:
        found = [_said(row.text, statement) for statement in statements_in(row.text, row.language)]
        _compare(row, row.statements, found, total)
    return total


def _compare(row: Row, listed: Sequence[Said], found: Sequence[Said], total: Tally) -> None:
    total.listed += len(listed)
    total.found += len(found)
    rest = list(found)
    for said in listed:
        other = next((f for f in rest if f.quote == said.quote), None)
        if other is None:
            total.errors.append(f"{row.id} {row.kind}: missed {said.type} by {said.speaker}")
            continue
        rest.remove(other)
        total.paired += 1
        for name in total.agreed:
            same = getattr(said, name) == getattr(other, name)
            total.agreed[name] += same
            if not same:
                total.errors.append(
                    f"{row.id} {row.kind}: {name} {getattr(other, name)!r}, not {getattr(said, name)!r}"
                )
    total.errors.extend(f"{row.id} {row.kind}: false {said.type} by {said.speaker}" for said in rest)


def _row(data: dict[str, Any]) -> Row:
    text = data["text"]
    return Row(
        id=data["id"],
        language=data["lang"],
        kind=data["class"],
        text=text,
        statements=tuple(
            Said(
                type=said["type"],
                quote=_words(text, [Span(*piece) for piece in said["quote"]]),
                speaker=said["speaker"] and said["speaker"].casefold(),
                cue=(said["cue"] or "").casefold(),
                via=tuple(said["via"]),
            )
            for said in data["statements"]
        ),
    )


def _said(text: str, statement: Statement) -> Said:
    return Said(
        type=statement.type.value,
        quote=_words(text, statement.quote),
        speaker=statement.speaker.name.casefold() if statement.speaker else None,
        cue=statement.cue.text.casefold() if statement.cue else "",
        via=statement.via,
    )


def _words(text: str, spans: Iterable[Span]) -> frozenset[int]:
    return frozenset(match.start() for span in spans for match in _WORD.finditer(text, span.start, span.end))


def main() -> int:
    """Print the scores of the corpora named, of all without a name."""
    parser = argparse.ArgumentParser()
    parser.add_argument("names", nargs="*", metavar="NAME", help=f"one of {', '.join(CORPORA)}")
    parser.add_argument("--errors", action="store_true")
    arguments = parser.parse_args()
    for name in arguments.names or CORPORA:
        total = tally(read_rows(CORPORA[name]))
        shares = "  ".join(f"{key} {total.share(key):.3f}" for key in total.agreed)
        print(f"{name}  statements {total.listed:4}  found {total.score:.3f}  {shares}")
        if arguments.errors:
            print("\n".join(f"  {error}" for error in total.errors))
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
