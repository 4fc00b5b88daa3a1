"""An article put into a project as a text seed: the work of ``sitegen add``."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

from sitegen import edtf
from sitegen.convert import seed_name, to_seed
from sitegen.dates.dct import find_document_date
from sitegen.dates.source import date_of
from sitegen.errors import UsageError
from sitegen.ingest import Seed, find_seeds, read_document
from sitegen.model import DateFrom, DocumentDate
from sitegen.segment import lay_out
from sitegen.slug import is_id, slug_of
from sitegen.wording import reason_words

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True, slots=True, kw_only=True)
class Wishes:
    """What the caller says of the articles: their day, id and folder; empty or None where nothing."""

    collection: str = ""
    date: str | None = None
    id: str | None = None

    def __post_init__(self) -> None:
        if self.date is not None and not edtf.is_valid(self.date):
            raise UsageError(f"cannot read the date '{self.date}'", hint="write it as 2024-05-08, 2024-05 or 2024")
        if self.id is not None and not is_id(self.id):
            raise UsageError(f"'{self.id}' cannot be an id", hint=f"for instance: {slug_of(self.id)}")
        parts = self.collection.split("/") if self.collection else []
        if any(slug_of(part) != part.lower() for part in parts):
            raise UsageError(
                f"'{self.collection}' cannot be a collection", hint=f"for instance: {'/'.join(map(slug_of, parts))}"
            )

    def stated(self) -> Mapping[str, str]:
        """Return the fields of the front matter that are stated."""
        fields = {"id": self.id, "date": self.date}
        return {name: value for name, value in fields.items() if value is not None}


@dataclass(frozen=True, slots=True, kw_only=True)
class Added:
    """The seed that was written, and in words which date it has and where that was found."""

    path: Path
    date: str


def add_seed(project: Path, data: bytes, name: str, *, today: str, wishes: Wishes) -> Added:
    """Write the article *data*, which came as the file *name*, into the seeds of *project*.

    No file is ever written over. UsageError where the id is taken, ConvertError where there is no
    text in it.
    """
    if not project.is_dir():
        raise UsageError("there is no such folder", at=str(project), hint="make a project with: sitegen new DIR")
    seeds = project / "seeds"
    if wishes.id and seeds.is_dir():
        other = next((seed.path for seed in find_seeds(seeds)[0] if seed.id == wishes.id), None)
        if other:
            raise UsageError(f"the id '{wishes.id}' is taken by seeds/{other}")
    text = to_seed(data, name, added=today, document_date=_date_of_page, stated=wishes.stated())
    folder = seeds / wishes.collection
    try:
        folder.mkdir(parents=True, exist_ok=True)
        path = folder / seed_name(name, data, [entry.name for entry in folder.iterdir()])
        with path.open("xb") as file:
            file.write(text.encode())
    except OSError as error:
        raise UsageError(f"cannot write the seed: {error.strerror}", at=str(error.filename or folder)) from error
    return Added(path=path, date=_date_in_words(seeds, PurePosixPath(path.relative_to(seeds).as_posix())))


_FOUND_IN = {"dct-metadata": DateFrom.METADATA, "dct-url": DateFrom.URL}


def _date_of_page(page: str) -> DocumentDate | None:
    """Return when a page of HTML appeared, None where nothing says so."""
    date = date_of(page, html=True)
    if date is None:
        return None
    return DocumentDate(
        edtf=date.edtf,
        kind=date.kind,
        source=_FOUND_IN.get(date.evidence.code, DateFrom.TEXT),
        span=None,
        evidence=date.evidence,
        confidence=date.confidence,
        time=date.time,
    )


def _date_in_words(seeds: Path, path: PurePosixPath) -> str:
    """Return the date of the document that the seed makes, and where it was found."""
    document, _ = read_document(seeds, Seed(str(path), slug_of(str(path.with_suffix("")))), None, "en")
    date = find_document_date(document, lay_out(document))[0] if document else None
    if date is None:
        return f"no date was found; state it with --date, or later in content/sources/{path.stem}.md"
    return f"{date.edtf} ({reason_words(date.evidence, 'en')})"
