"""What a verb of saying governs: the clause behind it, in front of it, or around it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sitegen.languages.speech import Kind, Word
from sitegen.mentions.grammar import (
    MOOD,
    VERBAL,
    ends_infinitive,
    has_finite,
    has_infinitive,
    has_mood,
    is_main,
    is_subordinate,
    says_something,
)
from sitegen.mentions.nominals import find_phrases, phrase_at
from sitegen.mentions.passages import QUOTED, count_words
from sitegen.mentions.quotations import starts_small

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sitegen.languages.speech import SpeechRules
    from sitegen.mentions.cues import Cue
    from sitegen.mentions.passages import Passage

Piece = tuple[int, int]  # words from the first up to the end
_REACH = 5  # clauses behind the verb that are looked at
_LONG = 6  # words of a quotation that stands for a sentence


def find_governed(passage: Passage, rules: SpeechRules, cue: Cue, cues: Sequence[Cue]) -> list[Piece]:
    """Return the stretches of words that are said, empty where the verb governs nothing."""
    if cue.kind & ~Kind.REPORT == Kind.NAME:
        return []
    first, end = passage.clauses[cue.clause]
    if passage.flags[first] & Word.AS and cue.last:
        return _around(passage, rules, cue)
    if not rules.comma:
        return (
            _tail(passage, rules, cue, first, end)
            or _as_list(_plain(passage, rules, cue, cues))
            or _as_list(_forward(passage, rules, cue, cues))
        )
    begin = _inverted(passage, rules, cue, first, end)
    if begin is not None:
        more = _resumed(passage, rules, cue.clause + 1)
        broken = more and passage.flags[first] & Word.INQUIT and passage.flags[more[0][0]] & VERBAL
        if broken or says_something(passage, rules, *begin):
            return [begin, *more]
    return _as_list(_forward(passage, rules, cue, cues))


def _as_list(piece: Piece | None) -> list[Piece]:
    return [piece] if piece else []


def _around(passage: Passage, rules: SpeechRules, cue: Cue) -> list[Piece]:
    """Return all but the clause of *cue*: ``Wie X mitteilte, …``."""
    clauses = passage.clauses
    pieces = []
    if cue.clause:
        begin = _region_start(passage, clauses[cue.clause][0])
        if says_something(passage, rules, begin, clauses[cue.clause - 1][1]):
            pieces.append((begin, clauses[cue.clause - 1][1]))
    if cue.clause + 1 < len(clauses):
        pieces.append((clauses[cue.clause + 1][0], len(passage.words)))
    return pieces


def _inverted(passage: Passage, rules: SpeechRules, cue: Cue, first: int, end: int) -> Piece | None:
    """Return what stands before ``…, sagte X``; None where the verb does not follow a comma or quotation."""
    at = cue.at
    if not cue.kind & Kind.SAY or (at + 1 < end and passage.small[at + 1] in rules.turning):
        return None
    if at > first and passage.words[at - 1] == QUOTED and at - first <= 2:
        stop = at
    elif cue.clause and passage.words[first - 1] in {",", "–", "—"}:
        lead = passage.flags[first] & Word.INQUIT or passage.small[first] in rules.taking_up
        if at != first and not (at == first + 1 and lead):
            return None
        stop = first - 1
    else:
        return None
    if not any(p.preposition is None and not p.oblique for p in find_phrases(passage, rules, at + 1, end)):
        return None
    begin = _region_start(passage, stop)
    return (begin, stop) if begin < stop else None


def _region_start(passage: Passage, stop: int) -> int:
    for index in range(stop - 1, 0, -1):
        if passage.words[index] in {";", ":"} and index + 1 < stop:
            return index + 1
    return 0


def _resumed(passage: Passage, rules: SpeechRules, number: int) -> list[Piece]:
    """Return what goes on after ``…, sagte X, …``."""
    if number >= len(passage.clauses):
        return []
    first, end = passage.clauses[number]
    if passage.words[first] == QUOTED:
        return [(first, len(passage.words))]
    if passage.words[first - 1] == ":" or is_subordinate(passage, rules, first, end):
        return []
    if passage.flags[first] & Word.COORDINATING and not has_mood(passage, rules, first, end):
        return []
    return [(first, len(passage.words))] if has_finite(passage, rules, first, end) else []


def _tail(passage: Passage, rules: SpeechRules, cue: Cue, first: int, end: int) -> list[Piece]:
    """Return what stands before ``…, X said`` or ``…, said X``."""
    lead = cue.at == first or cue.words[-1] >= end - 1 or passage.words[min(cue.words[-1] + 1, end - 1)] == "."
    after = cue.words[-1] + 1
    if not lead and after < end and passage.flags[after] & Word.PREPOSITION:
        lead = True
    if not cue.clause or passage.words[first - 1] not in {",", "–", "—"} and passage.words[first] != QUOTED or not lead:
        if not (first < cue.at and passage.words[first] == QUOTED and cue.at - first <= 3):
            return []
    if passage.flags[first] & (Word.RELATIVE | Word.SUBORDINATING | Word.COORDINATING):
        return []
    stop = first + 1 if passage.words[first] == QUOTED else first - 1
    begin = _region_start(passage, stop)
    more = _resumed(passage, rules, cue.clause + 1)
    broken = more and passage.flags[more[0][0]] & VERBAL
    if begin >= stop or not (broken or says_something(passage, rules, begin, stop)):
        return []
    return [(begin, stop), *more]


def _plain(passage: Passage, rules: SpeechRules, cue: Cue, cues: Sequence[Cue]) -> Piece | None:
    """Return what follows the verb without a comma: ``said that …``, ``said the bridge was …``."""
    flags, words = passage.flags, passage.words
    _, end = passage.clauses[cue.clause]
    at = cue.words[-1] + 1
    for index in range(at, min(end, at + 9)):
        if words[index] == QUOTED:
            break
        opens = flags[index] & Word.THAT or (flags[index] & Word.ASKING and index == at)
        if opens and index + 1 < end:
            if flags[index] & Word.DETERMINER and index > at and flags[index - 1] & (Word.PREPOSITION | Word.TO):
                continue
            return index, _extent(passage, rules, cue, cues, cue.clause)
        if cue.kind & Kind.DEMAND and flags[index] & Word.TO and index + 1 < end:
            return index, _extent(passage, rules, cue, cues, cue.clause)
    if at >= end or cue.passive or not cue.kind & (Kind.SAY | Kind.THINK):
        return None
    phrase = phrase_at(passage, rules, at, end)
    if phrase is None and not flags[at] & (Word.PERSONAL | Word.DETERMINER):
        return None
    verb = any(flags[i] & VERBAL for i in range(at + 1, end))
    if verb or (cue.verb == rules.plainest and phrase and phrase.end + 1 < end):
        return at, _extent(passage, rules, cue, cues, cue.clause)
    return None


def _forward(passage: Passage, rules: SpeechRules, cue: Cue, cues: Sequence[Cue]) -> Piece | None:
    clauses, words, flags = passage.clauses, passage.words, passage.flags
    for number in range(cue.clause + 1, min(len(clauses), cue.clause + _REACH)):
        first, end = clauses[number]
        flag = flags[first]
        near = number == cue.clause + 1
        if flag & Word.RELATIVE and (
            is_main(passage, rules, first, end)
            or (near and _after_verb(passage, cue, first))
            or ends_infinitive(passage, rules, first, end)
        ):
            flag &= ~(Word.RELATIVE)
        if (
            flag & Word.SUBORDINATING
            and flag & Word.PREPOSITION
            and passage.small[first] not in rules.purpose
            and has_infinitive(passage, rules, first, end)
        ):
            flag &= ~(Word.SUBORDINATING)
        if words[first - 1] == ":":
            return _after_colon(passage, rules, cue, number)
        if _opens(passage, rules, cue, number, flag):
            return first, _extent(passage, rules, cue, cues, number)
        if near and cue.kind & Kind.SAY and _splits(passage, rules, number):
            return first, _extent(passage, rules, cue, cues, number)
        if flag & Word.SUBORDINATING and near and _conditional(passage, rules, cue, number):
            return first, _extent(passage, rules, cue, cues, number)
        if flag & (Word.SUBORDINATING | Word.COORDINATING):
            return None
        if not near and not flag & Word.RELATIVE:
            begins = words[first][0].islower() and not flag and rules.verbal.fullmatch(words[first])
            if begins or has_finite(passage, rules, first, end):
                return None
    return _inside(passage, cue)


def _after_colon(passage: Passage, rules: SpeechRules, cue: Cue, number: int) -> Piece | None:
    """Return what stands behind ``X sagte:``, the quotations alone where it begins with one."""
    first, end = passage.clauses[number]
    if passage.words[first] != QUOTED:
        told = cue.kind & Kind.SAY or has_mood(passage, rules, first, end)
        return (first, len(passage.words)) if told and cue.kind != Kind.REPORT else None
    stop = first + 1
    while stop + 1 < len(passage.words) and passage.words[stop + 1] == QUOTED and not passage.words[stop][0].isupper():
        stop += 2
    return first, stop


def _after_verb(passage: Passage, cue: Cue, first: int) -> bool:
    """Return whether nothing that a relative clause could hang on stands between the verb and the comma."""
    return cue.words[-1] == first - 2


def _opens(passage: Passage, rules: SpeechRules, cue: Cue, number: int, flag: int) -> bool:
    """Return whether what is said begins with clause *number*."""
    first, end = passage.clauses[number]
    near = number == cue.clause + 1
    if passage.words[first] == QUOTED:
        return near and bool(cue.kind & (Kind.SAY | Kind.THINK | Kind.DEMAND))
    if flag & Word.THAT:
        return True
    if flag & Word.COORDINATING and first + 1 < end and passage.flags[first + 1] & Word.THAT:
        return True
    if flag & Word.ASKING and not flag & Word.RELATIVE:
        return (
            near
            and bool(cue.kind & (Kind.SAY | Kind.THINK))
            and _bare(passage, rules, cue, first)
            and has_finite(passage, rules, first, end)
        )
    if flag & (Word.RELATIVE | Word.SUBORDINATING):
        return False
    if has_infinitive(passage, rules, first, end) and not flag & Word.COORDINATING:
        return bool(cue.kind & (Kind.DEMAND | Kind.SAY | Kind.THINK))
    if flag & Word.COORDINATING:
        return False
    if has_mood(passage, rules, first, end):
        return bool(cue.kind & (Kind.SAY | Kind.THINK | Kind.DEMAND))
    if not (cue.kind & Kind.SAY and near and not cue.passive) or cue.last:
        return False
    if any(passage.words[i] == QUOTED and starts_small(passage, i) for i in range(first, end)):
        return True
    begins = phrase_at(passage, rules, first, end) is not None or passage.flags[first] & Word.PREPOSITION
    return bool(begins) and has_finite(passage, rules, first, end)


def _bare(passage: Passage, rules: SpeechRules, cue: Cue, first: int) -> bool:
    """Return whether no object stands between the verb and the comma: a question would hang on it."""
    phrases = [p for p in find_phrases(passage, rules, cue.at + 1, first - 1) if p.preposition is None]
    return len(phrases) <= (
        1 if cue.at == passage.clauses[cue.clause][0] or not _opens_with_subject(passage, rules, cue) else 0
    )


def _opens_with_subject(passage: Passage, rules: SpeechRules, cue: Cue) -> bool:
    first, _ = passage.clauses[cue.clause]
    return any(p.preposition is None and not p.oblique for p in find_phrases(passage, rules, first, cue.at))


def _conditional(passage: Passage, rules: SpeechRules, cue: Cue, number: int) -> bool:
    """Return whether ``…, wenn A, werde B`` follows: a condition first, then the mood of reported speech."""
    if not cue.kind & (Kind.SAY | Kind.THINK) or number + 1 >= len(passage.clauses):
        return False
    first, end = passage.clauses[number + 1]
    return has_mood(passage, rules, first, min(end, first + 2))


def _turns_back(passage: Passage, rules: SpeechRules, first: int) -> bool:
    """Return whether a clause begins with a verb in the plain mood: the sentence around goes on."""
    word, flag = passage.small[first], passage.flags[first]
    if not passage.words[first][0].islower() or flag & MOOD:
        return False
    return bool(flag & VERBAL) or word in rules.forms or (not flag and word.endswith(rules.past_endings))


def _splits(passage: Passage, rules: SpeechRules, number: int) -> bool:
    """Return whether clause *number* is a subject cut off from its verb: ``…, X, der …, habe …``."""
    first, end = passage.clauses[number]
    phrase = phrase_at(passage, rules, first, end)
    if phrase is None or phrase.end < end:
        return False
    for other in range(number + 1, min(len(passage.clauses), number + 4)):
        start, stop = passage.clauses[other]
        if passage.flags[start] & MOOD:
            return True
        if not is_subordinate(passage, rules, start, stop):
            return False
    return False


def _inside(passage: Passage, cue: Cue) -> Piece | None:
    """Return a long quotation at the end of the clause of *cue*: ``schrieb „…“``."""
    if not cue.kind & Kind.SAY:
        return None
    _, end = passage.clauses[cue.clause]
    stop = end
    while stop > cue.at and passage.words[stop - 1] in {".", "!", "?"}:
        stop -= 1
    for index in range(cue.at + 1, stop):
        if passage.words[index] == QUOTED and count_words(passage.quotes[index].of(passage.text)) >= _LONG:
            return index, index + 1
    return None


def _extent(passage: Passage, rules: SpeechRules, cue: Cue, cues: Sequence[Cue], number: int) -> int:
    """Return the word where what is said ends, from clause *number* on."""
    clauses, words, flags = passage.clauses, passage.words, passage.flags
    stop = len(words)
    while stop > 0 and words[stop - 1] in {".", "!", "?"}:
        stop -= 1
    that = flags[clauses[number][0]] & Word.THAT
    for rival in cues:
        first, _ = clauses[rival.clause]
        if rival.clause >= number and rival.at > cue.words[-1] and not rival.last and rival.at > first:
            before = rival.at - 1
            if flags[before] & Word.COORDINATING and before > clauses[number][0] and not flags[rival.at] & MOOD:
                stop = min(stop, before)
                break
    for other in range(number + 1, len(clauses)):
        first, end = clauses[other]
        before = clauses[other - 1][1]
        if before >= stop:
            break
        if flags[first] & Word.INQUIT and not has_finite(passage, rules, first, end):
            return before
        if words[first - 1] == ";" or (words[first - 1] == ":" and words[first] == QUOTED):
            return before
        for rival in cues:
            if rival.clause != other or rival is cue or rival.last:
                continue
            if rival.at == first or flags[first] & Word.COORDINATING or passage.small[first] in rules.turning:
                return before
        if (cue.last or not that) and _turns_back(passage, rules, first):
            return before
    return stop
