"""Who says what: the statements of a document."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import replace
from typing import TYPE_CHECKING

from sitegen.languages.speech import load_or_default
from sitegen.mentions.names import Names
from sitegen.mentions.passages import cut_passages
from sitegen.mentions.sayings import Saying, find_sayings
from sitegen.model import Cue, SegmentKind, Span, Speaker, Statement, StatementType

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sitegen.languages.speech import SpeechRules
    from sitegen.mentions.passages import Passage
    from sitegen.model import Segment

TOLD = frozenset({SegmentKind.PARAGRAPH, SegmentKind.CAPTION, SegmentKind.QUOTATION})


def find_statements(
    text: str, language: str, sentences: Sequence[Span], quotations: Sequence[Span], segments: Sequence[Segment]
) -> tuple[Statement, ...]:
    """Return what is said in the paragraphs, captions and block quotations, and by whom."""
    statements: list[Statement] = []
    names = Names()
    last: Speaker | None = None
    starts = [span.start for span in sentences]
    marks = [span.start for span in quotations]
    for number, segment in enumerate(segments):
        if segment.kind not in TOLD:
            continue
        rules = load_or_default(segment.language or language)
        inside = sentences[bisect_left(starts, segment.span.start) : bisect_left(starts, segment.span.end)]
        marked = quotations[bisect_left(marks, segment.span.start) : bisect_left(marks, segment.span.end)]
        for passage in cut_passages(text, inside, marked, number, rules):
            names.learn_all(passage, rules)
            for saying in find_sayings(passage, rules):
                speaker = _speaker(passage, rules, saying, names, last)
                if saying.type is StatementType.FREE_INDIRECT:
                    if speaker is None:
                        continue
                    if statements and _continues(text, statements[-1], passage):
                        statements[-1] = _longer(statements[-1], saying, passage)
                        continue
                statements.append(_statement(passage, rules, saying, speaker, names))
                if speaker and saying.speaker:
                    names.spoke(speaker.name)
                    last = speaker
    return tuple(statements)


def _statement(
    passage: Passage, rules: SpeechRules, saying: Saying, speaker: Speaker | None, names: Names
) -> Statement:
    cue = None
    if saying.cue:
        first, last = saying.cue[0], saying.cue[-1]
        end = last if last == first + 1 else first
        words = " ".join(passage.words[index] for index in saying.cue)
        cue = Cue(words, Span(passage.starts[first], passage.ends[end]))
    via = () if saying.via is None else (names.name_of(passage, rules, saying.via),)
    return Statement(
        type=saying.type,
        passage=passage.span,
        quote=saying.quote,
        speaker=speaker,
        cue=cue,
        via=via,
        confidence=_confidence(saying, speaker),
    )


def _confidence(saying: Saying, speaker: Speaker | None) -> float:
    if speaker is None:
        return 0.5
    if saying.type is StatementType.FREE_INDIRECT:
        return 0.6
    return 0.9 if saying.speaker else 0.7


def _longer(statement: Statement, saying: Saying, passage: Passage) -> Statement:
    return replace(
        statement,
        passage=Span(statement.passage.start, passage.span.end),
        quote=(Span(statement.quote[0].start, saying.quote[-1].end),),
    )


def _continues(text: str, previous: Statement, passage: Passage) -> bool:
    return previous.type is StatementType.FREE_INDIRECT and not text[previous.passage.end : passage.span.start].strip()


def _speaker(
    passage: Passage, rules: SpeechRules, saying: Saying, names: Names, last: Speaker | None
) -> Speaker | None:
    if saying.speaker is None:
        return None if saying.known else last
    phrase = saying.speaker
    span = passage.stretch(phrase.first, phrase.end)
    return Speaker(names.name_of(passage, rules, phrase), span)
