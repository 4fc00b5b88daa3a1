"""What is known of sources: ``content/sources`` and ``content/sources.csv``.

Facts in a file of their own win over those in the table; both win over what a document's header says.
"""

from __future__ import annotations

import csv
import difflib
from typing import TYPE_CHECKING

from sitegen.facts import NAMES, facts_of, join_facts, stated, unknown_field
from sitegen.model import Facts, Place
from sitegen.slug import slug_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from collections.abc import Set as AbstractSet

    from sitegen.content.folder import Folder

_ID_COLUMNS = ("id", "document")
_MANY = 20_000  # ids; among more, only those that begin alike are compared


def read_sources(folder: Folder) -> tuple[dict[str, Facts], dict[str, Place]]:
    """Return the facts about each source and where they stand."""
    table, rows = _read_table(folder)
    own: dict[str, Facts] = {}
    files: dict[str, Place] = {}
    for path in folder.files("sources", ".md"):
        file = folder.read_markdown(path)
        if file is None:
            continue
        source = path.stem
        if source in own:
            folder.complain("source-twice", Place(file.path), id=source, other=str(files[source]))
            continue
        if not file.fields:
            folder.complain("front-matter-invalid", Place(file.path, 1), why="there is none")
        known = {*NAMES, "id", "encoding"}
        folder.problems += [unknown_field(name, file.place(name)) for name in file.values() if name not in known]
        own[source] = _facts(folder, file.values(), file.place)
        files[source] = Place(file.path)
    joined = {source: join_facts(own.get(source), table.get(source, Facts())) for source in {**table, **own}}
    return joined, {**rows, **files}


def suggest(source: str, ids: AbstractSet[str]) -> str:
    """Return the likeliest of *ids* that was meant by *source*, as the end of a complaint."""
    slug = slug_of(source)
    if slug in ids:
        return f"; did you mean '{slug}'?"
    likely = sorted(ids) if len(ids) <= _MANY else sorted(name for name in ids if name[:4] == slug[:4])
    near = difflib.get_close_matches(slug, likely[:_MANY], n=1)
    return f"; did you mean '{near[0]}'?" if near else ""


def _read_table(folder: Folder) -> tuple[dict[str, Facts], dict[str, Place]]:
    path = folder.root / "sources.csv"
    shown = folder.shown(path)
    text = folder.read_text(path) if path.exists() and folder.is_inside(path) else None
    facts: dict[str, Facts] = {}
    places: dict[str, Place] = {}
    for source, values, place in _rows(folder, text, shown) if text else ():
        if source in facts:
            folder.complain("source-twice", place, id=source, other=str(places[source]))
            continue
        facts[source] = _facts(folder, values, lambda _, place=place: place)  # type: ignore[misc]  # bound here
        places[source] = place
    return facts, places


def _rows(folder: Folder, text: str, shown: str) -> Iterator[tuple[str, dict[str, str], Place]]:
    """Yield the id, the values and the place of each row of a table."""
    head = text.split("\n", 1)[0]
    reader = csv.reader(
        text.splitlines(keepends=True), delimiter=max(",;\t", key=head.count), strict=True, skipinitialspace=True
    )
    try:
        columns = [cell.strip().lower() for cell in next(reader, [])]
        key = next((columns.index(name) for name in _ID_COLUMNS if name in columns), None)
        folder.problems += [
            unknown_field(name, Place(shown, 1), ("id", *NAMES))
            for name in columns
            if name and name not in NAMES and name not in _ID_COLUMNS
        ]
        if key is None:
            folder.complain("table-row", Place(shown, 1), why="no column is called 'id'")
            return
        for cells in reader:
            place = Place(shown, reader.line_num)
            if not any(cell.strip() for cell in cells):
                continue
            source = cells[key].strip() if key < len(cells) else ""
            if len(cells) > len(columns) or not source:
                why = f"{len(cells)} fields under {len(columns)} columns" if source else "it has no id"
                folder.complain("table-row", place, why=why)
                continue
            yield source, dict(zip(columns, cells, strict=False)), place
    except csv.Error as error:
        folder.complain("table-row", Place(shown, reader.line_num), why=str(error))


def _facts(folder: Folder, values: Mapping[str, str], place: Callable[[str], Place]) -> Facts:
    facts, problems = facts_of(values, place)
    folder.problems += problems
    return stated(facts, place)
