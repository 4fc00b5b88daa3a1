"""What a passage says, made comparable: stems of the words that tell, names, numbers, the kind of happening."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from sitegen.languages import figures
from sitegen.languages.events import load_or_first, words_of
from sitegen.model import MentionKind

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from sitegen.languages.events import EventWords
    from sitegen.languages.figures import FigureWords
    from sitegen.model import Mention

_YEAR = re.compile(r"1[5-9]\d\d|20\d\d")
_CUT = re.compile(r"[,;:–—(]")
_ORDINAL = re.compile(r"(?<![\w.,])(\d{1,3})(?:\.(?=\s+[^\W\d_])|(?:st|nd|rd|th)\b)")
_LOOK_AHEAD = 60  # characters behind an ordinal in which a month would make it a day
_LONGEST = 60  # letters of a word
_LOOK_BACK = 16  # characters between a word and the end of the sentence before
_SENTENCE_ENDS = ".!?:\n"
_QUOTES = "\"'„“”‚‘’»«`( "


@dataclass(frozen=True, slots=True)
class Word:
    """One word that tells: its stem, where it begins in the passage, and whether it is a name or a number.

    *name* is None where a capital letter may be that of a sentence. *figure* is True for a number that is neither
    part of a date nor an ordinal, *year* for one that is likely a year. The stem of a number word are its digits.
    """

    stem: str
    start: int
    name: bool | None
    figure: bool = False
    year: bool = False


@lru_cache(maxsize=256)
def tell(text: str, language: str) -> tuple[Word, ...]:
    """Return the words of *text* that tell something, in text order: no stop words, no single letters, no monsters."""
    known = load_or_first(language)
    counted = figures.load_or_first(language)
    words = words_of(text)
    found = []
    for place, (word, start) in enumerate(words):
        if len(word) > _LONGEST:
            continue
        if word[0].isdigit():
            beside = {near.casefold() for near, _ in words[max(0, place - 1) : place + 2]}
            ordinal = text[start + len(word) : start + len(word) + 1] == "."
            year = _YEAR.fullmatch(word) is not None
            figure = not (ordinal or year or beside & known.calendar)
            found.append(Word(word, start, name=True, figure=figure, year=year))
        elif (number := _number(words, place, text, counted)) is not None:
            found.append(Word(number, start, name=False, figure=True))
        elif len(word) > 1 and word.casefold() not in known.stop:
            found.append(Word(known.stem(word), start, known.capitals and _is_name(text, start)))
    return tuple(found)


def told_by(mention: Mention) -> tuple[Word, ...]:
    """Return the words of *mention* that tell something; the words that date it are left out.

    Where the passage names another date as well, only the part with its own date counts, and the part before.
    """
    text = mention.words if mention.kind is MentionKind.STATEMENT else mention.quote.exact
    words = tell(text, mention.language)
    dated = mention.when.timex_text
    start = text.find(dated) if dated else -1
    if dated is None or start < 0:
        return words
    end = start + len(dated)
    told = tuple(word for word in words if not start <= word.start < end)
    months = load_or_first(mention.language).calendar
    if not any(word.casefold() in months for word, place in words_of(text) if not start <= place < end):
        return told
    cuts = [match.start() for match in _CUT.finditer(text)]
    before = [cut for cut in cuts if cut < start][-2:]
    first = before[0] if len(before) == 2 else 0
    last = next((cut for cut in cuts if cut >= end), len(text))
    return tuple(word for word in told if first <= word.start < last)


def numbers_in_row(mention: Mention) -> frozenset[str]:
    """Return which of several of a kind *mention* speaks of: the second summit, the 59. or the 59th conference."""
    known = load_or_first(mention.language)
    text = mention.words if mention.kind is MentionKind.STATEMENT else mention.quote.exact
    text = text.replace(mention.when.timex_text or "\n", " ")
    found = {str(known.ordinals[low]) for word, _ in words_of(text) if (low := word.casefold()) in known.ordinals}
    for match in _ORDINAL.finditer(text):
        behind = words_of(text[match.end() : match.end() + _LOOK_AHEAD])[:3]
        if not any(word.casefold() in known.calendar for word, _ in behind):
            found.add(str(int(match[1])))
    return frozenset(found)


@dataclass(frozen=True, slots=True)
class Happening:
    """What the trigger of a mention names: the *kinds* of happening, and how much that says.

    *known* is False for a word the language data name no kind for, which is then a kind of its own.
    """

    kinds: frozenset[str]
    light: bool
    saying: bool
    known: bool


def happening(mention: Mention) -> Happening | None:
    """Return what the trigger word of *mention* names, None where the mention carries none."""
    if mention.trigger is None:
        return None
    start, end = trigger_in_passage(mention)
    text = mention.quote.exact[start:end]
    known = load_or_first(mention.language)
    phrase = " ".join(text.casefold().split())
    stems = [known.stem(word) for word, _ in words_of(text)]
    telling = [stem for stem in stems if stem not in known.light and stem not in known.stop] or stems
    kinds = known.phrases.get(phrase) or _kinds(telling, known.kinds)
    return Happening(
        frozenset(kinds),
        light=phrase not in known.phrases and all(stem in known.light or stem in known.stop for stem in stems),
        saying=phrase not in known.phrases and any(stem in known.saying for stem in stems),
        known=phrase in known.phrases or any(stem in known.kinds for stem in telling),
    )


def trigger_in_passage(mention: Mention) -> tuple[int, int]:
    """Return where in its passage the trigger of *mention* stands; an empty stretch where it has none."""
    if mention.trigger is None:
        return 0, 0
    start = mention.quote.span.start
    return mention.trigger.start - start, mention.trigger.end - start


def kinds_told(words: tuple[Word, ...], known: EventWords) -> frozenset[str]:
    """Return the kinds of happening that *words* name; light words and words of saying name none."""
    empty = known.light | known.saying
    return frozenset(kind for word in words if word.stem not in empty for kind in known.kinds.get(word.stem, ()))


def _kinds(stems: list[str], kinds: Mapping[str, tuple[str, ...]]) -> list[str]:
    """Return the kinds the first word that has one belongs to, else the last word itself."""
    for stem in stems:
        if stem in kinds:
            return list(kinds[stem])
    return stems[-1:]


def _number(words: Sequence[tuple[str, int]], place: int, text: str, known: FigureWords) -> str | None:
    """Return the digits of the number word at *place*; None for another word, and for a part of a larger number.

    None, too, for what counts days and the like: that dates a happening and tells no size of it.
    """
    word, start = words[place]
    low = word.casefold()
    if low not in known.numbers or low in known.scale or text[start - 1 : start] == "-":
        return None
    end = start + len(word)
    behind = words[place + 1][0].casefold() if place + 1 < len(words) else ""
    if text[end : end + 1] == "-":
        low = f"{low}-{behind}"  # twenty-one; in a two-man boat it counts nothing by itself
        behind = words[place + 2][0].casefold() if place + 2 < len(words) else ""
    if behind in known.scale or behind in known.uncounted:
        return None
    return str(known.numbers[low]) if low in known.numbers else None


def _is_name(text: str, start: int) -> bool | None:
    """Return whether the word at *start* has a capital letter, None where a sentence begins with it."""
    if not text[start].isupper():
        return False
    before = text[max(0, start - _LOOK_BACK) : start].rstrip(_QUOTES)
    return True if before and before[-1] not in _SENTENCE_ENDS else None
