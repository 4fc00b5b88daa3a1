from __future__ import annotations

import hashlib
import io
import time
import zlib

import pytest
from pypdf import PdfWriter

from sitegen.convert import seed_name, to_seed
from sitegen.errors import ConvertError
from sitegen.header import read_header
from sitegen.model import DateFrom, DateKind, DocumentDate, Reason

TEXT = "Der Rat tagte am Montag.\r\n\r\nDann gingen alle.\n"
PARAGRAPH = "Der Rat der Stadt tagte am Montag und sprach lange über die alte Brücke am Hafen, die nun zu ist."
PAGE = f"""<!DOCTYPE html><html lang="de-DE"><head><meta charset="utf-8"><title>Die Brücke - Hafenblatt</title>
<meta name="author" content="Eva Specht"><meta property="og:site_name" content="Hafenblatt">
<link rel="canonical" href="https://hafen.example/bruecke"></head><body><nav>Start</nav>
<article><h1>Die Brücke</h1><p>{PARAGRAPH}</p><h2>Der Streit</h2><p>{PARAGRAPH}</p></article>
<script>document.write("<div>".repeat(5000))</script></body></html>"""


def seed(data: bytes, name: str, **stated: str) -> str:
    return to_seed(data, name, added="2026-11-22", stated=stated)


def fields(text: str) -> dict[str, str]:
    return {field.name: field.value for field in read_header(text, "a.md")[0].fields}


def body(text: str) -> str:
    return text[read_header(text, "a.md")[0].body :].removeprefix("\n")


# --- text ----------------------------------------------------------------------------------------


def test_a_text_is_kept_to_the_letter_and_told_where_it_came_from() -> None:
    made = seed(TEXT.encode(), "dir\\alt/Rat 1.txt")
    assert body(made) == TEXT
    assert fields(made) == {
        "source_file": "Rat 1.txt",
        "source_sha256": hashlib.sha256(TEXT.encode()).hexdigest(),
        "added": "2026-11-22",
    }


def test_front_matter_is_kept_and_what_is_stated_wins() -> None:
    source = "---\ntitle: 'Rat: neu'\ndate: 2024-05\ntags: [a, b]\nencoding: cp1252\nadded: x\n---\n\nGröße\n".encode(
        "cp1252"
    )
    made = seed(source, "rat.md", date="2024-05-08", id="rat")
    assert body(made) == "Größe\n"
    assert list(fields(made).items())[:4] == [
        ("title", "Rat: neu"),
        ("date", "2024-05-08"),
        ("tags", "a, b"),
        ("id", "rat"),
    ]
    assert fields(made)["added"] == "2026-11-22"
    assert "encoding" not in fields(made)


def test_a_rule_at_the_top_of_a_text_stays_in_it() -> None:
    assert body(seed(b"---\nEs regnete.\n---\nDann nicht.\n", "a.txt")) == "---\nEs regnete.\n---\nDann nicht.\n"
    assert body(seed(b"---\ntitle: [\n", "a.txt")) == "---\ntitle: [\n"


def test_values_cannot_break_out_of_the_front_matter() -> None:
    made = seed(TEXT.encode(), "a.txt", title="x\n---\n\x1b[2J: '\"#\u2028y", date="2024-02-30")
    assert fields(made)["title"] == "x --- [2J: '\"# y"
    assert fields(made)["date"] == "2024-02-30"
    assert body(made) == TEXT


@pytest.mark.parametrize(
    ("data", "name"),
    [
        (b"PK\x03\x04", "a.docx"),
        (b"a\x00b", "a.txt"),
        (b"\xff\xfe\x00", "a.txt"),
        (b" \n", "a.txt"),
        (b"x" * 20_000_001, "a.txt"),
        (b"---\nencoding: klingon\n---\n\xe4", "a.txt"),
    ],
)
def test_what_is_no_text_is_refused_with_its_name(data: bytes, name: str) -> None:
    with pytest.raises(ConvertError) as caught:
        seed(data, name)
    assert str(caught.value.at) == name
    assert caught.value.hint


# --- HTML ----------------------------------------------------------------------------------------


def test_a_page_becomes_its_article_with_what_is_known_of_it() -> None:
    made = seed(PAGE.encode(), "seite.html")
    assert {key: value for key, value in fields(made).items() if key[:6] not in {"source", "added"}} == {
        "title": "Die Brücke",
        "author": "Eva Specht",
        "publisher": "Hafenblatt",
        "url": "https://hafen.example/bruecke",
        "language": "de",
    }
    assert body(made).split("\n\n") == ["# Die Brücke", PARAGRAPH, "## Der Streit", PARAGRAPH]


def test_the_date_of_a_page_comes_from_the_one_who_asks() -> None:
    date = DocumentDate(
        edtf="2019-03-07",
        kind=DateKind.PUBLISHED,
        source=DateFrom.METADATA,
        span=None,
        evidence=Reason("x"),
        confidence=1.0,
    )
    made = to_seed(
        PAGE.encode(), "a.html", added="2026-11-22", document_date=lambda page: date if "Hafen" in page else None
    )
    assert (fields(made)["date"], fields(made)["date_from"]) == ("2019-03-07", "metadata")
    made = to_seed(
        PAGE.encode(), "a.html", added="2026-11-22", document_date=lambda _: date, stated={"date": "2019-03"}
    )
    assert fields(made)["date"] == "2019-03"
    assert "date_from" not in fields(made)


def test_html_is_known_by_its_first_bytes_and_its_declared_letters() -> None:
    page = PAGE.replace("utf-8", "iso-8859-2").replace("Hafenblatt", "Łódź").encode("iso-8859-2", "xmlcharrefreplace")
    assert fields(seed(page, "stdin.txt"))["publisher"] == "Łódź"
    assert fields(seed(PAGE.replace("utf-8", "latin1").encode("cp1252"), "a.html"))["title"] == "Die Brücke"
    assert fields(seed(PAGE.replace("utf-8", "klingon").encode("cp1252"), "a.html"))["title"] == "Die Brücke"
    assert body(seed(PAGE.encode(), "a.md")).startswith("<!DOCTYPE html>")


def test_an_address_that_is_none_is_left_out() -> None:
    assert "url" not in fields(seed(PAGE.replace("https://hafen.example/bruecke", "javascript:x").encode(), "a.html"))


@pytest.mark.parametrize(
    "bomb",
    [
        "<div>" * 100_000,
        "<div></span>" * 50_000,
        "<b><i></b>" * 50_000,
        "<p " + "a=b " * 100_000 + ">x</p>",
        "<p " + "a " * 100_000 + ">x</p>",
        "<br>" * 300_000,
    ],
)
def test_a_bomb_is_refused_in_a_moment(bomb: str) -> None:
    start = time.process_time()
    with pytest.raises(ConvertError, match="is not read"):
        seed(f"<html><body>{bomb}</body></html>".encode(), "a.html")
    assert time.process_time() - start < 5


@pytest.mark.parametrize("html", ["<html>", "<html><!--", "<html><script>", "<html><p a='", "<html>" + "<div>" * 100])
def test_a_page_without_an_article_is_an_error(html: str) -> None:
    with pytest.raises(ConvertError):
        seed(html.encode(), "a.html")


@pytest.mark.parametrize("mark", [b"\xef\xbb\xbf", b"\xff\xfe"])
def test_a_page_that_breaks_its_own_mark_is_an_error(mark: bytes) -> None:
    with pytest.raises(ConvertError):
        seed(mark + b"<html>\xff\xd8\xe4", "a.html")


# --- PDF -----------------------------------------------------------------------------------------


def pdf(*pages: str, title: str = "") -> bytes:
    """Return a small PDF with one text per page, lines apart by line ends."""
    kids = " ".join(f"{10 + 2 * index} 0 R" for index in range(len(pages)))
    objects = {
        1: b"<< /Type /Catalog /Pages 2 0 R >>",
        2: f"<< /Type /Pages /Kids [{kids}] /Count {len(pages)} >>".encode(),
        3: b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
        4: f"<< /Title ({title}) /Author (Eva Specht) >>".encode(),
    }
    for index, words in enumerate(pages):
        lines = b" ".join(b"(" + line.encode("cp1252") + b") Tj T*" for line in words.split("\n"))
        stream = b"BT /F1 12 Tf 14 TL 72 720 Td " + lines + b" ET"
        page = f"<< /Type /Page /Parent 2 0 R /Contents {11 + 2 * index} 0 R /Resources << /Font << /F1 3 0 R >> >> >>"
        objects[10 + 2 * index] = page.encode()
        objects[11 + 2 * index] = b"<< /Length %d >>\nstream\n%b\nendstream" % (len(stream), stream)
    made = b"%PDF-1.4\n"
    places = {}
    for number, content in objects.items():
        places[number] = len(made)
        made += b"%d 0 obj\n%b\nendobj\n" % (number, content)
    table = b"".join(b"%d 1\n%010d 00000 n \n" % place for place in places.items())
    trailer = b"trailer << /Size 100 /Root 1 0 R /Info 4 0 R >>\nstartxref\n%d\n%%%%EOF" % len(made)
    return made + b"xref\n0 1\n0000000000 65535 f \n" + table + trailer


def test_a_pdf_becomes_its_text_with_broken_words_made_whole() -> None:
    made = seed(pdf("Die Brücke ist im Okto-\nber zu.", "Zweite Seite.", title="Die Bruecke"), "a.bin.PDF")
    assert body(made) == "Die Brücke ist im Oktober zu.\n\nZweite Seite."
    assert (fields(made)["title"], fields(made)["author"]) == ("Die Bruecke", "Eva Specht")


@pytest.mark.filterwarnings("ignore")
@pytest.mark.parametrize(
    "data",
    [b"%PDF-1.4", b"%PDF-1.4\n" + b"\xff" * 1000, pdf(""), pdf("x")[:300], pdf("x").replace(b"/Kids [10", b"/Kids [2")],
)
def test_a_pdf_that_cannot_be_read_or_holds_no_text_is_an_error(data: bytes) -> None:
    with pytest.raises(ConvertError):
        seed(data, "a.pdf")


def test_a_locked_pdf_is_refused() -> None:
    writer = PdfWriter(clone_from=io.BytesIO(pdf("x")))
    writer.encrypt("geheim", algorithm="RC4-128")
    locked = io.BytesIO()
    writer.write(locked)
    with pytest.raises(ConvertError, match="locked"):
        seed(locked.getvalue(), "a.pdf")


def test_a_pdf_that_unpacks_to_too_much_is_refused() -> None:
    words = b"BT /F1 12 Tf (" + b"b" * 600_000 + b") Tj ET"
    packed = zlib.compress(words, 9)
    plain = pdf("x")
    start, end = plain.index(b"11 0 obj"), plain.index(b"endobj", plain.index(b"11 0 obj"))
    stream = b"11 0 obj\n<< /Length %d /Filter /FlateDecode >>\nstream\n%b\nendstream\n" % (len(packed), packed)
    with pytest.raises(ConvertError, match="honestly"):
        seed(plain[:start] + stream + plain[end:], "a.pdf")


def test_a_pdf_of_too_many_pages_is_refused() -> None:
    with pytest.raises(ConvertError, match="pages"):
        seed(pdf(*["x"] * 2001), "a.pdf")


# --- names ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "taken", "made"),
    [
        ("Über Rat.txt", [], "ueber-rat.txt"),
        ("rat.MD", ["RAT.txt", "rat-2.md"], "rat-3.md"),
        ("../../con.txt", [], "con-1.txt"),
        ("C:\\x\\a?b.text", [], "a-b.txt"),
        ("seite.html", [], "seite.md"),
        ("akte.pdf", [], "akte.txt"),
    ],
)
def test_a_seed_gets_a_name_every_system_can_hold_and_nobody_has(name: str, taken: list[str], made: str) -> None:
    assert seed_name(name, b"", taken) == made
