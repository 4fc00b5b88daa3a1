"""An expression that waits to be settled, and what was settled of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sitegen.dates.conversion import to_edtf
from sitegen.dates.expression import open_value

if TYPE_CHECKING:
    from sitegen.dates.clause import Clause
    from sitegen.dates.counting import Reached
    from sitegen.dates.focus import Focus
    from sitegen.dates.normalise import Timex
    from sitegen.dates.setting import Setting


@dataclass(frozen=True, slots=True)
class Case:
    """An expression to be settled, the sentence it stands in, and all that is known when the text gets there."""

    text: str
    timex: Timex
    clause: Clause
    setting: Setting
    story: Focus


@dataclass(frozen=True, slots=True, kw_only=True)
class Result:
    """What was settled of one expression; *focus* is the date in the text it was counted from."""

    value: str
    edtf: str | None
    certain: bool
    code: str
    anchor: str | None = None
    focus: Focus | None = None


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
