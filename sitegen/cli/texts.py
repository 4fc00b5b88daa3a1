"""Reading any text, without a project."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from sitegen.cli import options
from sitegen.cli.terminal import read_input, say, show_progress

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


@click.command()
@click.argument("articles", type=options.ARTICLES, metavar="ARTICLES.jsonl|DIR|-")
@click.option("--top", type=click.IntRange(1, 10_000), default=10, show_default=True, help="How many days.")
@click.option("--sentences", type=click.IntRange(1, 100), default=1, show_default=True, help="How many for each day.")
@click.option("--from", "first", metavar="DATE", help="No day before this one: 2024-05-08, 2024-05, 2024.")
@click.option("--to", "last", metavar="DATE", help="No day after this one.")
@click.option(
    "--about",
    multiple=True,
    metavar="WORDS",
    help="Only articles that hold one of these words, parted by spaces or, to hold phrases together, by commas.",
)
@click.option("--lang", help="The language, as a code; by default the one the words of each article show.")
@options.jobs
@click.option("--json", "as_json", is_flag=True, help="Print JSON: dates, sentences and where they stand.")
@options.verbose
def digest(articles: Path, jobs: int, **given: Any) -> None:  # noqa: ANN401 (click's options)
    """Find the days that matter most in many articles.

    A day matters by how many days it is spoken of on, most of all in retrospect. Each is printed with
    the sentences that tell it best, in the words of the articles. ARTICLES.jsonl holds an object a
    line: {"id": "a1", "date": "2024-05-08", "title": "…", "text": "…"}; only id and text are needed.
    DIR is a folder of texts, as seeds/ is; '-' is standard input. What cannot be read is named, the
    rest goes on, and the exit code is 1.
    """
    from sitegen import articles as collection
    from sitegen import digesting

    wanted = digesting.wanted_of(given["first"], given["last"], given["about"], given["lang"])
    with digesting.Digest() as found, show_progress() as progress:
        if articles.is_dir():
            found.add(collection.read_seeds(articles, wanted, jobs), say, progress)
        else:
            with click.open_file(str(articles), "rb") as file:
                found.add(collection.read_rows(file, str(articles), wanted, jobs), say, progress)
        write = digesting.as_json if given["as_json"] else digesting.as_text
        told = write(found.key_dates(given["top"], given["sentences"]))
        click.echo(told or "no day was found\n", nl=False, err=not told)
        if found.complained:
            click.get_current_context().exit(1)
