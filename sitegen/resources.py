"""Where the files stand that come with sitegen: the theme and the default pages."""

from __future__ import annotations

from pathlib import Path

_PACKAGE = Path(__file__).parent


def packaged(folder: str) -> Path:
    """Return *folder* (``templates`` or ``content``) as it came with sitegen.

    In an installed wheel it stands inside the package; in a checkout, beside it.
    """
    inside = _PACKAGE / "packaged" / folder
    return inside if inside.is_dir() else _PACKAGE.parent / folder
