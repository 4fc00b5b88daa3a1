"""What a verb of saying governs: the clause behind it, in front of it, or around it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sitegen.languages.speech import Kind, Word
from sitegen.mentions.extent import find_end
from sitegen.mentions.grammar import (
    VERBAL,
    has_finite,
    has_flag,
    has_mood,
    has_plain_verb,
    is_subordinate,
    says_something,
)
from sitegen.mentions.nominals import find_phrases, phrase_at
from sitegen.mentions.openings import is_said, opening_of
from sitegen.mentions.passages import QUOTED, count_words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sitegen.languages.speech import SpeechRules
    from sitegen.mentions.cues import Cue
    from sitegen.mentions.passages import Passage
    from sitegen.mentions.saying import Piece

_REACH = 5  # clauses behind the verb that are looked at
_NEAR = 3  # words between a quotation and the verb behind it
_LONG = 6  # words of a quotation that stands for a sentence


def find_governed(passage: Passage, rules: SpeechRules, cue: Cue, cues: Sequence[Cue]) -> list[Piece]:
    """Return the stretches of words that are said, empty where the verb governs nothing."""
    if cue.kind & ~Kind.REPORT == Kind.NAME:
        return []
    first, end = passage.clauses[cue.clause]
    if passage.flags[first] & Word.AS and cue.last:
        denied = any(passage.flags[i] & Word.NEGATION for i in range(first, end))
        return [] if denied else _around(passage, rules, cue)
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
    elif cue.clause:
        takes_up = passage.small[first] in rules.taking_up
        lead = passage.flags[first] & Word.INQUIT or takes_up
        if at != first and not (at == first + 1 and lead):
            return None
        if passage.words[first - 1] not in {",", "–", "—"} and not (takes_up and passage.words[first - 1] == ";"):
            return None
        stop = first - 1
    else:
        return None
    named = any(p.preposition is None and not p.oblique for p in find_phrases(passage, rules, at + 1, end))
    if not named and not has_flag(passage, at + 1, end, Word.DETERMINER):
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
    quoted = passage.words[first] == QUOTED
    if not quoted and (not cue.clause or passage.words[first - 1] not in {",", "–", "—"}):
        return []
    if not (_closes(passage, cue, first, end) or (quoted and cue.at - first <= _NEAR)):
        return []
    if passage.flags[first] & (Word.RELATIVE | Word.SUBORDINATING | Word.COORDINATING):
        return []
    stop = first + 1 if quoted else first - 1
    begin = _region_start(passage, stop)
    more = _resumed(passage, rules, cue.clause + 1)
    broken = more and passage.flags[more[0][0]] & VERBAL
    if begin >= stop or not (broken or says_something(passage, rules, begin, stop)):
        return []
    return [(begin, stop), *more]


def _closes(passage: Passage, cue: Cue, first: int, end: int) -> bool:
    """Return whether nothing but a place or a time follows the verb: ``…, X said on Monday``."""
    after = cue.words[-1] + 1
    return cue.at == first or after >= passage.without_stop(end) or bool(passage.flags[after] & Word.PREPOSITION)


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
            return index, find_end(passage, rules, cue, cues, cue.clause)
        if cue.kind & Kind.DEMAND and flags[index] & Word.TO and index + 1 < end:
            return index, find_end(passage, rules, cue, cues, cue.clause)
    if at >= end or cue.passive or not cue.kind & (Kind.SAY | Kind.THINK):
        return None
    phrase = phrase_at(passage, rules, at, end)
    if phrase is None and not flags[at] & (Word.PERSONAL | Word.DETERMINER) and not words[at][0].isdigit():
        return None
    verb = any(flags[i] & VERBAL for i in range(at + 1, end))
    if verb or (cue.verb == rules.plainest and phrase and phrase.end + 1 < end):
        return at, find_end(passage, rules, cue, cues, cue.clause)
    return None


def _forward(passage: Passage, rules: SpeechRules, cue: Cue, cues: Sequence[Cue]) -> Piece | None:
    """Return what is said behind the clause of *cue*; relative clauses and appositions may stand between."""
    words = passage.words
    for number in range(cue.clause + 1, min(len(passage.clauses), cue.clause + _REACH)):
        first, end = passage.clauses[number]
        if words[first - 1] == ":":
            return _after_colon(passage, rules, cue, number)
        flag = opening_of(passage, rules, cue, number)
        if is_said(passage, rules, cue, number, flag):
            return first, find_end(passage, rules, cue, cues, number)
        if flag & (Word.SUBORDINATING | Word.COORDINATING):
            return None
        if number > cue.clause + 1 and not flag & Word.RELATIVE and has_plain_verb(passage, rules, first, end):
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


def _inside(passage: Passage, cue: Cue) -> Piece | None:
    """Return a long quotation at the end of the clause of *cue*: ``schrieb „…“``."""
    if not cue.kind & Kind.SAY:
        return None
    _, end = passage.clauses[cue.clause]
    for index in range(cue.at + 1, end):
        if passage.words[index] == QUOTED and count_words(passage.quotes[index].of(passage.text)) >= _LONG:
            return index, index + 1
    return None
