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
_ABOVE = 1_400  # code points from a stamp without cue to the body below it
_INSIDE = 1_400  # code points into the body for a stamp on a line of its own
_INSIDE_CUED = 2_500  # the same after a cue
_INSIDE_A_LINE = 500  # code points into the body for a stamp with text after it
_BELOW = 900  # code points from the end of the body to a stamp with cue or time
_BELOW_BARE = 60  # the same for a bare date
_TODAY = 350  # code points above the body from which a bare weekday and date are those of the visit
_ROW = 250  # code points between dates of one list
_MANY = 12  # dates of a list that are looked at
_CUE_BONUS = 500
_TIME_BONUS = 100
_WEEKDAY = 200
_NAMED = 100
_MODIFIED = 10_000
_NOTE = 400  # code points a line about first publication may have


@dataclass(frozen=True, slots=True)
class Visible:
    """What the visible text says of its own date.

    *chosen* is the stamp of the document, in *head* or below its body. *first* is a stamp of first
    publication. *impossible* is a header stamp that no calendar knows, *dateline* one without a year.
    """

    chosen: Standing | None
    head: bool
    first: Stamp | None
    impossible: Stamp | None
    dateline: Dateline | None = None


def read_visible(text: str, words: StampWords, avoid: Sequence[Span] = (), body: Span | None = None) -> Visible:
    """Return what *text* says of its own date; stamps inside *avoid* (captions, quotations) do not count.

    *body* is the stretch that is the article, found here if it is not given.
    """
    avoided = united(avoid)
    body = body or find_body(text, avoided)
    standings = list(_standings(text, words, avoided))
    first = next((standing.stamp for standing in standings if standing.cue is Cue.FIRST), None)
    own = [standing for standing in standings if standing.cue is not Cue.FIRST]
    impossible = next((s.stamp for s in own if not s.stamp.edtf and s.stamp.span.start <= body.end), None)
    dateline = find_dateline(text, words, avoided[0].end if avoided and not avoided[0].start else 0)
    own = [standing for standing in own if standing.cue] + _not_in_rows([s for s in own if not s.cue])
    ranked = sorted((rank, number) for number, s in enumerate(own) if (rank := _rank(text, s, body)) is not None)
    if not ranked:
        return Visible(None, False, first, impossible, dateline)
    chosen = own[ranked[0][1]]
    return Visible(chosen, chosen.stamp.span.start < body.end, first, impossible, dateline)


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
                yield Standing(stamp, Form.CUED, Cue.FIRST)
            elif standing := judge(text, stamp, words, previous):
                yield standing
        previous = stamp.span.end


def _rank(text: str, standing: Standing, body: Span) -> int | None:
    """Return how far *standing* is from dating the text, nearest first; None if it does not.

    The number is a distance from the head of the body in code points. A cue of publication and a
    clock time bring a stamp nearer, a bare weekday (the day the page was called up) takes it away.
    """
    stamp, cue = standing.stamp, standing.cue
    if not stamp.edtf or (not stamp.is_day and cue is None and standing.form is not Form.ALONE):
        return None
    distance = _distance(standing, body)
    if distance is None:
        return None
    if cue is Cue.PUBLISHED:
        return distance - _CUE_BONUS
    if cue is Cue.MODIFIED:
        return distance + _MODIFIED
    if stamp.time:
        return distance - _TIME_BONUS
    distance += _NAMED if standing.form is Form.NAMED else 0
    if stamp.weekday and stamp.span.start < body.start and not _follows_byline(text, standing):
        return distance + _WEEKDAY if distance <= _TODAY else None
    return distance


def _distance(standing: Standing, body: Span) -> int | None:
    stamp, cue = standing.stamp, standing.cue
    at = stamp.span.start
    if at < body.start:
        return body.start - at if cue or body.start - at <= _ABOVE else None
    if at < body.end:
        reach = _INSIDE_CUED if cue else _INSIDE if standing.closed else _INSIDE_A_LINE
        return at - body.start if at - body.start <= reach else None
    below = at - body.end
    reach = _BELOW if cue or stamp.time else _BELOW_BARE
    return _INSIDE + below if stamp.is_day and below <= reach else None


def _not_in_rows(standings: Sequence[Standing]) -> list[Standing]:
    """Return *standings* without those in a row of different dates close together, as lists of articles have them."""
    kept: list[Standing] = []
    low = high = 0
    for standing in standings:
        at = standing.stamp.span.start
        while standings[low].stamp.span.start < at - _ROW:
            low += 1
        while high < len(standings) and standings[high].stamp.span.start <= at + _ROW:
            high += 1
        near = standings[max(low, high - _MANY) : high] if high - low > _MANY else standings[low:high]
        if len({other.stamp.edtf for other in near if other.form is standing.form}) <= 2:
            kept.append(standing)
    return kept


def _follows_byline(text: str, standing: Standing) -> bool:
    lines = text[max(0, standing.stamp.span.start - 120) : standing.stamp.span.start].split("\n")[-5:-1]
    return any(re.match(r"(?:by|von)\s", line.strip(), re.IGNORECASE) for line in lines)


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
