"""Taking something back."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from sitegen.cli import options
from sitegen.cli.terminal import read_today

if TYPE_CHECKING:
    from pathlib import Path


@click.command()
@click.argument("address", metavar="ID")
@options.project
@options.seeds
@options.output
@click.option("--reason", default="", help="Why, in words for the page that is left. It may name nobody.")
@click.option("--delete", is_flag=True, help="Delete the files of the source in seeds/ and content/sources/ too.")
@options.jobs
@options.verbose
def withdraw(address: str, project: Path, seeds: Path | None, output: Path | None, jobs: int, **given: str) -> None:
    """Take a source or an entry out of the site for good.

    ID is the last part of its page's address. It leaves pages, data, search and the cache; its addresses keep a page
    that says it was withdrawn, and no more. content/withdrawn.toml remembers it by ids and hashes: keep that file.
    """
    from sitegen import pipeline
    from sitegen.errors import printable
    from sitegen.withdrawing import withdraw as take_back

    opened = pipeline.open_project(project, seeds=seeds, output=output)
    reason, delete = " ".join(given["reason"].split()), bool(given["delete"])
    for line in take_back(opened, address, reason=reason, today=read_today(), jobs=jobs, delete=delete):
        click.echo(printable(line))
