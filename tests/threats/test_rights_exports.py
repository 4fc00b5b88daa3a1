"""What a source may show, in every file there is: pages, feeds, indexes, and every export, packed ones unpacked."""

from __future__ import annotations

import io
import urllib.parse
import zipfile
from typing import TYPE_CHECKING

import pytest

from sitegen import export
from tests.threats.test_rights import HEADERS, SETTINGS, markers, rights_site

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

ALL = [name for name in (*export.WRITERS, *export.FOLDERS) if name != export.ALWAYS]
EVERYTHING = f"{SETTINGS}[export]\nformats = {ALL}\n"


def texts(folder: Path) -> Iterator[tuple[str, str]]:
    """Yield every file of a site as text, with what is in a ZIP file, folded lines joined and escapes undone."""
    for path in sorted(folder.rglob("*")):
        if path.is_file():
            data = path.read_bytes()
            if zipfile.is_zipfile(io.BytesIO(data)):
                with zipfile.ZipFile(io.BytesIO(data)) as archive:
                    for name in archive.namelist():
                        yield f"{path.name}/{name}", archive.read(name).decode("utf-8", "replace")
            else:
                text = data.decode("utf-8", "replace").replace("\r\n ", "")
                yield path.relative_to(folder).as_posix(), urllib.parse.unquote(text)


@pytest.mark.parametrize("header", HEADERS)
def test_no_export_shows_more_than_the_pages(header: str, tmp_path: Path) -> None:
    site, _ = rights_site(tmp_path, header, EVERYTHING)
    told = [passage for entry in site.timeline["entries"] for passage in entry["sources"]]
    used = markers(" ".join(passage["exact"] for passage in told if passage["document"] == "excerpts"), "e")
    files = dict(texts(site.folder))
    assert {route.partition("/")[0] for route in files} >= {export.route_of(name).rstrip("/") for name in ALL}
    for route, text in files.items():
        assert markers(text, "l") == set(), route
        if route != "timeline.json":
            assert markers(text, "e") <= used, route


def test_every_form_of_the_passages_has_words_of_what_may_be_shown(tmp_path: Path) -> None:
    site, _ = rights_site(tmp_path, "front matter", EVERYTHING)
    shown = {name for name, text in texts(site.folder) if markers(text, "f")}
    assert shown >= {"feed.xml", "timeline.ics", "timeline.csv", "timelinejs.json", "timeline.jsonld"}
    assert shown >= {"annotations.jsonld", "timeml/full.tml"}
    assert shown >= {"fact-check.xlsx/xl/worksheets/sheet1.xml", "fact-check.docx/word/document.xml"}
