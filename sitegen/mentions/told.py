"""What verbs of saying and sources tell in a passage, and by whom."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from sitegen.languages.speech import Kind, Word
from sitegen.mentions.appositions import with_antecedent
from sitegen.mentions.grammar import MOOD, has_flag, is_subordinate
from sitegen.mentions.indirect import find_governed
from sitegen.mentions.nominals import Phrase, find_phrases, is_time, may_speak
from sitegen.mentions.saying import Piece, Saying, find_spans, make_saying
from sitegen.mentions.sources import Source, scope_of
from sitegen.mentions.subjects import find_subject
from sitegen.model import StatementType

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sitegen.languages.speech import SpeechRules
    from sitegen.mentions.cues import Cue
    from sitegen.mentions.passages import Passage

Found = list[tuple[Saying, list[Piece]]]


def find_told(passage: Passage, rules: SpeechRules, cues: Sequence[Cue]) -> Found:
    """Return what the verbs govern, without what is said within something said."""
    found: list[tuple[Cue, list[Piece]]] = []
    for cue in cues:
        pieces = find_governed(passage, rules, cue, cues)
        if pieces or _takes_up(passage, rules, cue):
            found.append((cue, pieces))
    result: Found = []
    for cue, pieces in found:
        if any(other is not cue and any(a <= cue.at < b for a, b in stretch) for other, stretch in found):
            continue
        saying = _saying_of(passage, rules, cue, pieces)
        if saying:
            result = [row for row in result if row[1] != pieces or not pieces]
            result.append((saying, pieces))
    return result


def _saying_of(passage: Passage, rules: SpeechRules, cue: Cue, pieces: list[Piece]) -> Saying | None:
    speaker, known = find_speaker(passage, rules, cue, after=0 if pieces else cue.at)
    if not _is_told(passage, rules, cue, speaker):
        return None
    if pieces:
        return make_saying(passage, pieces, speaker, known=known, cue=cue.words)
    kind = StatementType.INDIRECT
    return Saying(type=kind, quote=(), speaker=speaker, known=known, cue=cue.words, before=True)


def add_sources(passage: Passage, rules: SpeechRules, governed: Found, sources: list[Source]) -> Found:
    """Return *governed* with what sources tell; a source around a saying is who tells it."""
    result = list(governed)
    for source in sources:
        if any(a <= source.first < b for _, pieces in governed for a, b in pieces):
            continue
        pieces = scope_of(passage, rules, source, sources)
        inside = [i for i, (s, _) in enumerate(result) if any(a <= s.cue[0] < b for a, b in pieces)]
        if inside:
            for i in inside:
                result[i] = (replace(result[i][0], via=source.phrase), result[i][1])
            if any(passage.flags[w] & MOOD for i in inside for w in result[i][0].cue):
                continue
        saying = make_saying(passage, pieces, source.phrase, known=True, cue=source.cue)
        if saying:
            result.append((saying, pieces))
    return result


def find_reported(passage: Passage, rules: SpeechRules, cues: Sequence[Cue]) -> list[Saying]:
    """Return the saying that is only told as an act: ``X forderte ein Ende``."""
    for cue in cues:
        if not cue.kind & Kind.REPORT or cue.passive or cue.last:
            continue
        first, end = passage.clauses[cue.clause]
        if has_flag(passage, first, end, Word.NEGATION) or not _is_told(passage, rules, cue, None):
            continue
        if is_subordinate(passage, rules, first, end):
            continue
        speaker, _ = find_speaker(passage, rules, cue)
        if speaker and not (speaker.pronoun and passage.flags[speaker.first] & (Word.FIRST_PERSON | Word.IMPERSONAL)):
            spans = find_spans(passage, [(0, len(passage.words))])
            if spans:
                return [Saying(type=StatementType.REPORTED, quote=spans, speaker=speaker, known=True, cue=cue.words)]
    return []


def find_speaker(passage: Passage, rules: SpeechRules, cue: Cue, after: int = 0) -> tuple[Phrase | None, bool]:
    """Return who speaks, and whether that is known: an impersonal verb is known to have no speaker."""
    if cue.verb in rules.place_verbs:
        return _place_of_speech(passage, rules, cue), True
    subject = find_subject(passage, rules, cue, after)
    flag = passage.flags[subject.first] if subject and subject.pronoun else 0
    if subject and flag & Word.RELATIVE and flag & Word.DETERMINER:
        subject = with_antecedent(passage, rules, subject)
    if flag & Word.IMPERSONAL:
        return _place_of_speech(passage, rules, cue), True
    return subject, subject is not None or cue.passive


def _place_of_speech(passage: Passage, rules: SpeechRules, cue: Cue) -> Phrase | None:
    """Return what says it in ``in der Erklärung heißt es``; before ``und heißt`` the place is another verb's."""
    first, end = passage.clauses[cue.clause]
    joined = cue.at > first and passage.flags[cue.at - 1] & Word.COORDINATING
    for phrase in find_phrases(passage, rules, cue.at if joined else first, end):
        within = phrase.preposition is not None and passage.flags[phrase.preposition] & Word.IN
        if within and not is_time(passage, rules, phrase):
            return phrase
    return None


def _is_told(passage: Passage, rules: SpeechRules, cue: Cue, speaker: Phrase | None) -> bool:
    """Return whether somebody else than the writer or the reader says it."""
    first, end = passage.clauses[cue.clause]
    if any(passage.small[i] in rules.nobody for i in range(max(first, cue.at - 3), cue.at)):
        return False
    if speaker and any(passage.small[i] in rules.nobody for i in (speaker.first, max(0, speaker.first - 1))):
        return False
    if cue.at == 0 and passage.words[-1] == "?":
        return False
    if cue.verb == rules.impersonal_verb:
        return has_flag(passage, first, end, Word.IMPERSONAL)
    if speaker is None or not speaker.pronoun:
        return True
    polite = speaker.first > 0 and passage.words[speaker.first][0].isupper() and speaker.first > cue.at
    return not (passage.flags[speaker.first] & Word.FIRST_PERSON or polite)


def _takes_up(passage: Passage, rules: SpeechRules, cue: Cue) -> bool:
    """Return whether *cue* says what stands in the passage before: ``Das sagte X``."""
    first, end = passage.clauses[cue.clause]
    if cue.clause or passage.small[first] not in rules.taking_up or cue.at != first + 1:
        return False
    if not (cue.kind & Kind.SAY or cue.verb in rules.place_verbs):
        return False
    return cue.passive or any(may_speak(passage, rules, p) for p in find_phrases(passage, rules, cue.at + 1, end))
