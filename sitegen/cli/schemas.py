"""The schemas of what is written and read."""

from __future__ import annotations

import click

from sitegen.cli.options import verbose
from sitegen.cli.terminal import print_json


@click.command()
@click.argument("name", type=click.Choice(["timeline", "config"]))
@verbose
def schema(name: str) -> None:
    """Print a JSON Schema: of timeline.json or sitegen.toml."""
    from sitegen import config, export

    print_json(export.timeline_schema() if name == "timeline" else config.schema())
