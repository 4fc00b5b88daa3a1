"""What the web calls its dates: names of declarations and of elements, to what they say."""

from __future__ import annotations

import re

from sitegen.dates.evidence import Rank
from sitegen.model import DateKind

_LONGEST = 80  # code points of a name
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
_MODIFIED_MARK = re.compile(r"modif|updated|last-?change")
_PUBLISHED_MARK = re.compile(
    r"(?<![a-z])(?:published|entry-date|post-date|posted-on|entry-time|article-?date|publish|pubdate)(?![a-z])"
)

Said = tuple[Rank, DateKind]


def rank_of_declaration(name: str) -> Said | None:
    """Return what a ``meta`` element called *name* (in small letters) says of its date, None if nothing."""
    plain = name[:_LONGEST].replace(" ", "")
    if _DATE_NAMES.fullmatch(plain):
        return Rank.DATE, DateKind.PUBLISHED
    if _PUBLISHED_NAMES.fullmatch(plain):
        return Rank.META, DateKind.PUBLISHED
    if _MODIFIED_NAMES.fullmatch(plain):
        return Rank.LAST if plain == "last-modified" else Rank.MODIFIED, DateKind.MODIFIED
    return None


def rank_of_mark(hints: str) -> Said | None:
    """Return what an element with these *hints* (tag, itemprop, class, id) says of its date, None if nothing."""
    if "datepublished" in hints or " pubdate" in hints:
        return Rank.ITEM, DateKind.PUBLISHED
    if _MODIFIED_MARK.search(hints):
        return Rank.MODIFIED, DateKind.MODIFIED
    if _PUBLISHED_MARK.search(hints):
        return Rank.PUBLISHED, DateKind.PUBLISHED
    return (Rank.TIME, DateKind.PUBLISHED) if hints.startswith("time ") else None
