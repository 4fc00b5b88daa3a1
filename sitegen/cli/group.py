"""The group of all commands, and the end of every error that is foreseen."""

from __future__ import annotations

import click

from sitegen.cli.options import verbose


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


def _print_version(ctx: click.Context, _option: click.Parameter, asked: bool) -> None:
    if asked:
        from importlib.metadata import version

        click.echo(f"sitegen {version('sitegen')}")
        ctx.exit()


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.option(
    "--version", is_flag=True, is_eager=True, expose_value=False, callback=_print_version, help="Print the version."
)
@verbose
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
