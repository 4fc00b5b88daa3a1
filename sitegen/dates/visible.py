"""Text to the stamp that dates it: the one a reader would take for the day of publication.

A text may come with its page around it: menus, teasers of other articles, comments. Its body is the
densest stretch of sentences; the document's stamp stands in the lines above it, between its first
paragraphs or, failing that, below it. Publication wins over modification.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sitegen.dates.body import find_body, united
from sitegen.dates.datelines import find_dateline
from sitegen.dates.ranking import Frame, nearest
from sitegen.dates.stamps import find_stamps
from sitegen.dates.standing import Form, Standing, judge
from sitegen.languages.stamps import Cue

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sitegen.dates.datelines import Dateline
    from sitegen.dates.stamps import Stamp
    from sitegen.languages.stamps import StampWords
    from sitegen.model import Span

_HEAD = 60_000  # code points of a text in which its header is sought
_TAIL = 4_000  # code points at its end in which a last line may say when it appeared
_NOTE = 400  # code points a line about first publication may have


@dataclass(frozen=True, slots=True)
class Visible:
    """What the visible text says of its own date.

    *chosen* is the stamp of the document, in *head* or below its body. *first* says when it was first
    published, and is chosen where nothing but a modification is told beside it. *impossible* is a
    header stamp that no calendar knows, *dateline* one without a year.
    """

    chosen: Standing | None
    head: bool
    first: Stamp | None
    impossible: Stamp | None
    dateline: Dateline | None = None


def read_visible(
    text: str,
    words: StampWords,
    avoid: Sequence[Span] = (),
    *,
    body: Span | None = None,
    headline: Span | None = None,
) -> Visible:
    """Return what *text* says of its own date; stamps inside *avoid* (captions, quotations) do not count.

    *body* is the stretch that is the article, found here if it is not given; *headline* is its title
    where that is known.
    """
    avoided = united(avoid)
    body = body or find_body(text, avoided)
    standings = list(_standings(text, words, avoided))
    first = next((standing for standing in standings if standing.cue is Cue.FIRST and standing.stamp.edtf), None)
    own = [standing for standing in standings if standing.cue is not Cue.FIRST]
    impossible = next((s.stamp for s in own if not s.stamp.edtf and s.stamp.span.start <= body.end), None)
    dateline = find_dateline(text, words, avoided[0].end if avoided and not avoided[0].start else 0)
    best = nearest(text, own, words, Frame(body, headline))
    if first and (best is None or best.cue is Cue.MODIFIED):
        best = first
    head = best is not None and best.stamp.span.start < body.end
    return Visible(best, head, first.stamp if first else None, impossible, dateline)


def _standings(text: str, words: StampWords, avoided: Sequence[Span]) -> Iterator[Standing]:
    stamps = list(find_stamps(text, words, 0, min(len(text), _HEAD)))
    if len(text) > _HEAD:
        stamps += find_stamps(text, words, max(_HEAD, len(text) - _TAIL))
    starts = [span.start for span in avoided]
    previous = 0
    for stamp in stamps:
        number = bisect_left(starts, stamp.span.end)
        if not (number and avoided[number - 1].meets(stamp.span)):
            if _is_first_publication(text, stamp, words):
                yield Standing(stamp=stamp, form=Form.CUED, cue=Cue.FIRST)
            elif standing := judge(text, stamp, words, previous):
                yield standing
        previous = stamp.span.end


def _is_first_publication(text: str, stamp: Stamp, words: StampWords) -> bool:
    """Return whether the sentence around *stamp* says that the text appeared first on that day."""
    reach = max(0, stamp.span.start - _NOTE)
    start = text.rfind("\n", reach, stamp.span.start) + 1 or reach
    end = stamp.span.end + len(text[stamp.span.end : stamp.span.end + _NOTE].partition("\n")[0])
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
