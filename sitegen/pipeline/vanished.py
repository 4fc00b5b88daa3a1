"""Texts of the last build that are here under another id: what ``check`` suggests, and no build acts on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sitegen.errors import OutputError
from sitegen.lifecycle import find_renamed
from sitegen.model import Diagnostic, Place
from sitegen.output import read_manifest

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from sitegen.model import Source
    from sitegen.pipeline.register import Register


def suggest_former(output: Path, sources: Iterable[Source], register: Register) -> tuple[Diagnostic, ...]:
    """Return for each source that the site in *output* has under another id the line that would say so."""
    try:
        manifest = read_manifest(output)
    except OutputError:
        return ()
    if manifest is None:
        return ()
    kept = [(source.id, source.sha256, source.path) for source in sources]
    paths = {name: path for name, _, path in kept}
    pairs = find_renamed(manifest.sources, {name: sha for name, sha, _ in kept}, register.lifecycle)
    return tuple(
        Diagnostic("seed-renamed", Place(f"{register.folder}/{paths[new]}"), (("former", old), ("id", new)))
        for old, new in pairs
    )
