"""Blocks to kinds: what each block of a document is.

The words come from the language files; where a block stands and how it ends decides the rest. Signs
that only mean something at the top or the foot of a page (a date, an author) are only believed there.
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from sitegen.languages import layout as words
from sitegen.model import SegmentKind, Span
from sitegen.segment.blocks import Block, Shape, ends_sentence

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

TOP = 10  # blocks among which the header of a page is looked for
FOOT = 6  # blocks among which its end is

_LONGEST = {
    "stamp": 120,
    "byline": 200,
    "caption": 400,
    "note": 1500,
    "author": 1500,
    "furniture": 400,
    "footnotes": 80,
}
_ANYWHERE = frozenset({"caption", "furniture", "footnotes"})
_AT_ENDS = _ANYWHERE | {"stamp", "byline", "note"}
_LINE_KINDS = frozenset({"stamp", "byline", "furniture", "footnotes"})
_KINDS = {
    "stamp": SegmentKind.STAMP,
    "byline": SegmentKind.BYLINE,
    "caption": SegmentKind.CAPTION,
    "note": SegmentKind.NOTE,
    "furniture": SegmentKind.FURNITURE,
    "footnotes": SegmentKind.FOOTNOTE,
}
_ASIDE = frozenset(
    {SegmentKind.STAMP, SegmentKind.BYLINE, SegmentKind.CAPTION, SegmentKind.NOTE, SegmentKind.FURNITURE}
)
_MACHINE_STAMP = re.compile(
    r"(?i:date|datum)(?::[ \t]*|[ \t]+)(?:\d{4}-\d\d(?:-\d\d)?(?=\s|\Z)|\d{4}(?=\s+[^\sa-zäöü]|\s*\Z))"
)
_SENTENCE_INSIDE = re.compile(r"[^\W\d_]{3}[.!?…][\"“”«»’)]*\s+[\"„“»«‚(]*[^\W\d_]")
_MARKER = re.compile(r"\[\^?\w{1,10}\]|\(\d{1,3}\)|[¹²³⁴-⁹]+")
_REST = re.compile(r"([^\W\d_]{2,30})(?: [^\W\d_]{2,30})?\.(?:\s|\Z)")
_OPENERS = "\"'„“”»«‚‘([*_"


def stands_alone(line: str) -> bool:
    """Return whether *line* is furniture or a header line wherever it stands, also with no blank line around it."""
    return not any(map(str.isalnum, line)) or rule_of(line, _LINE_KINDS) is not None


def rule_of(block: str, kinds: frozenset[str]) -> tuple[str, re.Match[str]] | None:
    """Return the first rule among *kinds*, of any language, that *block* matches as a whole."""
    if len(block) > max(_LONGEST[kind] for kind in kinds):
        return None
    for language in words.load_all():
        for rule in language.rules:
            if rule.kind in kinds and len(block) <= _LONGEST[rule.kind] and (match := rule.pattern.fullmatch(block)):
                return rule.kind, match
    return None


def split_stamp(text: str, blocks: Sequence[Block]) -> tuple[Block, ...]:
    """Return *blocks* with a machine's ``date 2024-05`` at the very top cut off from what follows on its line."""
    if not blocks:
        return ()
    first = blocks[0]
    stamp = _MACHINE_STAMP.match(text, first.span.start, first.span.end)
    if stamp is None:
        return tuple(blocks)
    rest = stamp.end()
    while rest < first.span.end and text[rest].isspace():
        rest += 1
    head = Block(Span(*stamp.span()), Shape.PLAIN, 1)
    tail = (Block(Span(rest, first.span.end), Shape.PLAIN, first.lines),) if rest < first.span.end else ()
    return (head, *tail, *blocks[1:])


def name_blocks(text: str, blocks: Sequence[Block], title: str | None) -> tuple[SegmentKind, ...]:
    """Return the kind of each block; *title* is the one a person or the front matter states."""
    kinds = [_by_words(text, blocks, index) for index in range(len(blocks))]
    _name_footnotes(text, blocks, kinds)
    _name_authors(text, blocks, kinds)
    _name_title(text, blocks, kinds, title)
    _name_headings(text, blocks, kinds)
    if SegmentKind.PARAGRAPH not in kinds and SegmentKind.QUOTATION not in kinds:
        for index, kind in enumerate(kinds):
            if kind in {SegmentKind.TITLE, SegmentKind.HEADING} and blocks[index].shape is not Shape.HEADING:
                kinds[index] = SegmentKind.PARAGRAPH
    return tuple(kinds)


def goes_on(before: str, after: str) -> bool:
    """Return whether the sentence at the end of one block goes on in the next.

    So it does where the first ends without a full stop or its like and the second begins in lower
    case, or is a rest of two words at most that no sentence would begin with.
    """
    if ends_sentence(before) or not before:
        return False
    return _starts_lower(after) or before.endswith(",") or (_could_go_on(before) and _is_rest(after))


def _by_words(text: str, blocks: Sequence[Block], index: int) -> SegmentKind:
    block = blocks[index]
    words_of = " ".join(block.span.of(text).split()) if block.lines > 1 else block.span.of(text)
    if not any(map(str.isalnum, words_of)):
        return SegmentKind.FURNITURE
    if block.shape is Shape.QUOTATION:
        return SegmentKind.QUOTATION
    if block.shape is Shape.HEADING:
        return SegmentKind.HEADING
    at_ends = index < TOP or index >= len(blocks) - FOOT
    found = rule_of(words_of, _AT_ENDS if at_ends else _ANYWHERE)
    if found is None:
        stamp = index == 0 and _MACHINE_STAMP.fullmatch(words_of)
        return SegmentKind.STAMP if stamp else SegmentKind.PARAGRAPH
    return _KINDS[found[0]]


def _name_footnotes(text: str, blocks: Sequence[Block], kinds: list[SegmentKind]) -> None:
    """Name the notes under a heading of notes, and marked ones at the foot that the text refers to."""
    below = False
    for index, block in enumerate(blocks):
        words_of = block.span.of(text)
        if block.shape is Shape.HEADING:
            below = rule_of(words_of, frozenset({"footnotes"})) is not None
        elif kinds[index] is SegmentKind.FOOTNOTE:
            below = True
        elif below and block.shape is Shape.PLAIN and kinds[index] is SegmentKind.PARAGRAPH:
            below = "://" in words_of[:400]
        if (below and kinds[index] is SegmentKind.PARAGRAPH) or words_of.startswith("[^"):
            kinds[index] = SegmentKind.FOOTNOTE
    first: dict[str, int] = {}
    for found in _MARKER.finditer(text):
        first.setdefault(found[0], found.start())
    for index in range(len(blocks) - 1, -1, -1):
        if kinds[index] is SegmentKind.PARAGRAPH and not _tells_author(text, blocks[index]):
            start = blocks[index].span.start
            marker = _MARKER.match(text, start)
            if marker is None or first[marker[0]] >= start:
                return
            kinds[index] = SegmentKind.FOOTNOTE


def _name_authors(text: str, blocks: Sequence[Block], kinds: list[SegmentKind]) -> None:
    """Name what is said of the author below the last paragraph; the first block is never that."""
    for index in range(len(blocks) - 1, 0, -1):
        if kinds[index] in _ASIDE or kinds[index] is SegmentKind.FOOTNOTE:
            continue
        if kinds[index] is not SegmentKind.PARAGRAPH or not _tells_author(text, blocks[index]):
            return
        kinds[index] = SegmentKind.NOTE


def _tells_author(text: str, block: Block) -> bool:
    return rule_of(" ".join(block.span.of(text).split()), frozenset({"author"})) is not None


def _name_title(text: str, blocks: Sequence[Block], kinds: list[SegmentKind], title: str | None) -> None:
    """Name the title: the first block that is no aside, where it looks like one and something follows."""
    index = next((i for i, kind in enumerate(kinds) if kind not in _ASIDE), None)
    if index is None:
        return
    block, words_of = blocks[index], blocks[index].span.of(text)
    if block.shape is Shape.HEADING:
        if block.level == 1 or title is None or _same(words_of, title):
            kinds[index] = SegmentKind.TITLE
        return
    follows = any(kind not in _ASIDE for kind in kinds[index + 1 :])
    if kinds[index] is not SegmentKind.PARAGRAPH or not follows or not _is_line(block, words_of, 200):
        return
    going_on = index + 1 < len(blocks) and goes_on(words_of, blocks[index + 1].span.of(text))
    if not going_on and (title is None or _same(words_of, title)):
        kinds[index] = SegmentKind.TITLE


def _name_headings(text: str, blocks: Sequence[Block], kinds: list[SegmentKind]) -> None:
    """Name short lines without a full stop between complete paragraphs."""
    for index, after in _pairs(kinds):
        block, words_of = blocks[index], blocks[index].span.of(text)
        if kinds[index] is not SegmentKind.PARAGRAPH or not _is_line(block, words_of, 100) or words_of.count(" ") > 14:
            continue
        before = next((i for i in range(index - 1, -1, -1) if kinds[i] not in _ASIDE), None)
        runs_in = (
            before is not None
            and kinds[before] is SegmentKind.PARAGRAPH
            and not ends_sentence(blocks[before].span.of(text))
            and blocks[before].shape is Shape.PLAIN
        )
        if not runs_in and not goes_on(words_of, blocks[after].span.of(text)):
            kinds[index] = SegmentKind.HEADING


def _pairs(kinds: Sequence[SegmentKind]) -> Iterator[tuple[int, int]]:
    """Yield each block that is no aside with the next such block; footnotes follow nothing."""
    content = [index for index, kind in enumerate(kinds) if kind not in _ASIDE and kind is not SegmentKind.FOOTNOTE]
    yield from pairwise(content)


def _is_line(block: Block, words_of: str, limit: int) -> bool:
    """Return whether a block can be a title or a heading by its form."""
    return (
        block.shape is Shape.PLAIN
        and block.lines == 1
        and len(words_of) <= limit
        and not words_of.endswith((".", ",", ";", ":", "…", "!"))
        and not _starts_lower(words_of)
        and not _SENTENCE_INSIDE.search(words_of)
    )


def _starts_lower(words_of: str) -> bool:
    return words_of.lstrip(_OPENERS)[:1].islower()


def _could_go_on(words_of: str) -> bool:
    last = words_of[-40:].rpartition(" ")[2]
    return words_of.count(" ") >= 5 and last.isalpha() and last.islower()


def _is_rest(words_of: str) -> bool:
    rest = _REST.match(words_of)
    return rest is not None and not any(rest[1] in language.starts for language in words.load_all())


def _same(first: str, second: str) -> bool:
    return " ".join(first.split()).casefold() == " ".join(second.split()).casefold()
