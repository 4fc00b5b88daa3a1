"""Standings to the one that dates the text: the nearest to the head of its body.

Distances are code points. A cue of publication, a clock time or a headline right above bring a stamp
nearer; a bare weekday far above, which is the day of the visit, takes it away.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sitegen.dates.body import is_paragraph
from sitegen.dates.standing import Form
from sitegen.languages.stamps import Cue

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sitegen.dates.standing import Standing
    from sitegen.languages.stamps import StampWords
    from sitegen.model import Span

_ABOVE = 1_400  # from a stamp without cue to the body below it
_INSIDE = 1_400  # into the body, for a stamp on a line of its own
_INSIDE_CUED = 2_500  # the same after a cue
_INSIDE_A_LINE = 500  # into the body, for a stamp with text after it
_BELOW = 900  # from the end of the body to a stamp with cue or time
_BELOW_BARE = 60  # the same for a bare date
_UNDER_HEADLINE = 250  # from the end of the headline
_VISIT = 350  # above the body, from which a bare weekday and date are those of the visit
_CUE_BONUS = 500
_TIME_BONUS = 100
_WEEKDAY = 200
_NAMED = 100
_MODIFIED = 10_000  # puts every modification behind every publication
_NEAR = 6_000  # before a stamp, looked at for paragraphs
_TOLD = 800  # of paragraphs, after which a stamp with text behind it heads a comment or another article
_ROW = 250  # between dates of one list
_MANY = 12  # dates of a list that are looked at


@dataclass(frozen=True, slots=True)
class Frame:
    """The parts of a text a stamp is measured from: its body and, where known, its headline."""

    body: Span
    headline: Span | None = None


def nearest(text: str, standings: Sequence[Standing], words: StampWords, frame: Frame) -> Standing | None:
    """Return the standing that dates *text*, None if none does; publication wins over modification."""
    single = [*(each for each in standings if each.cue), *_not_in_rows([each for each in standings if not each.cue])]
    ranked = [(distance, each) for each in single if (distance := _rank(text, each, words, frame)) is not None]
    return min(ranked, key=lambda pair: (pair[0], pair[1].stamp.span.start), default=(0, None))[1]


def _rank(text: str, standing: Standing, words: StampWords, frame: Frame) -> int | None:
    """Return the distance of *standing* with what brings it nearer or takes it away, None if it is too far."""
    stamp, cue = standing.stamp, standing.cue
    at = stamp.span.start
    if not stamp.edtf or (not stamp.is_day and cue is None and standing.form is not Form.ALONE):
        return None
    below = cue is not None and at >= frame.body.end
    if not (standing.last or below) and _prose_before(text, at) > _TOLD:
        return None
    distance = _distance(standing, frame)
    if distance is None:
        return None
    if cue is Cue.PUBLISHED:
        return distance - _CUE_BONUS
    if cue is Cue.MODIFIED:
        return distance + _MODIFIED
    if stamp.time:
        return distance - _TIME_BONUS
    distance += _NAMED if standing.form is Form.NAMED else 0
    if stamp.weekday and at < frame.body.start and not (_under(standing, frame) or _follows_byline(text, at, words)):
        return distance + _WEEKDAY if distance <= _VISIT else None
    return distance


def _distance(standing: Standing, frame: Frame) -> int | None:
    """Return how far from the headline or the head of the body *standing* is, None if it is too far."""
    at, body = standing.stamp.span.start, frame.body
    if frame.headline and _under(standing, frame):
        return min(at - frame.headline.end, abs(body.start - at))
    if at < body.start:
        return body.start - at if standing.cue or body.start - at <= _ABOVE else None
    if at < body.end:
        reach = _INSIDE_CUED if standing.cue else _INSIDE if standing.closed else _INSIDE_A_LINE
        return at - body.start if at - body.start <= reach else None
    below = at - body.end
    reach = _BELOW if standing.cue or standing.stamp.time else _BELOW_BARE
    return _INSIDE + below if standing.stamp.is_day and below <= reach else None


def _under(standing: Standing, frame: Frame) -> bool:
    return frame.headline is not None and 0 <= standing.stamp.span.start - frame.headline.end <= _UNDER_HEADLINE


def _follows_byline(text: str, at: int, words: StampWords) -> bool:
    lines = text[max(0, at - 120) : at].split("\n")[-5:-1]
    return any(line.strip().partition(" ")[0].casefold() in words.authors for line in lines)


def _prose_before(text: str, at: int) -> int:
    """Return how many code points of paragraphs stand shortly before *at*."""
    return sum(len(line) for line in text[max(0, at - _NEAR) : at].split("\n")[:-1] if is_paragraph(line.strip()))


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
        near = standings[max(low, high - _MANY) : high]
        if len({other.stamp.edtf for other in near if other.form is standing.form}) <= 2:
            kept.append(standing)
    return kept
