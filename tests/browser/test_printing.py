"""What is printed: a book of numbered entries and sources, read back from the PDF that Chromium makes of it."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from tests.browser.conftest import ROOT

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from playwright.sync_api import Page

    Tab = Callable[..., Page]

pytestmark = pytest.mark.browser


def print_site(folder: Path, selection: str) -> Path:
    """Return the folder of the demo, built with a book of *selection*."""
    command = [sys.executable, "-m", "sitegen", "build", "--project", str(ROOT), "--output", str(folder)]
    done = subprocess.run([*command, "--print", selection], check=False, capture_output=True, text=True)
    assert (folder / "print.html").is_file(), done.stderr
    return folder


def pdf_text(page: Page, site: Path, pdf: Path) -> str:
    """Return the text of the book of *site* as a PDF holds it."""
    pypdf = pytest.importorskip("pypdf")
    page.goto((site / "print.html").as_uri())
    page.pdf(path=pdf, prefer_css_page_size=True)
    reader = pypdf.PdfReader(pdf)
    assert len(reader.pages) > 1
    assert {round(float(one.mediabox.width)) for one in reader.pages} == {595}
    return "\n".join(one.extract_text() for one in reader.pages)


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder of the demo with a book of all its entries."""
    return print_site(tmp_path_factory.mktemp("book") / "site", "all")


def test_every_entry_and_every_source_is_printed_with_its_number(book: Path, tab: Tab, tmp_path: Path) -> None:
    text = pdf_text(tab(), book, tmp_path / "book.pdf")
    data = json.loads((book / "timeline.json").read_text(encoding="utf-8"))
    numbers = {
        int(number)
        for number in re.findall(r"^(\d+) *$|^(?=(\d+) )", text, re.MULTILINE)
        for number in number
        if number
    }
    assert {entry["number"] for entry in data["entries"]} <= numbers
    told = {passage["document"] for entry in data["entries"] for passage in entry["sources"]}
    places = {document["id"]: place for place, document in enumerate(data["documents"], start=1)}
    cited = re.findall(r"\[(\d+)\]", re.split(r"^Quellen *$", text, flags=re.MULTILINE)[-1])
    assert {str(places[document]) for document in told} == set(cited)


def test_the_address_of_every_entry_is_printed(book: Path, tab: Tab, tmp_path: Path) -> None:
    text = pdf_text(tab(), book, tmp_path / "book.pdf")
    data = json.loads((book / "timeline.json").read_text(encoding="utf-8"))
    assert {entry["id"] for entry in data["entries"]} == set(re.findall(r"entries/([0-9a-f]+)\.html", text))


def test_a_selection_keeps_the_numbers_of_the_whole(book: Path, tmp_path: Path) -> None:
    chosen = (print_site(tmp_path / "site", "2024-03, kind=statement") / "print.html").read_text(encoding="utf-8")
    numbered = r'<li id="(e-[0-9a-f]+)">\s*<span class="no">(\d+)</span>'
    some, whole = re.findall(numbered, chosen), re.findall(numbered, (book / "print.html").read_text(encoding="utf-8"))
    assert 0 < len(some) < len(whole)
    assert set(some) <= set(whole)
