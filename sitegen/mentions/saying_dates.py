"""When a statement was made: what dates the saying, as apart from what is said."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from sitegen import edtf
from sitegen.languages.speech import known_code, load_entries
from sitegen.mentions.timexes import is_dated, open_reason
from sitegen.model import DatedTimex, DocumentDate, Reason, Span, Statement, When

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sitegen.languages.speech import EntryRules

_WORD = re.compile(r"[^\W_]+(?:-[^\W_]+)*")


@dataclass(frozen=True, slots=True)
class _Occasion:
    """The last dated saying of a speaker: when, and the noun of the occasion if one was told."""

    when: When
    noun: str | None


def date_statements(
    text: str,
    language: str,
    statements: Sequence[Statement],
    sentences: Sequence[Span],
    timexes: Sequence[DatedTimex],
    events: Sequence[tuple[int, When]],
    date: DocumentDate | None,
) -> list[When]:
    """Return when each of *statements* was made.

    The order of choices: a time in the frame of the saying, outside what is said; a word that links it
    to the event or saying told before; the same speaker's dated occasion going on; else before the date
    of the document; else open. *events* are the dated events of the document by their place.
    """
    rules = load_entries(known_code(language))
    found: list[When] = []
    occasions: dict[str, _Occasion] = {}
    for index, statement in enumerate(statements):
        frame = _frame(statement, statements, sentences)
        words = [match[0].lower() for piece in frame for match in _WORD.finditer(piece.of(text))]
        noun = next((word for word in words if rules.occasions.fullmatch(word)), None)
        speaker = statement.speaker.name if statement.speaker else ""
        when = _told(text, statement, frame, timexes)
        if when is None and index and statement.cue is None and _goes_on(statements[index - 1], statement, text):
            when = _derived(found[index - 1], "statement-continues", ())
        if when is None:
            when = _linked(text, rules, frame, statement, events, occasions.get(speaker))
        if when is None and speaker in occasions:
            when = _same(rules, words, noun, occasions[speaker])
        if when is not None and when.timex is not None and speaker:
            known = occasions.get(speaker)
            occasions[speaker] = _Occasion(
                when, noun or (known.noun if known and known.when.edtf == when.edtf else None)
            )
        found.append(when or undated(date))
    return found


def undated(date: DocumentDate | None) -> When:
    """Return when something was said that nothing dates: before the document, or open."""
    if date is None:
        return When(edtf=None, certain=False, planned=False, reason=Reason("statement-open"))
    value = f"[..{date.anchor}]"
    if not edtf.is_valid(value):
        last = edtf.bounds(date.anchor)[1]
        value = f"[..{last.iso()}]" if last else ""
    if not value:
        return When(edtf=None, certain=False, planned=False, reason=Reason("statement-open"))
    reason = Reason("statement-undated-before", (("date", date.anchor),))
    return When(edtf=value, certain=False, planned=False, reason=reason)


def _frame(statement: Statement, statements: Sequence[Statement], sentences: Sequence[Span]) -> list[Span]:
    """Return the stretches of the sentence with the cue that are not said by anybody."""
    cue = statement.cue
    whole = statement.passage
    if cue is not None:
        whole = next((s for s in sentences if s.start <= cue.span.start < s.end), whole)
    said = sorted(
        piece for other in statements if other.passage.meets(whole) for piece in other.quote if piece.meets(whole)
    )
    frame: list[Span] = []
    at = whole.start
    for piece in said:
        if piece.start > at:
            frame.append(Span(at, piece.start))
        at = max(at, piece.end)
    if at < whole.end:
        frame.append(Span(at, whole.end))
    return frame


def _told(text: str, statement: Statement, frame: Sequence[Span], timexes: Sequence[DatedTimex]) -> When | None:
    inside = [
        t
        for t in timexes
        if is_dated(t) and not (t.edtf or "").startswith("[") and any(piece.covers(t.span) for piece in frame)
    ]
    if not inside or statement.cue is None:
        return None
    place = statement.cue.span.start
    nearest = min(inside, key=lambda t: (t.edtf is None, abs(t.span.start - place)))
    same = [t for t in inside if t.edtf == nearest.edtf and t.time]
    return When(
        edtf=nearest.edtf,
        certain=nearest.certain and nearest.edtf is not None,
        planned=False,
        reason=nearest.provenance.reading if nearest.edtf else open_reason(text, nearest),
        time=nearest.time or (same[0].time if same else None),
        timex=nearest,
        timex_text=nearest.span.of(text),
    )


def _goes_on(previous: Statement, statement: Statement, text: str) -> bool:
    """Return whether *statement* is a quotation that goes on with what was said just before."""
    if previous.speaker != statement.speaker and (
        previous.speaker is None or statement.speaker is None or previous.speaker.name != statement.speaker.name
    ):
        return False
    between = text[previous.passage.end : statement.passage.start]
    return "\n" not in between.strip(" ") or not between.strip()


def _linked(
    text: str,
    rules: EntryRules,
    frame: Sequence[Span],
    statement: Statement,
    events: Sequence[tuple[int, When]],
    occasion: _Occasion | None,
) -> When | None:
    words = " ".join(piece.of(text).lower() for piece in frame)
    link = next((link for link in rules.links if re.search(rf"\b{re.escape(link)}\b", words)), None)
    if link is None:
        return None
    if occasion is not None:
        return _derived(occasion.when, "statement-linked", (("words", link),))
    start = text.rfind("\n", 0, statement.passage.start)
    before = [when for place, when in events if start <= place < statement.passage.start]
    return _derived(before[-1], "statement-linked", (("words", link),)) if before else None


def _same(rules: EntryRules, words: Sequence[str], noun: str | None, occasion: _Occasion) -> When | None:
    if any(word in rules.apart for word in words):
        return None
    if noun is not None and noun != occasion.noun:
        return None
    return _derived(occasion.when, "statement-same-occasion", ())


def _derived(when: When, code: str, args: tuple[tuple[str, str], ...]) -> When | None:
    """Return *when* for something linked to what it dates; None where it rests on no words of the text."""
    if when.timex is None:
        return None
    if when.edtf is None:
        return replace(when, certain=False, planned=False, time=None)
    reason = Reason(code, (*args, ("text", when.timex_text or ""), ("date", when.edtf)))
    return When(
        edtf=when.edtf,
        certain=False,
        planned=False,
        reason=reason,
        timex=when.timex,
        timex_text=when.timex_text,
    )
