"""An entry as linked data in the words of schema.org.

An entry is a ``Claim``: the chronology tells that sources say something, not that it is so. Each passage is a
``Quotation`` from its source, in which the claim appears. What a source tells as having happened is the ``Event`` that
the claim is about. A date is given as ``startDate`` only as far as it is known and sure; ``temporalCoverage`` holds the
EDTF value of every date.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sitegen.model import DateKind, Entry, Mention, MentionKind, Source, StatementType, Translation
from sitegen.text import REORDERING
from sitegen.wording import date_words, entry_title, excerpt, one_line

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

CONTEXT = "https://schema.org"

Node = dict[str, object]


@dataclass(frozen=True, slots=True, kw_only=True)
class Linking:
    """What all entries of a site share: how they speak, and where things stand."""

    language: str
    excerpt_limit: int
    source_of: Callable[[str], Source]
    entry_url: Callable[[str], str]
    source_url: Callable[[str], str]


def entry_node(entry: Entry, linking: Linking) -> Node:
    """Return *entry* as a node of JSON-LD, without a context of its own."""
    source = linking.source_of(entry.mentions[0].document)
    title = entry_title(entry, source, linking.language, limit=linking.excerpt_limit)
    claim = {
        "@type": "Claim",
        "@id": linking.entry_url(entry.id),
        "url": linking.entry_url(entry.id),
        "name": title,
        "inLanguage": linking.language,
        "creativeWorkStatus": entry.status.value,
        "temporalCoverage": entry.when.edtf,
        "temporal": date_words(entry.when.edtf, linking.language, time=entry.when.time),
        "about": _event(entry, title) if entry.kind is MentionKind.EVENT else None,
        "appearance": [_quotation(mention, linking) for mention in entry.mentions],
    }
    return _told(claim)


def source_node(source: Source, linking: Linking) -> Node:
    """Return *source* as a node of JSON-LD, without a context of its own."""
    work = {
        "@type": "CreativeWork",
        "@id": linking.source_url(source.id),
        "name": one_line(source.title),
        "inLanguage": source.language,
        "author": _named(source.author),
        "publisher": _named(source.publisher),
        **_dated(source),
        "url": _address(source.facts.url),
        "archivedAt": _address(source.facts.archived_url),
        "license": source.facts.licence,
    }
    return _told(work)


def as_script(node: Node) -> str:
    """Return *node* as the text of a script element of JSON-LD, which nothing in it can close or reorder."""
    text = json.dumps({"@context": CONTEXT, **node}, ensure_ascii=False, separators=(",", ":"))
    return text.translate(_IN_SCRIPT)


_PLAIN = re.compile(r"\d{4}(?:-(?:0[1-9]|1[0-2])(?:-\d\d)?)?")  # what ISO 8601 and schema.org's Date have in common
_DATES = {
    DateKind.PUBLISHED: "datePublished",
    DateKind.MODIFIED: "dateModified",
    DateKind.CREATED: "dateCreated",
}
_IN_SCRIPT = {ord(sign): f"\\u{ord(sign):04x}" for sign in f"<>&\u2028\u2029{REORDERING}"}
_OWN_WORDS = (None, Translation.NONE)


def _event(entry: Entry, title: str) -> Node:
    """Return what an event entry is about. Its name is the heading, so that it too says who tells it."""
    start, _, end = (entry.when.edtf or "").partition("/")
    known = entry.when.certain and _PLAIN.fullmatch(start) and (not end or _PLAIN.fullmatch(end))
    event = {
        "@type": "Event",
        "name": title,
        "startDate": start if known else None,
        "endDate": (end or start) if known else None,
        "eventStatus": f"{CONTEXT}/EventScheduled" if entry.when.planned else None,
    }
    return _told(event)


def _dated(source: Source) -> Node:
    """Return when *source* appeared, in the word for what kind of date that is."""
    if source.date is None:
        return {}
    plain = _PLAIN.fullmatch(source.date.edtf)
    return {_DATES[source.date.kind] if plain else "temporal": source.date.edtf}


def _quotation(mention: Mention, linking: Linking) -> Node:
    """Return a passage: the words that may be shown, and the speaker only where they are the speaker's own."""
    source = linking.source_of(mention.document)
    shown, _ = excerpt(mention, source.publish, linking.excerpt_limit)
    own = mention.statement is StatementType.DIRECT and source.facts.translation in _OWN_WORDS
    speaker = _named(mention.speaker.name) if mention.speaker else None
    quotation = {
        "@type": "Quotation",
        "text": shown or None,
        "inLanguage": mention.language,
        "spokenByCharacter": speaker if own else None,
        "mentions": None if own else speaker,
        "isPartOf": source_node(source, linking),
    }
    return _told(quotation)


def _address(url: str | None) -> str | None:
    """Return *url* where it is one of the web."""
    return url if url and url.lower().startswith(("http://", "https://")) else None


def _named(name: str | None) -> Node | None:
    """Return somebody of whom only the name is known: a person or a body."""
    return {"name": one_line(name)} if name else None


def _told(node: Mapping[str, object]) -> Node:
    """Return *node* without what is not known."""
    return {name: value for name, value in node.items() if value is not None}
