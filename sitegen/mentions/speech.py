"""Who says what: the statements of a document."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import replace
from typing import TYPE_CHECKING

from sitegen.languages.speech import Word, known_code, load
from sitegen.mentions.names import Names
from sitegen.mentions.nominals import is_thing
from sitegen.mentions.number import Number, number_of, verb_number
from sitegen.mentions.passages import cut_passages
from sitegen.mentions.sayings import find_sayings, find_topic
from sitegen.model import Cue, SegmentKind, Span, Speaker, Statement, StatementType

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sitegen.languages.speech import SpeechRules
    from sitegen.mentions.nominals import Phrase
    from sitegen.mentions.passages import Passage
    from sitegen.mentions.saying import Saying
    from sitegen.model import Segment

TOLD = frozenset({SegmentKind.PARAGRAPH, SegmentKind.CAPTION, SegmentKind.QUOTATION})


def find_statements(
    text: str, language: str, sentences: Sequence[Span], quotations: Sequence[Span], segments: Sequence[Segment]
) -> tuple[Statement, ...]:
    """Return what is said in the paragraphs, captions and block quotations, and by whom, in text order.

    The span of a speaker marks the words that name it: in the passage, or before it where the passage
    has none of its own. The confidence is 0.9 where the sentence names the speaker, 0.7 where an earlier
    one does, 0.6 where only the mood of the verb tells that somebody speaks, the act alone is told, or what
    speaks is a document, 0.5 where nobody is named, 0.3 where the mood tells it only beside another saying.
    """
    hearing = _Hearing(text)
    for passage, rules in _passages(text, language, sentences, quotations, segments):
        hearing.hear(passage, rules)
    return tuple(hearing.statements)


class _Hearing:
    """The statements heard so far in one document, and who may be meant by those that follow."""

    def __init__(self, text: str) -> None:
        self.statements: list[Statement] = []
        self._text = text
        self._names = Names()
        self._last: Speaker | None = None
        self._told_in: int | None = None  # the paragraph of the last statement
        self._previous: Passage | None = None

    def hear(self, passage: Passage, rules: SpeechRules) -> None:
        """Take in what is said in *passage*, which follows those heard before."""
        self._names.learn(passage, rules)
        for saying in find_sayings(passage, rules):
            follows = bool(self.statements) and self._touches(passage)
            if saying.type is StatementType.FREE_INDIRECT and not follows:
                self._last = self._topic(passage, rules) or self._last
            speaker = self._speaker(passage, rules, saying)
            if speaker and saying.speaker:
                self._names.spoke(speaker.name, passage, rules, saying.speaker)
                self._last = speaker
            if saying.before:
                self._take_up(passage, saying, speaker)
            elif follows or not saying.weak:
                self._add(passage, rules, saying, speaker)
        self._previous = passage

    def _add(self, passage: Passage, rules: SpeechRules, saying: Saying, speaker: Speaker | None) -> None:
        self._told_in = passage.segment
        last = self.statements[-1] if self.statements else None
        goes_on = last is not None and last.type is saying.type is StatementType.FREE_INDIRECT
        if last is not None and goes_on and self._touches(passage):
            self.statements[-1] = _longer(last, saying, passage)
            return
        told_by = () if saying.via is None else (self._names.name_of(passage, rules, saying.via),)
        self.statements.append(
            Statement(
                type=saying.type,
                passage=passage.span,
                quote=saying.quote,
                speaker=speaker,
                cue=_cue(passage, saying),
                via=told_by,
                confidence=_confidence(saying, speaker),
            )
        )

    def _take_up(self, passage: Passage, saying: Saying, speaker: Speaker | None) -> None:
        """Say of the passage before who said it: ``Das bestätigte X``."""
        previous = self._previous
        if previous is None:
            return
        span, cue = Span(previous.span.start, passage.span.end), _cue(passage, saying)
        last = self.statements[-1] if self.statements else None
        if last is not None and last.passage == previous.span:
            if last.type is not StatementType.REPORTED:
                if last.cue is None:
                    self.statements[-1] = replace(last, passage=span, speaker=speaker, cue=cue)
                return
            self.statements.pop()
        quote = (Span(previous.span.start, previous.ends[-1]),)
        confidence = _confidence(saying, speaker)
        self.statements.append(
            Statement(type=saying.type, passage=span, quote=quote, speaker=speaker, cue=cue, confidence=confidence)
        )

    def _touches(self, passage: Passage) -> bool:
        """Return whether nothing but white space stands between *passage* and what was said last."""
        return not self._text[self.statements[-1].passage.end : passage.span.start].strip()

    def _speaker(self, passage: Passage, rules: SpeechRules, saying: Saying) -> Speaker | None:
        phrase = saying.speaker
        if phrase is None:
            last = self._last
            one = last is not None and self._names.is_known(last.name)
            unfit = one and _verb_number(passage, rules, saying) is Number.SEVERAL
            return None if saying.known or unfit or self._stands_apart(passage, saying) else last
        span = passage.stretch(phrase.first, phrase.end)
        several = Number.SEVERAL in {_verb_number(passage, rules, saying), number_of(passage, rules, phrase)}
        if is_thing(passage, rules, phrase):
            return Speaker(self._names.name_of(passage, rules, phrase), span, thing=True)
        if not phrase.pronoun:
            return Speaker(self._names.name_of(passage, rules, phrase, several=several), span)
        verb = passage.small[saying.cue[0]] if saying.cue else ""
        return Speaker(self._meant(passage, rules, phrase, verb), span)

    def _stands_apart(self, passage: Passage, saying: Saying) -> bool:
        """Return whether nothing tells whose words a quotation is that no verb of saying governs.

        It is the last speaker's in the paragraph that has words of that speaker, or right behind them.
        """
        if saying.type is not StatementType.DIRECT or saying.cue or not self.statements:
            return False
        near = self._told_in == passage.segment or self._touches(passage)
        return not near or self.statements[-1].speaker is None

    def _meant(self, passage: Passage, rules: SpeechRules, pronoun: Phrase, verb: str) -> str:
        """Return the name of who *pronoun* means, the word itself where nobody was told of."""
        word = passage.small[pronoun.first]
        if word in rules.indefinite:
            return word
        several = number_of(passage, rules, pronoun) is Number.SEVERAL
        if several or (word in rules.feminine and rules.plural_verb.fullmatch(verb)):
            return self._names.several(self._previous, rules) or word
        near = self._names.just_spoke(self._previous)
        if near is None and self._previous is not None:
            topic = find_topic(self._previous, rules)
            if topic and not topic.pronoun:
                near = self._names.person_of(self._previous, rules, topic)
        return self._names.pronoun(rules, word, near) or passage.words[pronoun.first]

    def _topic(self, passage: Passage, rules: SpeechRules) -> Speaker | None:
        """Return the person or body that the sentence before speaks of, where it is its subject."""
        previous = self._previous
        if previous is None or previous.segment != passage.segment:
            return None
        phrase = find_topic(previous, rules)
        if phrase is None or not self._names.is_voice(previous, rules, phrase):
            return None
        return Speaker(self._names.name_of(previous, rules, phrase), previous.stretch(phrase.first, phrase.end))


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


def _cue(passage: Passage, saying: Saying) -> Cue | None:
    if not saying.cue:
        return None
    first, last = saying.cue[0], saying.cue[-1]
    end = last if last - first < len(saying.cue) else first
    words = " ".join(passage.words[index] for index in saying.cue)
    return Cue(words, Span(passage.starts[first], passage.ends[end]))


def _verb_number(passage: Passage, rules: SpeechRules, saying: Saying) -> Number | None:
    """Return the number of the finite verb of *saying*, None where it has none or it may be either."""
    auxiliary = Word.HAVE | Word.PASSIVE | Word.MODAL
    finite = [i for i in saying.cue if passage.flags[i] & auxiliary] or list(saying.cue[:1])
    if not finite or not any(passage.small[i] in rules.forms for i in saying.cue):
        return None
    word = passage.small[finite[0]]
    base = next((form.verb for form in rules.forms.get(word, ())), "")
    return verb_number(rules, word, base)


def _confidence(saying: Saying, speaker: Speaker | None) -> float:
    if saying.weak:
        return 0.3
    if speaker is None:
        return 0.5
    if speaker.thing:
        return 0.6
    if saying.type in {StatementType.FREE_INDIRECT, StatementType.REPORTED}:
        return 0.6
    return 0.9 if saying.speaker else 0.7


def _longer(statement: Statement, saying: Saying, passage: Passage) -> Statement:
    return replace(
        statement,
        passage=Span(statement.passage.start, passage.span.end),
        quote=(Span(statement.quote[0].start, saying.quote[-1].end),),
    )
