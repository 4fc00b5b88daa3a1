"""An entry in words, for people who meet it in another program: each title says who tells it, and what is unsure."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sitegen.languages.words import load
from sitegen.model import Publish
from sitegen.wording import (
    CUT,
    capitalised,
    date_words,
    entry_title,
    excerpt,
    one_line,
    reason_words,
    source_name,
    without_markup,
)

if TYPE_CHECKING:
    from sitegen.export.given import Export
    from sitegen.model import Entry, Mention


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """A passage that tells an entry. *words* is empty where none may be shown, *source* names it with its date."""

    words: str
    language: str
    source: str
    title: str
    speaker: str
    url: str


def title_of(entry: Entry, export: Export) -> str:
    """Return the heading of *entry*, marked where it is planned and where its date is not sure."""
    words = load(export.language).export
    source = export.source_of(entry.mentions[0].document)
    title = entry_title(entry, source, export.language, limit=export.excerpt_limit)
    title = words["planned"].format(title=title) if entry.when.planned else title
    return title if entry.when.certain else words["uncertain"].format(title=title)


def date_of(entry: Entry, export: Export) -> str:
    """Return the date of *entry* in words."""
    return capitalised(date_words(entry.when.edtf, export.language, time=entry.when.time))


def why_of(entry: Entry, export: Export) -> str:
    """Return why *entry* has its date, in a sentence."""
    source = export.source_of(entry.mentions[0].document)
    return reason_words(entry.when.reason, export.language, source.publish)


def passage_of(mention: Mention, export: Export) -> Passage:
    """Return the passage of *mention* with no more words than its source may show."""
    source = export.source_of(mention.document)
    words = load(export.language)
    shown, truncated = excerpt(mention, source.publish, export.excerpt_limit)
    cut = f" {CUT}" if truncated and source.publish is not Publish.LINK else ""
    dated = date_words(source.date.edtf, export.language, weekday=False) if source.date else words.export["no_date"]
    place = words.interface["paragraph"].format(number=mention.paragraph) if mention.paragraph else ""
    return Passage(
        words=one_line(without_markup(shown, source)) + cut,
        language=mention.language,
        source=", ".join(part for part in (source_name(source, export.language), dated, place) if part),
        title=one_line(source.title),
        speaker=one_line(mention.speaker.name) if mention.speaker else "",
        url=export.address(export.url_of(mention, shown)),
    )
