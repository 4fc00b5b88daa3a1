"""The commands and their options. Nothing is decided here, and nothing imported before it is needed."""

from __future__ import annotations

import io
import sys

from sitegen.cli import curating, hosting, projects, schemas, texts, theme, withdrawing
from sitegen.cli.group import cli

__all__ = ["cli", "main"]

for _command in (
    projects.new,
    projects.add,
    projects.build,
    projects.check,
    curating.review,
    curating.decide,
    texts.tag,
    texts.statements,
    texts.digest,
    projects.serve,
    theme.theme,
    withdrawing.withdraw,
    hosting.publish,
    schemas.schema,
):
    cli.add_command(_command)


def main() -> None:
    """Run the command line. A terminal is written to as it wants; everything else is given UTF-8."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding=None if stream.isatty() else "utf-8", errors="backslashreplace")
    cli(prog_name="sitegen")
