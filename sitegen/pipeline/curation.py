"""What people decided, brought to the documents and entries of a build."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from sitegen import segment
from sitegen.content.sources import suggest
from sitegen.model import (
    Diagnostic,
    Entry,
    Mention,
    MentionKind,
    Publish,
    Quote,
    Reading,
    Reason,
    Source,
    Span,
    When,
)
from sitegen.spool import Spool
from sitegen.text import shorten, stable_id
from sitegen.timeline.curate import Curator, is_settled, withdrawn_from

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from sitegen.model import Decision, Document
    from sitegen.pipeline.register import Register

_WORDS = 140  # code points of a heading


def open_curator(decisions: Iterable[Decision], register: Register) -> Curator:
    """Return the curator of *decisions*, which may name a document by an id that it had."""
    current = register.lifecycle.current
    return Curator(
        [
            replace(
                decision,
                passages=tuple(
                    replace(passage, document=current.get(passage.document, passage.document))
                    for passage in decision.passages
                ),
            )
            for decision in decisions
        ],
        register.redacted,
    )


def check_documents(curator: Curator, register: Register) -> Iterator[Diagnostic]:
    """Yield a complaint for each document that a decision names and that is not there, with the likeliest meant."""
    ids = {seed.id for seed in register.seeds} | {
        decision.by_hand.id for decision in curator.decisions if decision.by_hand is not None
    }
    for decision in curator.decisions:
        for number, selector in enumerate(decision.passages):
            if selector.document in register.withdrawals.sources:
                yield withdrawn_from(selector)
            elif selector.document not in ids:
                args = (("id", selector.document), ("suggestion", suggest(selector.document, ids)))
                leads = number == 0 and decision.by_hand is None
                yield Diagnostic("source-unknown", decision.place("source") if leads else selector.at, args)


def readings_by_hand(curator: Curator) -> Iterator[Reading]:
    """Yield the entries that people wrote, each as a document of its own with one mention that is all of it."""
    for number, decision in enumerate(curator.decisions):
        if decision.by_hand is None:
            continue
        mention = _mention(decision, decision.by_hand)
        curator.mean(number, mention)
        yield Reading(
            document=decision.by_hand,
            source=_source(decision, decision.by_hand, mention),
            layout=segment.lay_out(decision.by_hand),
            timexes=(),
            mentions=(mention,),
            diagnostics=(),
        )


def curated(curator: Curator, entries: Iterable[Entry]) -> Iterator[Entry]:
    """Yield *entries* as people decided; where they join some, all wait on disk for what leads to these."""
    if not curator.joins:
        yield from curator.curate(entries)
        return
    with Spool(Entry) as waiting:
        for entry in curator.curate(entries):
            waiting.add("", entry)
        for entry in waiting:
            yield curator.settle(entry)


def _mention(decision: Decision, document: Document) -> Mention:
    body = document.body or Span(0, len(document.text))
    quote = Quote(body.of(document.text), "", "", body)  # the front matter is no context
    return Mention(
        id=stable_id(document.id, "by-hand"),
        document=document.id,
        language=document.language,
        kind=MentionKind.EVENT,
        quote=quote,
        words=shorten(quote.exact.partition("\n")[0].strip(), _WORDS).rstrip(" ."),
        when=When(
            edtf=decision.date,
            certain=is_settled(decision.date),
            planned=decision.planned,
            reason=Reason("by-hand" if decision.date else "by-hand-undated"),
        ),
    )


def _source(decision: Decision, document: Document, mention: Mention) -> Source:
    return Source(
        id=document.id,
        path=document.path,
        collection=document.collection,
        language=document.language,
        title=decision.title or mention.words,
        author=None,
        publisher=None,
        facts=document.facts,
        publish=Publish.FULL,
        date=None,
        sha256=document.sha256,
        rests_on=decision.sources,
    )
