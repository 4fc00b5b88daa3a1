"""A page of HTML to the date it gives itself."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sitegen.dates.article import find_article, lies_in
from sitegen.dates.embedded import dates_in
from sitegen.dates.evidence import Found, Rank, choose
from sitegen.dates.moments import FIRST_YEAR, Moment, read_moment
from sitegen.dates.names import date_in_address
from sitegen.dates.visible import read_visible
from sitegen.dates.web_names import rank_of_declaration, rank_of_mark
from sitegen.languages.stamps import Cue, load
from sitegen.model import DateFrom, DateKind, Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sitegen.dates.article import Article
    from sitegen.dates.markup import Page
    from sitegen.dates.standing import Standing
    from sitegen.languages.stamps import StampWords

_SHOWN = 60  # code points of a value that are kept
_ADDRESSES = ("canonical", "og:url")
_NO_DAY = re.compile(r"start|end|unpublish|until")  # "publishDateStart" is when a page may be shown


def find_page_date(page: Page, words: StampWords, address: str | None = None) -> Found | None:
    """Return the date *page* gives itself, None if it gives none; *address* is where it was found."""
    article = find_article(page)
    found = tuple(find_evidence(page, article, words, address))
    return choose(found or tuple(_shown(page, article, load("mul"), Rank.FOREIGN)))


def find_evidence(page: Page, article: Article, words: StampWords, address: str | None = None) -> Iterator[Found]:
    """Yield every date *page* gives itself, in its data, declarations, marks, scripts, addresses and text."""
    yield from _embedded(page, words)
    yield from _declared(page, words)
    yield from _marked(page, article, words)
    yield from _scripted(page, words)
    yield from _addressed(page, address)
    yield from _shown(page, article, words)


def _embedded(page: Page, words: StampWords) -> Iterator[Found]:
    for data, offset in page.data:
        for given in dates_in(data):
            moment = read_moment(given.value, words)
            if moment is None:
                continue
            if given.name == "dateModified":
                rank, kind = Rank.MODIFIED, DateKind.MODIFIED
            elif given.name == "datePublished":
                rank, kind = (Rank.ARTICLE if given.rank == 0 else Rank.PAGE), DateKind.PUBLISHED
            else:
                rank, kind = Rank.CREATED, DateKind.CREATED
            at = data.find(given.value)
            yield Found(
                rank=rank,
                moment=moment,
                kind=kind,
                source=DateFrom.METADATA,
                field=f"JSON-LD {given.name}",
                value=given.value,
                span=Span(offset + at, offset + at + len(given.value)) if at >= 0 else None,
            )


def _declared(page: Page, words: StampWords) -> Iterator[Found]:
    for each in page.declared:
        said = rank_of_declaration(each.name)
        moment = read_moment(each.value, words) if said else None
        if said and moment:
            yield Found(
                rank=said[0],
                moment=moment,
                kind=said[1],
                source=DateFrom.METADATA,
                field=each.name,
                value=each.value[:_SHOWN],
                span=each.span,
            )


def _marked(page: Page, article: Article, words: StampWords) -> Iterator[Found]:
    for mark in page.marks:
        said = rank_of_mark(mark.hints)
        if said is None or lies_in(mark.text, article.others):
            continue
        if lies_in(mark.text, article.aside):
            if said[0] not in (Rank.ITEM, Rank.PUBLISHED):
                continue
            said = (Rank.BESIDE, said[1])
        shown = mark.text.of(page.text).strip() if mark.text else ""
        moment = read_moment(mark.value, words) or read_moment(shown, words)
        if moment:
            yield Found(
                rank=said[0],
                moment=moment,
                kind=said[1],
                source=DateFrom.METADATA,
                field=mark.hints.split(" ", 1)[0],
                value=(mark.value or shown)[:_SHOWN],
                span=mark.span,
            )


def _scripted(page: Page, words: StampWords) -> Iterator[Found]:
    for each in page.scripts:
        moment = None if _NO_DAY.search(each.name) else read_moment(each.value, words)
        if moment:
            yield Found(
                rank=Rank.SCRIPT,
                moment=moment,
                kind=DateKind.PUBLISHED,
                source=DateFrom.METADATA,
                field=each.name,
                value=each.value,
                span=each.span,
            )


def _addressed(page: Page, address: str | None) -> Iterator[Found]:
    named = [(each.name, each.value, each.span) for each in page.declared if each.name in _ADDRESSES]
    for field, value, span in (*named, ("", address or "", None)):
        day = date_in_address(value)
        if day and int(day[:4]) >= FIRST_YEAR:
            yield Found(
                rank=Rank.URL,
                moment=Moment(day),
                kind=DateKind.PUBLISHED,
                source=DateFrom.URL,
                field=field,
                value=value[:_SHOWN],
                span=span,
            )


def _shown(page: Page, article: Article, words: StampWords, lowest: Rank = Rank.ARTICLE) -> Iterator[Found]:
    """Yield the stamp a reader would take for the date, ranked no better than *lowest*."""

    def read(avoid: Sequence[Span]) -> Standing | None:
        return read_visible(page.text, words, avoid, body=article.body, headline=article.headline).chosen

    chosen = read(article.aside)
    beside = chosen is None
    chosen = chosen or read(article.others)
    if chosen is None or int(chosen.stamp.edtf[:4]) < FIRST_YEAR:
        return
    stamp, modified = chosen.stamp, chosen.cue is Cue.MODIFIED
    bare = Rank.DAY if stamp.weekday and not stamp.time else Rank.SHOWN
    rank = Rank.MODIFIED if modified else Rank.BESIDE if beside else Rank.CUED if chosen.cue else bare
    start = page.offset_of(stamp.span.start)
    yield Found(
        rank=max(rank, lowest),
        moment=Moment(stamp.edtf, stamp.time),
        kind=DateKind.MODIFIED if modified else DateKind.PUBLISHED,
        source=DateFrom.DATELINE if chosen.place else DateFrom.STAMP,
        field="",
        value=stamp.text,
        span=Span(start, max(start + 1, page.offset_of(stamp.span.end - 1) + 1)),
    )
