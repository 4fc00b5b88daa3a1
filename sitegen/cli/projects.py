"""Making a project, filling it, building it and looking at it."""

from __future__ import annotations

import time
from contextlib import ExitStack
from pathlib import Path

import click

from sitegen.cli import options
from sitegen.cli.terminal import (
    end,
    list_documents,
    print_diagnostics,
    print_json,
    read_input,
    read_today,
    say,
    show_progress,
)


@click.command()
@click.argument("folder", type=options.FOLDER, metavar="DIR")
@click.option("--language", type=click.Choice(["de", "en"]), default="de", show_default=True, help="Of the pages.")
@options.verbose
def new(folder: Path, language: str) -> None:
    """Make a project in DIR.

    It holds the settings, an example article and pages to fill in. DIR must be new or empty.
    """
    from sitegen.starter import write_project

    for path in write_project(folder, language):
        click.echo(path)
    click.echo(f"Next: sitegen build --project {folder}", err=True)


@click.command()
@click.argument("files", type=options.INPUT, nargs=-1, required=True, metavar="FILE...|-")
@options.project
@click.option("--collection", default="", help="The folder of seeds/ to put it into.")
@click.option("--date", help="When it was published, where you know better than the file: 2024-05-08, 2024-05.")
@click.option("--id", "seed_id", help="The id of the document; by default made from its name.")
@click.option("--name", default="stdin.txt", show_default=True, help="The file name of what comes on standard input.")
@options.verbose
def add(files: tuple[Path, ...], project: Path, **given: str | None) -> None:
    """Put articles into the project, as text.

    FILE is text, Markdown, HTML or PDF; '-' is standard input. It is turned into text once, here, so
    that a place in it stays the same place. Nothing is fetched from the network. HTML needs
    sitegen[html], PDF needs sitegen[pdf].
    """
    from sitegen.adding import Wishes, add_seed
    from sitegen.errors import ConvertError, printable

    today = read_today()
    wishes = Wishes(collection=given["collection"] or "", date=given["date"], id=given["seed_id"])
    if wishes.id and len(files) > 1:
        raise click.UsageError("--id names one document; add one FILE")
    code = 0
    for file in files:
        data, name = read_input(file, given["name"])
        try:
            added = add_seed(project, data, name, today=today, wishes=wishes)
        except ConvertError as error:
            click.echo(str(error), err=True)
            code = error.exit_code
        else:
            click.echo(printable(f"{added.path}: {added.date}"))
    click.get_current_context().exit(code)


@click.command()
@options.project
@options.seeds
@options.output
@options.strict
@options.jobs
@options.as_json
@click.option("--show-config", is_flag=True, help="Print the settings in force, and build nothing.")
@click.option(
    "--print",
    "printed",
    metavar="SELECTION",
    help="Also write print.html, to print and bind: 'all', or such as '2024-05..2024-07, source=ID, speaker=NAME'.",
)
@click.option(
    "--since",
    metavar="FILE|REV",
    help="Also write changes.html: what differs from an earlier timeline.json, or from a revision of git with one.",
)
@options.verbose
def build(  # noqa: PLR0913, PLR0917 (what the command is given)
    project: Path,
    seeds: Path | None,
    output: Path | None,
    jobs: int,
    printed: str | None,
    since: str | None,
    **flags: bool,
) -> None:
    """Read the articles and write the site.

    The old site stays in place until the new one is complete. What --print selects is numbered as in
    the whole chronology; of several values of one name any may hold, of different names all must.
    """
    from sitegen import pipeline, reporting
    from sitegen.render.selection import read_selection

    if flags["show_config"]:
        from sitegen.config import FILE_NAME, as_toml, read_config

        click.echo(as_toml(read_config(project / FILE_NAME)), nl=False)
        return
    selection = read_selection(printed) if printed is not None else None
    opened = pipeline.open_project(project, seeds=seeds, output=output)
    started = time.perf_counter()
    with show_progress() as progress, ExitStack() as stack:
        earlier = stack.enter_context(pipeline.open_earlier(opened, since, Path())) if since else None
        report = pipeline.build(
            opened, today=read_today(), jobs=jobs, progress=progress, selection=selection, since=earlier
        )
    if flags["as_json"]:
        print_json({"output": str(opened.output), **reporting.as_json(report)})
    else:
        print_diagnostics(report, err=True)
        click.echo(reporting.summary(report))
        index = opened.output / "index.html"
        click.echo(f"{report.pages} pages written in {time.perf_counter() - started:.1f} s: {index}")
    end(report, strict=flags["strict"])


@click.command()
@options.project
@options.seeds
@options.strict
@options.jobs
@options.as_json
@options.verbose
def check(project: Path, seeds: Path | None, jobs: int, **flags: bool) -> None:
    """Say what a build would complain of."""
    from sitegen import pipeline, reporting

    opened = pipeline.open_project(project, seeds=seeds)
    with show_progress() as progress:
        report = pipeline.check(opened, jobs=jobs, progress=progress)
    if flags["as_json"]:
        print_json({"documents": list_documents(opened), **reporting.as_json(report)})
    else:
        print_diagnostics(report, err=False)
        click.echo(reporting.summary(report), err=True)
    end(report, strict=flags["strict"])


@click.command()
@options.project
@click.option("--port", type=click.IntRange(0, 65535), default=5500, show_default=True, help="0 takes a free one.")
@options.jobs
@options.verbose
def serve(project: Path, port: int, jobs: int) -> None:
    """Show the site while you work on it.

    It stands at http://127.0.0.1:5500, for this machine alone, and is built again when a file of
    the project changes. site/ stays as it is. Ctrl-C ends it.
    """
    from sitegen import serve as preview

    preview.serve(project, today=read_today(), port=port, jobs=jobs, say=say)
