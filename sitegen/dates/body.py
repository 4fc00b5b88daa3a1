"""A text with its page around it to the stretch that is the article."""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import TYPE_CHECKING

from sitegen.model import Span

if TYPE_CHECKING:
    from collections.abc import Sequence

_PARAGRAPH = 80  # code points from which a line may be a paragraph
_MOST = 600  # code points of one line that count
_BETWEEN = -25.0  # what a line costs that is no paragraph


def find_body(text: str, avoid: Sequence[Span] = ()) -> Span:
    """Return the densest stretch of paragraphs, long lines that hold sentences, with few others between.

    Lines inside *avoid* (in order, none overlapping) are no paragraphs. A text without any is all body.
    """
    best, best_sum, run_start, run_sum = (0, 0), 0.0, 0, 0.0
    starts = [span.start for span in avoid]
    for match in re.finditer(r"[^\n]+", text):
        line = match[0].strip()
        if not line:
            continue
        number = bisect_right(starts, match.start())
        inside = number > 0 and match.end() <= avoid[number - 1].end
        if run_sum <= 0:
            run_start, run_sum = match.start(), 0.0
        run_sum += float(min(len(line), _MOST)) if is_paragraph(line) and not inside else _BETWEEN
        if run_sum > best_sum:
            best, best_sum = (run_start, match.end()), run_sum
    return Span(*best) if best[1] else Span(0, max(1, len(text)))


def united(spans: Sequence[Span]) -> list[Span]:
    """Return *spans* in order, those that overlap made one."""
    united: list[Span] = []
    for span in sorted(spans):
        if united and span.start <= united[-1].end:
            united[-1] = Span(united[-1].start, max(united[-1].end, span.end))
        else:
            united.append(span)
    return united


def is_paragraph(line: str) -> bool:
    """Return whether *line* is long and holds a sentence."""
    return len(line) >= _PARAGRAPH and bool(re.search(r"[.!?:…][”“\"'’»)]?(?:\s|$)", line))
