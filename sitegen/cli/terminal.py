"""What a command reads besides its options, and what it prints."""

from __future__ import annotations

import os
import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from sitegen.pipeline import Project, Report


def read_today() -> str:
    """Return the day that counts as today, as ISO 8601: ``SOURCE_DATE_EPOCH`` wins over the clock."""
    import datetime as dt

    epoch = os.environ.get("SOURCE_DATE_EPOCH")
    if not epoch:
        return dt.date.today().isoformat()  # noqa: DTZ011, TID251 (here, once, and where the reader is)
    try:
        return dt.datetime.fromtimestamp(int(epoch), tz=dt.UTC).date().isoformat()
    except (ValueError, OverflowError, OSError) as error:
        raise click.UsageError(f"SOURCE_DATE_EPOCH is no number of seconds: '{epoch}'") from error


def read_input(file: Path, name_of_stdin: str | None) -> tuple[bytes, str]:
    """Return the bytes of *file* and its name; of standard input for ``-``."""
    if str(file) == "-":
        return sys.stdin.buffer.read(), name_of_stdin or "stdin"
    try:
        return file.read_bytes(), file.name
    except OSError as error:
        raise click.UsageError(f"cannot read {file}: {error.strerror}") from error


def say(line: str) -> None:
    """Print *line* for the person at the terminal."""
    click.echo(line, err=True)


def print_diagnostics(report: Report, *, err: bool) -> None:
    """Print each diagnostic of *report*, to standard error or output."""
    from sitegen.errors import format_diagnostic

    for diagnostic in report.diagnostics:
        click.echo(format_diagnostic(diagnostic), err=err)


def list_documents(project: Project) -> list[dict[str, str]]:
    """Return id and path of each document of *project*."""
    from sitegen.ingest import find_seeds

    seeds, _ = find_seeds(project.seeds)
    return [{"id": seed.id, "path": seed.path} for seed in seeds]


def print_json(value: dict[str, Any]) -> None:
    """Print *value* as JSON."""
    import json

    click.echo(json.dumps(value, ensure_ascii=False, indent=2))


def end(report: Report, *, strict: bool) -> None:
    """End with exit code 1 where a document needs a person."""
    from sitegen.errors import worst
    from sitegen.model import Severity

    grave = {Severity.ERROR, Severity.WARNING} if strict else {Severity.ERROR}
    if worst(report.diagnostics) in grave:
        click.get_current_context().exit(1)


@contextmanager
def show_progress() -> Iterator[Callable[[str, int, int], None] | None]:
    """Give a function that shows how far the work is, None where nobody watches."""
    if not sys.stderr.isatty():
        yield None
        return
    from rich.console import Console
    from rich.progress import Progress

    with Progress(console=Console(stderr=True), transient=True) as bars:
        tasks: dict[str, Any] = {}

        def show(name: str, done: int, total: int) -> None:
            if name not in tasks:
                tasks[name] = bars.add_task(name, total=total or None)
            bars.update(tasks[name], completed=done)

        yield show
