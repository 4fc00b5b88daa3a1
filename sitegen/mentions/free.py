"""What the mood alone tells to be said: runs of the subjunctive, hearsay, claims about oneself."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sitegen.languages.speech import Word
from sitegen.mentions.grammar import MOOD, VERBAL, has_flag, has_plain_verb, is_mood, is_subordinate
from sitegen.mentions.nominals import find_phrases
from sitegen.mentions.saying import Saying, find_spans
from sitegen.model import StatementType

if TYPE_CHECKING:
    from sitegen.languages.speech import SpeechRules
    from sitegen.mentions.passages import Passage


def find_free(passage: Passage, rules: SpeechRules) -> Saying | None:
    """Return the whole passage where the mood of its main clause tells that somebody else says it."""
    if has_flag(passage, 0, len(passage.words), Word.FIRST_PERSON):
        return None
    for first, end in passage.clauses:
        if is_subordinate(passage, rules, first, end):
            continue
        verb = _first_verb(passage, rules, first, end)
        if verb is not None:
            return _by_mood(passage, rules, verb, end)
        if has_plain_verb(passage, rules, first, end):
            return None
    return None


def find_claims(passage: Passage, rules: SpeechRules) -> list[Saying]:
    """Return what somebody says of himself: ``X will nichts gewusst haben``."""
    for first, end in passage.clauses:
        if is_subordinate(passage, rules, first, end) or not _is_perfect(passage, rules, end):
            continue
        modal = next((i for i in range(first, end) if passage.small[i] in rules.claiming), None)
        phrases = [p for p in find_phrases(passage, rules, first, end) if p.preposition is None and not p.oblique]
        if modal is not None and phrases and phrases[0].first == first:
            spans = find_spans(passage, [(first, end)])
            return [Saying(type=StatementType.INDIRECT, quote=spans, speaker=phrases[0], known=True, cue=(modal,))]
    return []


def is_in_mood(passage: Passage, rules: SpeechRules, saying: Saying) -> bool:
    """Return whether the verb of *saying* itself stands in the mood of reported speech."""
    if saying.before or not saying.cue:
        return False
    first = passage.clauses[passage.clause_of(saying.cue[0])][0]
    return any(
        passage.flags[w] & MOOD
        or is_mood(passage, rules, first, w)
        or (passage.small[w] in rules.forms and rules.subjunctive.fullmatch(passage.small[w]))
        for w in saying.cue
    )


def _first_verb(passage: Passage, rules: SpeechRules, first: int, end: int) -> int | None:
    """Return the first word of the clause that is a common verb or has the mood of reported speech."""
    for index in range(first, end):
        if passage.words[index][0].islower() and (
            passage.flags[index] & VERBAL or is_mood(passage, rules, first, index)
        ):
            return index
    return None


def _by_mood(passage: Passage, rules: SpeechRules, verb: int, end: int) -> Saying | None:
    flag = passage.flags[verb]
    sure = (flag & (Word.MOOD_SURE | Word.MOOD_LIKELY) or not flag) and not _is_formula(passage, verb)
    sure = sure or (flag & Word.HEARSAY and _is_perfect(passage, rules, end))
    if not sure and not flag & (Word.MOOD_PAST | Word.HEARSAY):
        return None
    spans = find_spans(passage, [(0, len(passage.words))])
    kind = StatementType.FREE_INDIRECT
    return Saying(type=kind, quote=spans, speaker=None, known=False, cue=(), weak=not sure) if spans else None


def _is_formula(passage: Passage, index: int) -> bool:
    """Return whether ``sei`` belongs to ``es sei denn`` or ``sei es``."""
    after = passage.small[index + 1] if index + 1 < len(passage.small) else ""
    dash = index > 0 and passage.words[index - 1] in {",", "–", "—"}
    return passage.small[index] == "sei" and (after == "denn" or (after == "es" and dash))


def _is_perfect(passage: Passage, rules: SpeechRules, end: int) -> bool:
    """Return whether the clause ends with ``haben`` or ``sein``: ``soll gesagt haben``."""
    last = max(0, passage.without_stop(end) - 1)
    before = passage.words[last - 1] if last else ""
    return passage.small[last] in rules.perfect and bool(rules.participle.fullmatch(before))
