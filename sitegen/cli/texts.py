"""Reading any text, without a project."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from sitegen.cli import options
from sitegen.cli.terminal import read_input

if TYPE_CHECKING:
    from pathlib import Path


@click.command()
@click.argument("files", type=options.INPUT, nargs=-1, required=True, metavar="FILE...|-")
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
@options.verbose
def tag(files: tuple[Path, ...], lang: str | None, dct: str | None, form: str) -> None:
    """Find the expressions of time in a text.

    Each is printed with the place where it stands, what it says (TIMEX3), the days it means (EDTF)
    and why. FILE is UTF-8; '-' is standard input.
    """
    from sitegen import tagging

    if form == "timeml" and len(files) > 1:
        raise click.UsageError("TimeML holds one text; name one FILE")
    for file in files:
        data, name = read_input(file, "stdin")
        click.echo(tagging.WRITERS[form](tagging.tag(data, name, language=lang, dct=dct)), nl=False)


@click.command()
@click.argument("files", type=options.INPUT, nargs=-1, required=True, metavar="FILE...|-")
@click.option("--lang", help="The language, as a code; by default the one the words show.")
@click.option(
    "--format",
    "form",
    type=click.Choice(["jsonl", "scorer"]),
    default="jsonl",
    show_default=True,
    help="A JSON object for each statement, or one of bare places for each FILE.",
)
@options.verbose
def statements(files: tuple[Path, ...], lang: str | None, form: str) -> None:
    """Find who says what in a text.

    Each statement is printed with what is said, by whom, the word that marks it and where all these
    stand. FILE is UTF-8; '-' is standard input.
    """
    from sitegen import stating

    for file in files:
        data, name = read_input(file, "stdin")
        click.echo(stating.WRITERS[form](stating.find(data, name, language=lang)), nl=False)
