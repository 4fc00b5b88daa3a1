"""What is told after a source: ``laut X``, ``nach Angaben von X``, ``X zufolge``, ``so X``, ``according to X``."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from sitegen.languages.speech import Word
from sitegen.mentions.appositions import with_apposition
from sitegen.mentions.grammar import VERBAL, is_subordinate
from sitegen.mentions.nominals import Phrase, find_phrases, phrase_at

if TYPE_CHECKING:
    from sitegen.languages.speech import SpeechRules
    from sitegen.mentions.passages import Passage
    from sitegen.mentions.saying import Piece

_SOURCE = Word.SOURCE_BEFORE | Word.SOURCE_AFTER | Word.SOURCE_PREPOSITION | Word.SOURCE_ADVERB | Word.INQUIT


class Source(NamedTuple):
    """A source named in a passage: its words from *first* up to *end*, and who it is."""

    first: int
    end: int
    phrase: Phrase
    cue: tuple[int, ...]


def find_sources(passage: Passage, rules: SpeechRules) -> list[Source]:
    """Return the sources named in *passage*, in order."""
    found: list[Source] = []
    flags = passage.flags
    for several in rules.source_phrases:
        size = len(several)
        for index in range(len(flags) - size):
            if passage.small[index] == several[0] and tuple(passage.small[index : index + size]) == several:
                phrase = phrase_at(passage, rules, index + size, len(flags))
                if phrase:
                    phrase = with_apposition(passage, rules, phrase)
                    found.append(Source(index, phrase.end, phrase, tuple(range(index, index + size))))
    for index, flag in enumerate(flags):
        if flag & _SOURCE:
            source = _source_at(passage, rules, index)
            if source and not (found and source.first < found[-1].end):
                found.append(source)
    return found


def scope_of(passage: Passage, rules: SpeechRules, source: Source, sources: list[Source]) -> list[Piece]:
    """Return the words that *source* tells: the sentence around it, or the clause where that is relative."""
    number = passage.clause_of(source.first)
    first, end = passage.clauses[number]
    begin, stop = 0, len(passage.words)
    if first and passage.words[first - 1] == "," and is_subordinate(passage, rules, first, end):
        begin, stop = first, end
    for index in range(source.first - 1, begin, -1):
        if passage.words[index] == ";":
            begin = index + 1
            break
    for index in range(source.end, stop):
        if passage.words[index] == ";":
            stop = index
            break
    for other in sources:
        if other.first > source.first:
            cut = passage.clauses[passage.clause_of(other.first)][0]
            stop = min(stop, cut if cut > source.end else other.first)
            break
    for other in reversed(sources):
        if other.first < source.first:
            cut = max(first, other.end)
            begin = max(begin, cut)
            break
    return [(begin, source.first), (source.end, stop)]


def _source_at(passage: Passage, rules: SpeechRules, index: int) -> Source | None:
    flag = passage.flags[index]
    number = passage.clause_of(index)
    first, end = passage.clauses[number]
    if index - 1 > first and passage.flags[index - 1] & (Word.DETERMINER | Word.OBLIQUE):
        return None
    if flag & Word.SOURCE_BEFORE and index + 1 < end:
        return _behind(passage, rules, index, end)
    if flag & Word.SOURCE_AFTER:
        return _before(passage, rules, first, index)
    if flag & Word.SOURCE_PREPOSITION:
        return _by_noun(passage, rules, index, first, end)
    if flag & Word.INQUIT and index == first and number and index + 1 < end:
        return _inquit(passage, rules, index, end)
    if flag & Word.SOURCE_ADVERB and (index == first or passage.flags[index - 1] & VERBAL):
        itself = Phrase(index, index + 1, index + 1, None, oblique=False, pronoun=True)
        return Source(index, index + 1, itself, (index,))
    return None


def _behind(passage: Passage, rules: SpeechRules, index: int, end: int) -> Source | None:
    """Return who stands behind ``laut``, be it but one small word such as the name of a paper."""
    phrase = phrase_at(passage, rules, index + 1, end)
    if phrase is None and not passage.flags[index + 1] and passage.words[index + 1][0].isalpha():
        phrase = Phrase(index + 1, index + 2, index + 2, None, oblique=False, pronoun=False)
    if phrase and any(passage.words[i][0].isdigit() for i in range(phrase.core, phrase.end)):
        phrase = phrase._replace(end=phrase.core)  # "laut Stadtrat bei 40 Prozent": the amount is no part of the name
    return _with_apposition(passage, rules, index, phrase)


def _by_noun(passage: Passage, rules: SpeechRules, index: int, first: int, end: int) -> Source | None:
    """Return who is named with a noun of saying: ``nach Angaben von X``, ``seiner Meinung nach``."""
    phrase = phrase_at(passage, rules, index + 1, end) if index + 1 < end else None
    if phrase and any(rules.source_noun.fullmatch(passage.small[i]) for i in range(phrase.first, phrase.core)):
        return _with_apposition(passage, rules, index, phrase)
    behind = passage.flags[index] & Word.SOURCE_BEHIND and index > first
    if behind and rules.source_noun.fullmatch(passage.small[index - 1]):
        return _before(passage, rules, first, index)
    return None


def _with_apposition(passage: Passage, rules: SpeechRules, index: int, phrase: Phrase | None) -> Source | None:
    if phrase is None:
        return None
    phrase = with_apposition(passage, rules, phrase)
    return Source(index, phrase.end, phrase, (index,))


def _before(passage: Passage, rules: SpeechRules, first: int, index: int) -> Source | None:
    phrases = find_phrases(passage, rules, first, index)
    if not phrases or phrases[-1].end != index:
        return None
    phrase = phrases[-1]
    begin = phrase.first if phrase.preposition is None else phrase.preposition
    return Source(begin, index + 1, phrase, (index,))


def _inquit(passage: Passage, rules: SpeechRules, index: int, end: int) -> Source | None:
    """Return who speaks in ``…, so X``: the clause has no verb."""
    phrase = phrase_at(passage, rules, index + 1, end)
    if phrase is None or passage.flags[index + 1] & Word.QUANTITY:
        return None
    if any(passage.flags[i] & VERBAL and passage.words[i][0].islower() for i in range(phrase.end, end)):
        return None
    after = passage.words[phrase.end] if phrase.end < len(passage.words) else "."
    if phrase.end < end and not (
        after in {".", "!", "?", "("} or passage.flags[phrase.end] & (Word.PREPOSITION | Word.ADVERB)
    ):
        return None
    longer = with_apposition(passage, rules, phrase)
    return Source(index, max(longer.end, end), longer, (index,))
