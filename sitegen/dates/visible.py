"""Text to the stamp that dates it: the one a reader would take for the day of publication.

A text may come with its page around it: menus, teasers of other articles, comments. Its body is the
densest stretch of sentences; the document's stamp stands in the lines above it, between its first
paragraphs or, failing that, below it. Publication wins over modification.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sitegen.dates.stamps import find_stamps
from sitegen.dates.standing import Form, Standing, judge
from sitegen.languages.stamps import Cue
from sitegen.model import Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sitegen.dates.stamps import Stamp
    from sitegen.languages.stamps import StampWords

_HEAD = 60_000  # code points of a text in which its header is sought
_TAIL = 4_000  # code points at its end in which a last line may say when it appeared
_PROSE = 80  # code points from which a line may be a paragraph
_NOTE = 400  # code points a line about first publication may have


@dataclass(frozen=True, slots=True)
class Visible:
    """What the visible text says of its own date.

    *chosen* is the stamp of the document, in *head* or below its body. *first* is a stamp of first
    publication. *impossible* is a header stamp that no calendar knows.
    """

    chosen: Standing | None
    head: bool
    first: Stamp | None
    impossible: Stamp | None


def read_visible(text: str, words: StampWords, avoid: Sequence[Span] = ()) -> Visible:
    """Return what *text* says of its own date; stamps inside *avoid* (captions, quotations) do not count."""
    standings = list(_standings(text, words, avoid))
    body = _body(text)
    first = next((standing.stamp for standing in standings if standing.cue is Cue.FIRST), None)
    own = [standing for standing in standings if standing.cue is not Cue.FIRST]
    impossible = next((s.stamp for s in own if not s.stamp.edtf and s.stamp.span.start <= body.end), None)
    ranked = sorted((rank, number) for number, s in enumerate(own) if (rank := _rank(s, body)) is not None)
    if not ranked:
        return Visible(None, False, first, impossible)
    chosen = own[ranked[0][1]]
    return Visible(chosen, chosen.stamp.span.start < body.end, first, impossible)


def _standings(text: str, words: StampWords, avoid: Sequence[Span]) -> Iterator[Standing]:
    stamps = list(find_stamps(text, words, 0, min(len(text), _HEAD)))
    if len(text) > _HEAD:
        stamps += find_stamps(text, words, max(_HEAD, len(text) - _TAIL))
    previous = 0
    for stamp in stamps:
        if not any(span.meets(stamp.span) for span in avoid):
            if _is_first_publication(text, stamp, words):
                yield Standing(stamp, Form.CUED, Cue.FIRST)
            elif standing := judge(text, stamp, words, previous):
                yield standing
        previous = stamp.span.end


def _body(text: str) -> Span:
    """Return the densest stretch of paragraphs: long lines that hold sentences, with few others between."""
    best, best_sum, run_start, run_sum, end = (0, 0), 0.0, 0, 0.0, 0
    for match in re.finditer(r"[^\n]+", text):
        line = match[0].strip()
        weight = float(min(len(line), 600)) if _is_prose(line) else -25.0 if line else 0.0
        if run_sum <= 0:
            run_start, run_sum = match.start(), 0.0
        run_sum += weight
        end = match.end()
        if run_sum > best_sum:
            best, best_sum = (run_start, end), run_sum
    return Span(*best) if best[1] else Span(0, max(1, len(text)))


def _is_prose(line: str) -> bool:
    return len(line) >= _PROSE and bool(re.search(r"[.!?:…][”“\"'’»)]?(?:\s|$)", line))


def _rank(standing: Standing, body: Span) -> tuple[int, int] | None:
    """Return how well *standing* would date the text, best first; None if not at all."""
    stamp = standing.stamp
    if not stamp.edtf or (not stamp.is_day and standing.cue is None and standing.form is not Form.ALONE):
        return None
    at = stamp.span.start
    modified = standing.cue is Cue.MODIFIED
    if at < body.start:
        distance = body.start - at
    elif at < body.end:
        distance = at - body.start
    else:
        distance = 10_000 + at - body.end
    return (1 if modified else 0), distance


def _is_first_publication(text: str, stamp: Stamp, words: StampWords) -> bool:
    """Return whether the sentence around *stamp* says that the text appeared first on that day."""
    start = text.rfind("\n", 0, stamp.span.start) + 1
    end = text.find("\n", stamp.span.end)
    end = len(text) if end < 0 else end
    if end - start > _NOTE:
        start, end = max(start, stamp.span.start - _NOTE // 2), min(end, stamp.span.end + _NOTE // 2)
    for cue in words.patterns[Cue.FIRST].finditer(text, start, end):
        low, high = min(cue.start(), stamp.span.start), max(cue.start(), stamp.span.end)
        between = text[min(cue.end(), stamp.span.end) : max(cue.start(), stamp.span.start)]
        if re.search(r"[.!?;]", between) or high - low > 120:
            continue
        before = re.split(r"[.!?]\s", text[start:low])[-1]
        opening = before.split()
        if len(opening) <= 1 or any(word.casefold().strip(",:") in words.own for word in opening[:3]):
            return True
    return False
