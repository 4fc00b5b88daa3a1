"""The theme of a project: what there is, taking it over, and whether it works."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from sitegen.cli import options
from sitegen.cli.terminal import print_json

if TYPE_CHECKING:
    from pathlib import Path


@click.group()
def theme() -> None:
    """See, take over and check the templates.

    A file in the project's templates/ wins over the one of the same name that comes along.
    """


@theme.command("list")
@click.argument("name", required=False)
@options.project
@options.as_json
@options.verbose
def list_(name: str | None, project: Path, *, as_json: bool) -> None:
    """List the files of the theme and what they show; with NAME, what that template is given.

    A file with a star is the project's own.
    """
    from sitegen import theming

    if name:
        names = theming.read_names()
        given = {**names.everywhere, **names.given.get(name, {})}
        if name not in names.files:
            raise click.UsageError(f"the theme has no template '{name}'; sitegen theme list names them all")
        if as_json:
            print_json({"name": name, "shows": names.files[name], "given": given})
            return
        click.echo(names.files[name])
        _print_table(given)
        return
    files = theming.list_files(project / "templates")
    if as_json:
        print_json({"files": [{"name": file.name, "shows": file.shows, "own": file.own} for file in files]})
    else:
        _print_table({f"{'*' if file.own else ' '} {file.name}": file.shows for file in files})


@theme.command()
@click.argument("names", nargs=-1, required=True, metavar="NAME...")
@options.project
@options.verbose
def copy(names: tuple[str, ...], project: Path) -> None:
    """Copy files of the theme into the project, to be changed there.

    NAME is as 'sitegen theme list' gives it, such as entry.html or assets/style.css. Nothing is overwritten.
    """
    from sitegen import theming

    for path in theming.copy_files(project / "templates", names):
        click.echo(path)


@theme.command()
@options.project
@options.strict
@options.as_json
@options.verbose
def check(project: Path, *, strict: bool, as_json: bool) -> None:
    """Say what in the project's templates will not work.

    Errors of syntax, names that are not given, blocks and files that nothing uses, what the content
    policy of the pages blocks, and copies of files that have changed since.
    """
    from sitegen import theming
    from sitegen.errors import format_diagnostic, worst
    from sitegen.model import Severity
    from sitegen.reporting import as_record

    found = theming.check_theme(project / "templates")
    if as_json:
        print_json({"diagnostics": [as_record(diagnostic) for diagnostic in found]})
    else:
        for diagnostic in found:
            click.echo(format_diagnostic(diagnostic))
        if not found:
            own = sum(file.own for file in theming.list_files(project / "templates"))
            click.echo("nothing to complain of" if own else "the project has no templates of its own", err=True)
    grave = {Severity.ERROR, Severity.WARNING} if strict else {Severity.ERROR}
    click.get_current_context().exit(1 if worst(found) in grave else 0)


def _print_table(rows: dict[str, str]) -> None:
    width = max(map(len, rows), default=0)
    for name, said in rows.items():
        click.echo(f"{name:{width}}  {said}".rstrip())
