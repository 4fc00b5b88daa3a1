"""A page of HTML to the date it gives itself, surest first.

Publication stands before modification; what is said of the article before what is said of the page;
what is said to machines before what is shown; the address last.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass
from datetime import date
from enum import IntEnum
from typing import TYPE_CHECKING

from sitegen.dates.body import find_body, united
from sitegen.dates.embedded import dates_in
from sitegen.dates.markup import Declared
from sitegen.dates.names import date_in_address
from sitegen.dates.stamps import as_day, find_stamps
from sitegen.dates.visible import read_visible
from sitegen.languages.stamps import Cue, load
from sitegen.model import DateFrom, DateKind, Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sitegen.dates.markup import Mark, Page
    from sitegen.languages.stamps import StampWords

_PUBLISHED_NAMES = re.compile(
    r"(?:(?:og:|bt:|cxenseparse:(?:recs:)?|vr:|dcterms\.|dc\.|dc:|rnews:|sailthru\.|parsely-|article[:._-]|shareaholic:|"
    r"date[:._-]|citation_|bepress_citation_|eprints\.|prism\.|twitter:|ptime|pub_?|c:|ac:)*"
    r"(?:(?:article[:._-]?)?publish(?:ed|ing)?[_:.-]?(?:time|date|at|on)?|pub[_.-]?date|publication[_.-]?date|issued|"
    r"date[_.-]?(?:publi[a-z]*|issued|available|posted|created)|created(?:[_.-](?:time|date|at))?|release[_.-]?date|"
    r"display[_.-]?date|original[_.-]?publication[_.-]?date|online[_.-]?date|article[_.-]date[_.-]original|sort_?date|"
    r"publication_date|posted(?:[_.-]?(?:time|date|on))?))"
)
_DATE_NAMES = re.compile(
    r"(?:dc[.:]|dcterms[.:]|sailthru\.|citation_|article\.|og:)?(?:date|pubdate|timestamp)(?:\.[a-z]+)?"
)
_MODIFIED_NAMES = re.compile(
    r"(?:og:|bt:|article[:._-]|dc[.:]|dcterms[.:]|date[:._-]|cxenseparse:|rnews:)*"
    r"(?:modif\w*|mod-?date|updated?|last[_.-]?(?:modified|updated?|mod)|revision_date|date[_.-]?(?:modif\w*|updated?)|"
    r"revised)(?:[_.-]?(?:time|date|at|on))?"
)
_ISO = re.compile(
    r"\s{0,3}(?P<y>\d{4})(?P<s>[-/.]?)(?P<m>\d\d?)(?P=s)(?P<d>\d\d?)(?:[T _-]{1,2}(?P<h>\d\d):?(?P<min>\d\d))?(?!\d)"
)
_EPOCH = re.compile(r"\s{0,3}(\d{10})(?:\d{3})?\s{0,3}$")
_FIRST_YEAR, _DAY = 1990, 86_400


class Rank(IntEnum):
    """How sure a kind of evidence is, surest first."""

    ARTICLE = 1  # embedded data on the article
    META = 2  # a declaration of publication
    ITEM = 3  # an element named datePublished
    PUBLISHED = 4  # an element named as the day of publication
    CUED = 5  # "Published on" in the text
    PAGE = 6  # embedded data on the page
    TIME = 7  # a time element
    URL = 8  # the address
    SHOWN = 9  # a stamp in the text
    DATE = 10  # a declaration called "date"
    DAY = 11  # a weekday and date in the text, which may be the day of the visit
    CREATED = 12
    BESIDE = 13  # what stands in a part of the page that is called an aside
    MODIFIED = 20
    LAST = 21
    FOREIGN = 22  # a stamp in another language than the page says it is in
    SCRIPT = 23  # data handed to a script


_LOCAL = frozenset({Rank.TIME, Rank.URL, Rank.CUED, Rank.SHOWN})


@dataclass(frozen=True, slots=True)
class Found:
    """One date a page gives: *field* is where, *value* the words, *span* their place in the page."""

    rank: Rank
    edtf: str
    time: str | None
    kind: DateKind
    source: DateFrom
    field: str
    value: str
    span: Span | None

    @property
    def universal(self) -> bool:
        """Return whether its clock is that of Greenwich."""
        return self.time is not None and bool(re.search(r"(?:Z|[+-]00:?00)\s*$", self.value))


def find_page_date(page: Page, words: StampWords, address: str | None = None) -> Found | None:
    """Return the date *page* gives itself, None if it gives none; *address* is where it was found.

    What is written in universal time gives way to the day shown to readers where that is the day
    before or after: a day is the day where the article was written.
    """
    body, aside = find_article(page)
    found = [
        *_embedded(page, words),
        *_declared(page, words),
        *_marked(page, words, aside),
        *_scripted(page, words),
        *_addressed(page, address),
        *_shown(page, words, aside, body),
    ]
    if not found:
        found = list(_shown(page, load("mul"), aside, body, Rank.FOREIGN))
    best = _of_two(found)
    return _on_local_day(best, found) if best and best.universal else best


def find_article(page: Page) -> tuple[Span, list[Span]]:
    """Return the body of *page*, and what is beside it: asides that are small and do not hold the body."""
    small = [span for span in page.aside if 2 * (span.end - span.start) < len(page.text)]
    body, whole = find_body(page.text, united(small)), find_body(page.text)
    if 4 * (body.end - body.start) < whole.end - whole.start:
        body = whole
    return body, united([span for span in small if not _holds(span, body)])


def _of_two(found: Sequence[Found]) -> Found | None:
    """Return the surest of *found*; where article data and declaration disagree, the one that has a witness."""
    best = min(found, key=lambda each: each.rank, default=None)
    if best is None or best.rank is not Rank.ARTICLE:
        return best
    witnesses = {each.edtf for each in found if Rank.META < each.rank <= Rank.DATE and each.rank is not Rank.PAGE}
    declared = [each for each in found if each.rank is Rank.META and each.edtf in witnesses]
    return declared[0] if declared and best.edtf not in witnesses else best


def _holds(aside: Span, body: Span) -> bool:
    """Return whether what is called an aside is in truth around the body."""
    return 2 * (min(aside.end, body.end) - max(aside.start, body.start)) > body.end - body.start


def _on_local_day(best: Found, found: Sequence[Found]) -> Found:
    """Return *best* or what shows the local day: the neighbour its clock allows, where nothing shows its own day."""
    shown = [each for each in found if each.rank in _LOCAL and not each.universal]
    if not best.time or any(each.edtf == best.edtf for each in shown):
        return best
    before, after = -1 if best.time <= "12:00" else 0, 1 if best.time >= "10:00" else 0
    local = [each for each in shown if _days_between(best.edtf, each.edtf) in (before, after)]
    return min(local, key=lambda each: each.rank, default=best)


def _days_between(first: str, second: str) -> int:
    days = [date.fromisoformat(each) if len(each) == len("2024-05-08") else date.min for each in (first, second)]
    return (days[1] - days[0]).days


def _shown(
    page: Page, words: StampWords, aside: Sequence[Span], body: Span, lowest: Rank = Rank.META
) -> Iterator[Found]:
    headline = _headline(page, body)
    chosen, beside = read_visible(page.text, words, aside, body=body, headline=headline).chosen, False
    if chosen is None:
        chosen, beside = read_visible(page.text, words, body=body, headline=headline).chosen, True
    if chosen is None or int(chosen.stamp.edtf[:4]) < _FIRST_YEAR:
        return
    stamp, modified = chosen.stamp, chosen.cue is Cue.MODIFIED
    bare = Rank.DAY if stamp.weekday and not stamp.time else Rank.SHOWN
    rank = Rank.MODIFIED if modified else Rank.BESIDE if beside else Rank.CUED if chosen.cue else bare
    kind = DateKind.MODIFIED if modified else DateKind.PUBLISHED
    start = page.offset_of(stamp.span.start)
    span = Span(start, max(start + 1, page.offset_of(stamp.span.end - 1) + 1))
    source = DateFrom.DATELINE if chosen.place else DateFrom.STAMP
    yield Found(max(rank, lowest), stamp.edtf, stamp.time, kind, source, "", stamp.text, span)


def _headline(page: Page, body: Span) -> Span | None:
    """Return the last main heading above the body that the page also gives as its title, else the only heading."""
    titles = " ".join(each.value for each in page.declared if each.name in ("og:title", "twitter:title")).casefold()
    above = [span for span in page.headings if span.start <= body.start]
    told = [span for span in above if span.of(page.text).strip().casefold() in titles]
    return told[-1] if told and titles else above[0] if len(above) == 1 else None


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
            yield Found(
                rank,
                *moment,
                kind,
                DateFrom.METADATA,
                f"JSON-LD {given.name}",
                given.value,
                _at(data, given.value, offset),
            )


def _at(data: str, value: str, offset: int) -> Span | None:
    return Span(offset, offset + 1) if value in data else None


def _declared(page: Page, words: StampWords) -> Iterator[Found]:
    for each in page.declared:
        ranked = _rank_of_name(each.name)
        moment = read_moment(each.value, words) if ranked else None
        if ranked and moment:
            yield Found(*_with(ranked, moment), DateFrom.METADATA, each.name, each.value[:60], _span_of(each))


def _scripted(page: Page, words: StampWords) -> Iterator[Found]:
    for each in page.scripts:
        moment = read_moment(each.value, words)
        if moment and not re.search(r"start|end|unpublish|until", each.name):
            yield Found(
                Rank.SCRIPT, *moment, DateKind.PUBLISHED, DateFrom.METADATA, each.name, each.value, _span_of(each)
            )


def _span_of(each: Declared) -> Span:
    return Span(each.offset, each.offset + 1)


def _with(ranked: tuple[Rank, DateKind], moment: tuple[str, str | None]) -> tuple[Rank, str, str | None, DateKind]:
    return ranked[0], moment[0], moment[1], ranked[1]


def _rank_of_name(name: str) -> tuple[Rank, DateKind] | None:
    """Return what a declaration called *name* says of its date, None if it says nothing."""
    plain = name.replace(" ", "")
    if _DATE_NAMES.fullmatch(plain):
        return Rank.DATE, DateKind.PUBLISHED
    if _PUBLISHED_NAMES.fullmatch(plain):
        return Rank.META, DateKind.PUBLISHED
    if _MODIFIED_NAMES.fullmatch(plain):
        return Rank.LAST if plain == "last-modified" else Rank.MODIFIED, DateKind.MODIFIED
    return None


def _marked(page: Page, words: StampWords, aside: Sequence[Span]) -> Iterator[Found]:
    starts = [span.start for span in aside]
    for mark in page.marks:
        number = bisect_left(starts, mark.text.end) if mark.text else 0
        beside = mark.text is not None and number > 0 and aside[number - 1].meets(mark.text)
        ranked = _rank_of_mark(mark)
        if ranked and beside:
            ranked = (Rank.BESIDE, ranked[1]) if ranked[0] in (Rank.ITEM, Rank.PUBLISHED) else None
        shown = mark.text.of(page.text) if mark.text else ""
        moment = read_moment(mark.value, words) or (read_moment(shown, words) if ranked else None)
        if ranked and moment:
            value = mark.value or shown.strip()[:60]
            yield Found(
                *_with(ranked, moment),
                DateFrom.METADATA,
                mark.hints.split(" ", 1)[0],
                value,
                Span(mark.offset, mark.offset + 1),
            )


def _rank_of_mark(mark: Mark) -> tuple[Rank, DateKind] | None:
    hints = mark.hints
    if "datepublished" in hints or " pubdate" in hints:
        return Rank.ITEM, DateKind.PUBLISHED
    if re.search(r"modif|updated|datemodified|last-?change", hints):
        return Rank.MODIFIED, DateKind.MODIFIED
    if re.search(
        r"(?<![a-z])(?:published|entry-date|post-date|posted-on|entry-time|article-?date|publish|pubdate)(?![a-z])",
        hints,
    ):
        return Rank.PUBLISHED, DateKind.PUBLISHED
    return (Rank.TIME, DateKind.PUBLISHED) if hints.startswith("time ") else None


def _addressed(page: Page, address: str | None) -> Iterator[Found]:
    given = [Declared("canonical", address, 0)] if address else []
    for each in (*page.declared, *given):
        if each.name in ("canonical", "og:url"):
            day = date_in_address(each.value)
            if day and int(day[:4]) >= _FIRST_YEAR:
                yield Found(
                    Rank.URL, day, None, DateKind.PUBLISHED, DateFrom.URL, each.name, each.value[:200], _span_of(each)
                )


def read_moment(value: str, words: StampWords) -> tuple[str, str | None] | None:
    """Return the day and clock time of *value* as they stand in it, None if it names no day of the web's years."""
    match = _ISO.match(value)
    if match:
        day = as_day(int(match["y"]), int(match["m"]), int(match["d"]))
        time = f"{match['h']}:{match['min']}" if match["h"] and match["h"] < "24" and match["min"] < "60" else None
    elif match := _EPOCH.match(value):
        day, time = _from_epoch(int(match[1])), None
    else:
        stamps = [stamp for stamp in find_stamps(value[:200], words) if stamp.is_day and not stamp.other]
        day, time = (stamps[0].edtf, stamps[0].time) if stamps else (None, None)
    return (day, time) if day and int(day[:4]) >= _FIRST_YEAR else None


def _from_epoch(seconds: int) -> str | None:
    """Return the day of *seconds* since 1970, by the civil calendar (H. Hinnant's days-to-date)."""
    days = seconds // _DAY + 719_468
    era, day_of_era = divmod(days, 146_097)
    year_of_era = (day_of_era - day_of_era // 1460 + day_of_era // 36_524 - day_of_era // 146_096) // 365
    day_of_year = day_of_era - (365 * year_of_era + year_of_era // 4 - year_of_era // 100)
    month_index = (5 * day_of_year + 2) // 153
    day = day_of_year - (153 * month_index + 2) // 5 + 1
    month = month_index + 3 if month_index < 10 else month_index - 9
    return as_day(year_of_era + era * 400 + (month <= 2), month, day)
