"""What is known beside the text when its dates are settled."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sitegen.languages.dates import DateRules
    from sitegen.model import Span

HISTORY = "history"
NEWS = "news"


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting:
    """The date of the text (EDTF, None if unknown), its genre, the language's cues, what is quoted in it, in order.

    *in_days* is whether the text counts in days: it speaks of yesterday, of weekdays, of the clock.
    """

    anchor: str | None
    genre: str | None
    rules: DateRules
    quotations: tuple[Span, ...] = ()
    in_days: bool = True

    def quotation_around(self, span: Span) -> Span | None:
        """Return the quotation in which *span* stands."""
        place = bisect_right(self.quotations, span.start, key=lambda quotation: quotation.start) - 1
        return self.quotations[place] if place >= 0 and self.quotations[place].covers(span) else None
