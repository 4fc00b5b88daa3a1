"""What an entry has to do with others, as a reader sees it: the other side's own words, and the way there."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

from sitegen.languages.words import load
from sitegen.model import LinkKind, Publish, Reason
from sitegen.render import routes
from sitegen.wording import (
    Heading,
    capitalised,
    conflict_values,
    date_words,
    entry_heading,
    excerpt,
    may_show,
    relation_words,
    source_name,
    without_markup,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from sitegen.model import Conflict, Entry, Mention, Source

WORDS = 160  # code points of a source's words beside a link
_THREAD = (LinkKind.EARLIER, LinkKind.LATER)


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """One of two passages that contradict each other: the *value* it gives, its words, and where it stands.

    *value* and *said* are empty where its source shows no words, *told* is the date of its entry, *date* that of its
    source.
    """

    value: str
    said: str
    truncated: bool
    language: str
    speaker: str
    name: str
    date: str
    told: str
    url: str
    entry_url: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Contradiction:
    """What two passages say differently, this side first; *about* says in what.

    *why* says what each gives and what both share, seen from this side; *shared* only the latter.
    """

    about: str
    why: str
    shared: str
    url: str
    here: Side
    there: Side


@dataclass(frozen=True, slots=True, kw_only=True)
class Tie:
    """The way to another entry: its date, its heading, and the reason for the way."""

    url: str
    date: str
    heading: Heading
    language: str
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TieGroup:
    """The ties of one kind; *thread* says that only words lead there, and no text does."""

    title: str
    thread: bool
    ties: tuple[Tie, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Ties:
    """What the relations of all entries of a site share."""

    language: str
    excerpt_limit: int
    source_of: Callable[[str], Source]
    entry_of: Callable[[str], Entry | None]
    entry_at: Callable[[str], routes.Target] = routes.entry

    def contradictions(self, here: str, entry: Entry) -> tuple[Contradiction, ...]:
        """Return the conflicts of *entry* for the page *here*."""
        return tuple(self._contradiction(here, entry, conflict) for conflict in entry.conflicts)

    def groups(self, here: str, entry: Entry) -> tuple[TieGroup, ...]:
        """Return the links of *entry* for the page *here*, one group for each kind."""
        words = load(self.language).interface
        return tuple(
            TieGroup(
                title=words[f"link_{kind.value.replace('-', '_')}"],
                thread=kind in _THREAD,
                ties=tuple(
                    self._tie(here, entry, other, relation_words(link.reason, self.language, shown=shown))
                    for link in links
                    if (other := self.entry_of(link.entry))
                    for shown in [may_show(entry, other, self.source_of)]
                ),
            )
            for kind, links in groupby(entry.links, key=lambda link: link.kind)
        )

    def _contradiction(self, here: str, entry: Entry, conflict: Conflict) -> Contradiction:
        other = self.entry_of(conflict.entry) or entry
        shown = may_show(entry, other, self.source_of)
        mine, theirs = conflict_values(conflict, self.language, shown=shown)
        return Contradiction(
            about=load(self.language).interface[f"conflict_{conflict.about.value}"],
            why=relation_words(conflict.reason, self.language, shown=shown),
            shared=self._shared(conflict) if shown else "",
            url=routes.link(here, self.entry_at(conflict.entry)),
            here=self._side(here, entry, conflict.passages[0], mine),
            there=self._side(here, other, conflict.passages[1], theirs),
        )

    def _shared(self, conflict: Conflict) -> str:
        words = dict(conflict.reason.args).get("words", "")
        return relation_words(Reason("thread", (("words", words),)), self.language, shown=True) if words else ""

    def _side(self, here: str, entry: Entry, passage: str, value: str) -> Side:
        mention = _passage(entry, passage)
        source = self.source_of(mention.document)
        shown, truncated = excerpt(mention, source.publish, min(self.excerpt_limit, WORDS))
        return Side(
            value=value,
            said=without_markup(shown, source),
            truncated=truncated and source.publish is not Publish.LINK,
            language=mention.language,
            speaker=mention.speaker.name if mention.speaker else "",
            name=source_name(source, self.language),
            date=date_words(source.date.edtf, self.language, weekday=False) if source.date else "",
            told=capitalised(date_words(mention.when.edtf, self.language, time=mention.when.time)),
            url=routes.link(here, routes.passage(mention, shown, whole=source.publish is Publish.FULL)),
            entry_url=routes.link(here, self.entry_at(entry.id)),
        )

    def _tie(self, here: str, entry: Entry, other: Entry, why: str) -> Tie:
        lead = other.mentions[0]
        return Tie(
            url=routes.link(here, self.entry_at(other.id)) if other.id != entry.id else "",
            date=capitalised(date_words(other.when.edtf, self.language, time=other.when.time)),
            heading=entry_heading(
                other, self.source_of(lead.document), self.language, limit=min(self.excerpt_limit, WORDS)
            ),
            language=lead.language,
            why=why,
        )


def _passage(entry: Entry, name: str) -> Mention:
    return next((mention for mention in entry.mentions if mention.id == name), entry.mentions[0])
