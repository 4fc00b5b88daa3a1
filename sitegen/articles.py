"""Articles that somebody hands over, as a file of JSON lines or a folder of texts, and the passages they hold.

Articles are read one at a time, in any number of processes. What grows with the collection in memory are the ids of
its articles.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from sitegen import edtf, ingest, segment
from sitegen.dates import date_text, find_document_date
from sitegen.errors import SitegenError, format_diagnostic
from sitegen.executor import map_documents
from sitegen.languages import codes_with
from sitegen.languages.recognise import recognise
from sitegen.model import DateFrom, DateKind, Document, DocumentDate, Facts, Place, Reason, SegmentKind, Span
from sitegen.timeline import Article, Passage, is_about, read_passages

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path
    from typing import IO

LONGEST = 50_000_000  # bytes of a line
_SHAPE = 'write each article as {"id": "a1", "date": "2024-05-08", "title": "…", "text": "…"}, one a line'
_WITH_TIME = re.compile(r"(\d{4}-\d\d-\d\d)[T ]\d\d:\d\d\S*")


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """What a digest is asked for: the days *first* to *last* (ISO, None is open), articles that hold one of *about*.

    *language* is a code, None to tell it from the words of each article.
    """

    first: str | None = None
    last: str | None = None
    about: tuple[str, ...] = ()
    language: str | None = None


@dataclass(frozen=True, slots=True)
class Given:
    """An article that somebody hands over: *date* is EDTF, None where it has none."""

    id: str
    date: str | None
    title: str
    text: str


@dataclass(frozen=True, slots=True)
class Read:
    """What came of a line or a seed: the article's id, its passages, and complaints, ready to print.

    *id* is None where the article cannot be used. Not every complaint is *grave*.
    """

    id: str | None
    passages: tuple[Passage, ...] = ()
    complaints: tuple[str, ...] = ()
    grave: bool = False


def read_rows(file: IO[bytes], name: str, wanted: Wanted, jobs: int) -> Iterator[Read]:
    """Yield what the articles of *file*, a JSON object a line, hold; a line that cannot be used is complained of."""
    seen: dict[str, int] = {}
    for number, read in map_documents(partial(_read_row, name, wanted), _rows(file), jobs=jobs):
        if read.id is not None and seen.setdefault(read.id, number) != number:
            why = f"the id '{read.id}' is that of line {seen[read.id]}"
            yield _unusable(name, number, None, why, "give each article an id of its own")
        else:
            yield read


def read_seeds(folder: Path, wanted: Wanted, jobs: int) -> Iterator[Read]:
    """Yield what the articles of *folder*, text files as in ``seeds/``, hold."""
    seeds, complaints = ingest.find_seeds(folder)
    for complaint in complaints:
        yield Read(None, complaints=(format_diagnostic(complaint),), grave=True)
    yield from map_documents(partial(_read_seed, folder, wanted), seeds, jobs=jobs)


def article_of(given: Given, language: str | None) -> Article:
    """Return *given* cut into sentences, its dates counted from its own."""
    text = given.text
    code = language or recognise(text, clearly=False) or codes_with("dates")[0]
    document = Document(
        id="article",
        path="article.txt",
        collection="",
        language=code,
        text=text,
        body=Span(0, len(text)) if text else None,
        fields=(),
        facts=Facts(),
        sha256="",
        encoding="utf-8",
    )
    stated = Reason("dct-content", (("text", given.date or ""),))
    date = (
        DocumentDate(
            edtf=given.date,
            kind=DateKind.PUBLISHED,
            source=DateFrom.CONTENT,
            span=None,
            evidence=stated,
            confidence=1.0,
        )
        if given.date
        else None
    )
    return _article(document, date, given.id)


@dataclass(frozen=True, slots=True)
class _Row:
    """A line of a file of articles as it came, and its number."""

    number: int
    data: bytes


def _rows(file: IO[bytes]) -> Iterator[_Row]:
    number, whole = 0, True
    while line := file.readline(LONGEST):
        number += whole
        if whole and line.strip():
            yield _Row(number, line)
        whole = line.endswith(b"\n")


def _read_row(name: str, wanted: Wanted, row: _Row) -> tuple[int, Read]:
    try:
        given = _given(row.data.decode("utf-8-sig").rstrip())
    except _UnusableError as error:
        return row.number, _unusable(name, row.number, error.column, error.why, _SHAPE)
    except UnicodeDecodeError:
        return row.number, _unusable(name, row.number, None, "not UTF-8", "save the file as UTF-8")
    except json.JSONDecodeError as error:
        return row.number, _unusable(name, row.number, error.colno, f"not JSON: {error.msg}", _SHAPE)
    except RecursionError:
        return row.number, _unusable(name, row.number, None, "not an article: nested too deep", _SHAPE)
    if not is_about(f"{given.title}\n{given.text}", wanted.about):
        return row.number, Read(given.id)
    return row.number, Read(given.id, _inside(article_of(given, wanted.language), wanted))


class _UnusableError(Exception):
    """A line of JSON that is no article."""

    def __init__(self, why: str, column: int | None = None) -> None:
        super().__init__(why)
        self.why = why
        self.column = column


def _given(line: str) -> Given:
    row = json.loads(line)
    if not isinstance(row, dict):
        raise _UnusableError("not an object")
    number = row.get("id")
    name = str(number) if isinstance(number, int) else _text(row, "id")
    date, title, text = (_text(row, field) for field in ("date", "title", "text"))
    for field, value in (("id", name), ("text", text)):
        if value is None:
            raise _UnusableError(f"there is no '{field}'")
    timed = _WITH_TIME.fullmatch(date) if date else None
    date = timed[1] if timed else date
    if date and not edtf.is_valid(date):
        raise _UnusableError(f"cannot read the date '{date}'")
    return Given(id=name or "", date=date or None, title=title or "", text=text or "")


def _text(row: dict[str, object], field: str) -> str | None:
    value = row.get(field)
    if value is not None and not isinstance(value, str):
        raise _UnusableError(f"'{field}' is not text")
    if value is not None and any("\ud800" <= character <= "\udfff" for character in value):
        raise _UnusableError(f"'{field}' holds half a character")
    return value


def _read_seed(folder: Path, wanted: Wanted, seed: ingest.Seed) -> Read:
    document, found = ingest.read_document(folder, seed, None, wanted.language or codes_with("dates")[0])
    complaints = tuple(format_diagnostic(one) for one in found)
    if document is None:
        return Read(None, complaints=complaints, grave=True)
    if not is_about(document.text, wanted.about):
        return Read(seed.id, complaints=complaints)
    date, _ = find_document_date(document, segment.lay_out(document))
    return Read(seed.id, _inside(_article(document, date, seed.id), wanted), complaints)


def _article(document: Document, date: DocumentDate | None, name: str) -> Article:
    """Return *document* cut into sentences; notes tell of the article itself and are left out."""
    layout = segment.lay_out(document)
    timexes = date_text(document, layout, date)
    notes = [block.span for block in layout.segments if block.kind is SegmentKind.NOTE]
    sentences = segment.cut_sentences(document, layout, [timex.span for timex in timexes])
    return Article(
        id=name,
        text=document.text,
        language=document.language,
        told_on=date.anchor if date else None,
        sentences=[one for one in sentences if not any(note.start <= one.start < note.end for note in notes)],
        timexes=timexes,
    )


def _inside(article: Article, wanted: Wanted) -> tuple[Passage, ...]:
    return tuple(
        passage
        for passage in read_passages(article)
        if (wanted.first is None or wanted.first <= passage.day) and (wanted.last is None or passage.day <= wanted.last)
    )


def _unusable(name: str, line: int, column: int | None, why: str, hint: str) -> Read:
    return Read(None, complaints=(str(SitegenError(why, at=Place(name, line, column), hint=hint)),), grave=True)
