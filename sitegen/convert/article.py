"""What a file says: its text and what is known of it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True, slots=True)
class Article:
    """The text of a file and the fields of a front matter for it, in order."""

    text: str
    fields: Mapping[str, Any] = field(default_factory=dict)
