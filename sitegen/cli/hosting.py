"""Putting the site where everybody can read it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from sitegen.cli import options
from sitegen.cli.terminal import read_today

if TYPE_CHECKING:
    from pathlib import Path


@click.command()
@options.project
@options.seeds
@options.output
@click.option("--dry-run", is_flag=True, help="Say what would be done, and do nothing.")
@click.option("--no-history", is_flag=True, help="Replace the branch by a single commit, after 'sitegen withdraw'.")
@click.option("--workflow", is_flag=True, help="Let GitHub build the site instead: write .github/workflows/pages.yml.")
@click.option("--private", is_flag=True, help="With --workflow: the repository is private and will stay so.")
@options.jobs
@options.verbose
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
    if flags["no_history"] and flags["workflow"]:
        raise click.UsageError("--no-history and --workflow exclude each other: GitHub keeps no branch of the site")
    if flags["workflow"]:
        from sitegen.workflow import write_workflow

        lines = write_workflow(opened, private=flags["private"], dry_run=flags["dry_run"])
    else:
        from sitegen.publish import publish as hand_over

        asked = {name: flags[name] for name in ("dry_run", "no_history")}
        lines = hand_over(opened, today=read_today(), jobs=jobs, **asked)
    for line in lines:
        click.echo(printable(line))
