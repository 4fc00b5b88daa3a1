"""What a build found, in a few words or as JSON."""

from __future__ import annotations

from dataclasses import fields
from typing import TYPE_CHECKING

from sitegen.errors import hint_of, message_of, severity_of

if TYPE_CHECKING:
    from sitegen.model import Diagnostic
    from sitegen.pipeline import Report


def summary(report: Report) -> str:
    """Return a few lines: what was read and dated, what was found, is doubtful or was left out."""
    left_out = (
        f"\n{_count(report.left_out, 'passage')} left out as too unsure; timeline.min_confidence = 0 shows all"
        if report.left_out
        else ""
    )
    hidden = f"\n{_count(report.hidden, 'passage')} hidden by people" if report.hidden else ""
    nothing = "" if report.documents else "\nno article to read: put some into seeds/, or run: sitegen add FILE"
    printed = "" if report.printed is None else f"\n{_count(report.printed, 'entry', 'entries')} chosen by --print"
    return (
        f"{_count(report.documents, 'document')} read, {report.dated} with a date of its own\n"
        f"{_count(report.entries, 'entry', 'entries')} found: {_count(report.events, 'event')}, "
        f"{_count(report.statements, 'statement')}; {report.doubtful} with a doubtful date, {report.undated} with none"
        f"{left_out}{hidden}{nothing}{printed}"
    )


def as_json(report: Report) -> dict[str, object]:
    """Return the counts and the diagnostics with their words, as JSON can hold them."""
    return {
        "counts": {field.name: getattr(report, field.name) for field in fields(report) if field.name != "diagnostics"},
        "diagnostics": [as_record(diagnostic) for diagnostic in report.diagnostics],
    }


def as_record(diagnostic: Diagnostic) -> dict[str, object]:
    """Return *diagnostic* with its words, as JSON can hold it."""
    return {
        "code": diagnostic.code,
        "severity": severity_of(diagnostic).value,
        "path": diagnostic.at.path,
        "line": diagnostic.at.line,
        "column": diagnostic.at.column,
        "message": message_of(diagnostic),
        "hint": hint_of(diagnostic),
    }


def _count(number: int, one: str, many: str | None = None) -> str:
    return f"{number} {one if number == 1 else many or f'{one}s'}"
