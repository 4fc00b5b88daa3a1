"""An expression that waits to be settled, and what was settled of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from sitegen.dates.clause import sentence_around
from sitegen.dates.conversion import to_edtf
from sitegen.dates.expression import open_value

if TYPE_CHECKING:
    from sitegen.dates.clause import Clause
    from sitegen.dates.counting import Reached
    from sitegen.dates.focus import Focus
    from sitegen.dates.normalise import Timex
    from sitegen.dates.setting import Setting

READINGS: Final = (
    "date-told",
    "weekday-contradicts",
    "birth-year",
    "counted-from-document",
    "counted-back",
    "counted-ahead",
    "counted-same-day",
    "counted-among",
    "counted-from-coarse-document",
    "counted-from-text",
    "year-from-text",
    "century-of",
    "no-document-date",
    "nothing-before",
    "duration",
    "repeated",
    "vague",
    "nowadays",
    "range",
)


@dataclass(frozen=True, slots=True)
class Case:
    """An expression to be settled, and all that is known when the text gets there."""

    text: str
    timex: Timex
    setting: Setting
    story: Focus

    @property
    def clause(self) -> Clause:
        """Return the sentence the expression stands in; most dates are settled without it."""
        return sentence_around(self.text, self.timex.span)


@dataclass(frozen=True, slots=True, kw_only=True)
class Result:
    """What was settled of one expression; *code* is a reading, *focus* the date in the text it counts from."""

    value: str
    edtf: str | None
    certain: bool
    code: str
    anchor: str | None = None
    focus: Focus | None = None

    def __post_init__(self) -> None:
        if self.code not in READINGS:
            raise ValueError(f"no reading is called {self.code!r}")


def open_result(case: Case, code: str) -> Result:
    """Return that nothing settles the expression; *code* says why."""
    return Result(value=open_value(case.timex.value), edtf=None, certain=False, code=code)


def by_document(reached: Reached, case: Case, code: str, *, certain: bool = True) -> Result:
    """Return *reached* as counted from the document's date."""
    found = to_edtf(reached.value, case.timex.mod)
    return Result(value=reached.value, edtf=found, certain=certain, code=code, anchor=case.setting.anchor)


def by_text(reached: Reached, case: Case, focus: Focus, code: str = "counted-from-text") -> Result:
    """Return *reached* as counted from the date told before."""
    found = to_edtf(reached.value, case.timex.mod)
    return Result(value=reached.value, edtf=found, certain=focus.certain, code=code, anchor=focus.edtf, focus=focus)
