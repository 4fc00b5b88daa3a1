"""Taking files of the theme over into a project, to be changed there."""

from __future__ import annotations

import difflib
from importlib.metadata import version
from typing import TYPE_CHECKING

from sitegen.errors import OutputError, UsageError
from sitegen.resources import packaged
from sitegen.theming.files import names_in, stamp

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path


def copy_files(templates: Path, names: Sequence[str]) -> tuple[Path, ...]:
    """Copy the files *names* of the theme into the folder *templates* and return where they stand.

    Each begins with a line that says which version it is a copy of. UsageError, before anything is written, for a name
    there is not and for a file that is there already.
    """
    theme = packaged("templates")
    known = names_in(theme)
    chosen = tuple(dict.fromkeys(names))
    for name in chosen:
        if name not in known:
            raise UsageError(f"the theme has no file '{name}'", hint=_advice(name, known))
        if (templates / name).exists() or (templates / name).is_symlink():
            raise UsageError(
                "this file is there already, and is not overwritten",
                at=str(templates / name),
                hint="move it away first, and compare the two",
            )
    try:
        for name in chosen:
            data = (theme / name).read_bytes()
            target = templates / name
            target.parent.mkdir(parents=True, exist_ok=True)
            with target.open("xb") as file:
                file.write(stamp(name, data, version("sitegen")) + data)
    except OSError as error:
        raise OutputError(f"cannot write the file: {error.strerror}", at=str(error.filename or templates)) from error
    return tuple(templates / name for name in chosen)


def _advice(name: str, known: Sequence[str]) -> str:
    near = difflib.get_close_matches(name, known, n=1)
    return f"did you mean '{near[0]}'?" if near else "sitegen theme list names them all"
