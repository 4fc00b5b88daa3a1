"""Quotations within what is said, and quotations that stand by themselves."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from sitegen.mentions.grammar import is_subordinate
from sitegen.mentions.nominals import Phrase, find_phrases, may_speak
from sitegen.mentions.passages import count_words
from sitegen.mentions.quotations import fills, is_called, is_name, is_sentence, stands_alone, starts_small
from sitegen.mentions.saying import Saying
from sitegen.mentions.told import find_speaker
from sitegen.model import StatementType

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sitegen.languages.speech import SpeechRules
    from sitegen.mentions.cues import Cue
    from sitegen.mentions.passages import Passage
    from sitegen.model import Span

_REFERENCE = re.compile(r" ?(?:\(\d{1,3}\)|\[\d{1,3}\])")  # a note says whose words they are, and not who spoke last


def find_quoted(passage: Passage, rules: SpeechRules, cues: Sequence[Cue], sayings: Sequence[Saying]) -> list[Saying]:
    """Return the quotations within what is said, and those that nothing governs."""
    result: list[Saying] = []
    for index, span in passage.quotes.items():
        told = any(s.type is StatementType.DIRECT and span in s.quote for s in sayings)
        names = any(s.speaker and s.speaker.first <= index < s.speaker.end for s in sayings)
        if not told and not names:
            result.extend(_quoted(passage, rules, index, cues, sayings))
    return result


def _quoted(
    passage: Passage, rules: SpeechRules, index: int, cues: Sequence[Cue], sayings: Sequence[Saying]
) -> Iterator[Saying]:
    span = passage.quotes[index]
    host = next((s for s in sayings if any(piece.covers(span) for piece in s.quote)), None)
    if host:
        several = count_words(span.of(passage.text)) > 1 or starts_small(passage, index)
        if several and not is_name(passage, rules, index):
            yield replace(host, type=StatementType.DIRECT, quote=(span,), via=None)
        return
    number = passage.clause_of(index)
    cue = next((c for c in cues if c.clause == number), None)
    if cue and cue.verb != rules.impersonal_verb and is_called(passage, rules, index, cue):
        speaker, known = find_speaker(passage, rules, cue)
        if speaker is None or not speaker.first <= index < speaker.end:
            yield _direct(span, speaker, known=known, cue=cue.words)
    elif is_sentence(passage, index) and stands_alone(passage, index) and not is_name(passage, rules, index):
        opener = _opener(passage, rules, index)
        known = opener is not None or _REFERENCE.match(passage.text, span.end) is not None
        yield _direct(span, opener, known=known, cue=())


def _direct(span: Span, speaker: Phrase | None, *, known: bool, cue: tuple[int, ...]) -> Saying:
    return Saying(type=StatementType.DIRECT, quote=(span,), speaker=speaker, known=known, cue=cue)


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
            if may_speak(passage, rules, phrase):
                return phrase
    return None
