"""Which quotations of a passage are sayings of their own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sitegen.languages.speech import Kind, Word
from sitegen.mentions.nominals import is_short_name
from sitegen.mentions.passages import MARKS, count_words

if TYPE_CHECKING:
    from sitegen.languages.speech import SpeechRules
    from sitegen.mentions.cues import Cue
    from sitegen.mentions.passages import Passage

_SMALL = 3  # letters of a word that stays small in a title
_SHORT = 2  # words of a name that stands behind an article
_LONG = 6  # words from which a quotation is more than a phrase


def is_sentence(passage: Passage, index: int) -> bool:
    """Return whether the quotation at *index* is long, or ends as a sentence does."""
    text = passage.quotes[index].of(passage.text)
    count = count_words(text)
    return (
        count >= _LONG
        or (count >= 2 and fills(passage, index))
        or (count >= 3 and text.rstrip("".join(MARKS))[-1:] in {".", "!", "?", "…"})
    )


def is_name(passage: Passage, rules: SpeechRules, index: int) -> bool:
    """Return whether the quotation at *index* names a thing: capitals, after a noun or an article."""
    if index and rules.naming.fullmatch(passage.small[index - 1]):
        return True
    if _is_marked_name(passage, index):
        return True
    title = _is_title(passage, index)
    if not (title or is_short_name(passage, index)):
        return False
    if index == 0:
        return True
    before, flag = passage.words[index - 1], passage.flags[index - 1]
    if flag & (Word.OBLIQUE | Word.IN) or passage.small[index - 1] in rules.definite:
        return title or count_words(passage.quotes[index].of(passage.text)) <= _SHORT
    return before[0].isupper() and not flag


def _is_marked_name(passage: Passage, index: int) -> bool:
    """Return whether a hyphen or an abbreviation in brackets follows: ``„Blau 21“-Streit``."""
    end = passage.quotes[index].end
    if passage.text[end : end + 1] == "-":
        return True
    after = passage.words[index + 1 : index + 4]
    return len(after) == 3 and after[0] == "(" and after[2] == ")" and after[1].isupper()


def _is_title(passage: Passage, index: int) -> bool:
    """Return whether all longer words of the quotation have a capital, as in the title of a work."""
    words = [word.strip("".join(MARKS) + ".,!?()") for word in passage.quotes[index].of(passage.text).split()]
    return len(words) > _SHORT and all(word[:1].isupper() or len(word) <= _SMALL for word in words if word)


def is_called(passage: Passage, rules: SpeechRules, index: int, cue: Cue) -> bool:
    """Return whether *cue* says the quotation at *index* as a phrase of its own clause."""
    if passage.flags[passage.clauses[cue.clause][0]] & Word.AS:
        return False
    if cue.kind & Kind.NAME:
        if starts_small(passage, index):
            return True
        named = index and passage.small[index - 1] in rules.calling
        return bool(named) or (
            count_words(passage.quotes[index].of(passage.text)) > _SHORT and not is_name(passage, rules, index)
        )
    return not is_name(passage, rules, index)


def stands_alone(passage: Passage, index: int) -> bool:
    """Return whether a quotation that no verb governs is a saying: a sentence of its own, or one with a verb."""
    text = passage.quotes[index].of(passage.text).rstrip("".join(MARKS))
    if fills(passage, index) or text[-1:] in {".", "!", "?"}:
        return True
    return (
        not (index and passage.words[index - 1][0].isupper() and not passage.flags[index - 1]) and text[1:2].islower()
    )


def starts_small(passage: Passage, index: int) -> bool:
    """Return whether the quotation begins with a small letter, in the middle of a sentence."""
    return passage.quotes[index].of(passage.text).lstrip("".join(MARKS) + " ([")[:1].islower()


def fills(passage: Passage, index: int) -> bool:
    """Return whether the quotation at *index* is all but the whole passage, or stands behind a colon."""
    others = sum(1 for other, word in enumerate(passage.words) if other != index and word[0].isalnum())
    return others <= 1 or (index > 0 and passage.words[index - 1] == ":")
