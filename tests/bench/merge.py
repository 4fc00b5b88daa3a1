"""CPU time to merge mentions and relate their entries: ``python -m tests.bench.merge [N …]``.

By default 10,000 and 100,000; the ratio is of weighing, merging and relating together.

The mentions are made up from a fixed seed: words as common as in a language, events told one to twelve times in other
words, four of five dated. ``--days D`` fixes the number of days, so that ten times as many mentions fall on each.
Mentions and entries lie in spools when a site is built; here they are in memory, and kept from the garbage collector,
which would otherwise look through all of them again and again.
"""

from __future__ import annotations

import argparse
import functools
import gc
import time
from bisect import bisect
from dataclasses import replace
from itertools import accumulate
from random import Random
from typing import TYPE_CHECKING

from sitegen.model import Day, Mention, MentionKind, Reason, Span, When
from sitegen.text import quote_of, stable_id
from sitegen.timeline import mention_key, merge_mentions, relate, sort_key, weigh, weigh_entries
from tests.unit.records import source

if TYPE_CHECKING:
    from collections.abc import Iterator

_WORDS = 60_000
_CONSONANTS, _VOWELS = "bdfghklmnprstvwz", "aeiou"


def make_mentions(number: int, days: int | None) -> list[Mention]:
    """Return *number* mentions in the order in which they are merged."""
    chance = Random(number)  # noqa: S311  # made-up data, the same each time
    found: list[Mention] = []
    told = _tellings(chance, days or max(1, number // 40))
    while len(found) < number:
        found.append(next(told))
    return sorted(found, key=mention_key)


def _tellings(chance: Random, days: int) -> Iterator[Mention]:
    total = list(accumulate(1 / (rank + 10) for rank in range(_WORDS)))

    def word() -> str:
        return _spelled(bisect(total, chance.random() * total[-1]))

    event = 0
    while True:
        event += 1
        core = [word() for _ in range(8)]
        day = chance.randrange(days)
        date = Day(1900 + day // 336, 1 + day // 28 % 12, 1 + day % 28).iso() if chance.random() < 0.8 else None
        for telling in range(chance.randint(1, 12)):
            words = [*chance.sample(core, 6), *(word() for _ in range(6))]
            text = " ".join(words).capitalize() + "."
            yield _mention(text, f"d{event // 8:06}-{telling:02}", event, date, len(core[0]))


def _mention(text: str, document: str, position: int, date: str | None, length: int) -> Mention:
    mention = Mention(
        id=stable_id(document, text, str(position)),
        document=document,
        language="en",
        kind=MentionKind.EVENT,
        quote=quote_of(text, Span(0, len(text))),
        words=text,
        when=When(edtf=date, certain=True, planned=False, reason=Reason("explicit")),
    )
    return mention if date else replace(mention, trigger=Span(0, min(length, len(text))))


def _spelled(rank: int) -> str:
    letters = []
    rank += 200
    while rank:
        rank, consonant = divmod(rank, len(_CONSONANTS))
        rank, vowel = divmod(rank, len(_VOWELS))
        letters.append(_CONSONANTS[consonant] + _VOWELS[vowel])
    return "".join(letters)


def main() -> None:
    """Print a line for each size, and how the time grows."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("numbers", nargs="*", type=int, default=[10_000, 100_000])
    parser.add_argument("--days", type=int)
    options = parser.parse_args()
    seconds: list[float] = []
    print(f"{'mentions':>10}{'entries':>10}{'relations':>10}{'weigh s':>10}{'merge s':>10}{'relate s':>10}{'ratio':>8}")
    for number in options.numbers:
        mentions = make_mentions(number, options.days)
        gc.freeze()
        start = time.process_time()
        weights = weigh(mentions)
        weighed = time.process_time()
        entries = list(merge_mentions(mentions, weights))
        merged = time.process_time()
        entries.sort(key=lambda entry: sort_key(entry, None))
        gc.freeze()
        frozen = time.process_time()
        related = sum(1 for _ in relate(entries, weigh_entries(entries), functools.cache(source)))
        done = time.process_time()
        gc.unfreeze()
        taken = (weighed - start, merged - weighed, done - frozen)
        ratio = sum(taken) / seconds[-1] if seconds else 1.0
        seconds.append(sum(taken))
        print(f"{number:>10}{len(entries):>10}{related:>10}" + "".join(f"{t:>10.2f}" for t in taken) + f"{ratio:>8.1f}")


if __name__ == "__main__":
    main()
