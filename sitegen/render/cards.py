"""An entry as a reader sees it: its date, its heading, its passages and where they stand."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sitegen.edtf import bounds
from sitegen.languages.words import load
from sitegen.model import Entry, LinkKind, Mention, MentionKind, Publish, Source, Status
from sitegen.render import routes
from sitegen.render.counts import speakers_of
from sitegen.render.decided import Decisions, decisions_about, status_words
from sitegen.render.ties import Contradiction, TieGroup, Ties
from sitegen.wording import (
    Heading,
    capitalised,
    date_words,
    entry_heading,
    excerpt,
    reason_words,
    source_name,
    without_markup,
)

if TYPE_CHECKING:
    from collections.abc import Callable

_TOLD = "date-told"
HEADING = 220  # code points of a source's words in a heading
_HTML_DATE = re.compile(r"\d{4}(?:-\d\d(?:-\d\d)?)?")
_CLOCK = re.compile(r"\d\d:\d\d")


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """A passage that tells an entry. *said* is empty where it may not be shown, or the heading shows it."""

    id: str
    document: str
    said: str
    truncated: bool
    language: str
    speaker: str
    speaker_url: str  # of the page of a person who is described
    via: tuple[str, ...]
    name: str
    title: str
    title_language: str
    date: str
    own_date: str  # the day this passage gives, where the entry's leading one gives another
    paragraph: int | None
    url: str
    original: str | None
    superseded: bool  # the text was corrected


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Card:
    """An entry, finished for a template.

    *number* is its place in the timeline, 0 where that is not known. *repeats* says that the entry before has the
    same date, *inferred* that a plain date is not certain. *corrected* leads to the text that corrects the only
    ones that tell it; *documents* and *voices* leave out what was corrected where others tell it too. *reach* is
    the first and last day it means, as numbers that sort, once where they are one. *told* says that the source names
    the date in full. *open_plan* says that nothing was found of what came of a plan. Two cards are never equal: as keys
    they are looked up by what they are, and not by all they say.
    """

    id: str
    number: int
    reach: str
    speakers: tuple[str, ...]
    collections: tuple[str, ...]
    anchor: str
    kind: str
    date: str
    datetime: str
    edtf: str
    repeats: bool
    heading: Heading
    language: str
    url: str
    why: str
    told: bool
    certain: bool
    inferred: bool
    checked: bool
    status: str
    decided: Decisions | None
    corrected: str
    passages: tuple[Passage, ...]
    voices: tuple[str, ...]
    documents: tuple[str, ...]
    conflicts: tuple[Contradiction, ...]
    links: tuple[TieGroup, ...]
    open_plan: bool
    about: tuple[str, ...]
    key: tuple[str, ...]
    key_url: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Cards:
    """What all cards of a site share."""

    language: str
    excerpt_limit: int
    source_of: Callable[[str], Source]
    entry_of: Callable[[str], Entry | None] = lambda _: None
    entry_at: Callable[[str], routes.Target] = routes.entry

    def card(self, here: str, entry: Entry, *, before: str | None = None, whole: bool = False) -> Card:
        """Return *entry* as it stands on the page *here*; *before* is the date of the entry before it.

        A *whole* card repeats in the passages what the heading says already.
        """
        lead = entry.mentions[0]
        source = self.source_of(lead.document)
        heading = entry_heading(entry, source, self.language, limit=min(HEADING, self.excerpt_limit))
        passages = tuple(
            self._passage(here, entry, mention, None if whole else heading.words) for mention in entry.mentions
        )
        current = [told for told in entry.mentions if not told.superseded] or entry.mentions
        return Card(
            id=entry.id,
            number=entry.number,
            reach=_reach(entry.when.edtf),
            speakers=speakers_of(entry),
            collections=tuple(dict.fromkeys(self.source_of(told.document).collection for told in entry.mentions)),
            anchor=routes.entry_in_list(routes.INDEX, entry.id).anchor,
            kind="planned" if entry.when.planned else entry.kind.value,
            date=self._date(entry),
            datetime=html_date(entry.when.edtf, entry.when.time),
            edtf=entry.when.edtf or "",
            repeats=before is not None and before == entry.when.edtf,
            heading=heading,
            language=lead.language,
            url=routes.link(here, self.entry_at(entry.id)),
            why=reason_words(entry.when.reason, self.language, source.publish),
            told=entry.when.certain and entry.when.reason.code == _TOLD,
            certain=entry.when.certain,
            inferred=not entry.when.certain and bool(html_date(entry.when.edtf)),
            checked=entry.status is Status.CHECKED,
            status=status_words(entry, self.language),
            decided=decisions_about(entry, source, self.language, self.excerpt_limit),
            corrected=self._corrected(here, source) if lead.superseded else "",
            passages=passages,
            voices=tuple(dict.fromkeys(source_name(self.source_of(told.document), self.language) for told in current)),
            documents=tuple(dict.fromkeys(told.document for told in current)),
            conflicts=self.ties.contradictions(here, entry) if entry.conflicts else (),
            links=self.ties.groups(here, entry) if entry.links else (),
            open_plan=entry.when.planned and all(link.kind is not LinkKind.OUTCOME for link in entry.links),
            about=tuple(date_words(date, self.language) for date in lead.about),
            key=tuple(reason_words(reason, self.language) for reason in entry.key),
            key_url=routes.link(here, routes.key_dates()) if entry.key else "",
        )

    @property
    def ties(self) -> Ties:
        """Return what the relations of all entries share."""
        return Ties(
            language=self.language,
            excerpt_limit=self.excerpt_limit,
            source_of=self.source_of,
            entry_of=self.entry_of,
            entry_at=self.entry_at,
        )

    def _corrected(self, here: str, source: Source) -> str:
        return routes.link(here, routes.source(source.superseded_by)) if source.superseded_by else ""

    def _date(self, entry: Entry) -> str:
        said = capitalised(date_words(entry.when.edtf, self.language, time=entry.when.time))
        year_only = len(html_date(entry.when.edtf)) == len("2024")
        return load(self.language).interface["day_not_told"].format(year=said) if year_only else said

    def _passage(self, here: str, entry: Entry, mention: Mention, heading: str | None) -> Passage:
        """Return *mention* as it stands on the page *here*, below *heading*, the words it need not repeat.

        Without one it leads to its very words, elsewhere to the place of its id: lists are short.
        """
        source = self.source_of(mention.document)
        shown, truncated = excerpt(mention, source.publish, self.excerpt_limit)
        told = mention is entry.mentions[0] and heading is not None and _bare(shown) == _bare(heading)
        goal = routes.passage(mention, shown if heading is None else "", whole=source.publish is Publish.FULL)
        person = mention.speaker.person if mention.speaker else None
        own = mention.when.edtf if mention.when.edtf != entry.when.edtf else None
        return Passage(
            id=mention.id,
            document=mention.document,
            said="" if told else without_markup(shown, source),
            truncated=truncated and source.publish is not Publish.LINK,
            language=mention.language,
            speaker=mention.speaker.name if mention.speaker and mention.kind is MentionKind.STATEMENT else "",
            speaker_url=routes.link(here, routes.person(person)) if person else "",
            via=mention.via,
            name=source_name(source, self.language),
            title=source.title,
            title_language=source.language,
            date=date_words(source.date.edtf, self.language, weekday=False) if source.date else "",
            own_date=date_words(own, self.language) if own else "",
            paragraph=mention.paragraph,
            url=routes.link(here, goal),
            original=routes.web_address(source.facts.url),
            superseded=mention.superseded,
        )


def html_date(edtf: str | None, time: str | None = None) -> str:
    """Return what HTML's ``time`` element can hold of *edtf*; empty where it cannot hold it."""
    if edtf is None or not _HTML_DATE.fullmatch(edtf) or edtf.startswith("0000") or edtf[5:7] > "12":
        return ""
    return f"{edtf}T{time}" if time and len(edtf) == 10 and _CLOCK.fullmatch(time) else edtf


def _reach(edtf: str | None) -> str:
    """Return the first and last day of *edtf* as numbers, one where it is one day, an open end left out."""
    if edtf is None:
        return ""
    days = ["" if day is None else str(day.year * 10_000 + day.month * 100 + day.day) for day in bounds(edtf)]
    return days[0] if days[0] and days[0] == days[1] else " ".join(days)


def _bare(text: str) -> str:
    return " ".join(text.split()).strip('"„“”«»‹›‚‘’ .,;:!?')
