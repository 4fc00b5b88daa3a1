"""A source, or an entry of the chronology, as others cite it: one plain line, or a record of BibTeX."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sitegen.edtf import bounds
from sitegen.languages.words import load
from sitegen.wording import date_words, one_line

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sitegen.model import Source


@dataclass(frozen=True, slots=True, kw_only=True)
class Work:
    """Something that can be cited. *within* is who publishes it or what it stands in, *date* is EDTF."""

    key: str
    title: str
    author: str | None
    within: str | None
    date: str | None
    url: str | None
    language: str
    archived: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Chronology:
    """What entries are cited from: who compiled it, and the day (EDTF) it was made, None where that is not told."""

    title: str
    author: str
    language: str
    as_of: str | None


def source_work(source: Source) -> Work:
    """Return *source* as a work: its own title, author and date, and its address on the web."""
    return Work(
        key=source.id,
        title=source.title,
        author=source.author,
        within=source.publisher,
        date=source.date.edtf if source.date else None,
        url=source.facts.url,
        language=source.language,
        archived=source.facts.archived_url,
    )


def entry_work(entry_id: str, heading: str, chronology: Chronology, url: str) -> Work:
    """Return an entry of *chronology* as a work: its title is its *heading*, which names who speaks.

    *url* is the address of its page, empty where the site does not know its own.
    """
    return Work(
        key=f"entry-{entry_id}",
        title=heading,
        author=chronology.author or None,
        within=chronology.title,
        date=chronology.as_of,
        url=url or None,
        language=chronology.language,
    )


def plain(work: Work, language: str) -> str:
    """Return *work* as one line: ``Ada Berg: Vom Rat. In: Der Bote, 8. Mai 2024. https://example.org/rat``."""
    words = load(language).export
    author = f"{one_line(work.author)}: " if work.author else ""
    title = one_line(work.title)
    within = f" {words['cite_within'].format(name=one_line(work.within))}," if work.within else ""
    date = date_words(work.date, language, weekday=False) if work.date else words["cite_undated"]
    line = f"{author}{title}{'' if title[-1:] in tuple('.!?…') else '.'}{within} {date}."
    if work.url:
        line += f" {work.url}"
    if work.archived:
        line += f" ({words['cite_archived']}: {work.archived})"
    return line


def bibtex(work: Work, language: str) -> str:
    r"""Return *work* as a record that BibTeX and biblatex read, with a line end.

    The date stands in ``date`` where biblatex can read its EDTF, and ``year`` only where one year is meant; nothing is
    made more exact. All else about the date is told in ``note``.
    """
    fields = "".join(f"  {name} = {{{value}}},\n" for name, value in _fields(work, language))
    return f"@misc{{{work.key},\n{fields}}}\n"


_BIBLATEX = re.compile(r"\d{4}(?:-(?:0[1-9]|1[0-2]|2[1-4])(?:-\d\d)?)?[?~%]?")  # and two of them with a slash
_ESCAPES = str.maketrans(
    {
        **{sign: f"\\{sign}" for sign in "&%$#_"},
        "\\": r"{\textbackslash}",
        "{": r"{\textbraceleft}",
        "}": r"{\textbraceright}",
        "~": r"{\textasciitilde}",
        "^": r"{\textasciicircum}",
    }
)
_IN_ADDRESS = str.maketrans({"{": "%7B", "}": "%7D", "\\": "%5C", " ": "%20"})


def _fields(work: Work, language: str) -> Iterator[tuple[str, str]]:
    """Yield the fields of *work*; names stand in double braces, for they may be those of bodies."""
    if work.author:
        yield "author", f"{{{_escaped(work.author)}}}"
    yield "title", f"{{{_escaped(work.title)}}}"
    if work.within:
        yield "howpublished", _escaped(work.within)
    if work.date:
        yield from _date_fields(work.date, language)
    if work.url:
        yield "url", work.url.translate(_IN_ADDRESS)
    if work.archived:
        yield "addendum", rf"\url{{{work.archived.translate(_IN_ADDRESS)}}}"
    yield "language", work.language


def _date_fields(edtf: str, language: str) -> Iterator[tuple[str, str]]:
    first, last = bounds(edtf)
    if first and last and first.year == last.year > 0:
        yield "year", str(first.year)
    if all(_BIBLATEX.fullmatch(part) for part in edtf.split("/")):
        yield "date", edtf
    else:
        yield "note", _escaped(date_words(edtf, language, weekday=False))


def _escaped(text: str) -> str:
    return one_line(text).translate(_ESCAPES)
