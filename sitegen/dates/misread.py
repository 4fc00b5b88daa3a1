"""Names and numbers that a machine has misread in an old print: ``Novernber``, ``l9l4``, ``Fe-`` ``bruar``.

The words of time that a language names are known by their slips, by one anywhere in a word, by two
where a day or a year stands beside it. Only what is no word of its own is mended.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cache
from typing import TYPE_CHECKING

from sitegen.dates.compile import grammar, plain_words, spaced
from sitegen.dates.reading import Edit, Reading, mended, plain_letters
from sitegen.languages import codes_with
from sitegen.model import Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from sitegen.languages.dates import Misread

_WORD = re.compile(r"[^\W_]+")
_SHORT = 4  # letters: a name as short as this is told by a number only
_LOOK = 24  # code points on each side
_BROKEN = re.compile(r"([^\W\d_]{2,12})(?:-|¬)\n[ \t]{0,8}([^\W\d_]{2,12})")
_SPLIT = re.compile(r"\d\. ?([^\W\d_]{2,8} [^\W\d_]{2,8}),? \d{4}")


@dataclass(frozen=True, slots=True)
class Slip:
    """A word behind a misread one; *names* a month or a day, *count* letters of it are wrong."""

    word: str
    names: bool
    count: int


@dataclass(frozen=True, slots=True)
class Eye:
    """What is known of the slips in one language, ready for use.

    *names* are the words a line may break, *slips* has the word behind each of the misread
    *forms*. A name follows *cue* or stands between *day* and *year*. *numbers* finds the digits with a
    letter among them, *digits* mends them; *lone* are the letters that may be one, *figures* these and
    the digits.
    """

    names: frozenset[str]
    slips: Mapping[str, Slip]
    forms: frozenset[str]
    cue: re.Pattern[str]
    day: re.Pattern[str]
    year: re.Pattern[str]
    numbers: re.Pattern[str]
    digits: Mapping[int, str]
    lone: frozenset[str]
    figures: str


def read(text: str, language: str) -> Reading:
    """Return *text* as it is read in *language*: long s as s, misread names and numbers of time mended."""
    plain = plain_letters(text)
    eye = _eye(language) if language in codes_with("dates") else None
    if eye is None:
        return Reading(plain)
    words = _words(plain)
    edits = list(_joined(plain, eye))
    if words & eye.forms:
        edits += _mended_words(plain, eye)
    reading = mended(plain, _apart(edits)) if edits else Reading(plain)
    if words & eye.lone or _has_mixed(words, eye.figures):
        return replace(reading, text=eye.numbers.sub(lambda number: number[0].translate(eye.digits), reading.text))
    return reading


def _words(text: str) -> set[str]:
    """Return the words and numbers of *text*; a search by pattern is for those with other characters at them only."""
    pieces = set(text.split())
    pieces.update(_WORD.findall(" ".join([piece for piece in pieces if not piece.isalnum()])))
    return pieces


def _has_mixed(words: Iterable[str], figures: str) -> bool:
    """Return whether a word is made of digits and of letters that may be one."""
    numbers = [word for word in words if word.isalnum() and not word.isalpha()]
    return any(not word.isdecimal() and not word.strip(figures) for word in numbers)


def _joined(text: str, eye: Eye) -> Iterator[Edit]:
    """Yield the names that a line end or a stray space has cut in two."""
    if "-\n" in text or "¬\n" in text:
        for found in _BROKEN.finditer(text):
            word = found[1] + found[2]
            if word in eye.names:
                yield Edit(Span(*found.span()), word)
    for found in _SPLIT.finditer(text):
        word = found[1].replace(" ", "")
        if word in eye.names:
            yield Edit(Span(*found.span(1)), word)


def _mended_words(text: str, eye: Eye) -> Iterator[Edit]:
    for found in _WORD.finditer(text):
        slip = eye.slips.get(found[0])
        if slip and _may_stand(text, found.start(), found.end(), slip, eye):
            yield Edit(Span(*found.span()), slip.word)


def _may_stand(text: str, start: int, end: int, slip: Slip, eye: Eye) -> bool:
    """Return whether what stands around a misread word lets it be the word behind the *slip*."""
    before, behind = text[start - 1 : start], text[end : end + 1]
    if before in {"_", "-"} or behind in {"_", "-"}:
        return False
    if not slip.names:
        return True
    low = max(0, start - _LOOK)
    if eye.day.search(text, low, start) or eye.year.match(text, end):
        return True
    return slip.count == 1 and len(slip.word) > _SHORT and eye.cue.search(text, low, start) is not None


def _apart(edits: Iterable[Edit]) -> Iterator[Edit]:
    end = 0
    for edit in sorted(edits, key=lambda edit: edit.span.start):
        if edit.span.start >= end:
            yield edit
            end = edit.span.end


@cache
def _eye(language: str) -> Eye | None:
    """Return what is known of slips in *language*, None if its file says nothing of them."""
    known = grammar(language)
    misread = known.rules.misread
    if misread is None:
        return None
    names = {word for lexicon in misread.names for word in plain_words(known.rules.lexicon[lexicon])}
    clean = {word.casefold() for entries in known.rules.lexicon.values() for word in plain_words(entries)}
    clean |= {word.casefold() for word in (*misread.words, *misread.keep)}
    slips: dict[str, Slip] = {}
    for word in misread.words:
        _learn(word, misread, slips, clean, names=False, most=1)
    for word in sorted(names):
        _learn(word, misread, slips, clean, names=True, most=2)
    patterns = {name: f"(?:{lexicon.pattern})" for name, lexicon in known.lexicons.items()}

    def filled(pattern: str) -> str:
        figure = f"[0-9{''.join(misread.digits)}]"
        return spaced(_SLOT.sub(lambda slot: patterns[slot[1]], pattern.replace("#", figure)))

    return Eye(
        names=frozenset(names),
        slips=slips,
        forms=frozenset(slips),
        cue=re.compile(rf"\b(?:{filled(misread.cue)})\Z"),
        day=re.compile(rf"(?<!\w)(?:{filled(misread.day)})\Z"),
        year=re.compile(filled(misread.year)),
        numbers=re.compile(rf"(?<!\w)(?:{'|'.join(map(filled, misread.numbers))})"),
        digits=str.maketrans(dict(misread.digits)),
        lone=frozenset(misread.digits),
        figures="".join((*misread.digits, *"0123456789")),
    )


_SLOT = re.compile(r"\{([a-z_]+)\}")


def _learn(  # noqa: PLR0913 - a word and all that decides about it
    word: str, misread: Misread, slips: dict[str, Slip], clean: set[str], *, names: bool, most: int
) -> None:
    """Add to *slips* what *word* may have been taken for, the fewest wrong letters first."""
    now = {word}
    for count in range(1, most + 1):
        now = {taken for before in now for taken in _once(before, misread)}
        for taken in now:
            if taken.casefold() not in clean and (taken not in slips or slips[taken].count > count):
                slips[taken] = Slip(word, names, count)


def _once(word: str, misread: Misread) -> Iterator[str]:
    for at, letter in enumerate(word):
        for taken in misread.letters.get(letter, ()):
            yield word[:at] + taken + word[at + 1 :]
