"""What people wrote in ``content/``: facts about sources, pages, people and the files beside them.

Everything wrong is a diagnostic with its line, and the rest is used. Facts in a file of their own win
over those in the table; both win over what a document's header says.
"""

from __future__ import annotations

import csv
import difflib
import logging
import re
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import TYPE_CHECKING

from sitegen.decode import UndecodableError, decode
from sitegen.errors import ContentError
from sitegen.facts import NAMES, facts_of, join_facts, stated, unknown_field
from sitegen.header import read_header
from sitegen.model import Diagnostic, Facts, Person, Place
from sitegen.slug import fold, is_id, slug_of, why_unsafe
from sitegen.text import place_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence
    from collections.abc import Set as AbstractSet
    from pathlib import Path

    from sitegen.model import HeaderField

log = logging.getLogger(__name__)

MAX_BYTES = 20_000_000
_ID_COLUMNS = ("id", "document")
_PAGE = re.compile(r"(?P<name>.+)\.(?P<language>[a-z]{2,3})\.md")
_HEADING = re.compile(r"^#[ \t]+([^\r\n]+)", re.MULTILINE)
_MANY = 20_000  # ids; among more, only those that begin alike are compared


@dataclass(frozen=True, slots=True, kw_only=True)
class PageText:
    """A page a person wrote: its name in the site, its language, its title and its Markdown."""

    name: str
    language: str
    title: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Content:
    """What stands in ``content/``.

    *sources* maps the id of a document to the facts stated of it, *places* to where they stand.
    *assets* are paths below ``assets/`` with forward slashes.
    """

    sources: Mapping[str, Facts] = field(default_factory=lambda: MappingProxyType({}))
    places: Mapping[str, Place] = field(default_factory=lambda: MappingProxyType({}))
    pages: tuple[PageText, ...] = ()
    people: tuple[Person, ...] = ()
    assets: tuple[str, ...] = ()


def read_content(folder: Path) -> tuple[Content, tuple[Diagnostic, ...]]:
    """Return what stands in *folder* and what is wrong with it; nothing where there is no such folder.

    ContentError where *folder* is no folder or cannot be listed.
    """
    if not folder.exists():
        return Content(), ()
    if not folder.is_dir():
        raise ContentError(
            "it is not a folder", at=str(folder), hint="content/ holds sources, pages, people and assets"
        )
    reader = _Reader(folder)
    sources, places = reader.read_sources()
    content = Content(
        sources=MappingProxyType(sources),
        places=MappingProxyType(places),
        pages=tuple(reader.read_pages()),
        people=tuple(reader.read_people()),
        assets=tuple(reader.find_assets()),
    )
    return content, tuple(reader.problems)


def check_sources(content: Content, ids: AbstractSet[str]) -> tuple[Diagnostic, ...]:
    """Return a complaint for each source that is described and no document of *ids*, with the likeliest meant."""
    return tuple(
        Diagnostic("source-unknown", place, (("id", source), ("suggestion", _suggest(source, ids))))
        for source, place in content.places.items()
        if source not in ids
    )


def _suggest(source: str, ids: AbstractSet[str]) -> str:
    slug = slug_of(source)
    if slug in ids:
        return f"; did you mean '{slug}'?"
    likely = sorted(ids) if len(ids) <= _MANY else sorted(name for name in ids if name[:4] == slug[:4])
    near = difflib.get_close_matches(slug, likely[:_MANY], n=1)
    return f"; did you mean '{near[0]}'?" if near else ""


@dataclass(frozen=True, slots=True)
class _File:
    """A Markdown file: its text, fields and the offset of its body."""

    path: str
    text: str
    fields: tuple[HeaderField, ...]
    body: int

    def values(self) -> dict[str, str]:
        return {found.name: found.value for found in self.fields}

    def place(self, name: str) -> Place:
        span = next((found.span for found in self.fields if found.name == name), None)
        return place_of(self.text, span.start, self.path) if span else Place(self.path)


class _Reader:
    """Reads one content folder and gathers what is wrong with it."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self.problems: list[Diagnostic] = []

    def read_sources(self) -> tuple[dict[str, Facts], dict[str, Place]]:
        """Return the facts about each source and where they stand."""
        table, rows = self._read_table()
        own: dict[str, Facts] = {}
        files: dict[str, Place] = {}
        for path in self._files("sources", ".md"):
            file = self._read_markdown(path)
            if file is None:
                continue
            source = path.stem
            if source in own:
                self._complain("source-twice", Place(file.path), id=source, other=str(files[source]))
                continue
            if not file.fields:
                self._complain("front-matter-invalid", Place(file.path, 1), why="there is none")
            known = {*NAMES, "id", "encoding"}
            self.problems += [unknown_field(name, file.place(name)) for name in file.values() if name not in known]
            own[source] = self._facts(file.values(), file.place)
            files[source] = Place(file.path)
        joined = {source: join_facts(own.get(source), table.get(source, Facts())) for source in {**table, **own}}
        return joined, {**rows, **files}

    def read_pages(self) -> Iterator[PageText]:
        """Yield the pages by name and language."""
        for path in self._files("pages", ".md"):
            named = _PAGE.fullmatch(path.name)
            if named is None or not is_id(named["name"]):
                self._complain("page-name", Place(self._shown(path)), name=path.name)
                continue
            file = self._read_markdown(path)
            if file is None:
                continue
            text = file.text[file.body :]
            heading = _HEADING.search(text)
            title = file.values().get("title") or (heading[1].rstrip(" #") if heading else "") or named["name"]
            yield PageText(name=named["name"], language=named["language"], title=title, text=text)

    def read_people(self) -> Iterator[Person]:
        """Yield the people by file."""
        seen: dict[str, str] = {}
        for path in self._files("people", ".md"):
            file = self._read_markdown(path)
            if file is None:
                continue
            values = file.values()
            name = " ".join(values.get("name", "").split())
            if not name:
                self._complain("front-matter-invalid", Place(file.path, 1), why="it has no 'name'")
                continue
            person = slug_of(path.stem)
            if person in seen:
                self._complain("person-twice", Place(file.path), id=person, other=seen[person])
                continue
            seen[person] = file.path
            aliases = (" ".join(alias.split()) for alias in re.split(r"[,;]", values.get("aliases", "")))
            yield Person(
                id=person,
                name=name,
                aliases=tuple(dict.fromkeys(alias for alias in aliases if alias and alias != name)),
                role=values.get("role") or None,
                fields=file.fields,
            )

    def find_assets(self) -> Iterator[str]:
        """Yield the files to be copied, those with a name every system can hold and inside the folder."""
        assets = self._folder / "assets"
        taken: set[str] = set()
        for path in self._files("assets", ""):
            name = path.relative_to(assets).as_posix()
            if why_unsafe(name) or fold(name) in taken:
                self._complain("asset-name", Place(self._shown(path)))
            else:
                taken.add(fold(name))
                yield name

    def _read_table(self) -> tuple[dict[str, Facts], dict[str, Place]]:
        path = self._folder / "sources.csv"
        shown = self._shown(path)
        text = self._read_text(path) if path.exists() and self._is_inside(path) else None
        facts: dict[str, Facts] = {}
        places: dict[str, Place] = {}
        for source, values, place in self._rows(text, shown) if text else ():
            if source in facts:
                self._complain("source-twice", place, id=source, other=str(places[source]))
                continue
            facts[source] = self._facts(values, lambda _, place=place: place)  # type: ignore[misc]  # bound here
            places[source] = place
        return facts, places

    def _rows(self, text: str, shown: str) -> Iterator[tuple[str, dict[str, str], Place]]:
        """Yield the id, the values and the place of each row of a table."""
        head = text.split("\n", 1)[0]
        reader = csv.reader(
            text.splitlines(keepends=True), delimiter=max(",;\t", key=head.count), strict=True, skipinitialspace=True
        )
        try:
            columns = [cell.strip().lower() for cell in next(reader, [])]
            key = next((columns.index(name) for name in _ID_COLUMNS if name in columns), None)
            self.problems += [
                unknown_field(name, Place(shown, 1), ("id", *NAMES))
                for name in columns
                if name and name not in NAMES and name not in _ID_COLUMNS
            ]
            if key is None:
                self._complain("table-row", Place(shown, 1), why="no column is called 'id'")
                return
            for cells in reader:
                place = Place(shown, reader.line_num)
                if not any(cell.strip() for cell in cells):
                    continue
                source = cells[key].strip() if key < len(cells) else ""
                if len(cells) > len(columns) or not source:
                    why = f"{len(cells)} fields under {len(columns)} columns" if source else "it has no id"
                    self._complain("table-row", place, why=why)
                    continue
                yield source, dict(zip(columns, cells, strict=False)), place
        except csv.Error as error:
            self._complain("table-row", Place(shown, reader.line_num), why=str(error))

    def _facts(self, values: Mapping[str, str], place: Callable[[str], Place]) -> Facts:
        facts, problems = facts_of(values, place)
        self.problems += problems
        return stated(facts, place)

    def _files(self, part: str, suffix: str) -> Iterator[Path]:
        """Yield the files of a part by path, without those that are hidden or lead out of the folder."""
        folder = self._folder / part
        try:
            found = sorted(folder.rglob(f"*{suffix}")) if folder.is_dir() else []
        except OSError as error:
            raise ContentError(str(error.strerror or error), at=self._shown(folder)) from error
        shown = [path for path in found if path.is_file() and not _is_hidden(path.relative_to(folder).parts)]
        yield from (path for path in shown if self._is_inside(path))

    def _is_inside(self, path: Path) -> bool:
        """Return whether *path* leads to a file of the folder; complain where it does not."""
        inside = path.resolve().is_relative_to(self._folder.resolve())
        if not inside:
            self._complain("outside-content", Place(self._shown(path)))
        return inside

    def _read_markdown(self, path: Path) -> _File | None:
        text = self._read_text(path)
        if text is None:
            return None
        header, problems = read_header(text, self._shown(path))
        self.problems += problems
        return _File(self._shown(path), text, header.fields, header.body)

    def _read_text(self, path: Path) -> str | None:
        place = Place(self._shown(path))
        try:
            if path.stat().st_size > MAX_BYTES:
                self._complain("unreadable-file", place, why=f"it is larger than {MAX_BYTES // 1_000_000} MB")
                return None
            decoded = decode(path.read_bytes())
        except OSError as error:
            self._complain("unreadable-file", place, why=(error.strerror or "no such file").lower())
            return None
        except UndecodableError as error:
            self._complain("encoding-unknown", place, encoding=error.encoding)
            return None
        if decoded.guessed:
            self._complain("encoding-guessed", place, encoding=decoded.encoding)
        return decoded.text

    def _shown(self, path: Path) -> str:
        return f"{self._folder.name}/{path.relative_to(self._folder).as_posix()}"

    def _complain(self, code: str, at: Place, **args: str) -> None:
        self.problems.append(Diagnostic(code, at, tuple(args.items())))


def _is_hidden(parts: Sequence[str]) -> bool:
    return any(part.startswith(".") or part.lower() in {"thumbs.db", "desktop.ini"} for part in parts)
