"""Score the conflicts found among annotated pairs: ``python -m tests.score.conflicts [de] [en] [--errors]``.

A line of the corpus holds two passages of one day and says in what they contradict each other: ``figure``, ``place``,
``speaker``, ``update`` (the same publisher, a day later) or nothing. All pairs of a language are related in one walk,
each on a day of its own. A conflict is right if the pair has one of that kind with these values.
"""

from __future__ import annotations

import argparse
import json
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Final

from sitegen import edtf
from sitegen.model import Entry, LinkKind, MentionKind
from sitegen.timeline import relate, weigh_entries
from tests.unit.records import mention, source, when

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from sitegen.model import Mention, Source

_FOLDER = Path(__file__).resolve().parent.parent / "corpus"
LANGUAGES: Final = ("de", "en")
_DAYS_APART = 40
_FIRST_DAY = 730_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """Two passages and what they contradict each other in, None where in nothing."""

    id: str
    one: str
    other: str
    about: str | None
    values: tuple[str, ...]
    speakers: tuple[str, ...] = ()
    via: tuple[str, ...] = ()
    same_publisher: bool = False


@dataclass(frozen=True, slots=True)
class Verdict:
    """A pair and what was found: the kind of conflict with its values, None where nothing was."""

    pair: Pair
    about: str | None
    values: tuple[str, ...]

    @property
    def right(self) -> bool:
        """Return whether that is what the corpus says."""
        return self.about == self.pair.about and sorted(self.values) == sorted(self.pair.values)


def read_pairs(language: str) -> tuple[Pair, ...]:
    """Return the annotated pairs of *language*."""
    lines = (_FOLDER / f"conflicts_{language}.jsonl").read_text(encoding="utf-8").splitlines()
    return tuple(_pair(json.loads(line)) for line in lines)


def judge(pairs: Sequence[Pair], language: str) -> tuple[Verdict, ...]:
    """Return what is found for each of *pairs*."""
    entries, sources = [], {}
    for number, pair in enumerate(pairs):
        for place, text in enumerate((pair.one, pair.other)):
            made = _mention(pair, text, place, _FIRST_DAY + number * _DAYS_APART, language)
            entries.append(Entry(id=made.id, kind=made.kind, when=made.when, mentions=(made,)))
            sources[made.document] = _source(made.document, pair, place, made)
    entries.sort(key=lambda entry: (entry.when.edtf or "", entry.id))
    document = {entry.id: entry.mentions[0].document.rpartition("-")[0] for entry in entries}
    found: dict[str, tuple[str, tuple[str, ...]]] = {}
    for related in relate(entries, weigh_entries(entries), sources.__getitem__):
        if related.conflict:
            found[document[related.entry]] = (related.conflict.about.value, related.conflict.values)
        elif related.link and related.link.kind is LinkKind.NEWER:
            values = tuple(value for name, value in related.link.reason.args if name in {"mine", "theirs"})
            found[document[related.entry]] = ("update", values)
    return tuple(Verdict(pair, *found.get(pair.id, (None, ()))) for pair in pairs)


def precision_and_recall(verdicts: Iterable[Verdict]) -> tuple[float, float]:
    """Return the share of conflicts found that are right, and of those there are that were found."""
    known = tuple(verdicts)
    right = sum(verdict.right for verdict in known if verdict.about)
    found = sum(verdict.about is not None for verdict in known)
    there = sum(verdict.pair.about is not None for verdict in known)
    return right / found if found else 1.0, right / there if there else 1.0


def _pair(row: dict[str, object]) -> Pair:
    values, speakers, via = (tuple(map(str, _list(row.get(name)))) for name in ("values", "speakers", "via"))
    about = row["about"]
    return Pair(
        id=str(row["id"]),
        one=str(row["one"]),
        other=str(row["other"]),
        about=None if about is None else str(about),
        values=values,
        speakers=speakers,
        via=via,
        same_publisher=bool(row.get("same_publisher")),
    )


def _list(value: object) -> Iterator[object]:
    if isinstance(value, list):
        yield from value


def _mention(pair: Pair, text: str, place: int, day: int, language: str) -> Mention:
    kind = MentionKind.STATEMENT if pair.speakers else MentionKind.EVENT
    speaker = pair.speakers[place] if pair.speakers else None
    made = mention(
        text,
        document=f"{pair.id}-{place}",
        date=when(edtf.day_at(day).iso()),
        kind=kind,
        speaker=speaker,
    )
    return replace(made, language=language, via=pair.via)


def _source(document: str, pair: Pair, place: int, made: Mention) -> Source:
    first, _ = edtf.bounds(made.when.edtf or "")
    day = edtf.day_at(edtf.ordinal(first) + 1 + place).iso() if first else None
    return replace(source(document, date=day), publisher=pair.id if pair.same_publisher else document)


def main() -> None:
    """Print precision and recall by language, and with --errors what went wrong."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("languages", nargs="*", default=LANGUAGES)
    parser.add_argument("--errors", action="store_true")
    options = parser.parse_args()
    print(f"{'':4}{'pairs':>7}{'conflicts':>11}{'precision':>11}{'recall':>8}")
    for language in options.languages:
        verdicts = judge(read_pairs(language), language)
        precision, recall = precision_and_recall(verdicts)
        there = sum(verdict.pair.about is not None for verdict in verdicts)
        print(f"{language:4}{len(verdicts):>7}{there:>11}{precision:>11.3f}{recall:>8.3f}")
        for verdict in verdicts if options.errors else ():
            if not verdict.right:
                print(f"  {verdict.pair.id}: {verdict.about} {verdict.values}, should be {verdict.pair.about}")
                print(f"    {verdict.pair.one}\n    {verdict.pair.other}")


if __name__ == "__main__":
    main()
