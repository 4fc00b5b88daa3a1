"""Sentences as words: what the rules of speech look at.

A passage is a sentence, or several that one quotation holds together. Within it a quotation is one
word, so that its commas and verbs are not taken for those of the sentence around it.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from sitegen.model import Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sitegen.languages.speech import SpeechRules

QUOTED = "\ufffc"  # stands for a whole quotation among the words
MARKS = frozenset("\"„“”‚‘’'»«›‹")
_WORD = re.compile(r"\d+(?:[.,:]\d+)+|\w+(?:[-'’&/]\w+|\.(?=[a-zäöüß\d])\w+)*-?|[^\w\s]")
_CONTENT = re.compile(r"[^\W_]+")
_STOPS = frozenset(".!?")
_BREAKS = frozenset(",;:–—")
_LONGEST = 3_000  # code points from which small letters do not join one more sentence


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """The words of a passage with their places; *flags* are ``Word`` values, 0 where nothing is known.

    *clauses* are stretches of words between marks such as commas, as ``(first, end)``. *quotes* gives
    the place of the quotation that a word stands for, marks included.
    """

    text: str
    span: Span
    segment: int
    words: Sequence[str]
    small: Sequence[str]
    starts: Sequence[int]
    ends: Sequence[int]
    flags: Sequence[int]
    clauses: Sequence[tuple[int, int]]
    quotes: dict[int, Span] = field(default_factory=dict)

    def clause_of(self, word: int) -> int:
        """Return the number of the clause in which *word* stands."""
        return max(0, bisect_right(self.clauses, (word, len(self.words) + 1)) - 1)

    def without_stop(self, end: int) -> int:
        """Return *end* without the marks that close a sentence before it."""
        while end > 0 and self.words[end - 1] in _STOPS:
            end -= 1
        return end

    def stretch(self, first: int, end: int) -> Span | None:
        """Return the place of the words from *first* up to *end*, None where there are none."""
        return Span(self.starts[first], self.ends[end - 1]) if first < end else None


def cut_passages(
    text: str, sentences: Sequence[Span], quotations: Sequence[Span], segment: int, rules: SpeechRules
) -> Iterator[Passage]:
    """Yield the passages of *sentences*, in order; *quotations* are those that meet them."""
    marked = [_with_marks(text, quotation) for quotation in quotations]
    for span, inside in _group(text, sentences, marked):
        yield _read(text, span, inside, segment, rules)


def count_words(text: str) -> int:
    """Return how many words of letters or digits *text* has."""
    return sum(1 for _ in _CONTENT.finditer(text))


def is_acronym(word: str) -> bool:
    """Return whether *word* is all capitals: ``US`` is no pronoun."""
    return len(word) > 1 and word.isupper()


def _with_marks(text: str, quotation: Span) -> Span:
    start, end = quotation.start, quotation.end
    while start > 0 and text[start - 1] in MARKS:
        start -= 1
    while end < len(text) and text[end] in MARKS:
        end += 1
    return Span(start, end)


def _group(text: str, sentences: Sequence[Span], quotations: Sequence[Span]) -> Iterator[tuple[Span, list[Span]]]:
    """Yield sentences, joined where a quotation runs across them, with the quotations in them."""
    at = 0
    index = 0
    while index < len(sentences):
        start, end = sentences[index].start, sentences[index].end
        index += 1
        inside: list[Span] = []
        while True:
            while at < len(quotations) and quotations[at].start < end:
                if quotations[at].end > start:
                    inside.append(quotations[at])
                    end = max(end, quotations[at].end)
                at += 1
            goes_on = index < len(sentences) and end - start < _LONGEST and _continues(text, sentences[index])
            if index < len(sentences) and (sentences[index].start < end or goes_on):
                end = max(end, sentences[index].end)
                index += 1
                continue
            break
        if inside:
            start = min(start, inside[0].start)
        yield Span(start, end), inside


def _continues(text: str, sentence: Span) -> bool:
    return text[sentence.start].islower()


def _read(text: str, span: Span, quotations: list[Span], segment: int, rules: SpeechRules) -> Passage:
    words: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    quotes: dict[int, Span] = {}
    at = span.start
    for quotation in [*quotations, None]:
        until = quotation.start if quotation else span.end
        for match in _WORD.finditer(text, at, until) if at < until else ():
            words.append(match[0])
            starts.append(match.start())
            ends.append(match.end())
        if quotation:
            quotes[len(words)] = quotation
            words.append(QUOTED)
            starts.append(quotation.start)
            ends.append(quotation.end)
            at = quotation.end
    small = [word.lower() for word in words]
    get = rules.words.get
    return Passage(
        text=text,
        span=span,
        segment=segment,
        words=words,
        small=small,
        starts=starts,
        ends=ends,
        flags=[0 if is_acronym(word) else get(low, 0) for word, low in zip(words, small, strict=True)],
        clauses=_clauses(words),
        quotes=quotes,
    )


def _clauses(words: Sequence[str]) -> list[tuple[int, int]]:
    found: list[tuple[int, int]] = []
    first = 0
    for index, word in enumerate(words):
        if word in _BREAKS:
            if index > first:
                found.append((first, index))
            first = index + 1
    end = len(words)
    if first < end:
        found.append((first, end))
    return found
