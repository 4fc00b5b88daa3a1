"""What a noun of saying governs: ``die Forderung, dass …``, ``mit den Worten: „…“``."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from sitegen.languages.speech import Word
from sitegen.mentions.grammar import MOOD, ends_infinitive, has_flag, has_infinitive, has_mood, is_main, is_subordinate
from sitegen.mentions.nominals import Phrase, find_phrases, is_time
from sitegen.mentions.passages import QUOTED

if TYPE_CHECKING:
    from sitegen.languages.speech import SpeechRules
    from sitegen.mentions.passages import Passage
    from sitegen.mentions.saying import Piece

_VERBS_BETWEEN = 4  # words that may close the clause between the noun and the comma


class ToldNoun(NamedTuple):
    """A noun of saying at *at*, what it governs, and who speaks."""

    at: int
    piece: Piece
    speaker: Phrase | None
    known: bool  # False where the speaker must be found elsewhere


def find_told_nouns(passage: Passage, rules: SpeechRules, taken: list[Piece]) -> list[ToldNoun]:
    """Return the nouns of saying that govern a clause or quotation; *taken* is what is said already."""
    found = _found_relative(passage, rules, taken)
    if not rules.comma:
        found.extend(_voiced(passage, rules, taken))
    taken = [*taken, *(noun.piece for noun in found)]
    for at, small in enumerate(passage.small):
        noun = small in rules.nouns and not (rules.capital and passage.words[at][0].islower())
        number = passage.clause_of(at)
        if noun and at + 1 < len(passage.words) and passage.words[at + 1] == QUOTED and small in rules.wordings:
            speaker = _main_subject(passage, rules, number + 1)
            found.append(ToldNoun(at, (at + 1, at + 2), speaker, known=speaker is not None))
            continue
        if noun and any(passage.small[i] in rules.seeming for i in range(*passage.clauses[number])):
            continue
        if not noun and not _is_predicate(passage, rules, at, number):
            continue
        if number + 1 >= len(passage.clauses):
            continue
        first, end = passage.clauses[number]
        piece = _piece(passage, rules, at, number)
        if piece is None or any(a < piece[1] and piece[0] < b for a, b in taken):
            continue
        speaker, known = _speaker(passage, rules, at, first, end)
        if speaker is None:
            speaker = _main_subject(passage, rules, number)
        found.append(ToldNoun(at, piece, speaker, known))
    return found


def _voiced(passage: Passage, rules: SpeechRules, taken: list[Piece]) -> list[ToldNoun]:
    """Return what a noun takes behind a verb of giving words to it, without a comma: ``voiced concern that …``."""
    found = []
    whole = passage.without_stop(len(passage.words))
    for at, small in enumerate(passage.small[:-1]):
        first, end = passage.clauses[passage.clause_of(at)]
        if small not in rules.nouns or passage.small[at + 1] not in rules.linking or at + 2 >= end:
            continue
        verb = next((i for i in range(at - 1, first, -1) if passage.small[i] in rules.voicing), None)
        if verb is None or has_flag(passage, verb + 1, at, Word.PREPOSITION | Word.TO):
            continue
        if any(a < whole and at + 1 < b for a, b in taken):
            continue
        able = [p for p in find_phrases(passage, rules, first, verb) if p.preposition is None and not p.oblique]
        if able and not (able[-1].pronoun and passage.flags[able[-1].first] & Word.FIRST_PERSON):
            found.append(ToldNoun(at, (at + 1, whole), able[-1], known=True))
    return found


def _is_predicate(passage: Passage, rules: SpeechRules, at: int, number: int) -> bool:
    """Return whether an adjective takes what follows: ``ist zuversichtlich, dass``, ``hält es für möglich, dass``."""
    first, end = passage.clauses[number]
    words = passage.small[first:end]
    if passage.small[at] in rules.deemed:
        return not rules.deeming.isdisjoint(words)
    if passage.small[at] not in rules.predicates:
        return False
    return has_flag(passage, first, end, Word.PASSIVE) or not rules.showing.isdisjoint(words)


def _found_relative(passage: Passage, rules: SpeechRules, taken: list[Piece]) -> list[ToldNoun]:
    """Return what a clause with ``wonach`` tells, said by the noun it hangs on."""
    found = []
    for number in range(1, len(passage.clauses)):
        first = _source_relative(passage, rules, number)
        if first is None:
            continue
        whole = len(passage.words)
        while passage.words[whole - 1] in {".", "!", "?"}:
            whole -= 1
        piece = (first + 1, _end(passage, number, whole))
        if piece[0] >= piece[1] or any(a < piece[1] and piece[0] < b for a, b in taken):
            continue
        before = find_phrases(passage, rules, *passage.clauses[number - 1])
        speaker = Phrase(first, first + 1, first + 1, None, oblique=False, pronoun=True)
        if before and before[-1].end == first - 1:
            speaker = before[-1]._replace(end=first + 1)
        found.append(ToldNoun(first, piece, speaker, known=True))
    return found


def _source_relative(passage: Passage, rules: SpeechRules, number: int) -> int | None:
    """Return the word ``wonach``, or ``denen`` in ``nach denen``, that opens clause *number*."""
    first, end = passage.clauses[number]
    if passage.flags[first] & Word.SOURCE_RELATIVE:
        return first
    pair = first + 1 < end and passage.flags[first + 1] & Word.RELATIVE
    return first + 1 if pair and passage.small[first] in rules.source_relative else None


def _piece(passage: Passage, rules: SpeechRules, at: int, number: int) -> Piece | None:
    _, end = passage.clauses[number]
    phrases = [p for p in find_phrases(passage, rules, at + 1, end) if p.first > at]
    last = max([at + 1, *(p.end for p in phrases)])
    if end - last > _VERBS_BETWEEN:
        return None
    first, stop = passage.clauses[number + 1]
    flag = passage.flags[first]
    mark = passage.words[first - 1]
    whole = len(passage.words)
    while whole > stop and passage.words[whole - 1] in {".", "!", "?"}:
        whole -= 1
    if passage.words[first] == QUOTED:
        return first, first + 1
    if mark == ":":
        return (first, whole) if has_mood(passage, rules, first, stop) else None
    if mark != ",":
        return None
    if flag & Word.THAT:
        return first, _end(passage, number + 1, whole)
    relative = flag & Word.RELATIVE and not ends_infinitive(passage, rules, first, stop)
    if flag & (Word.SUBORDINATING | Word.COORDINATING) or (relative and not is_main(passage, rules, first, stop)):
        return None
    if has_infinitive(passage, rules, first, stop) or (has_mood(passage, rules, first, stop) and not flag & MOOD):
        return first, _end(passage, number + 1, whole)
    return None


def _end(passage: Passage, number: int, whole: int) -> int:
    """Return where what is said ends: before the main clause goes on with a finite verb."""
    for other in range(number + 1, len(passage.clauses)):
        first, _ = passage.clauses[other]
        flag = passage.flags[first]
        if flag & (Word.FINITE | Word.HAVE | Word.PASSIVE | Word.MODAL) and passage.words[first][0].islower():
            return passage.clauses[other - 1][1]
        if passage.small[first].endswith(("te", "ten")) and not flag:
            return passage.clauses[other - 1][1]
    return whole


def _main_subject(passage: Passage, rules: SpeechRules, number: int) -> Phrase | None:
    """Return the subject of the main clause before clause *number*, for a clause that has none of its own."""
    for first, end in reversed(passage.clauses[:number]):
        if is_subordinate(passage, rules, first, end):
            continue
        for phrase in find_phrases(passage, rules, first, end):
            if phrase.preposition is None and not phrase.oblique and not is_time(passage, rules, phrase):
                return phrase
    return None


def _speaker(passage: Passage, rules: SpeechRules, at: int, first: int, end: int) -> tuple[Phrase | None, bool]:
    after = at + 1
    if after < end and passage.flags[after] & (Word.GENITIVE | Word.AGENT):
        start = after if passage.flags[after] & Word.GENITIVE else after + 1
        attached = find_phrases(passage, rules, start, end)
        if attached and attached[0].first == start:
            return attached[0], True
    if at > first and passage.small[at - 1] in rules.possessive:
        return Phrase(at - 1, at, at, None, oblique=False, pronoun=True), True
    for phrase in find_phrases(passage, rules, first, end):
        if phrase.first <= at < phrase.end or phrase.preposition is not None or phrase.oblique:
            continue
        if not is_time(passage, rules, phrase) and not (
            phrase.pronoun and passage.flags[phrase.first] & Word.IMPERSONAL
        ):
            return phrase, True
    return None, True
