"""The options that several commands share."""

from __future__ import annotations

import os
from pathlib import Path

import click

FOLDER = click.Path(path_type=Path, file_okay=False)
INPUT = click.Path(path_type=Path, exists=True, dir_okay=False, readable=True, allow_dash=True)
ARTICLES = click.Path(path_type=Path, exists=True, readable=True, allow_dash=True)


def _start_log(_ctx: click.Context, _option: click.Parameter, count: int) -> int:
    if count:
        import logging

        logging.basicConfig(format="%(name)s: %(message)s")
        logging.getLogger("sitegen").setLevel(logging.DEBUG if count > 1 else logging.INFO)
    return count


verbose = click.option(
    "-v", "--verbose", count=True, expose_value=False, callback=_start_log, help="Say what is done; -vv says more."
)
project = click.option(
    "--project", type=FOLDER, default=Path(), show_default="here", help="The folder with sitegen.toml and seeds/."
)
seeds = click.option("--seeds", type=FOLDER, help="Read the articles from this folder instead of seeds/.")
output = click.option("--output", type=FOLDER, help="Write the site to this folder instead of site/.")
jobs = click.option(
    "--jobs", type=click.IntRange(1), default=os.cpu_count() or 1, show_default="one a core", help="Processes at work."
)
as_json = click.option("--json", "as_json", is_flag=True, help="Print result and diagnostics as JSON.")
strict = click.option("--strict", is_flag=True, help="Let warnings count as errors.")
