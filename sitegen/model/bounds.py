"""When a text without a date can have been written."""

from __future__ import annotations

from dataclasses import dataclass

from sitegen.model.basis import Reason


@dataclass(frozen=True, slots=True, kw_only=True)
class Bound:
    """That a text was not written before the date *first* or not after the date *last* (plain EDTF), and why."""

    first: str | None
    last: str | None
    reason: Reason

    def __post_init__(self) -> None:
        if self.first is None and self.last is None:
            raise ValueError("a bound bounds something")


@dataclass(frozen=True, slots=True)
class Suggestion:
    """The EDTF value that all bounds of a text leave, and the reasons; a person decides."""

    edtf: str
    reasons: tuple[Reason, ...]
