"""Where sentences end.

sentencex finds the ends in a copy of the paragraph in which nothing misleads it: line ends are
blanks, quotation marks are gone, and what ends a sentence inside a quotation is hidden, so that a
quotation stays in the sentence that holds it. The copy has the length of the text, so every offset
holds.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import TYPE_CHECKING

from sitegen import languages
from sitegen.languages import layout as words
from sitegen.model import SegmentKind, Span
from sitegen.segment.quotations import MARKS
from sitegen.text import trim

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from sitegen.languages.layout import LayoutWords
    from sitegen.model import Document, Layout, Segment

_UNCUT = frozenset({SegmentKind.STAMP, SegmentKind.BYLINE, SegmentKind.FURNITURE})
_BLANKED = re.compile(rf"[{MARKS}\s\ud800-\udfff\x00]|(?<![^\r\n])[ \t]*>")
_APOSTROPHE = re.compile(r"(?<=[^\W\d_])[’‘](?=[^\W\d_])")
_HIDDEN = re.compile(r"[.!?…:;]")
_FINAL = re.compile(r"[.!?…]+\s*\Z")
_ORDINAL = re.compile(r"(?<!\w)(?:\d{1,3}|[IVX]{1,5})\.\Z")
_INITIAL = re.compile(r"(?<![^\s(-])[^\W\d_a-zäöü]\.\Z")
_REFERENCE = re.compile(r"\s*(?:[\[(]\d{1,3}[\])][.,;:]?\s*)+")
_WORD = re.compile(r"[^\W\d_]+")
_LONGEST = 3_000  # code points; each date of a sentence quotes all of it


def cut_sentences(document: Document, layout: Layout, keep: Sequence[Span]) -> tuple[Span, ...]:
    """Return the sentences of *document* in text order, without white space at their ends.

    A sentence lies in one segment, or in several that are one paragraph because it goes on from one to
    the next. None ends inside a span of *keep*. Stamps, bylines and furniture hold no sentences. What
    never ends is cut at white space every 3,000 code points.
    """
    kept = _joined(keep)
    starts = [quotation.start for quotation in layout.quotations]
    sentences: list[Span] = []
    for paragraph, language in _paragraphs(layout):
        first, last = bisect_left(starts, paragraph.start), bisect_left(starts, paragraph.end)
        for sentence in _cut(document.text, paragraph, language, layout.quotations[first:last], kept):
            sentences.extend(_pieces(document.text, sentence, kept))
    return tuple(sentences)


def _paragraphs(layout: Layout) -> Iterator[tuple[Span, str]]:
    """Yield the stretches that sentences may fill, with the language of each."""
    waiting: Segment | None = None
    span: Span | None = None
    for segment in layout.segments:
        if waiting and span and segment.number is not None and segment.number == waiting.number:
            span = Span(span.start, segment.span.end)
            continue
        if waiting and span:
            yield span, waiting.language
        waiting, span = (None, None) if segment.kind in _UNCUT else (segment, segment.span)
    if waiting and span:
        yield span, waiting.language


def _cut(text: str, paragraph: Span, language: str, quotations: Sequence[Span], kept: Sequence[Span]) -> Iterator[Span]:
    from sentencex import get_sentence_boundaries  # noqa: PLC0415  # late: only documents that are read need it

    plain = _plain(text, paragraph, quotations)
    rules = words.load(language if language in languages.codes_with(words.PART) else "en")
    opening = {quotation.start - 1 for quotation in quotations}
    start = 0
    for found in get_sentence_boundaries(language, plain):
        end = found["end_index"]
        if end >= len(plain) or _runs_on(plain[start:end], plain[end : end + 80], rules):
            continue
        boundary = paragraph.start + end
        while boundary > paragraph.start + start and (boundary - 1 in opening or text[boundary - 1].isspace()):
            boundary -= 1
        if _is_kept(boundary, kept) or boundary <= paragraph.start + start:
            continue
        sentence = trim(text, Span(paragraph.start + start, boundary))
        if sentence:
            yield sentence
        start = boundary - paragraph.start
    sentence = trim(text, Span(paragraph.start + start, paragraph.end))
    if sentence:
        yield sentence


def _pieces(text: str, sentence: Span, kept: Sequence[Span]) -> Iterator[Span]:
    """Yield *sentence* in pieces of a length that a sentence can have."""
    start = sentence.start
    while sentence.end - start > _LONGEST:
        end = start + _LONGEST
        blanks = (i for i in range(end, end - _LONGEST // 2, -1) if text[i].isspace() and not _is_kept(i, kept))
        boundary = next(blanks, None) or _behind(end, kept)
        piece = trim(text, Span(start, min(boundary, sentence.end)))
        if piece:
            yield piece
        start = boundary
    rest = trim(text, Span(start, sentence.end)) if start < sentence.end else None
    if rest:
        yield rest


def _plain(text: str, paragraph: Span, quotations: Sequence[Span]) -> str:
    """Return the paragraph as sentencex should see it, as long as it is."""
    parts: list[str] = []
    position = paragraph.start
    for quotation in quotations:
        if quotation.end >= paragraph.end or text[quotation.end] not in MARKS:
            continue  # never closed: nobody knows how far it goes
        inside = quotation.of(text)
        final = _FINAL.search(inside[-8:])
        keep = len(inside) - (len(final[0]) if final else 0)
        parts += (text[position : quotation.start], _HIDDEN.sub(",", inside[:keep]), inside[keep:])
        position = quotation.end
    parts.append(text[position : paragraph.end])
    return _BLANKED.sub(_blank, _APOSTROPHE.sub("'", "".join(parts)))


def _blank(found: re.Match[str]) -> str:
    return " " * len(found[0])


def _runs_on(sentence: str, rest: str, rules: LayoutWords) -> bool:
    """Return whether what looks like the end of *sentence* is none, *rest* being what follows."""
    ahead = rest.lstrip()
    if not ahead or ahead[0] in ",;:)]" or _REFERENCE.fullmatch(rest) or not any(map(str.isalnum, sentence)):
        return True
    ending = sentence.rstrip()[-24:]
    word = _WORD.search(ahead)
    if word and word[0][0].islower() and not ahead[: word.start()].strip(" ([*_-–—"):
        return True
    begins = word is not None and word.start() == 0 and word[0] in rules.starts
    if _INITIAL.search(ending) and not begins:
        return True
    if rules.ordinals and _ORDINAL.search(ending) and not begins and ahead[0].isalpha():
        return True
    return any(_ends_with(ending, abbreviation) for abbreviation in rules.abbreviations) and not begins


def _ends_with(ending: str, abbreviation: str) -> bool:
    before = ending[: -len(abbreviation)][-1:]
    return ending.endswith(abbreviation) and not before.isalnum()


def _joined(spans: Iterable[Span]) -> list[Span]:
    """Return *spans* in order, those that meet as one."""
    joined: list[Span] = []
    for span in sorted(spans):
        if joined and span.start < joined[-1].end:
            joined[-1] = Span(joined[-1].start, max(joined[-1].end, span.end))
        else:
            joined.append(span)
    return joined


def _behind(boundary: int, kept: Sequence[Span]) -> int:
    """Return *boundary*, or the end of the span of *kept* that it lies inside of."""
    index = bisect_left(kept, boundary, key=lambda span: span.start) - 1
    return max(boundary, kept[index].end) if index >= 0 else boundary


def _is_kept(boundary: int, kept: Sequence[Span]) -> bool:
    """Return whether *boundary* lies inside one of the spans *kept*, which are sorted and apart."""
    return _behind(boundary, kept) > boundary
