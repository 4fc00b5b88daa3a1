"""What has changed since an earlier state: a list by kind, in parts where it is long."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING

from sitegen.model import ChangeKind
from sitegen.render import routes
from sitegen.render.paging import ENTRIES, make_pager, parts
from sitegen.wording import capitalised, date_words, one_line

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sitegen.model import Change, Page
    from sitegen.render.cards import Card, Cards
    from sitegen.render.frame import Frame

_OF_SOURCES = (ChangeKind.SOURCE_NEW, ChangeKind.SOURCE_GONE, ChangeKind.SOURCE_WITHDRAWN)
_DATED = (ChangeKind.REDATED, ChangeKind.RETITLED, ChangeKind.GONE)  # what was taken out keeps no date either
_WITH_PAGE = (ChangeKind.SOURCE_NEW, ChangeKind.SOURCE_WITHDRAWN, ChangeKind.WITHDRAWN, ChangeKind.HIDDEN)


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """One line of the list.

    *card* is the entry of today, where there is one. *name* is a source's title. *was* and *was_date* are what was
    told before, empty where nothing may be said of it. *url* leads to a page that is left.
    """

    card: Card | None
    name: str
    language: str
    was: str
    was_date: str
    url: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangeSection:
    """The changes of one kind; *title* says which."""

    kind: str
    title: str
    differences: tuple[Difference, ...]


def change_pages(frame: Frame, cards: Cards) -> Iterator[Page]:
    """Yield the page of what has changed, in parts; none where there is nothing to compare with."""
    site, words = frame.site, frame.words.interface
    if not site.since:
        return
    total = parts(site.changed, ENTRIES)
    changes = iter(site.changes())
    for part in range(1, total + 1):
        target = routes.changes(part)
        sections: dict[ChangeKind, list[Difference]] = {}
        for change in islice(changes, ENTRIES):
            sections.setdefault(change.kind, []).append(_difference(frame, cards, target, change))
        data = {
            "title": words["changes"],
            "since": words["changes_since"].format(since=site.since),
            "sections": tuple(
                ChangeSection(
                    kind=kind.value,
                    title=words[f"change_{kind.value.replace('-', '_')}"],
                    differences=tuple(differences),
                )
                for kind, differences in sections.items()
            ),
            "pager": make_pager(part, total, routes.changes),
        }
        yield frame.page(target, "changes.html", data)


def _difference(frame: Frame, cards: Cards, here: routes.Target, change: Change) -> Difference:
    site = frame.site
    source = site.source_of(change.id) if change.kind is ChangeKind.SOURCE_NEW else None
    page = routes.source(change.id) if change.kind in _OF_SOURCES else site.entry_at(change.id)
    dated = change.kind in _DATED
    return Difference(
        card=cards.card(here.route, change.entry) if change.entry else None,
        name=one_line(source.title) if source else "",
        language=source.language if source else site.language,
        was=one_line(change.was),
        was_date=capitalised(date_words(change.was_date, site.language)) if dated else "",
        url=routes.link(here.route, page) if change.kind in _WITH_PAGE else "",
    )
