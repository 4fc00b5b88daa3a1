"""Where a passage marks a saying: the verbs of saying, and who their subject is."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from sitegen.languages.speech import Form, Kind, Word
from sitegen.mentions.nominals import Phrase, find_phrases, is_time, phrase_at, with_apposition
from sitegen.mentions.passages import QUOTED

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sitegen.languages.speech import SpeechRules
    from sitegen.mentions.passages import Passage

_OPENING = Word.SUBORDINATING | Word.RELATIVE | Word.AS | Word.THAT | Word.ASKING
_VERBAL = Word.FINITE | Word.HAVE | Word.PASSIVE | Word.MODAL
_MOOD = Word.MOOD_SURE | Word.MOOD_LIKELY | Word.MOOD_PAST
_LEADING = Word.COORDINATING | Word.ADVERB | Word.SUBORDINATING | Word.AS | Word.THAT


class Cue(NamedTuple):
    """A verb of saying. *at* is its finite word, *words* all that belong to it, in order."""

    at: int
    words: tuple[int, ...]
    verb: str
    kind: int  # of ``Kind``
    clause: int
    passive: bool
    last: bool  # the verb ends its clause, as in a subordinate one


def find_cues(passage: Passage, rules: SpeechRules) -> list[Cue]:
    """Return the verbs of saying in *passage*, in order."""
    forms = rules.forms
    found = []
    for index, word in enumerate(passage.small):
        if word in forms:
            cue = _cue_at(passage, rules, index, forms[word])
            if cue:
                found.append(cue)
    return found


def find_subject(passage: Passage, rules: SpeechRules, cue: Cue, after: int = 0) -> Phrase | None:
    """Return the noun phrase that says what *cue* marks, behind the word *after*; None where none stands there."""
    first, end = passage.clauses[cue.clause]
    if cue.passive and cue.verb not in rules.quoting_verbs:
        return _agent(passage, rules, first, end)
    phrases = find_phrases(passage, rules, max(after, _skip_opening(passage, cue, first)), end)
    able = [p for p in phrases if _may_speak(passage, rules, p)]
    chosen = None
    if cue.at == first and cue.clause:
        chosen = _cut_off(passage, rules, cue.clause)
    chosen = chosen or _choose(passage, rules, able, cue, first)
    if chosen is None:
        chosen = _before(passage, rules, cue)
    if chosen is None or chosen.pronoun:
        return chosen
    return _with_name_before(passage, rules, with_apposition(passage, rules, chosen), cue)


def _may_speak(passage: Passage, rules: SpeechRules, phrase: Phrase) -> bool:
    return phrase.preposition is None and not phrase.oblique and not is_time(passage, rules, phrase)


def _agent(passage: Passage, rules: SpeechRules, first: int, end: int) -> Phrase | None:
    """Return who acts in the passive: ``vom Landrat gefordert``; the last such phrase of the clause."""
    for index in range(end - 2, first - 1, -1):
        if passage.flags[index] & Word.AGENT:
            phrase = phrase_at(passage, rules, index + 1, end)
            if phrase and not is_time(passage, rules, phrase):
                return phrase._replace(preposition=index)
    return None


def _skip_opening(passage: Passage, cue: Cue, first: int) -> int:
    """Return where the clause begins behind its conjunction; ``als Beispiel führte er an`` has none."""
    flag = passage.flags[first]
    if flag & Word.PREPOSITION and not cue.last:
        return first
    return first + 1 if flag & (Word.AS | Word.SUBORDINATING | Word.THAT) else first


def _choose(passage: Passage, rules: SpeechRules, able: Sequence[Phrase], cue: Cue, first: int) -> Phrase | None:
    relative = _relative(passage, first)
    if not rules.comma:
        return _choose_by_order(passage, able, cue) or relative
    if cue.last:
        others = [p for p in able if p.first > first or not relative]
        return (
            others[0]
            if others and not (relative and _is_object(passage, first))
            else relative or (able[0] if able else None)
        )
    if cue.at > first and passage.flags[cue.at - 1] & Word.COORDINATING:
        if cue.clause and (
            _OPENING & passage.flags[first] or any(passage.flags[i] & _MOOD for i in range(first, cue.at))
        ):
            return None
        able = [p for p in able if p.end <= cue.at]
        return able[0] if able else relative
    inverted = next((p for p in able if p.first == cue.at + 1 and p.pronoun), None)
    if inverted and passage.small[inverted.first] in rules.nominative:
        return inverted
    before = [p for p in able if p.end <= cue.at]
    if before and _opens(passage, before[0], first):
        return before[0]
    after = [p for p in able if p.first > cue.at]
    if after:
        return after[0]
    return before[0] if before else relative


def _choose_by_order(passage: Passage, able: Sequence[Phrase], cue: Cue) -> Phrase | None:
    """Return the subject where order tells it: right before the verb, else right behind (``said X``)."""
    start = cue.words[0]
    between = Word.ADVERB | Word.HAVE | Word.MODAL | Word.COORDINATING
    before = [p for p in able if p.end <= start]
    if before and all(passage.flags[i] & between for i in range(before[-1].end, start)):
        return before[0] if passage.flags[start - 1] & Word.COORDINATING else before[-1]
    after = [p for p in able if p.first == cue.words[-1] + 1]
    if after and (start == passage.clauses[cue.clause][0] or passage.words[start - 1] == QUOTED):
        return after[0]
    return before[0] if before else None


def _is_object(passage: Passage, first: int) -> bool:
    """Return whether a relative pronoun is the subject for want of another: ``der dem Blatt sagte``."""
    return not passage.flags[first] & Word.OBLIQUE


def _opens(passage: Passage, phrase: Phrase, first: int) -> bool:
    """Return whether nothing but conjunctions and adverbs stands before *phrase* in its clause."""
    return all(passage.flags[i] & _LEADING for i in range(first, phrase.first))


def _relative(passage: Passage, first: int) -> Phrase | None:
    """Return the relative pronoun that opens a clause."""
    if first < 2 or not passage.flags[first] & Word.RELATIVE or passage.flags[first] & Word.OBLIQUE:
        return None
    return Phrase(first, first + 1, first + 1, None, oblique=False, pronoun=True)


def _before(passage: Passage, rules: SpeechRules, cue: Cue) -> Phrase | None:
    """Return the subject from the clauses before: ``X, der …, sagte``; ``X tat A, und sagte``."""
    for number in range(cue.clause - 1, -1, -1):
        first, end = passage.clauses[number]
        if passage.flags[first] & _OPENING and passage.words[first][0].islower():
            continue
        phrases = find_phrases(passage, rules, first, end)
        able = [p for p in phrases if _may_speak(passage, rules, p)]
        if not able:
            continue
        bare = len(able) == 1 and able[0].end == end and able[0].first == first
        if bare and number and not passage.flags[passage.clauses[number - 1][0]] & _OPENING:
            continue
        return able[0]
    return None


def _cut_off(passage: Passage, rules: SpeechRules, number: int) -> Phrase | None:
    """Return the subject where the clauses before *number* are but that and what hangs on it."""
    first, end = passage.clauses[0]
    subject = phrase_at(passage, rules, first, end)
    if subject is None or subject.end != end or subject.pronoun or passage.words[first] == QUOTED:
        return None
    told = any(
        passage.flags[i] & _VERBAL or passage.words[i] in {":", QUOTED}
        for a, b in passage.clauses[1:number]
        if not passage.flags[a] & _OPENING
        for i in range(a - 1, b)
    )
    return None if told else subject


def _with_name_before(passage: Passage, rules: SpeechRules, phrase: Phrase, cue: Cue) -> Phrase:
    """Return *phrase* with the name before it: ``Jost Wendel, Landrat von Altmünde, sagte``."""
    if cue.clause == 0 or phrase.first != passage.clauses[cue.clause][0] or phrase.first < 2:
        return phrase
    first, end = passage.clauses[cue.clause - 1]
    if passage.words[phrase.first - 1] != "," or end != phrase.first - 1:
        return phrase
    inside = find_phrases(passage, rules, first, end)
    if len(inside) == 1 and inside[0].first == first and inside[0].end == end and _may_speak(passage, rules, inside[0]):
        return phrase._replace(first=first, core=inside[0].core)
    return phrase


def _cue_at(passage: Passage, rules: SpeechRules, index: int, forms: tuple[Form, ...]) -> Cue | None:
    if passage.words[index][0].isupper() and index and passage.words[index - 1] not in {".", ":", "?", "!", QUOTED}:
        return None
    if passage.flags[index] & Word.DETERMINER or _in_brackets(passage, index) or _is_attribute(passage, rules, index):
        return None
    number = passage.clause_of(index)
    first, end = passage.clauses[number]
    while end - 1 > index and passage.words[end - 1] in {".", "!", "?"}:
        end -= 1
    flags = passage.flags
    if index > first and flags[index - 1] & Word.TO:
        return None
    form, particle = _pick(passage, rules, index, first, end, forms)
    if form is None:
        return None
    if particle is not None:
        pair = (index, particle) if index < particle else (particle, index)
        last = particle < index and index == end - 1
        perfect = _auxiliary(passage, first, end, Word.HAVE) if particle < index and form.participle else None
        if not form.finite and perfect is None:
            return None
        return Cue(index, pair, form.verb, form.kind, number, passive=False, last=last)
    if not rules.comma and form.participle:
        near = next((i for i in range(index - 1, max(first, index - 3) - 1, -1) if not flags[i] & Word.ADVERB), None)
        if near is not None and flags[near] & (Word.HAVE | Word.PASSIVE):
            by_whom = bool(flags[near] & Word.PASSIVE)
            return Cue(near, (near, index), form.verb, form.kind, number, passive=by_whom, last=False)
    have, passive = _auxiliary(passage, first, end, Word.HAVE), _auxiliary(passage, first, end, Word.PASSIVE)
    if form.participle and have is not None and (not form.finite or index == end - 1 or have == end - 1):
        pair = (have, index) if have < index else (index, have)
        return Cue(have, pair, form.verb, form.kind, number, passive=False, last=have == end - 1)
    if form.participle and passive is not None and (not form.finite or index >= end - 2):
        pair = (passive, index) if passive < index else (index, passive)
        return Cue(passive, pair, form.verb, form.kind, number, passive=True, last=passive == end - 1)
    if not form.finite:
        return None
    infinitive = index == end - 1 and passage.small[index].endswith(rules.infinitive_ending)
    if infinitive:
        modal = next(
            (i for i in range(first, index) if flags[i] & Word.MODAL or passage.small[i] in rules.future), None
        )
        if modal is not None:
            if passage.small[modal] not in rules.forced:
                return None
            return Cue(modal, (modal, index), form.verb, form.kind, number, passive=False, last=False)
    last = index == end - 1 and index > first and bool(flags[first] & _OPENING)
    return Cue(index, (index,), form.verb, form.kind, number, passive=False, last=last)


def _is_attribute(passage: Passage, rules: SpeechRules, index: int) -> bool:
    """Return whether the word stands between an article and a noun: ``das erklärte Ziel``."""
    if index == 0 or index + 1 >= len(passage.words):
        return False
    if not rules.capital:
        return passage.small[index - 1] in rules.definite or passage.small[index - 1] in rules.calling
    article = passage.flags[index - 1] & (Word.DETERMINER | Word.OBLIQUE | Word.GENITIVE)
    first = passage.clauses[passage.clause_of(index)][0]
    fronted = first == index - 1 and passage.small[first] in rules.taking_up
    after = passage.words[index + 1]
    return bool(article) and not fronted and (after == QUOTED or (after[0].isupper() and not passage.flags[index + 1]))


def _in_brackets(passage: Passage, index: int) -> bool:
    for other in range(index - 1, max(-1, index - 12), -1):
        if passage.words[other] == ")":
            return False
        if passage.words[other] == "(":
            return True
    return False


def _auxiliary(passage: Passage, first: int, end: int, flag: int) -> int | None:
    return next((i for i in range(end - 1, first - 1, -1) if passage.flags[i] & flag), None)


def _pick(
    passage: Passage, rules: SpeechRules, index: int, first: int, end: int, forms: tuple[Form, ...]
) -> tuple[Form | None, int | None]:
    """Return the form that fits, and the place of its particle."""
    plain = None
    for form in forms:
        if not form.particle:
            plain = plain or form
            continue
        if index > first and passage.small[index - 1] == form.particle:
            return form, index - 1
        for other in range(end - 1, index, -1):
            if passage.small[other] == form.particle and _closes(passage, other, end):
                return form, other
    if (
        plain
        and plain.finite
        and not plain.participle
        and end - 1 > index
        and passage.small[end - 1] in rules.separable
    ):
        return None, None
    return plain, None


def _closes(passage: Passage, index: int, end: int) -> bool:
    """Return whether a particle ends its clause, or what goes on there is another verb or a bracket."""
    if index == end - 1:
        return True
    after = index + 1
    return passage.words[after] in {"(", QUOTED, "."} or bool(passage.flags[after] & (Word.COORDINATING | Word.THAT))
