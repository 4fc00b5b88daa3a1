"""A reading without the passages that were withdrawn from it.

Their words are taken out of the text before anything is kept, so that no cache, page or export can hold them. Every
offset stays what it is: a passage gives way to a sign of omission and spaces.
"""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass, replace
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from sitegen.model import Diagnostic, Place, Span
from sitegen.text import place_of, quote_of
from sitegen.withdrawals import hash_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from sitegen.model import DatedTimex, Mention, Reading, Reason, Source

_OMITTED = "[…]"


def redact(
    reading: Reading, withdrawn: Sequence[str], inherited: Sequence[str] = ()
) -> tuple[Reading, tuple[Diagnostic, ...]]:
    """Return *reading* without the passages whose hashes are *withdrawn*, and a complaint for those not found.

    What was *inherited*, withdrawn from a text that this one corrects, goes too and need not be there. With a passage
    goes every mention that shares a word with it, and what other places had from it: the words around a quotation, a
    speaker's fuller name, a title, the reason for a date, a complaint.
    """
    hashes = {mention.id: hash_of(mention.quote.exact) for mention in reading.mentions}
    named = {*withdrawn, *inherited}
    gone = _joined(mention.quote.span for mention in reading.mentions if hashes[mention.id] in named)
    lost = sorted({*withdrawn} - {*hashes.values()})
    problems = tuple(
        Diagnostic("withdrawn-lost", Place(reading.document.path), (("hash", name), ("id", reading.document.id)))
        for name in lost
    )
    if not gone:
        return reading, problems
    text = reading.document.text
    masked = _mask(text, gone)
    left = _Left(text, masked)
    others = [mention for mention in reading.mentions if not _meets(mention.quote.span, gone)]
    found = replace(
        reading,
        document=replace(reading.document, text=masked),
        source=_without_title(reading, gone, left),
        timexes=tuple(_without_reason(timex, left) for timex in reading.timexes if not _meets(timex.span, gone)),
        mentions=tuple(_without_traces(mention, reading, left) for mention in others),
        diagnostics=tuple(replace(found, args=left.args(found.args)) for found in reading.diagnostics),
    )
    return found, problems


def find_again(reading: Reading, withdrawn: Mapping[str, str]) -> Iterator[Diagnostic]:
    """Yield a complaint for each passage of *reading* that reads as one *withdrawn* from another source.

    *withdrawn* leads from the hash of a passage to that source. What somebody withdrew here is not there any more.
    """
    for mention in reading.mentions if withdrawn else ():
        source = withdrawn.get(hash_of(mention.quote.exact))
        if source is not None:
            at = place_of(reading.document.text, mention.quote.span.start, reading.document.path)
            yield Diagnostic("withdrawn-again", at, (("source", source), ("id", mention.id)))


def _joined(spans: Iterable[Span]) -> list[Span]:
    """Return *spans* in text order, those that share a code point made one."""
    joined: list[Span] = []
    for span in sorted(spans):
        if joined and joined[-1].meets(span):
            joined[-1] = Span(joined[-1].start, max(joined[-1].end, span.end))
        else:
            joined.append(span)
    return joined


def _mask(text: str, spans: Sequence[Span]) -> str:
    pieces: list[str] = []
    end = 0
    for span in spans:
        length = span.end - span.start
        pieces += [text[end : span.start], _OMITTED[:length].ljust(length)]
        end = span.end
    return "".join([*pieces, text[end:]])


def _meets(span: Span | None, gone: Sequence[Span]) -> bool:
    """Return whether *span* shares a code point with one of *gone*, which are in order and apart."""
    if span is None:
        return False
    index = bisect_left(gone, span.end, key=lambda other: other.start)
    return index > 0 and gone[index - 1].end > span.start


@dataclass(frozen=True, slots=True)
class _Left:
    """What is left of *text*: *masked*."""

    text: str
    masked: str

    def holds(self, words: str) -> bool:
        """Return whether *words* still stand in the text, or never did."""
        return words in self.masked or words not in self.text

    def args(self, args: tuple[tuple[str, str], ...]) -> tuple[tuple[str, str], ...]:
        """Return *args* without words that the text does not hold any more; ids and dates are none of its words."""
        return tuple(
            (name, value if name == "id" or name.endswith("date") or self.holds(value) else _OMITTED)
            for name, value in args
        )

    def reason(self, reason: Reason) -> Reason:
        """Return *reason* without words that the text does not hold any more."""
        return replace(reason, args=self.args(reason.args))


def _without_traces(mention: Mention, reading: Reading, left: _Left) -> Mention:
    """Return *mention* with the context that is left, its speaker called as the text still does."""
    body = reading.document.body
    quote = quote_of(left.masked, mention.quote.span, body.start if body else 0)
    speaker = mention.speaker
    if speaker is not None and not left.holds(speaker.name):
        own = speaker.span.of(left.masked).strip() if speaker.span else ""
        speaker = replace(speaker, name=own) if own and own != _OMITTED else None
    when = replace(mention.when, reason=left.reason(mention.when.reason))
    if when.timex is not None:
        when = replace(when, timex=_without_reason(when.timex, left))
    return replace(mention, quote=quote, when=when, speaker=speaker, via=tuple(filter(left.holds, mention.via)))


def _without_reason(timex: DatedTimex, left: _Left) -> DatedTimex:
    return replace(timex, provenance=replace(timex.provenance, reading=left.reason(timex.provenance.reading)))


def _without_title(reading: Reading, gone: Sequence[Span], left: _Left) -> Source:
    source, layout, facts = reading.source, reading.layout, reading.source.facts
    if source.date is not None:
        source = replace(source, date=replace(source.date, evidence=left.reason(source.date.evidence)))
    if facts.title is None and _meets(layout.title, gone):
        source = replace(source, title=PurePosixPath(source.path).stem)
    if facts.author is None and _meets(layout.author, gone):
        source = replace(source, author=None)
    if facts.publisher is None and _meets(layout.publisher, gone):
        source = replace(source, publisher=None)
    return source
