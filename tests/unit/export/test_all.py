"""What holds for every export: its dates are EDTF to an independent reader, and it does not grow in memory."""

from __future__ import annotations

import csv
import io
import json
import tracemalloc
from dataclasses import replace
from typing import TYPE_CHECKING

import edtf
import pytest
from bibtexparser.entrypoint import parse_string

from sitegen.export import FOLDERS, WRITERS
from sitegen.languages import codes_with
from sitegen.languages.words import load
from tests.unit.export.records import entry, exported, written
from tests.unit.records import mention, source, when

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sitegen.export import Export
    from sitegen.model import Entry

DATES = (
    "2024-05-07",
    "2024-05",
    "2024",
    "2024-22",
    "2024-05-07~",
    "2024-05?",
    "2024%",
    "2024-05-XX",
    "2024-02-2X",
    "199X",
    "19XX",
    "2024-05-07/2024-05-09",
    "2024-05/2024-06",
    "2024-05-07/..",
    "../2024-05-07",
    "[2024-05-03,2024-05-10]",
    "[..2024-05-07]",
    "{2024-05-03,2024-05-10}",
    "-0043-03-15",
    "Y-12000",
)
EXPORT = exported(
    *(entry(replace(mention(document=f"d{number}"), when=when(date))) for number, date in enumerate(DATES)),
    sources=[source(f"d{number}", date=date) for number, date in enumerate(DATES)],
)


def values(name: str) -> Iterator[str]:
    """Yield every EDTF value of the export *name*."""
    data = written(WRITERS[name].write, EXPORT)
    if name == "json":
        read = json.loads(data)
        yield from (one["date"] for one in (*read["entries"], *read["documents"]))
    elif name == "csv":
        yield from (row["date"] for row in csv.DictReader(io.StringIO(data.decode("utf-8-sig"))))
    elif name == "jsonld":
        for claim in json.loads(data)["hasPart"]:
            yield claim["temporalCoverage"]
            work = claim["appearance"][0]["isPartOf"]
            yield work.get("datePublished") or work["temporal"]
    elif name == "annotations":
        yield from (body["value"] for one in json.loads(data)["items"] for body in one["body"][2:])
    else:
        records = parse_string(data.decode()).entries
        yield from (str(record["date"]) for record in records if "date" in record.fields_dict)


@pytest.mark.parametrize("name", ["json", "csv", "jsonld", "annotations", "bibtex"])
def test_an_independent_reader_accepts_every_date(name: str) -> None:
    found = list(values(name))
    assert len(found) > len(DATES) / 3
    for value in found:
        assert edtf.parse_edtf(value) is not None, value


@pytest.mark.parametrize("language", codes_with("words"))
def test_every_format_has_a_name_and_a_use_in_every_language(language: str) -> None:
    words = load(language).export
    assert [name for name in (*WRITERS, *FOLDERS) if not (words[f"{name}_name"] and words[f"{name}_use"])] == []


@pytest.mark.parametrize("name", WRITERS)
def test_ten_times_the_entries_take_no_more_memory(name: str) -> None:
    few, many = (_peak(name, number) for number in (300, 3000))
    assert many < few + 300_000


class _Entries:
    """Entries made while they are walked."""

    def __init__(self, number: int) -> None:
        self._number = number

    def __iter__(self) -> Iterator[Entry]:
        for number in range(self._number):
            one = entry(mention())
            yield replace(one, id=f"{number:012x}")


def _peak(name: str, entries: int) -> int:
    """Return the most bytes that writing so many entries holds at once."""
    export: Export = replace(exported(entry(mention())), entries=_Entries(entries))
    for piece in WRITERS[name].write(replace(export, entries=_Entries(3))):
        assert piece is not None  # what is loaded once is loaded now
    tracemalloc.start()
    try:
        for _ in WRITERS[name].write(export):
            pass
        return tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
