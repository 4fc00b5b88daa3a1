"""The data of a site, written in the formats its project asks for, and what was written."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sitegen import export
from sitegen.render.offers import Offer

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from sitegen.output import SiteWriter
    from sitegen.pipeline.collection import Collection
    from sitegen.render.editions import Edition


def write_exports(collection: Collection, formats: Iterable[str], writer: SiteWriter) -> tuple[Offer, ...]:
    """Write the data of each language of the site and return what there is, with its size."""
    chosen = frozenset(formats)
    return tuple(offer for edition in collection.editions for offer in _written(edition, collection, chosen, writer))


def _written(edition: Edition, collection: Collection, formats: frozenset[str], writer: SiteWriter) -> Iterator[Offer]:
    files: dict[str, tuple[int, int]] = {}
    for name, route, pieces in export.export_files(collection.export(edition), formats):
        counted = _Counted(pieces)
        writer.write(edition.folder + route, counted)
        size, number = files.get(name, (0, 0))
        files[name] = size + counted.total, number + 1
    for name, (size, number) in files.items():
        yield Offer(name=name, language=edition.language, route=export.route_of(name), size=size, files=number)


class _Counted:
    """Pieces of a file, and how many bytes of them were taken."""

    def __init__(self, pieces: Iterable[bytes]) -> None:
        self._pieces = pieces
        self.total = 0

    def __iter__(self) -> Iterator[bytes]:
        for piece in self._pieces:
            self.total += len(piece)
            yield piece
