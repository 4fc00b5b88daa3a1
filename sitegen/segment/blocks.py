"""A text to blocks: runs of lines that stand together.

Blank lines end a block. Markdown headings, block quotations and list items are blocks of their own,
and so is a line that ends although the next word would have had room, or that the caller knows to
stand by itself. Nothing here knows a language.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING

from sitegen.model import Span
from sitegen.text import trim

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

WRAP = 120  # code points; no longer line is the work of a program that wraps lines

_HEADING = re.compile(r"[ \t]{0,3}(#{1,6})(?:[ \t]+|$)")
_CLOSING = re.compile(r"[ \t]+#+[ \t]*$")
_QUOTE = re.compile(r"[ \t]{0,3}>[> \t]*")
_UNDERLINE = re.compile(r"[ \t]{0,3}(=+|-+)[ \t]*")
_BULLET = re.compile(r"[ \t]*[-*+•–—][ \t]+(?=\S)")
_NUMBERED = re.compile(r"[ \t]*(?:\[\^?\w{1,10}\]:?|\(?\d{1,3}\)|\d{1,3}\.(?!\d)|[¹²³⁴-⁹]+)[ \t]*(?=\S)")
_ENDS = re.compile(r"[.!?…:][\"'“”«»’)\]*_]*$")


class Shape(Enum):
    """What the marks of a block say of it, before its words are read."""

    PLAIN = "plain"
    HEADING = "heading"
    QUOTATION = "quotation"
    ITEM = "item"
    NUMBERED = "numbered"  # "(1) …", "[1] …", "1. …"


@dataclass(frozen=True, slots=True)
class Block:
    """A run of lines; *level* is the rank of a Markdown heading, 0 for every other block."""

    span: Span
    shape: Shape
    lines: int
    level: int = 0


@dataclass(frozen=True, slots=True)
class _Line:
    start: int
    end: int  # without the line end
    text: str


def cut_blocks(text: str, body: Span, stands_alone: Callable[[str], bool]) -> tuple[Block, ...]:
    """Return the blocks of *body* in order; *stands_alone* tells a line (trimmed) that is a block by itself."""
    blocks: list[Block] = []
    for group in _groups(text, body):
        for run in _runs(group, stands_alone, first=not blocks):
            block = _block(text, run)
            if block is not None:
                blocks.append(block)
    return tuple(blocks)


def ends_sentence(words: str) -> bool:
    """Return whether *words* end as a sentence does: a full stop or its like, marks and brackets after it."""
    return _ENDS.search(words[-20:].rstrip()) is not None


def _groups(text: str, body: Span) -> Iterator[list[_Line]]:
    """Yield the runs of lines between blank ones."""
    group: list[_Line] = []
    position = body.start
    for raw in body.of(text).splitlines(keepends=True):
        content = raw.rstrip()
        if content:
            group.append(_Line(position, position + len(content), content))
        elif group:
            yield group
            group = []
        position += len(raw)
    if group:
        yield group


def _runs(group: list[_Line], stands_alone: Callable[[str], bool], *, first: bool) -> Iterator[list[_Line]]:
    """Yield the blocks of a group of lines, a Markdown underline together with the line above it."""
    width = max(len(line.text) for line in group)
    wrapped = not any(len(line.text) > WRAP and line.text.count(" ") >= 12 for line in group)
    run: list[_Line] = []
    alone = False
    for line in group:
        if run:
            above = run[-1]
            if len(run) == 1 and not alone and _underlines(line, above):
                yield [above, line]
                run = []
                continue
            starts = (
                alone
                or stands_alone(line.text.strip())
                or _breaks(run, line)
                or not (wrapped or _shape(line.text) is Shape.QUOTATION)
                or (_has_room(above, line, width) and (ends_sentence(above.text) or (first and above is group[0])))
            )
            if starts:
                yield run
                run = []
        if not run:
            alone = _shape(line.text) is Shape.HEADING or stands_alone(line.text.strip())
        run.append(line)
    if run:
        yield run


def _underlines(line: _Line, above: _Line) -> bool:
    """Return whether *line* makes a heading of the one *above*; below a sentence it is a rule across the page."""
    return (
        _UNDERLINE.fullmatch(line.text) is not None
        and _shape(above.text) is Shape.PLAIN
        and len(above.text) <= WRAP
        and not ends_sentence(above.text)
    )


def _breaks(run: Sequence[_Line], line: _Line) -> bool:
    """Return whether the marks of *line* begin something else than the *run* it follows."""
    before, now = _shape(run[0].text), _shape(line.text)
    if now is Shape.HEADING or Shape.QUOTATION in {before, now}:
        return now is Shape.HEADING or before is not now
    return now in {Shape.ITEM, Shape.NUMBERED} and (before is now or run[-1].text.endswith(":"))


def _has_room(above: _Line, line: _Line, width: int) -> bool:
    word = line.text.split(maxsplit=1)[0]
    return len(above.text) + 1 + len(word) < 0.85 * width


def _shape(line: str) -> Shape:
    if _HEADING.match(line):
        return Shape.HEADING
    if _QUOTE.match(line):
        return Shape.QUOTATION
    if _BULLET.match(line):
        return Shape.ITEM
    return Shape.NUMBERED if _NUMBERED.match(line) else Shape.PLAIN


def _block(text: str, run: Sequence[_Line]) -> Block | None:
    first, last = run[0], run[-1]
    shape = _shape(first.text)
    if len(run) == 2 and shape is Shape.PLAIN and (line := _UNDERLINE.fullmatch(last.text)):
        span = trim(text, Span(first.start, first.end))
        return Block(span, Shape.HEADING, 1, 1 if "=" in line[1] else 2) if span else None
    start, end, level = first.start, last.end, 0
    if shape is Shape.HEADING and (marks := _HEADING.match(first.text)):
        level = len(marks[1])
        start += marks.end()
        closing = _CLOSING.search(first.text[-40:])
        end -= len(closing[0]) if closing else 0
    elif shape is Shape.QUOTATION and (mark := _QUOTE.match(first.text)):
        start += mark.end()
    span = trim(text, Span(start, end)) if start < end else None
    return Block(span, shape, len(run), level) if span else None
