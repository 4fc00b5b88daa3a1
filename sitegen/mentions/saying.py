"""One saying within a passage, before it is known who speaks."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sitegen.mentions.passages import QUOTED, count_words
from sitegen.model import StatementType

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sitegen.mentions.nominals import Phrase
    from sitegen.mentions.passages import Passage
    from sitegen.model import Span

Piece = tuple[int, int]  # words from the first up to the end


@dataclass(frozen=True, slots=True, kw_only=True)
class Saying:
    """Something said in a passage.

    *known* is False where who says it must be found in the text around. *weak* is True for a mood that
    tells a saying only beside another one. *before* is True where what is said is the passage before
    this one, whole (``Das sagte X.``); *quote* is empty then.
    """

    type: StatementType
    quote: tuple[Span, ...]
    speaker: Phrase | None
    known: bool
    cue: tuple[int, ...]
    weak: bool = False
    via: Phrase | None = None
    before: bool = False


def make_saying(
    passage: Passage, pieces: Sequence[Piece], speaker: Phrase | None, *, known: bool, cue: tuple[int, ...]
) -> Saying | None:
    """Return the saying of the words of *pieces*, direct where all are quotations; None where there is no word."""
    spans = find_spans(passage, pieces)
    if not spans:
        return None
    words = [i for a, b in pieces for i in range(a, b) if passage.words[i][0].isalnum() or passage.words[i] == QUOTED]
    direct = bool(words) and all(passage.words[i] == QUOTED for i in words)
    kind = StatementType.DIRECT if direct else StatementType.INDIRECT
    return Saying(type=kind, quote=spans, speaker=speaker, known=known, cue=cue)


def find_spans(passage: Passage, pieces: Sequence[Piece]) -> tuple[Span, ...]:
    """Return the places of *pieces* without the marks at their ends, those without a word left out."""
    spans = []
    for piece in pieces:
        first, end = piece
        while first < end and not (
            passage.words[first][0].isalnum() or passage.words[first] in {QUOTED, "(", "[", "§"}
        ):
            first += 1
        while end > first and passage.words[end - 1] in {",", ".", ":", ";", "–", "-", "—", "!", "?"}:
            end -= 1
        span = passage.stretch(first, end)
        if span and count_words(span.of(passage.text)) > 0:
            spans.append(span)
    return tuple(spans)
