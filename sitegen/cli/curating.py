"""What people decide: writing it down, and finding what they should look at."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from sitegen.cli import options
from sitegen.cli.terminal import print_json, read_today, show_progress

if TYPE_CHECKING:
    from pathlib import Path


@click.command()
@click.argument("address", metavar="ID|URL")
@options.project
@options.seeds
@click.option("--hide", is_flag=True, help="Take it out of pages, data and counts.")
@click.option("--pin", is_flag=True, help="Have it among the key dates, whatever the program finds.")
@click.option("--title", help="What stands over it, said to be the editors'.")
@click.option("--date", help="The right date: 2024-05-08, 2024-05, 2024-05?. Needs --date-source.")
@click.option("--date-source", metavar="TITLE, URL", help="What the date rests on.")
@click.option("--check", metavar="NAME", help="Mark it as checked by NAME, today.")
@click.option("--split", is_flag=True, help="Give this passage an entry of its own.")
@click.option("--join", multiple=True, metavar="ID", help="Make one entry of it and this one; may be repeated.")
@click.option("--note", metavar="TEXT", help="What the editors add, as Markdown.")
@click.option(
    "--translation", "translations", multiple=True, metavar="en=TEXT", help="The passage in another language."
)
@options.jobs
@options.verbose
def decide(address: str, project: Path, seeds: Path | None, jobs: int, **given: object) -> None:
    """Write down what you decide about an entry.

    ID is that of the entry or of one of its passages, as in the address of its page. The decision is a
    file in content/entries/, tied to the words of the passage; the next build acts on it. To undo it,
    change or delete the file.

    \b
      sitegen decide 3f2a… --check AB
      sitegen decide 3f2a… --date 2024-05-08 --date-source "Minutes, https://example.org/m.pdf"
    """  # noqa: D301 (click wants the character itself)
    from sitegen import pipeline
    from sitegen.deciding import Wishes, decide, read_translation
    from sitegen.errors import printable

    translations = tuple(read_translation(said) for said in _texts(given.pop("translations")))
    wishes = Wishes(translations=translations, **given)  # type: ignore[arg-type]  # click has seen to the types
    opened = pipeline.open_project(project, seeds=seeds)
    click.echo(printable(str(decide(opened, address, wishes, today=read_today(), jobs=jobs))))


@click.command()
@options.project
@options.seeds
@click.option("--limit", type=click.IntRange(1, 100_000), default=50, show_default=True, help="Items to print.")
@options.jobs
@options.as_json
@options.verbose
def review(project: Path, seeds: Path | None, limit: int, jobs: int, as_json: bool) -> None:
    """List what needs a person's eye, most important first.

    Decisions that lost their passage, sources that contradict each other, dates that are doubtful or
    missing, passages the program is unsure of: each with its page, the reason, and what would settle it.
    """
    from sitegen import pipeline
    from sitegen import review as desk
    from sitegen.errors import printable

    opened = pipeline.open_project(project, seeds=seeds)
    with show_progress() as progress:
        agenda = desk.review(opened, limit=limit, jobs=jobs, progress=progress)
    if as_json:
        print_json(desk.as_json(agenda))
        return
    for line in desk.as_text(agenda):
        click.echo(printable(line))


def _texts(given: object) -> tuple[str, ...]:
    return tuple(str(text) for text in given) if isinstance(given, tuple) else ()
