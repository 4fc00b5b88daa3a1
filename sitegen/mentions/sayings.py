"""What is said in one passage, by rules for verbs, sources, nouns, quotations and mood."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from sitegen.languages.speech import Kind, Word
from sitegen.mentions.cues import Cue, find_cues
from sitegen.mentions.grammar import MOOD, VERBAL, has_flag, has_plain_verb, is_mood, is_subordinate
from sitegen.mentions.indirect import find_governed
from sitegen.mentions.appositions import join_appositions, with_antecedent
from sitegen.mentions.nominals import Phrase, find_phrases, is_time
from sitegen.mentions.passages import QUOTED, count_words
from sitegen.mentions.quotations import fills, is_called, is_name, is_sentence, stands_alone, starts_small
from sitegen.mentions.sources import Source, find_sources, scope_of
from sitegen.mentions.subjects import find_subject
from sitegen.mentions.told_nouns import find_told_nouns
from sitegen.model import StatementType

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sitegen.languages.speech import SpeechRules
    from sitegen.mentions.indirect import Piece
    from sitegen.mentions.passages import Passage
    from sitegen.model import Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Saying:
    """Something said in a passage.

    *weak* is True for a mood that tells a saying only beside another one. *known* is False where who says it must be found in the text around. *before* is True where what is
    said is the passage before this one, whole (``Das sagte X.``); *quote* is empty then.
    """

    type: StatementType
    quote: tuple[Span, ...]
    speaker: Phrase | None
    known: bool
    cue: tuple[int, ...]
    weak: bool = False
    via: Phrase | None = None
    before: bool = False


def find_sayings(passage: Passage, rules: SpeechRules) -> list[Saying]:
    """Return what is said in *passage*, in the order of what is said, the longer one first."""
    passage = join_appositions(passage, rules)
    cues = find_cues(passage, rules)
    free = _free(passage, rules)
    governed = _governed(passage, rules, cues)
    sources = find_sources(passage, rules)
    if free and not free.weak and not sources:
        governed = [row for row in governed if not _in_mood(passage, rules, row[0])]
    found = _with_sources(passage, rules, governed, sources)
    taken = [piece for _, pieces in found for piece in pieces]
    sayings = [saying for saying, _ in found]
    for noun in find_told_nouns(passage, rules, taken):
        saying = _saying(passage, [noun.piece], noun.speaker, known=noun.known, cue=(noun.at,))
        if saying:
            sayings.append(saying)
            taken.append(noun.piece)
    if free and not any(s.quote for s in sayings):
        sayings.append(free)
    sayings.extend(_quoted(passage, rules, cues, sayings))
    if not sayings:
        sayings.extend(_claimed(passage, rules))
    if not sayings:
        sayings.extend(_reported(passage, rules, cues))
    return sorted(sayings, key=lambda s: (s.quote[0].start, -s.quote[-1].end) if s.quote else (-1, 0))


Found = list[tuple[Saying, list["Piece"]]]


def _governed(passage: Passage, rules: SpeechRules, cues: Sequence[Cue]) -> Found:
    """Return what the verbs govern, without what is said within something said."""
    found: list[tuple[Cue, list[Piece]]] = []
    for cue in cues:
        pieces = find_governed(passage, rules, cue, cues)
        if pieces or _takes_up(passage, rules, cue):
            found.append((cue, pieces))
    result: Found = []
    for cue, pieces in found:
        nested = any(other is not cue and any(a <= cue.at < b for a, b in stretch) for other, stretch in found)
        if nested:
            continue
        speaker, known = _subject(passage, rules, cue, after=0 if pieces else cue.at)
        if not _is_told(passage, rules, cue, speaker):
            continue
        if pieces:
            saying = _saying(passage, pieces, speaker, known=known, cue=cue.words)
            result = [row for row in result if row[1] != pieces]
            if saying:
                result.append((saying, pieces))
        else:
            what = StatementType.INDIRECT
            result.append((Saying(type=what, quote=(), speaker=speaker, known=known, cue=cue.words, before=True), []))
    return result


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
    """Return whether *cue* says what stands in the passage before: ``Das sagte X.``"""
    first, end = passage.clauses[cue.clause]
    return (
        cue.clause == 0
        and passage.small[first] in rules.taking_up
        and cue.at == first + 1
        and bool(cue.kind & Kind.SAY or cue.verb in rules.place_verbs)
        and (
            cue.passive
            or any(p.preposition is None and not p.oblique for p in find_phrases(passage, rules, cue.at + 1, end))
        )
    )


def _with_sources(passage: Passage, rules: SpeechRules, governed: Found, sources: list[Source]) -> Found:
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
        saying = _saying(passage, pieces, source.phrase, known=True, cue=source.cue)
        if saying:
            result.append((saying, pieces))
    return result


def _subject(passage: Passage, rules: SpeechRules, cue: Cue, after: int = 0) -> tuple[Phrase | None, bool]:
    if cue.verb in rules.place_verbs:
        return _place_of_speech(passage, rules, cue), True
    subject = find_subject(passage, rules, cue, after)
    if (
        subject
        and subject.pronoun
        and passage.flags[subject.first] & Word.RELATIVE
        and passage.flags[subject.first] & Word.DETERMINER
    ):
        subject = with_antecedent(passage, rules, subject)
    if subject and subject.pronoun and passage.flags[subject.first] & Word.IMPERSONAL:
        return _place_of_speech(passage, rules, cue), True
    return subject, subject is not None or cue.passive


def _place_of_speech(passage: Passage, rules: SpeechRules, cue: Cue) -> Phrase | None:
    """Return what says it in ``in der Erklärung heißt es``."""
    first, end = passage.clauses[cue.clause]
    for phrase in find_phrases(passage, rules, first, end):
        if (
            phrase.preposition is not None
            and passage.flags[phrase.preposition] & Word.IN
            and not is_time(passage, rules, phrase)
        ):
            return phrase
    return None


def _saying(
    passage: Passage, pieces: Sequence[Piece], speaker: Phrase | None, *, known: bool, cue: tuple[int, ...]
) -> Saying | None:
    spans = _spans(passage, pieces)
    if not spans:
        return None
    words = [i for a, b in pieces for i in range(a, b) if passage.words[i][0].isalnum() or passage.words[i] == QUOTED]
    direct = bool(words) and all(passage.words[i] == QUOTED for i in words)
    kind = StatementType.DIRECT if direct else StatementType.INDIRECT
    return Saying(type=kind, quote=spans, speaker=speaker, known=known, cue=cue)


def _spans(passage: Passage, pieces: Sequence[Piece]) -> tuple[Span, ...]:
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


def _free(passage: Passage, rules: SpeechRules) -> Saying | None:
    """Return the whole passage where the mood of its main clause tells that somebody else says it."""
    if has_flag(passage, 0, len(passage.words), Word.FIRST_PERSON):
        return None
    for first, end in passage.clauses:
        if is_subordinate(passage, rules, first, end):
            continue
        for index in range(first, end):
            flag = passage.flags[index]
            if not passage.words[index][0].islower() or not (flag & VERBAL or is_mood(passage, rules, first, index)):
                continue
            sure = bool(flag & (Word.MOOD_SURE | Word.MOOD_LIKELY) or not flag) and not _formula(passage, index)
            sure = sure or bool(flag & Word.HEARSAY and _perfect(passage, rules, end))
            weak = flag & (Word.MOOD_PAST | Word.HEARSAY)
            if not sure and not weak:
                return None
            spans = _spans(passage, [(0, len(passage.words))])
            kind = StatementType.FREE_INDIRECT
            return Saying(type=kind, quote=spans, speaker=None, known=False, cue=(), weak=not sure)
        if has_plain_verb(passage, rules, first, end):
            return None
    return None


def _in_mood(passage: Passage, rules: SpeechRules, saying: Saying) -> bool:
    """Return whether the verb of *saying* itself stands in the mood of reported speech."""
    if saying.before or not saying.cue:
        return False
    first = passage.clauses[passage.clause_of(saying.cue[0])][0]
    return any(passage.flags[w] & MOOD or is_mood(passage, rules, first, w) for w in saying.cue)


def _formula(passage: Passage, index: int) -> bool:
    """Return whether ``sei`` belongs to ``es sei denn`` or ``sei es``."""
    after = passage.small[index + 1] if index + 1 < len(passage.small) else ""
    dash = index > 0 and passage.words[index - 1] in {",", "–", "—"}
    return passage.small[index] == "sei" and (after == "denn" or (after == "es" and dash))


def _perfect(passage: Passage, rules: SpeechRules, end: int) -> bool:
    """Return whether the clause ends with ``haben`` or ``sein``: ``soll gesagt haben``."""
    last = end - 1
    while last > 0 and passage.words[last] in {".", "!", "?"}:
        last -= 1
    before = passage.words[last - 1] if last else ""
    return passage.small[last] in rules.perfect and bool(rules.participle.fullmatch(before))


def _quoted(passage: Passage, rules: SpeechRules, cues: Sequence[Cue], sayings: Sequence[Saying]) -> list[Saying]:
    """Return the quotations within what is said, and those that nothing governs."""
    result = []
    for index, span in passage.quotes.items():
        if any(s.type is StatementType.DIRECT and span in s.quote for s in sayings):
            continue
        if any(s.speaker and s.speaker.first <= index < s.speaker.end for s in sayings):
            continue
        host = next((s for s in sayings if any(piece.covers(span) for piece in s.quote)), None)
        if host:
            if (count_words(span.of(passage.text)) > 1 or starts_small(passage, index)) and not is_name(
                passage, rules, index
            ):
                result.append(
                    Saying(
                        type=StatementType.DIRECT, quote=(span,), speaker=host.speaker, known=host.known, cue=host.cue
                    )
                )
            continue
        number = passage.clause_of(index)
        cue = next((c for c in cues if c.clause == number), None)
        if cue and cue.verb != rules.impersonal_verb and is_called(passage, rules, index, cue):
            speaker, known = _subject(passage, rules, cue)
            if speaker is None or not speaker.first <= index < speaker.end:
                result.append(
                    Saying(type=StatementType.DIRECT, quote=(span,), speaker=speaker, known=known, cue=cue.words)
                )
        elif is_sentence(passage, index) and stands_alone(passage, index) and not is_name(passage, rules, index):
            opener = _opener(passage, rules, index)
            result.append(
                Saying(type=StatementType.DIRECT, quote=(span,), speaker=opener, known=opener is not None, cue=())
            )
    return result


def _opener(passage: Passage, rules: SpeechRules, index: int) -> Phrase | None:
    """Return the subject of the clause before a colon and a quotation; None where there is no colon."""
    if not fills(passage, index) or index < 2:
        return None
    for first, end in passage.clauses:
        if first >= index:
            break
        if is_subordinate(passage, rules, first, end):
            continue
        for phrase in find_phrases(passage, rules, first, end):
            if phrase.preposition is None and not phrase.oblique and not is_time(passage, rules, phrase):
                return phrase
    return None


def find_topic(passage: Passage, rules: SpeechRules) -> Phrase | None:
    """Return the subject of the first main clause of *passage*, as far as order and form tell."""
    for first, end in join_appositions(passage, rules).clauses:
        if is_subordinate(passage, rules, first, end):
            continue
        for phrase in find_phrases(passage, rules, first, end):
            if phrase.preposition is None and not phrase.oblique and not is_time(passage, rules, phrase):
                return phrase
    return None


def _claimed(passage: Passage, rules: SpeechRules) -> list[Saying]:
    """Return what somebody says of himself: ``X will nichts gewusst haben``."""
    for first, end in passage.clauses:
        if is_subordinate(passage, rules, first, end) or not _perfect(passage, rules, end):
            continue
        modal = next((i for i in range(first, end) if passage.small[i] in rules.claiming), None)
        phrases = [p for p in find_phrases(passage, rules, first, end) if p.preposition is None and not p.oblique]
        if modal is not None and phrases and phrases[0].first == first:
            spans = _spans(passage, [(first, end)])
            return [Saying(type=StatementType.INDIRECT, quote=spans, speaker=phrases[0], known=True, cue=(modal,))]
    return []


def _reported(passage: Passage, rules: SpeechRules, cues: Sequence[Cue]) -> list[Saying]:
    """Return the saying that is only told as an act: ``X forderte ein Ende der Gespräche.``"""
    for cue in cues:
        if not cue.kind & Kind.REPORT or cue.passive or cue.last:
            continue
        first, end = passage.clauses[cue.clause]
        if has_flag(passage, first, end, Word.NEGATION) or not _is_told(passage, rules, cue, None):
            continue
        if is_subordinate(passage, rules, first, end):
            continue
        speaker, _ = _subject(passage, rules, cue)
        if speaker and not (speaker.pronoun and passage.flags[speaker.first] & (Word.FIRST_PERSON | Word.IMPERSONAL)):
            spans = _spans(passage, [(0, len(passage.words))])
            if spans:
                return [Saying(type=StatementType.REPORTED, quote=spans, speaker=speaker, known=True, cue=cue.words)]
    return []


__all__ = ["MOOD", "Saying", "find_sayings"]
