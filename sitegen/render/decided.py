"""What people decided about an entry, in words: who checked it, what they set, what they add."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sitegen.languages.words import load
from sitegen.model import Publish, Status
from sitegen.render import routes
from sitegen.text import shorten
from sitegen.wording import CUT, capitalised, date_words, direction, language_words, reason_words

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sitegen.model import Check, Decided, Entry, Source, StatedSource


@dataclass(frozen=True, slots=True)
class RestsOn:
    """A source that a person states; *url* is empty for what is not on the web."""

    title: str
    url: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Translated:
    """The passage in another language, by a person; *name* is the language's in that of the page."""

    language: str
    direction: str
    name: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Decisions:
    """What people decided about an entry, finished for a template.

    *machine_date* and *machine_why* are what the machine had found where a person put another date. *note* is Markdown.
    """

    pinned: bool
    titled: bool
    by_hand: bool
    redated: bool
    machine_date: str
    machine_why: str
    sources: tuple[RestsOn, ...]
    note: str
    translations: tuple[Translated, ...]


def status_words(entry: Entry, language: str) -> str:
    """Return who answers for *entry*: ``geprüft: AB, 20. November 2026``, or that nobody does but the machine."""
    words = load(language).interface
    check = entry.decided.check if entry.decided else None
    if entry.status is Status.CHECKED:
        return check_words(check, language) if check else words["checked"]
    return words["written" if entry.status is Status.WRITTEN else "machine"]


def check_words(check: Check, language: str) -> str:
    """Return who checked, and on which day."""
    day = date_words(check.on, language, weekday=False)
    return load(language).interface["checked_by"].format(by=check.by, date=day)


def decisions_about(entry: Entry, source: Source, language: str, limit: int) -> Decisions | None:
    """Return what people decided about *entry*, which *source* leads; None where nobody did.

    A translation shows no more than *source* allows: nothing of one that is only linked, and *limit* code points of one
    whose excerpts are shown.
    """
    decided = entry.decided
    if decided is None:
        return None
    machine = decided.redated
    return Decisions(
        pinned=decided.pinned,
        titled=decided.title is not None,
        by_hand=decided.by_hand,
        redated=machine is not None,
        machine_date=capitalised(date_words(machine.edtf, language, time=machine.time)) if machine else "",
        machine_why=reason_words(machine.reason, language, source.publish) if machine else "",
        sources=rests_on(decided.sources),
        note=decided.note,
        translations=tuple(
            Translated(language=code, direction=direction(code), name=language_words(code, language), text=text)
            for code, text in shown_translations(decided, source.publish, limit)
        ),
    )


def shown_translations(decided: Decided, publish: Publish, limit: int) -> tuple[tuple[str, str], ...]:
    """Return the translations by language as far as *publish* lets the words they stand for be shown."""
    if publish is Publish.LINK:
        return ()
    if publish is Publish.FULL:
        return decided.translations
    cut = ((code, text, shorten(text, limit)) for code, text in decided.translations)
    return tuple((code, shown if shown == text else f"{shown} {CUT}") for code, text, shown in cut)


def rests_on(sources: Iterable[StatedSource]) -> tuple[RestsOn, ...]:
    """Return *sources* with addresses that may be linked to."""
    return tuple(RestsOn(source.title, routes.web_address(source.url) or "") for source in sources)
