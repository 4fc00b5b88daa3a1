"""Where a text stands between quotation marks.

All pairs of the languages we read are known, mixed ones too, as translation programs make them: a
mark opens or closes by what stands next to it. The text is walked once.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from sitegen.model import SegmentKind, Span
from sitegen.text import trim

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from sitegen.model import Segment

MARKS = '„“”"»«‚‘’›‹'

_MARK = re.compile(f"[{MARKS}]")
_SINGLE = frozenset("‚‘’›‹")
_ONLY_OPENS = frozenset("„‚")
_ONLY_CLOSES = frozenset("’")
_CLOSES = {"„": '“”"', "“": '”“"', "”": "”“", '"': '"“”', "»": "«", "«": "»", "‚": "‘’", "‘": "’", "›": "‹", "‹": "›"}
_BEFORE_OPENING = frozenset("([{–—-/…:*_>") | frozenset(MARKS)
_LONGEST = 5  # paragraphs a quotation runs through without a mark
_DEEPEST = 8
_QUOTED_IN = frozenset(set(SegmentKind) - {SegmentKind.STAMP, SegmentKind.FURNITURE, SegmentKind.BYLINE})


@dataclass(slots=True)
class _Open:
    """A mark that opened a quotation; *inner* are the complete ones inside it, *nested* its first inner mark."""

    at: int
    mark: str
    nested: int | None = None
    inner: list[Span] = field(default_factory=list)


def find_quotations(text: str, segments: Sequence[Segment]) -> tuple[Span, ...]:
    """Return the stretches between quotation marks, outermost only, marks excluded, in text order.

    A quotation that is never closed ends with its paragraph or before the next one opens. One that a
    later paragraph closes, with no mark in between, takes in all paragraphs, each as a stretch.
    """
    found: list[Span] = []
    waiting: list[Span] | None = None  # paragraphs since a quotation stayed open, the first without its head
    for paragraph in _paragraphs(segments):
        marks = list(_MARK.finditer(text, paragraph.start, paragraph.end))
        if waiting is not None and marks:
            first = marks[0].start()
            if not _may_open(text, first, paragraph) and text[first] not in _SINGLE:
                found.extend(part for part in (*waiting, _stretch(text, paragraph.start, first)) if part)
                marks = marks[1:]
            waiting = None
        elif waiting is not None:
            waiting = [*waiting, paragraph] if len(waiting) < _LONGEST else None
        closed, left_open = _match_marks(text, paragraph, (mark.start() for mark in marks))
        found.extend(closed)
        if left_open:
            waiting = []
    return tuple(sorted(set(found)))


def _paragraphs(segments: Iterable[Segment]) -> Iterator[Span]:
    """Yield the stretches in which marks belong together: segments, those with one number as one."""
    current: Segment | None = None
    span: Span | None = None
    for segment in segments:
        if segment.kind not in _QUOTED_IN:
            continue
        if span and current and segment.number is not None and segment.number == current.number:
            span = Span(span.start, segment.span.end)
        else:
            if span:
                yield span
            span = segment.span
        current = segment
    if span:
        yield span


def _match_marks(text: str, within: Span, marks: Iterable[int]) -> tuple[list[Span], bool]:
    """Return the outermost quotations of a paragraph and whether its last one was left open."""
    found: list[Span] = []
    stack: list[_Open] = []
    for at in marks:
        mark = text[at]
        partner = _partner(text, at, stack, within)
        if partner is not None:
            opened = stack[partner]
            del stack[partner:]
            span = _stretch(text, opened.at + 1, at)
            if span:
                (stack[-1].inner if stack else found).append(span)
        elif _may_open(text, at, within) and len(stack) < _DEEPEST:
            if stack and mark == stack[-1].mark:
                _leave_open(text, stack.pop(), at, stack, found)
            if stack and stack[-1].nested is None:
                stack[-1].nested = at
            stack.append(_Open(at, mark))
    left_open = bool(stack) and stack[0].mark not in _SINGLE and not stack[0].inner
    while stack:
        _leave_open(text, stack.pop(), within.end, stack, found)
    return found, left_open


def _leave_open(text: str, opened: _Open, end: int, stack: list[_Open], found: list[Span]) -> None:
    """End a quotation that has no closing mark before the next one opens, at *end* at the latest."""
    target = stack[-1].inner if stack else found
    if opened.mark not in _SINGLE:
        stop = min(end, opened.nested) if opened.nested is not None else end
        span = _stretch(text, opened.at + 1, stop)
        if span:
            target.append(span)
    target.extend(opened.inner)


def _partner(text: str, at: int, stack: Sequence[_Open], within: Span) -> int | None:
    """Return the place in *stack* of the quotation that the mark at *at* closes, None where it opens or is stray."""
    mark = text[at]
    if mark in _ONLY_OPENS:
        return None
    before = text[at - 1] if at > within.start else " "
    after = text[at + 1] if at + 1 < within.end else " "
    if mark in '’"' and after.isalnum() and before.isalnum():
        return None  # an apostrophe
    opening = (before.isspace() or before in _BEFORE_OPENING) and not after.isspace() and after.isalnum()
    if opening and mark not in _ONLY_CLOSES:
        return None
    return next((i for i in range(len(stack) - 1, -1, -1) if mark in _CLOSES[stack[i].mark]), None)


def _may_open(text: str, at: int, within: Span) -> bool:
    mark = text[at]
    if mark in _ONLY_CLOSES:
        return False
    before = text[at - 1] if at > within.start else " "
    after = text[at + 1] if at + 1 < within.end else " "
    if mark == "„":
        return True
    if after.isspace():
        return False
    return mark in _ONLY_OPENS or before.isspace() or before in _BEFORE_OPENING


def _stretch(text: str, start: int, end: int) -> Span | None:
    return trim(text, Span(start, end)) if start < end else None
