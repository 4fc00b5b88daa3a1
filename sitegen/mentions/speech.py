"""Who says what: the statements of a document."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import replace
from typing import TYPE_CHECKING

from sitegen.languages.speech import known_code, load
from sitegen.mentions.names import Names
from sitegen.mentions.passages import cut_passages
from sitegen.mentions.sayings import find_sayings, find_topic
from sitegen.model import Cue, SegmentKind, Span, Speaker, Statement, StatementType

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sitegen.languages.speech import SpeechRules
    from sitegen.mentions.passages import Passage
    from sitegen.mentions.saying import Saying
    from sitegen.model import Segment

TOLD = frozenset({SegmentKind.PARAGRAPH, SegmentKind.CAPTION, SegmentKind.QUOTATION})


def find_statements(
    text: str, language: str, sentences: Sequence[Span], quotations: Sequence[Span], segments: Sequence[Segment]
) -> tuple[Statement, ...]:
    """Return what is said in the paragraphs, captions and block quotations, and by whom, in text order.

    The span of a speaker marks the words that name it: in the passage, or before it where the passage
    has none of its own. Its confidence is 0.9 where the sentence names the speaker, 0.7 where an earlier
    one does, 0.6 where only the mood of the verb tells that somebody speaks or the act alone is told,
    0.5 where nobody is named,
    0.3 where the mood tells it only beside another saying.
    """
    statements: list[Statement] = []
    names = Names()
    last: Speaker | None = None
    previous: Passage | None = None
    for passage, rules in _passages(text, language, sentences, quotations, segments):
        names.learn(passage, rules)
        for saying in find_sayings(passage, rules):
            if saying.type is StatementType.FREE_INDIRECT and not _follows(text, statements, passage):
                last = _topic(previous, passage, rules, names) or last
            speaker = _speaker(passage, rules, saying, names, last, previous)
            if speaker and saying.speaker:
                names.spoke(speaker.name, passage, rules, saying.speaker)
                last = speaker
            if saying.weak and not _follows(text, statements, passage):
                continue
            if saying.before:
                if previous is not None:
                    _take_up(statements, previous, passage, saying, speaker)
            elif saying.type is not StatementType.FREE_INDIRECT:
                statements.append(_statement(passage, rules, saying, speaker, names))
            elif statements and _continues(text, statements[-1], passage):
                statements[-1] = _longer(statements[-1], saying, passage)
            elif speaker is not None:
                statements.append(_statement(passage, rules, saying, speaker, names))
        previous = passage
    return tuple(statements)


def _passages(
    text: str, language: str, sentences: Sequence[Span], quotations: Sequence[Span], segments: Sequence[Segment]
) -> Iterator[tuple[Passage, SpeechRules]]:
    starts = [span.start for span in sentences]
    marks = [span.start for span in quotations]
    for number, segment in enumerate(segments):
        if segment.kind in TOLD:
            rules = load(known_code(segment.language or language))
            inside = sentences[bisect_left(starts, segment.span.start) : bisect_left(starts, segment.span.end)]
            marked = quotations[bisect_left(marks, segment.span.start) : bisect_left(marks, segment.span.end)]
            for passage in cut_passages(text, inside, marked, number, rules):
                yield passage, rules


def _statement(
    passage: Passage, rules: SpeechRules, saying: Saying, speaker: Speaker | None, names: Names
) -> Statement:
    return Statement(
        type=saying.type,
        passage=passage.span,
        quote=saying.quote,
        speaker=speaker,
        cue=_cue(passage, saying),
        via=() if saying.via is None else (names.name_of(passage, rules, saying.via),),
        confidence=_confidence(saying, speaker),
    )


def _cue(passage: Passage, saying: Saying) -> Cue | None:
    if not saying.cue:
        return None
    first, last = saying.cue[0], saying.cue[-1]
    end = last if last - first < len(saying.cue) else first
    words = " ".join(passage.words[index] for index in saying.cue)
    return Cue(words, Span(passage.starts[first], passage.ends[end]))


def _confidence(saying: Saying, speaker: Speaker | None) -> float:
    if saying.weak:
        return 0.3
    if speaker is None:
        return 0.5
    if saying.type in {StatementType.FREE_INDIRECT, StatementType.REPORTED}:
        return 0.6
    return 0.9 if saying.speaker else 0.7


def _take_up(
    statements: list[Statement], previous: Passage, passage: Passage, saying: Saying, speaker: Speaker | None
) -> None:
    """Say of the passage before who said it: ``Das bestätigte X.``"""
    span = Span(previous.span.start, passage.span.end)
    cue = _cue(passage, saying)
    if statements and statements[-1].passage == previous.span and statements[-1].type is not StatementType.REPORTED:
        if statements[-1].cue is None:
            statements[-1] = replace(statements[-1], passage=span, speaker=speaker, cue=cue)
        return
    if statements and statements[-1].passage == previous.span:
        statements.pop()
    quote = Span(previous.span.start, previous.ends[-1])
    statements.append(
        Statement(
            type=saying.type,
            passage=span,
            quote=(quote,),
            speaker=speaker,
            cue=cue,
            confidence=_confidence(saying, speaker),
        )
    )


def _topic(previous: Passage | None, passage: Passage, rules: SpeechRules, names: Names) -> Speaker | None:
    """Return the person or body that the sentence before speaks of, where it is its subject."""
    if previous is None or previous.segment != passage.segment:
        return None
    phrase = find_topic(previous, rules)
    if phrase is None or not names.is_voice(previous, rules, phrase):
        return None
    span = previous.stretch(phrase.first, phrase.end)
    return Speaker(names.name_of(previous, rules, phrase), span)


def _follows(text: str, statements: Sequence[Statement], passage: Passage) -> bool:
    """Return whether *passage* stands right behind something said."""
    return bool(statements) and not text[statements[-1].passage.end : passage.span.start].strip()


def _continues(text: str, previous: Statement, passage: Passage) -> bool:
    return previous.type is StatementType.FREE_INDIRECT and not text[previous.passage.end : passage.span.start].strip()


def _longer(statement: Statement, saying: Saying, passage: Passage) -> Statement:
    return replace(
        statement,
        passage=Span(statement.passage.start, passage.span.end),
        quote=(Span(statement.quote[0].start, saying.quote[-1].end),),
    )


def _speaker(
    passage: Passage,
    rules: SpeechRules,
    saying: Saying,
    names: Names,
    last: Speaker | None,
    previous: Passage | None,
) -> Speaker | None:
    phrase = saying.speaker
    if phrase is None:
        return None if saying.known else last
    span = passage.stretch(phrase.first, phrase.end)
    if not phrase.pronoun:
        return Speaker(names.name_of(passage, rules, phrase), span)
    word = passage.small[phrase.first]
    verb = passage.small[saying.cue[0]] if saying.cue else ""
    if word in rules.feminine and rules.plural_verb.fullmatch(verb):
        return Speaker(names.several(previous, rules) or word, span)
    if word in rules.indefinite:
        return Speaker(word, span)
    near = names.just_spoke(previous)
    topic = find_topic(previous, rules) if previous else None
    if near is None and previous and topic and not topic.pronoun:
        near = names.person_of(previous, rules, topic)
    return Speaker(names.pronoun(rules, word, near) or passage.words[phrase.first], span)
