"""Mentions to entries: the same thing told twice is one entry.

Precision comes first: two mentions are the same thing only if they carry the same date, are of the
same kind, both planned or both not, do not contradict each other in clock time, speaker or numbers, and
share most of the words that say what happened. Every member is compared with the leading mention of its entry, so
entries do not drift.
"""

from __future__ import annotations

import re
from collections import Counter
from itertools import groupby
from typing import TYPE_CHECKING

from sitegen.model import Entry, Mention, MentionKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

SHARED_WORDS = 3  # at least so many content words in common
SHARED_PART = 0.5  # of the shorter passage's content words
STEM = 6  # letters that stand for a word, whatever its ending
_WORD = re.compile(r"\d+(?:[.,]\d+)*|[^\W\d_]+")


def merge_mentions(mentions: Iterable[Mention]) -> Iterator[Entry]:
    """Yield the entries that *mentions* tell; mentions with equal dates must stand together.

    The leading mention of an entry is the most certain one, then the one that tells a clock time,
    then the first by document id and position.
    """
    for (edtf, kind), group in groupby(mentions, key=lambda mention: (mention.when.edtf, mention.kind)):
        if edtf is None:
            yield from (_entry([mention]) for mention in group)
        else:
            yield from _merge_day(sorted(group, key=_leading_first), kind)


def _merge_day(mentions: list[Mention], kind: MentionKind) -> Iterator[Entry]:
    clusters: list[list[Mention]] = []
    leads: list[_Content] = []
    by_word: dict[str, list[int]] = {}
    for mention in mentions:
        content = _Content(mention)
        shared = Counter(index for word in content.words for index in by_word.get(word, ()))
        best = max(
            (index for index, count in shared.items() if _same(leads[index], content, count, kind)),
            key=lambda index: (shared[index], -index),
            default=None,
        )
        if best is not None:
            clusters[best].append(mention)
            continue
        for word in content.words:
            by_word.setdefault(word, []).append(len(leads))
        clusters.append([mention])
        leads.append(content)
    return (_entry(cluster) for cluster in clusters)


class _Content:
    """What a mention says, made comparable: stems, numbers, clock time and speaker."""

    __slots__ = ("numbers", "planned", "speaker", "time", "words")

    def __init__(self, mention: Mention) -> None:
        text = mention.words if mention.kind is MentionKind.STATEMENT else mention.quote.exact
        if mention.when.timex_text:
            text = text.replace(mention.when.timex_text, " ")
        found = _WORD.findall(text)
        self.numbers = frozenset(word for word in found if word[0].isdigit())
        self.words = frozenset(word.casefold()[:STEM] for word in found if _tells(word)) | self.numbers
        self.planned = mention.when.planned
        self.time = mention.when.time
        self.speaker = _last_name(mention)


def _tells(word: str) -> bool:
    """Return whether *word* is likely to say what happened: an acronym, a noun, a name, a long word."""
    if word.isupper():
        return len(word) > 1
    return len(word) >= (4 if word[0].isupper() else STEM)


def _last_name(mention: Mention) -> str | None:
    return mention.speaker.name.split()[-1].casefold() if mention.speaker else None


def _same(lead: _Content, other: _Content, shared: int, kind: MentionKind) -> bool:
    if lead.planned != other.planned or (lead.time and other.time and lead.time != other.time):
        return False
    if kind is MentionKind.STATEMENT and lead.speaker != other.speaker:
        return False
    if lead.numbers and other.numbers and not lead.numbers & other.numbers:
        return False
    return shared >= SHARED_WORDS and shared >= SHARED_PART * min(len(lead.words), len(other.words))


def _leading_first(mention: Mention) -> tuple[bool, bool, bool, str, int, int, str]:
    return (
        mention.when.planned,
        not mention.when.certain,
        mention.when.time is None,
        mention.document,
        mention.quote.span.start,
        mention.quote.span.end,
        mention.id,
    )


def _entry(mentions: list[Mention]) -> Entry:
    lead = mentions[0]
    return Entry(id=lead.id, kind=lead.kind, when=lead.when, mentions=tuple(mentions))
