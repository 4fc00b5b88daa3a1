"""Turn a folder of articles into a chronology in which every entry leads to its source.

As a library: ``sitegen.tag``, ``sitegen.document_date`` and ``sitegen.statements``, described in
``sitegen.library``. They are loaded when first asked for, so that the commands start at once.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sitegen.library import document_date, statements, tag

__all__ = ["document_date", "statements", "tag"]


def __getattr__(name: str) -> object:
    """Return a function of the library."""
    if name in __all__:
        from sitegen import library  # noqa: PLC0415 (it loads every room)

        return getattr(library, name)
    raise AttributeError(f"module 'sitegen' has no attribute {name!r}")
