"""A source document as blocks to read: what may be shown of it, with its passages and dates marked."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sitegen.languages.words import load
from sitegen.model import DatedTimex, Publish, Segment, SegmentKind, Span, TimexType
from sitegen.render import routes
from sitegen.render.cards import html_date
from sitegen.render.marks import Mark, Token, Weaver
from sitegen.render.shares import share_shown, stretches_shown
from sitegen.render.tags import meaning_id
from sitegen.wording import capitalised, date_words, excerpt

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from sitegen.model import Mention, Reading


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """Beside a block: the number of a passage in it, and the entry that the passage tells."""

    number: int
    date: str
    kind: str
    url: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """A block of a source. *id* is empty where no link leads to it; *markdown* says how to read *tokens*."""

    kind: str
    id: str
    number: int | None
    language: str
    tokens: tuple[Token, ...]
    notes: tuple[Note, ...]
    markdown: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class DateNote:
    """A time expression of the text, the days it means, and the id of the place that says so."""

    id: str
    means_id: str
    text: str
    meaning: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Text:
    """The blocks that may be shown, the dates in them, and which part of the text that is (0 to 1)."""

    blocks: tuple[Block, ...]
    dates: tuple[DateNote, ...]
    share: float


def lay_out_text(
    reading: Reading,
    told: Sequence[tuple[Mention, str]],
    language: str,
    excerpt_limit: int,
    entry_at: Callable[[str], routes.Target] = routes.entry,
) -> Text:
    """Return what may be shown of *reading*.

    *told* are its mentions with the ids of their entries; *entry_at* says where an entry stands.
    """
    if reading.source.publish is Publish.LINK:
        return Text(blocks=(), dates=(), share=0.0)
    text = reading.document.text
    passages = _passages(told, reading.source.publish, excerpt_limit)
    used = stretches_shown((mention for mention, _ in told), reading, excerpt_limit)
    segments = _segments(reading, used)
    whole = reading.source.publish is Publish.FULL
    shown = [segment.span for segment in segments] if whole else used
    dates = [_date_mark(timex, language) for timex in reading.timexes if _says_when(timex)]
    dates = [mark for mark in dates if any(shown[index].covers(mark.span) for index in _meeting(shown, mark.span))]
    notes = _notes([(mention, entry_at(entry)) for mention, entry in told], passages, language, reading)
    blocks = _blocks(reading, segments, shown, [*passages, *dates], notes)
    return Text(
        blocks=tuple(blocks),
        dates=tuple(
            DateNote(id=mark.id, means_id=meaning_id(mark.id), text=mark.span.of(text), meaning=mark.note)
            for mark in dates
        ),
        share=share_shown(reading, used),
    )


def _passages(told: Iterable[tuple[Mention, str]], publish: Publish, limit: int) -> list[Mark]:
    """Return the marks of the passages as far as they are shown, numbered as they stand in the text."""
    marks: dict[str, Mark] = {}
    for mention, _ in sorted(told, key=lambda pair: (pair[0].quote.span, pair[0].id)):
        shown, cut = excerpt(mention, publish, limit)
        start = mention.quote.span.start
        if shown and mention.id not in marks:
            span = Span(start, start + len(shown))
            marks[mention.id] = Mark(
                span=span, kind="passage", id=routes.passage_id(mention.id), number=len(marks) + 1, cut=cut
            )
    return list(marks.values())


def _segments(reading: Reading, used: Sequence[Span]) -> list[Segment]:
    """Return the segments that say something new, and one for each used stretch that lies in none."""
    known = list(reading.layout.segments)
    spans = [segment.span for segment in known]
    for stretch in used:
        start = stretch.start
        for index in _meeting(spans, stretch):
            if start < spans[index].start:
                known.append(_stray(reading, Span(start, spans[index].start)))
            start = spans[index].end
        if start < stretch.end:
            known.append(_stray(reading, Span(start, stretch.end)))
    text = reading.document.text
    said = [segment for segment in known if segment.span.of(text).strip()]
    kept = [segment for segment in said if _meeting(used, segment.span) or not _repeats_title(reading, segment)]
    return sorted(kept, key=_place)


def _stray(reading: Reading, span: Span) -> Segment:
    return Segment(kind=SegmentKind.PARAGRAPH, span=span, language=reading.document.language)


def _place(segment: Segment) -> Span:
    return segment.span


def _blocks(
    reading: Reading,
    segments: Sequence[Segment],
    shown: Sequence[Span],
    marks: Sequence[Mark],
    notes: defaultdict[str, list[Note]],
) -> Iterator[Block]:
    weaver = Weaver()
    numbers: set[int] = set()
    text = reading.document.text
    marked = _by_segment(segments, marks)
    for index, segment in enumerate(segments):
        parts = [_clip(shown[part], segment.span) for part in _meeting(shown, segment.span)]
        if not parts:
            continue
        tokens = tuple(weaver.weave(text, parts, marked[index]))
        number = segment.number if segment.number not in numbers else None
        if number is not None:
            numbers.add(number)
        yield Block(
            kind=segment.kind.value,
            id="" if number is None else routes.paragraph_id(number),
            number=number,
            language=segment.language,
            tokens=tokens,
            notes=tuple(
                note
                for token in tokens
                if token.first and token.opens and token.opens.number
                for note in notes[token.opens.id]
            ),
            markdown=reading.document.path.endswith(".md") and reading.source.publish is Publish.FULL,
        )


def _by_segment(segments: Sequence[Segment], marks: Iterable[Mark]) -> defaultdict[int, list[Mark]]:
    """Return the marks that meet each segment, by its index."""
    spans = [segment.span for segment in segments]
    found: defaultdict[int, list[Mark]] = defaultdict(list)
    for mark in marks:
        for index in _meeting(spans, mark.span):
            found[index].append(mark)
    return found


def _repeats_title(reading: Reading, segment: Segment) -> bool:
    """Return whether *segment* only repeats the title, which stands over the page already."""
    said = segment.span.of(reading.document.text).strip(" #\r\n\t")
    return segment.kind is SegmentKind.TITLE and said == reading.source.title.strip()


def _notes(
    told: Iterable[tuple[Mention, routes.Target]], passages: Iterable[Mark], language: str, reading: Reading
) -> defaultdict[str, list[Note]]:
    """Return the entries of each passage by its id; a person may have split what it tells into several."""
    numbers = {mark.id: mark.number for mark in passages}
    here = routes.source(reading.source.id).route
    found: defaultdict[str, list[Note]] = defaultdict(list)
    for mention, entry in told:
        place = routes.passage_id(mention.id)
        if place in numbers:
            note = Note(
                number=numbers[place],
                date=capitalised(date_words(mention.when.edtf, language, time=mention.when.time)),
                kind="planned" if mention.when.planned else mention.kind.value,
                url=routes.link(here, entry),
            )
            if note not in found[place]:
                found[place].append(note)
    return found


def _says_when(timex: DatedTimex) -> bool:
    return timex.type in (TimexType.DATE, TimexType.TIME) and timex.edtf is not None


def _date_mark(timex: DatedTimex, language: str) -> Mark:
    said = capitalised(date_words(timex.edtf, language, time=timex.time))
    return Mark(
        span=timex.span,
        kind="date",
        id=f"d-{timex.span.start}",
        note=said if timex.certain else f"{said} ({load(language).interface['inferred']})",
        datetime=html_date(timex.edtf, timex.time),
    )


def _clip(span: Span, within: Span) -> Span:
    return Span(max(span.start, within.start), min(span.end, within.end))


def _meeting(spans: Sequence[Span], span: Span) -> range:
    """Return the indices of those *spans* (in order, apart from each other) that meet *span*."""
    first = bisect_right(spans, span.start, key=lambda other: other.end)
    return range(first, max(first, bisect_left(spans, span.end, key=lambda other: other.start)))
