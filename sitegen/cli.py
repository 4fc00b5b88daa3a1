"""The commands and their options. Nothing is decided here, and nothing imported before it is needed."""

# ruff: noqa: PLC0415 (what a command needs is imported when it is called, so that help comes at once)

from __future__ import annotations

import io
import os
import sys
import time
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from sitegen.pipeline import Project, Report

FOLDER = click.Path(path_type=Path, file_okay=False)
INPUT = click.Path(path_type=Path, exists=True, dir_okay=False, readable=True, allow_dash=True)


class Commands(click.Group):
    """The commands in the order they are written, and the end of every error that is foreseen."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the names in the order a project meets them."""
        del ctx
        return list(self.commands)

    def invoke(self, ctx: click.Context) -> object:
        """Run the command; print what cannot go on and end with its exit code."""
        try:
            return super().invoke(ctx)
        except Exception as error:
            from sitegen.errors import SitegenError

            if not isinstance(error, SitegenError):
                raise  # a bug shows its traceback
            click.echo(str(error), err=True)
            ctx.exit(error.exit_code)


def _start_log(_ctx: click.Context, _option: click.Parameter, count: int) -> int:
    if count:
        import logging

        logging.basicConfig(format="%(name)s: %(message)s")
        logging.getLogger("sitegen").setLevel(logging.DEBUG if count > 1 else logging.INFO)
    return count


def _version(ctx: click.Context, _option: click.Parameter, asked: bool) -> None:
    if asked:
        from importlib.metadata import version

        click.echo(f"sitegen {version('sitegen')}")
        ctx.exit()


_verbose = click.option(
    "-v", "--verbose", count=True, expose_value=False, callback=_start_log, help="Say what is done; -vv says more."
)
_project = click.option(
    "--project", type=FOLDER, default=Path(), show_default="here", help="The folder with sitegen.toml and seeds/."
)
_seeds = click.option("--seeds", type=FOLDER, help="Read the articles from this folder instead of seeds/.")
_output = click.option("--output", type=FOLDER, help="Write the site to this folder instead of site/.")
_jobs = click.option(
    "--jobs", type=click.IntRange(1), default=os.cpu_count() or 1, show_default="one a core", help="Processes at work."
)
_json = click.option("--json", "as_json", is_flag=True, help="Print result and diagnostics as JSON.")
_strict = click.option("--strict", is_flag=True, help="Let warnings count as errors.")


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.option(
    "--version", is_flag=True, is_eager=True, expose_value=False, callback=_version, help="Print the version."
)
@_verbose
def cli() -> None:
    """Turn a folder of articles into a chronology in which every entry leads to its source.

    \b
      sitegen new chronik          make a project
      sitegen add article.html     put an article into it
      sitegen build                write the site
      sitegen serve                look at it while you work

    Exit codes: 0 all is well; 1 a document needs you (the site is written all the same);
    2 the command or sitegen.toml is wrong.
    """  # noqa: D301 (click wants the character itself)


@cli.command()
@click.argument("folder", type=FOLDER, metavar="DIR")
@click.option("--language", type=click.Choice(["de", "en"]), default="de", show_default=True, help="Of the pages.")
@_verbose
def new(folder: Path, language: str) -> None:
    """Make a project in DIR.

    It holds the settings, an example article and pages to fill in. DIR must be new or empty.
    """
    from sitegen.starter import write_project

    for path in write_project(folder, language):
        click.echo(path)
    click.echo(f"Next: sitegen build --project {folder}", err=True)


@cli.command()
@click.argument("files", type=INPUT, nargs=-1, required=True, metavar="FILE...|-")
@_project
@click.option("--collection", default="", help="The folder of seeds/ to put it into.")
@click.option("--date", help="When it was published, where you know better than the file: 2024-05-08, 2024-05.")
@click.option("--id", "seed_id", help="The id of the document; by default made from its name.")
@click.option("--name", default="stdin.txt", show_default=True, help="The file name of what comes on standard input.")
@_verbose
def add(files: tuple[Path, ...], project: Path, **given: str | None) -> None:
    """Put articles into the project, as text.

    FILE is text, Markdown, HTML or PDF; '-' is standard input. It is turned into text once, here, so
    that a place in it stays the same place. Nothing is fetched from the network. HTML needs
    sitegen[html], PDF needs sitegen[pdf].
    """
    from sitegen.adding import Wishes, add_seed
    from sitegen.errors import ConvertError, printable

    today = _today()
    wishes = Wishes(collection=given["collection"] or "", date=given["date"], id=given["seed_id"])
    if wishes.id and len(files) > 1:
        raise click.UsageError("--id names one document; add one FILE")
    code = 0
    for file in files:
        data, name = _input(file, given["name"])
        try:
            added = add_seed(project, data, name, today=today, wishes=wishes)
        except ConvertError as error:
            click.echo(str(error), err=True)
            code = error.exit_code
        else:
            click.echo(printable(f"{added.path}: {added.date}"))
    click.get_current_context().exit(code)


@cli.command()
@_project
@_seeds
@_output
@_strict
@_jobs
@_json
@click.option("--show-config", is_flag=True, help="Print the settings in force, and build nothing.")
@_verbose
def build(project: Path, seeds: Path | None, output: Path | None, jobs: int, **flags: bool) -> None:
    """Read the articles and write the site.

    The old site stays in place until the new one is complete.
    """
    from sitegen import pipeline, reporting

    if flags["show_config"]:
        from sitegen.config import FILE_NAME, as_toml, read_config

        click.echo(as_toml(read_config(project / FILE_NAME)), nl=False)
        return
    opened = pipeline.open_project(project, seeds=seeds, output=output)
    started = time.perf_counter()
    with _progress() as progress:
        report = pipeline.build(opened, today=_today(), jobs=jobs, progress=progress)
    if flags["as_json"]:
        _print_json({"output": str(opened.output), **reporting.as_json(report)})
    else:
        _print_diagnostics(report, err=True)
        click.echo(reporting.summary(report))
        index = opened.output / "index.html"
        click.echo(f"{report.pages} pages written in {time.perf_counter() - started:.1f} s: {index}")
    _end(report, strict=flags["strict"])


@cli.command()
@_project
@_seeds
@_strict
@_jobs
@_json
@_verbose
def check(project: Path, seeds: Path | None, jobs: int, **flags: bool) -> None:
    """Say what a build would complain of."""
    from sitegen import pipeline, reporting

    opened = pipeline.open_project(project, seeds=seeds)
    with _progress() as progress:
        report = pipeline.check(opened, jobs=jobs, progress=progress)
    if flags["as_json"]:
        _print_json({"documents": _documents(opened), **reporting.as_json(report)})
    else:
        _print_diagnostics(report, err=False)
        click.echo(reporting.summary(report), err=True)
    _end(report, strict=flags["strict"])


@cli.command()
@click.argument("files", type=INPUT, nargs=-1, required=True, metavar="FILE...|-")
@click.option("--lang", help="The language, as a code; by default the one the words show.")
@click.option("--dct", help="When the text was written, as in 2024-05-08; without it, 'yesterday' stays open.")
@click.option(
    "--format",
    "form",
    type=click.Choice(["jsonl", "timeml", "text"]),
    default="jsonl",
    show_default=True,
    help="A JSON object a line, TimeML, or lines to read.",
)
@_verbose
def tag(files: tuple[Path, ...], lang: str | None, dct: str | None, form: str) -> None:
    """Find the expressions of time in a text.

    Each is printed with the place where it stands, what it says (TIMEX3), the days it means (EDTF)
    and why. FILE is UTF-8; '-' is standard input.
    """
    from sitegen import tagging

    if form == "timeml" and len(files) > 1:
        raise click.UsageError("TimeML holds one text; name one FILE")
    for file in files:
        data, name = _input(file, "stdin")
        click.echo(tagging.WRITERS[form](tagging.tag(data, name, language=lang, dct=dct)), nl=False)


@cli.command()
@click.argument("files", type=INPUT, nargs=-1, required=True, metavar="FILE...|-")
@click.option("--lang", help="The language, as a code; by default the one the words show.")
@click.option(
    "--format",
    "form",
    type=click.Choice(["jsonl", "scorer"]),
    default="jsonl",
    show_default=True,
    help="A JSON object for each statement, or one of bare places for each FILE.",
)
@_verbose
def statements(files: tuple[Path, ...], lang: str | None, form: str) -> None:
    """Find who says what in a text.

    Each statement is printed with what is said, by whom, the word that marks it and where all these
    stand. FILE is UTF-8; '-' is standard input.
    """
    from sitegen import stating

    for file in files:
        data, name = _input(file, "stdin")
        click.echo(stating.WRITERS[form](stating.find(data, name, language=lang)), nl=False)


@cli.command()
@_project
@click.option("--port", type=click.IntRange(0, 65535), default=5500, show_default=True, help="0 takes a free one.")
@_jobs
@_verbose
def serve(project: Path, port: int, jobs: int) -> None:
    """Show the site while you work on it.

    It stands at http://127.0.0.1:5500, for this machine alone, and is built again when a file of
    the project changes. site/ stays as it is. Ctrl-C ends it.
    """
    from sitegen import serve as preview

    preview.serve(project, today=_today(), port=port, jobs=jobs, say=_say)


@cli.command()
@_project
@_seeds
@_output
@click.option("--dry-run", is_flag=True, help="Say what would be done, and do nothing.")
@click.option("--workflow", is_flag=True, help="Let GitHub build the site instead: write .github/workflows/pages.yml.")
@click.option("--private", is_flag=True, help="With --workflow: the repository is private and will stay so.")
@_jobs
@_verbose
def publish(project: Path, seeds: Path | None, output: Path | None, jobs: int, **flags: bool) -> None:
    """Put the built site where everybody can read it.

    It becomes a branch of a git remote, which a host such as GitHub Pages serves. Only the site
    leaves your machine, never seeds/, and only when it is what a build gives now.
    """
    from sitegen import pipeline
    from sitegen.errors import printable

    opened = pipeline.open_project(project, seeds=seeds, output=output)
    if flags["private"] and not flags["workflow"]:
        raise click.UsageError("--private says something about --workflow only")
    if flags["workflow"]:
        from sitegen.workflow import write_workflow

        lines = write_workflow(opened, private=flags["private"], dry_run=flags["dry_run"])
    else:
        from sitegen.publish import publish as hand_over

        lines = hand_over(opened, today=_today(), jobs=jobs, dry_run=flags["dry_run"])
    for line in lines:
        click.echo(printable(line))


@cli.command()
@click.argument("name", type=click.Choice(["timeline", "config"]))
@_verbose
def schema(name: str) -> None:
    """Print a JSON Schema: of timeline.json or sitegen.toml."""
    from sitegen import config, export

    _print_json(export.timeline_schema() if name == "timeline" else config.schema())


def main() -> None:
    """Run the command line. A terminal is written to as it wants; everything else is given UTF-8."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding=None if stream.isatty() else "utf-8", errors="backslashreplace")
    cli(prog_name="sitegen")


def _today() -> str:
    """Return the day that counts as today, as ISO 8601: ``SOURCE_DATE_EPOCH`` wins over the clock."""
    import datetime as dt

    epoch = os.environ.get("SOURCE_DATE_EPOCH")
    if not epoch:
        return dt.date.today().isoformat()  # noqa: DTZ011, TID251 (here, once, and where the reader is)
    try:
        return dt.datetime.fromtimestamp(int(epoch), tz=dt.UTC).date().isoformat()
    except (ValueError, OverflowError, OSError) as error:
        raise click.UsageError(f"SOURCE_DATE_EPOCH is no number of seconds: '{epoch}'") from error


def _input(file: Path, name_of_stdin: str | None) -> tuple[bytes, str]:
    """Return the bytes of *file* and its name; of standard input for ``-``."""
    if str(file) == "-":
        return sys.stdin.buffer.read(), name_of_stdin or "stdin"
    try:
        return file.read_bytes(), file.name
    except OSError as error:
        raise click.UsageError(f"cannot read {file}: {error.strerror}") from error


def _say(line: str) -> None:
    click.echo(line, err=True)


def _print_diagnostics(report: Report, *, err: bool) -> None:
    from sitegen.errors import format_diagnostic

    for diagnostic in report.diagnostics:
        click.echo(format_diagnostic(diagnostic), err=err)


def _documents(project: Project) -> list[dict[str, str]]:
    from sitegen.ingest import find_seeds

    seeds, _ = find_seeds(project.seeds)
    return [{"id": seed.id, "path": seed.path} for seed in seeds]


def _print_json(value: dict[str, Any]) -> None:
    import json

    click.echo(json.dumps(value, ensure_ascii=False, indent=2))


def _end(report: Report, *, strict: bool) -> None:
    """End with exit code 1 where a document needs a person."""
    from sitegen.errors import worst
    from sitegen.model import Severity

    grave = {Severity.ERROR, Severity.WARNING} if strict else {Severity.ERROR}
    if worst(report.diagnostics) in grave:
        click.get_current_context().exit(1)


@contextmanager
def _progress() -> Iterator[Callable[[str, int, int], None] | None]:
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
