"""Which entries a printed chronology holds: ``2024-05..2024-07, source=rat, speaker=Ada Berg``.

What stands between commas is read by itself. A date or a stretch of dates is the period; ``name=value``
is one of ``NAMES``; ``checked`` wants that a person has checked the entry, ``all`` wants nothing. Of
several values of one name any may hold, of different names all must.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sitegen.edtf import bounds
from sitegen.errors import UsageError
from sitegen.model import Status
from sitegen.render.counts import speakers_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from sitegen.model import Day, Entry, Source

NAMES = ("source", "publisher", "collection", "speaker", "kind", "id")
_KINDS = ("event", "statement", "planned")
_HINT = f"write dates such as 2024 or 2024-05..2024-07, 'checked', 'all', or one of {', '.join(NAMES)} with =VALUE"


@dataclass(frozen=True, slots=True)
class Period:
    """The days from *first* to *last*, None for an open end."""

    first: Day | None
    last: Day | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Selection:
    """What was asked for, and in which words (*text*). *wanted* holds values by their name, caseless."""

    text: str
    periods: tuple[Period, ...] = ()
    wanted: tuple[tuple[str, tuple[str, ...]], ...] = ()
    checked: bool = False


def read_selection(text: str) -> Selection:
    """Return the selection that *text* describes; UsageError for what cannot be read."""
    periods: list[Period] = []
    wanted: dict[str, list[str]] = {}
    checked = False
    for term in (part.strip() for part in text.split(",")):
        name, equals, value = (part.strip() for part in term.partition("="))
        if equals:
            wanted.setdefault(_known(name), []).append(_value(name, value))
        elif term == "checked":
            checked = True
        elif term != "all":
            periods.append(_period(term))
    return Selection(
        text=text.strip(),
        periods=tuple(periods),
        wanted=tuple((name, tuple(values)) for name, values in wanted.items()),
        checked=checked,
    )


def holds(selection: Selection, entry: Entry, source_of: Callable[[str], Source]) -> bool:
    """Return whether *entry* is one of those asked for; what has no date is in no period."""
    if selection.checked and entry.status is not Status.CHECKED:
        return False
    if selection.periods and not any(_meets(period, entry.when.edtf) for period in selection.periods):
        return False
    return all(set(values) & set(_values(name, entry, source_of)) for name, values in selection.wanted)


def _known(name: str) -> str:
    if name not in NAMES:
        raise UsageError(f"nothing can be chosen by '{name}'", at="--print", hint=_HINT)
    return name


def _value(name: str, value: str) -> str:
    if not value:
        raise UsageError(f"'{name}=' names nothing", at="--print", hint=_HINT)
    if name == "kind" and value not in _KINDS:
        raise UsageError(f"there is no kind '{value}'", at="--print", hint=f"the kinds are {', '.join(_KINDS)}")
    return value.casefold()


def _period(term: str) -> Period:
    first, dots, last = term.partition("..")
    try:
        if not dots:
            return Period(*bounds(first))
        return Period(bounds(first.strip())[0] if first else None, bounds(last.strip())[1] if last else None)
    except ValueError as error:
        raise UsageError(f"'{term}' is no date and no selection", at="--print", hint=_HINT) from error


def _meets(period: Period, edtf: str | None) -> bool:
    """Return whether *edtf* means a day of *period*, as far as its first and last day tell."""
    if edtf is None:
        return False
    first, last = bounds(edtf)
    starts_in_time = period.last is None or first is None or first <= period.last
    ends_in_time = period.first is None or last is None or last >= period.first
    return starts_in_time and ends_in_time and (first is not None or last is not None)


def _values(name: str, entry: Entry, source_of: Callable[[str], Source]) -> tuple[str, ...]:
    """Return what *entry* has under *name*, caseless."""
    told = entry.mentions
    if name == "id":
        found = [one.id for one in told]
    elif name == "kind":
        found = ["planned" if entry.when.planned else entry.kind.value]
    elif name == "speaker":
        found = [*speakers_of(entry), *(one.speaker.person or "" for one in told if one.speaker)]
    elif name == "source":
        found = [one.document for one in told]
    else:
        sources = [source_of(one.document) for one in told]
        found = [source.collection if name == "collection" else source.publisher or "" for source in sources]
    return tuple(value.casefold() for value in found)
