"""Places in a text, reasons, and what a person should look at."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import NamedTuple


class Day(NamedTuple):
    """One day of the proleptic Gregorian calendar; year 0 is 1 BC, as in ISO 8601."""

    year: int
    month: int
    day: int

    def iso(self) -> str:
        """Return the day as ISO 8601 writes it: ``2024-05-08``, ``-0489-09-12``."""
        sign = "-" if self.year < 0 else ""
        return f"{sign}{abs(self.year):04}-{self.month:02}-{self.day:02}"


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A stretch of ``Document.text``: code points, half-open, never empty."""

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start < self.end:
            raise ValueError(f"not a span: [{self.start}, {self.end})")

    def of(self, text: str) -> str:
        """Return the excerpt this span marks in *text*."""
        return text[self.start : self.end]

    def covers(self, other: Span) -> bool:
        """Return whether *other* lies wholly inside this span."""
        return self.start <= other.start and other.end <= self.end

    def meets(self, other: Span) -> bool:
        """Return whether the two spans share at least one code point."""
        return self.start < other.end and other.start < self.end


@dataclass(frozen=True, slots=True)
class Quote:
    """A passage as W3C Web Annotation selectors.

    *exact*, *prefix* and *suffix* are the TextQuoteSelector, *span* is the TextPositionSelector.
    """

    exact: str
    prefix: str
    suffix: str
    span: Span

    def __post_init__(self) -> None:
        if len(self.exact) != self.span.end - self.span.start:
            raise ValueError(f"a quote of {len(self.exact)} code points cannot fill {self.span}")


@dataclass(frozen=True, slots=True)
class Reason:
    """Why something was decided: a code and its arguments, put into words only at the end.

    The sentence of a code stands in ``languages/<lang>/words.toml`` under ``reason``. An argument
    whose name ends in ``date`` is EDTF and is written out by ``wording``; all others are text.
    """

    code: str
    args: tuple[tuple[str, str], ...] = ()


class Severity(Enum):
    """How bad a diagnostic is."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


@dataclass(frozen=True, slots=True)
class Place:
    """Where in a file: *path* as the user knows it, *line* and *column* from 1, None if whole."""

    path: str
    line: int | None = None
    column: int | None = None

    def __str__(self) -> str:
        parts = [self.path, *(str(part) for part in (self.line, self.column) if part is not None)]
        return ":".join(parts)


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """Something in a document a person should look at. Its words stand in ``errors.CODES``."""

    code: str
    at: Place
    args: tuple[tuple[str, str], ...] = ()
