"""The sources as BibTeX."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sitegen.citing import bibtex, source_work

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sitegen.export.given import Export


def write_bibtex(export: Export) -> Iterator[bytes]:
    """Yield ``sources.bib``, a record for each source under its id, in the order of ids."""
    for source in export.sources:
        yield bibtex(source_work(source), export.language).encode("utf-8", "replace")
