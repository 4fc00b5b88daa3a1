"""What is said in one passage: clauses, infinitives and quotations that a cue governs."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from sitegen.languages.speech import Kind, Word
from sitegen.mentions.cues import Cue, find_cues, find_subject
from sitegen.mentions.nominals import Phrase, find_phrases, phrase_at, with_apposition
from sitegen.mentions.passages import QUOTED, count_words
from sitegen.model import StatementType

if TYPE_CHECKING:
    from sitegen.languages.speech import SpeechRules
    from sitegen.mentions.passages import Passage
    from sitegen.model import Span

_MOOD = Word.MOOD_SURE | Word.MOOD_LIKELY | Word.MOOD_PAST
_SENTENTIAL = 6  # words from which a quotation is taken for more than a phrase


@dataclass(frozen=True, slots=True, kw_only=True)
class Saying:
    """Something said in a passage. *known* is False where who says it must be found elsewhere."""

    type: StatementType
    quote: tuple[Span, ...]
    speaker: Phrase | None
    known: bool
    cue: tuple[int, ...]
    via: Phrase | None = None


def find_sayings(passage: Passage, rules: SpeechRules) -> list[Saying]:
    """Return what is said in *passage*, in the order of what is said."""
    cues = find_cues(passage, rules)
    found: list[Saying] = []
    for cue in cues:
        saying = _governed(passage, rules, cue, cues)
        if saying:
            found.append(saying)
    sourced = _sourced(passage, rules)
    if sourced:
        found = _merge_source(found, sourced)
    if not found:
        free = _free(passage)
        if free:
            found.append(free)
    found.extend(_quoted(passage, rules, cues, found))
    return sorted(found, key=lambda saying: (saying.quote[0].start, -saying.quote[-1].end))


def _merge_source(found: list[Saying], sourced: Saying) -> list[Saying]:
    """Return all, a source beside other sayings being who tells them."""
    if not found:
        return [sourced]
    return [replace(saying, via=sourced.speaker) for saying in found]


def _speaker(passage: Passage, rules: SpeechRules, cue: Cue) -> tuple[Phrase | None, bool]:
    subject = find_subject(passage, rules, cue)
    if subject and subject.pronoun and passage.flags[subject.first] & Word.IMPERSONAL:
        return None, True
    return subject, subject is not None or cue.passive


def _governed(passage: Passage, rules: SpeechRules, cue: Cue, cues: list[Cue]) -> Saying | None:
    clauses = passage.clauses
    first, end = clauses[cue.clause]
    pieces: list[tuple[int, int]] = []
    opening = passage.words[first]
    delim = passage.words[first - 1] if first else ""
    start_word = passage.flags[first]
    length = len(passage.words)
    if start_word & Word.AS and cue.last:
        # wie X mitteilte
        if cue.clause:
            pieces.append((0, clauses[cue.clause - 1][1]))
        if cue.clause + 1 < len(clauses):
            pieces.append((clauses[cue.clause + 1][0], length))
    else:
        tail = (
            not rules.comma
            and cue.clause > 0
            and cue.words[-1] >= end - 1
            and passage.words[first - 1] in {",", "–", "—"}
        )
        if tail and not passage.flags[first] & (Word.RELATIVE | Word.SUBORDINATING | Word.COORDINATING):
            pieces.append((0, clauses[cue.clause - 1][1]))
            if cue.clause + 1 < len(clauses) and _resumes(passage, cue.clause + 1):
                pieces.append((clauses[cue.clause + 1][0], length))
        inverted = (
            not tail
            and (cue.at == first or (cue.at == first + 1 and passage.flags[first] & (Word.INQUIT | Word.RELATIVE)))
            and cue.clause > 0
        )
        if first and passage.words[first] == QUOTED:
            inverted = False
        if inverted and delim in {",", "–", "—"} and _has_subject_after(passage, rules, cue, first, end):
            pieces.append((0, clauses[cue.clause - 1][1]))
            if cue.clause + 1 < len(clauses) and _resumes(passage, cue.clause + 1):
                pieces.append((clauses[cue.clause + 1][0], length))
        else:
            piece = None if pieces else _forward(passage, rules, cue, cues)
            if piece:
                pieces.append(piece)
    spans = _spans(passage, pieces)
    if not spans:
        return None
    del opening
    speaker, known = _speaker(passage, rules, cue)
    quotes = [i for a, b in pieces for i in range(a, b) if passage.words[i] == QUOTED]
    others = sum(count_words(passage.words[i]) for a, b in pieces for i in range(a, b) if passage.words[i] != QUOTED)
    direct = bool(quotes) and others == 0
    return Saying(
        type=StatementType.DIRECT if direct else StatementType.INDIRECT,
        quote=spans,
        speaker=speaker,
        known=known,
        cue=cue.words,
    )


def _has_subject_after(passage: Passage, rules: SpeechRules, cue: Cue, first: int, end: int) -> bool:
    return any(p.preposition is None and not p.oblique for p in find_phrases(passage, rules, cue.at + 1, end))


def _resumes(passage: Passage, number: int) -> bool:
    """Return whether the clause goes on with what is said, after ``…, sagte X, …``."""
    first, end = passage.clauses[number]
    flag = passage.flags[first]
    if flag & (Word.RELATIVE | Word.SUBORDINATING) and passage.words[first] != QUOTED:
        return False
    return any(
        passage.flags[i] & (_MOOD | Word.FINITE | Word.HAVE | Word.PASSIVE | Word.MODAL) or passage.words[i] == QUOTED
        for i in range(first, end)
    ) or bool(flag & Word.THAT)


def _forward(passage: Passage, rules: SpeechRules, cue: Cue, cues: list[Cue]) -> tuple[int, int] | None:
    clauses, words, flags = passage.clauses, passage.words, passage.flags
    if not rules.comma:
        piece = _forward_plain(passage, rules, cue, cues)
        if piece:
            return piece
    for number in range(cue.clause + 1, min(len(clauses), cue.clause + 5)):
        first, end = clauses[number]
        delim = words[first - 1]
        flag = flags[first]
        if flag & Word.RELATIVE and not _is_relative(passage, rules, cue, first, end):
            flag &= ~int(Word.RELATIVE)
        if delim == ":":
            return first, len(words)
        if words[first] == QUOTED and number == cue.clause + 1 and cue.kind & (Kind.SAY | Kind.THINK):
            return first, _extent(passage, cue, cues, number)
        if flag & Word.THAT or (flag & Word.ASKING and not flag & Word.RELATIVE):
            return first, _extent(passage, cue, cues, number)
        if flag & Word.COORDINATING and first + 1 < end and flags[first + 1] & Word.THAT:
            return first, _extent(passage, cue, cues, number)
        if flag & (Word.RELATIVE | Word.SUBORDINATING) and not _mood_at(passage, first, end):
            if flag & Word.SUBORDINATING and cue.kind & (Kind.SAY | Kind.THINK) and number + 1 < len(clauses):
                after = clauses[number + 1]
                if flags[after[0]] & (_MOOD):
                    return first, _extent(passage, cue, cues, number)
            if number == cue.clause + 1 and flag & Word.RELATIVE:
                continue
            return None
        if (
            cue.kind & (Kind.DEMAND | Kind.SAY | Kind.THINK)
            and _infinitive(passage, first, end)
            and not flag & Word.SUBORDINATING
        ):
            return first, _extent(passage, cue, cues, number)
        if flag & Word.COORDINATING:
            return None
        if cue.kind & (Kind.SAY | Kind.THINK | Kind.DEMAND) and _mood_at(passage, first, end):
            return first, _extent(passage, cue, cues, number)
        if cue.kind & Kind.SAY and number == cue.clause + 1 and not cue.last and _finite_second(passage, rules, first, end):
            return first, _extent(passage, cue, cues, number)
    if cue.kind & Kind.SAY:
        first, end = clauses[cue.clause]
        inside = [i for i in range(cue.at + 1, end) if words[i] == QUOTED]
        if inside and count_words(passage.quotes[inside[-1]].of(passage.text)) >= _SENTENTIAL and inside[-1] == end - 1:
            return inside[-1], end
    return None


def _forward_plain(passage: Passage, rules: SpeechRules, cue: Cue, cues: list[Cue]) -> tuple[int, int] | None:
    """Return what follows the verb without a comma: ``said that …``, ``said the bridge was …``."""
    flags, words = passage.flags, passage.words
    _, end = passage.clauses[cue.clause]
    at = cue.words[-1] + 1
    if at >= end:
        return None
    reach = min(end, at + 9)
    for index in range(at, reach):
        if flags[index] & (Word.THAT | Word.ASKING) and (index == at or flags[index] & Word.THAT) and index + 1 < end:
            if flags[index] & Word.DETERMINER and index > at and flags[index - 1] & (Word.PREPOSITION | Word.TO):
                continue
            return index, _extent(passage, cue, cues, cue.clause)
        if cue.kind & Kind.DEMAND and flags[index] & Word.TO and index + 1 < end:
            return index, _extent(passage, cue, cues, cue.clause)
        if words[index] == QUOTED:
            break
    if cue.passive or not cue.kind & (Kind.SAY | Kind.THINK):
        return None
    verbal = Word.FINITE | Word.HAVE | Word.PASSIVE | Word.MODAL
    start = at
    phrase = phrase_at(passage, rules, at, end)
    if (phrase or flags[at] & (Word.PERSONAL | Word.DETERMINER)) and any(flags[i] & verbal for i in range(at + 1, end)):
        return start, _extent(passage, cue, cues, cue.clause)
    if cue.verb == rules.plainest and phrase and phrase.end + 1 < end:
        return start, _extent(passage, cue, cues, cue.clause)
    return None


def _is_relative(passage: Passage, rules: SpeechRules, cue: Cue, first: int, end: int) -> bool:
    """Return whether a clause that begins with ``der``, ``die``, ``das`` hangs on a noun before it."""
    if not passage.flags[first] & Word.DETERMINER or first + 1 >= end:
        return True
    if passage.flags[first + 1] & (Word.DETERMINER | Word.OBLIQUE | Word.PREPOSITION | Word.PERSONAL | Word.REFLEXIVE):
        return True
    subject = phrase_at(passage, rules, first, end)
    if subject is None or subject.end >= end:
        return True
    if subject.end == end - 1 and cue.words[-1] != first - 2:
        return True
    follow = passage.flags[subject.end] & (_MOOD | Word.FINITE | Word.HAVE | Word.PASSIVE | Word.MODAL | Word.HEARSAY)
    return not (follow or rules.verbal.fullmatch(passage.words[subject.end]))


def _mood_at(passage: Passage, first: int, end: int) -> bool:
    return any(passage.flags[i] & _MOOD for i in range(first, end))


def _finite_second(passage: Passage, rules: SpeechRules, first: int, end: int) -> bool:
    """Return whether the clause has a finite verb: one of the common ones, or a word of that form after its subject."""
    if any(passage.flags[i] & (Word.FINITE | Word.HAVE | Word.PASSIVE | Word.MODAL) for i in range(first + 1, end)):
        return True
    subject = phrase_at(passage, rules, first, end)
    return subject is not None and subject.end < end and bool(rules.verbal.fullmatch(passage.words[subject.end]))


_INFINITIVE = re.compile(r"\w{2,}zu\w{2,}e?n")


def _infinitive(passage: Passage, first: int, end: int) -> bool:
    small, flags = passage.small, passage.flags
    for index in range(first, end):
        if flags[index] & Word.TO and index + 1 < end and passage.words[index + 1][0].islower():
            return True
        if index > first and passage.words[index][0].islower() and _INFINITIVE.fullmatch(small[index]):
            return True
    return False


def _extent(passage: Passage, cue: Cue, cues: list[Cue], number: int) -> int:
    """Return the word where what is said ends, from clause *number* on."""
    clauses, words, flags = passage.clauses, passage.words, passage.flags
    stop = len(words)
    while stop > 0 and words[stop - 1] in {".", "!", "?"}:
        stop -= 1
    for other in range(number + 1, len(clauses)):
        first, end = clauses[other]
        before = clauses[other - 1][1]
        if words[first - 1] in {";"}:
            return before
        if words[first - 1] == ":" and words[first] == QUOTED:
            return before
        for rival in cues:
            if rival.clause != other or rival is cue:
                continue
            if rival.at == first or (rival.at <= first + 2 and flags[first] & Word.COORDINATING):
                return before
        if (
            cue.last
            and flags[first] & (Word.FINITE | Word.HAVE | Word.PASSIVE | Word.MODAL)
            and not flags[first] & _MOOD
        ):
            return before
    return stop


def _spans(passage: Passage, pieces: list[tuple[int, int]]) -> tuple[Span, ...]:
    spans = []
    for first, end in pieces:
        while first < end and passage.words[first] in {",", ":", "–", "-", ";"}:
            first += 1
        while end > first and passage.words[end - 1] in {",", ".", ":", ";", "–"}:
            end -= 1
        span = passage.stretch(first, end)
        if span and count_words(span.of(passage.text)) > 0:
            spans.append(span)
    return tuple(spans)


def _sourced(passage: Passage, rules: SpeechRules) -> Saying | None:
    """Return what is said ``laut X``, ``nach Angaben von X``, ``X zufolge``, ``so X``."""
    flags = passage.flags
    for several in rules.source_phrases:
        size = len(several)
        for index in range(len(flags) - size):
            if passage.small[index] == several[0] and tuple(passage.small[index : index + size]) == several:
                phrase = phrase_at(passage, rules, index + size, len(flags))
                if phrase:
                    phrase = with_apposition(passage, rules, phrase)
                    return _around(passage, index, phrase.end, phrase, tuple(range(index, index + size)))
    for index, flag in enumerate(flags):
        if not flag & (
            Word.SOURCE_BEFORE | Word.SOURCE_AFTER | Word.SOURCE_PREPOSITION | Word.SOURCE_ADVERB | Word.INQUIT
        ):
            continue
        number = passage.clause_of(index)
        first, end = passage.clauses[number]
        length = len(passage.words)
        if flag & Word.SOURCE_BEFORE:
            phrase = phrase_at(passage, rules, index + 1, end) if index + 1 < end else None
            if phrase:
                phrase = with_apposition(passage, rules, phrase)
                return _around(passage, index, phrase.end, phrase, (index,))
        if flag & Word.SOURCE_AFTER and index > first:
            phrases = find_phrases(passage, rules, first, index)
            if phrases and phrases[-1].end == index:
                phrase = phrases[-1]
                begin = phrase.first if phrase.preposition is None else phrase.preposition
                return _around(passage, begin, index + 1, phrase, (index,))
        if flag & Word.SOURCE_PREPOSITION and index + 1 < end:
            phrase = phrase_at(passage, rules, index + 1, end)
            if phrase and _names_source(passage, rules, phrase):
                phrase = with_apposition(passage, rules, phrase)
                stop = phrase.end
                return _around(passage, index, stop, phrase, (index,))
        if flag & Word.INQUIT and index == first and number and index + 1 < end:
            phrase = phrase_at(passage, rules, index + 1, end)
            after = passage.words[phrase.end] if phrase and phrase.end < length else "."
            if (phrase and after in {".", ",", "–", "!", "?", "("}) or (phrase and flags[phrase.end] & Word.PREPOSITION):
                phrase = with_apposition(passage, rules, phrase)
                return _around(passage, index, max(phrase.end, end), phrase, (index,))
        if flag & Word.SOURCE_ADVERB and (index == first or flags[index - 1] & (_MOOD | Word.FINITE | Word.HAVE)):
            pieces = [(0, index), (index + 1, length)]
            spans = _spans(passage, pieces)
            if spans:
                return Saying(type=StatementType.INDIRECT, quote=spans, speaker=None, known=False, cue=(index,))
    return None


def _names_source(passage: Passage, rules: SpeechRules, phrase: Phrase) -> bool:
    return any(rules.source_noun.fullmatch(passage.small[i]) for i in range(phrase.first, phrase.core))


def _around(passage: Passage, first: int, end: int, phrase: Phrase, cue: tuple[int, ...]) -> Saying | None:
    clause_first, clause_end = passage.clauses[passage.clause_of(first)]
    length = len(passage.words)
    pieces = [(0, first), (end, length)]
    if passage.flags[clause_first] & Word.RELATIVE and clause_first and passage.words[clause_first - 1] == ",":
        pieces = [(clause_first, first), (end, clause_end)]
    spans = _spans(passage, pieces)
    if not spans:
        return None
    quotes = [i for a, b in pieces for i in range(a, b) if passage.words[i] == QUOTED]
    others = sum(count_words(passage.words[i]) for a, b in pieces for i in range(a, b) if passage.words[i] != QUOTED)
    kind = StatementType.DIRECT if quotes and not others else StatementType.INDIRECT
    return Saying(type=kind, quote=spans, speaker=phrase, known=True, cue=cue)


def _free(passage: Passage) -> Saying | None:
    """Return the whole passage where its mood alone tells that somebody else says it."""
    for index, flag in enumerate(passage.flags):
        if flag & (Word.MOOD_SURE | Word.MOOD_LIKELY):
            if passage.words[index][0].isupper():
                continue
            if index + 1 < len(passage.words) and passage.small[index + 1] == "es" and passage.small[index] == "sei":
                continue
            if any(passage.flags[i] & Word.FIRST_PERSON for i in range(len(passage.words))):
                continue
            spans = _spans(passage, [(0, len(passage.words))])
            return Saying(type=StatementType.FREE_INDIRECT, quote=spans, speaker=None, known=False, cue=())
    return None


def _quoted(passage: Passage, rules: SpeechRules, cues: list[Cue], found: list[Saying]) -> list[Saying]:
    """Return the quotations that no cue governs by itself."""
    taken = {span.start for saying in found if saying.type is StatementType.DIRECT for span in saying.quote}
    result = []
    for index, span in passage.quotes.items():
        if span.start in taken:
            continue
        words = count_words(span.of(passage.text))
        host = next((s for s in found if any(piece.covers(span) for piece in s.quote)), None)
        if host:
            if words >= 3:
                result.append(
                    Saying(
                        type=StatementType.DIRECT, quote=(span,), speaker=host.speaker, known=host.known, cue=host.cue
                    )
                )
            continue
        cue = next((c for c in cues if c.clause == passage.clause_of(index)), None)
        if cue and words >= 2:
            speaker, known = _speaker(passage, rules, cue)
            if speaker is None or not speaker.first <= index < speaker.end:
                result.append(
                    Saying(type=StatementType.DIRECT, quote=(span,), speaker=speaker, known=known, cue=cue.words)
                )
            continue
        if words >= _SENTENTIAL or (
            words >= 3 and span.of(passage.text).rstrip("".join("\"„“”‚‘’'»«›‹"))[-1:] in {".", "!", "?"}
        ):
            result.append(Saying(type=StatementType.DIRECT, quote=(span,), speaker=None, known=False, cue=()))
    return result
