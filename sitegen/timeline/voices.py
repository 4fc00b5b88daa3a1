"""How many independent sources tell a thing.

A document is one voice however many of its passages tell it. Documents whose passages agree nearly word for word are
one voice, and so are documents that only pass on what the same third party says.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sitegen.languages.events import words_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sitegen.model import Mention

RUN = 4  # words that follow each other
COPIED = 0.6  # part of the shorter passage's runs from which on it is a reprint
MOST = 64  # documents that are compared with each other


def count_voices(mentions: Sequence[Mention]) -> int:
    """Return the number of independent voices among *mentions* of one thing; beyond 64 documents each is one.

    A text that was corrected has no voice beside others.
    """
    documents: dict[str, list[Mention]] = {}
    current = [mention for mention in mentions if not mention.superseded]
    for mention in current or mentions:
        documents.setdefault(mention.document, []).append(mention)
    compared = list(documents.values())[:MOST]
    voices: list[list[list[Mention]]] = []
    for told in compared:
        same = next((voice for voice in voices if any(_one_voice(told, other) for other in voice)), None)
        if same is None:
            voices.append([told])
        else:
            same.append(told)
    return len(voices) + len(documents) - len(compared)


def _one_voice(one: Sequence[Mention], other: Sequence[Mention]) -> bool:
    passed_on = {mention.via for mention in one} & {mention.via for mention in other}
    if any(passed_on) and all(mention.via for mention in (*one, *other)):
        return True
    mine, theirs = _runs(one), _runs(other)
    return bool(mine and theirs) and len(mine & theirs) >= COPIED * min(len(mine), len(theirs))


def _runs(mentions: Sequence[Mention]) -> set[tuple[str, ...]]:
    runs: set[tuple[str, ...]] = set()
    for mention in mentions:
        words = [word.casefold() for word, _ in words_of(mention.quote.exact)]
        runs.update(zip(*(words[start:] for start in range(RUN)), strict=False))
    return runs
