"""The files beside the pages: ``content/assets``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sitegen.model import Place
from sitegen.slug import fold, why_unsafe

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sitegen.content.folder import Folder


def find_assets(folder: Folder) -> Iterator[str]:
    """Yield the files to be copied, those with a name every system can hold and inside the folder."""
    assets = folder.root / "assets"
    taken: set[str] = set()
    for path in folder.files("assets", ""):
        name = path.relative_to(assets).as_posix()
        if why_unsafe(name) or fold(name) in taken:
            folder.complain("asset-name", Place(folder.shown(path)))
        else:
            taken.add(fold(name))
            yield name
