from __future__ import annotations

from bibtexparser.entrypoint import parse_string

from sitegen.export.bibliography import write_bibtex
from sitegen.model import Publish
from tests.unit.export.records import exported, written
from tests.unit.records import source


def test_every_source_has_a_record_under_its_id_however_it_is_shown() -> None:
    export = exported(sources=[source("a", date="2024-05"), source("b", publish=Publish.LINK), source("c", date=None)])
    library = parse_string(written(write_bibtex, export).decode())
    assert not library.failed_blocks
    assert [(entry.key, "date" in entry.fields_dict) for entry in library.entries] == [
        ("a", True),
        ("b", True),
        ("c", False),
    ]
    assert library.entries[0]["date"] == "2024-05"
