"""Sources of which more is shown than the settings allow."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sitegen.model import Diagnostic, Place, Publish
from sitegen.render.shares import share_shown, stretches_shown

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from sitegen.config import Sources
    from sitegen.model import Mention, Reading


_ALL = 100  # percent; nothing can be above it


def check_shares(
    readings: Iterable[Reading], told_in: Callable[[str], Iterable[tuple[Mention, str]]], settings: Sources, folder: str
) -> Iterator[Diagnostic]:
    """Yield a complaint for each source whose entries show more of it than ``max_share``; one shown whole has none.

    *folder* is the seeds folder as complaints name it.
    """
    if settings.max_share == _ALL:
        return
    for reading in readings:
        source = reading.source
        if source.publish is not Publish.EXCERPTS:
            continue
        told = (mention for mention, _ in told_in(source.id))
        share = 100 * share_shown(reading, stretches_shown(told, reading, settings.excerpt_limit))
        if share > settings.max_share:
            figures = (("id", source.id), ("share", f"{share:.0f}"), ("most", str(settings.max_share)))
            yield Diagnostic("share-above", Place(f"{folder}/{source.path}"), figures)
