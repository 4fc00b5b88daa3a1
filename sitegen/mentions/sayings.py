"""What is said in one passage, by rules for verbs, sources, nouns, quotations and mood."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sitegen.mentions.appositions import join_appositions
from sitegen.mentions.cues import find_cues
from sitegen.mentions.free import find_claims, find_free, is_in_mood
from sitegen.mentions.grammar import is_subordinate
from sitegen.mentions.nominals import Phrase, find_phrases, may_speak
from sitegen.mentions.quoted import find_quoted
from sitegen.mentions.saying import Saying, make_saying
from sitegen.mentions.sources import find_sources
from sitegen.mentions.told import add_sources, find_reported, find_told
from sitegen.mentions.told_nouns import find_told_nouns

if TYPE_CHECKING:
    from sitegen.languages.speech import SpeechRules
    from sitegen.mentions.passages import Passage

_LONGEST = 400  # words of a sentence, a quotation counted as one


def find_sayings(passage: Passage, rules: SpeechRules) -> list[Saying]:
    """Return what is said in *passage*, in the order of what is said, the longer one first.

    A passage of more words than any sentence has is left alone: its clauses would be compared for ever.
    """
    if len(passage.words) > _LONGEST:
        return []
    passage = join_appositions(passage, rules)
    cues = find_cues(passage, rules)
    free = find_free(passage, rules)
    governed = find_told(passage, rules, cues)
    sources = find_sources(passage, rules)
    if free and not free.weak and not sources:
        governed = [row for row in governed if not is_in_mood(passage, rules, row[0])]
    found = add_sources(passage, rules, governed, sources)
    taken = [piece for _, pieces in found for piece in pieces]
    sayings = [saying for saying, _ in found]
    for noun in find_told_nouns(passage, rules, taken):
        saying = make_saying(passage, [noun.piece], noun.speaker, known=noun.known, cue=(noun.at,))
        if saying:
            sayings.append(saying)
            taken.append(noun.piece)
    if free and not any(s.quote for s in sayings):
        sayings.append(free)
    sayings.extend(find_quoted(passage, rules, cues, sayings))
    if not sayings:
        sayings = find_claims(passage, rules) or find_reported(passage, rules, cues)
    return sorted(sayings, key=lambda s: (s.quote[0].start, -s.quote[-1].end) if s.quote else (-1, 0))


def find_topic(passage: Passage, rules: SpeechRules) -> Phrase | None:
    """Return the subject of the first main clause of *passage*, as far as order and form tell."""
    for first, end in join_appositions(passage, rules).clauses:
        if is_subordinate(passage, rules, first, end):
            continue
        for phrase in find_phrases(passage, rules, first, end):
            if may_speak(passage, rules, phrase):
                return phrase
    return None
