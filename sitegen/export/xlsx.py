"""The fact-check sheet as a workbook (ECMA-376, SpreadsheetML), row by row.

Every cell is a text or a number in place, never a formula. Above 100,000 rows there is a further sheet.
"""

from __future__ import annotations

import re
from itertools import count, islice
from typing import TYPE_CHECKING

from sitegen.export.sheet import Row, results, rows_of
from sitegen.export.zipped import zipped
from sitegen.languages.words import load
from sitegen.wording import CUT
from sitegen.xmltext import xml_attribute, xml_text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sitegen.export.given import Export

ROWS = 100_000  # of a sheet
_CELL = 32_767  # characters that a cell may hold, in UTF-16
_COLUMNS = (  # name of the heading, width in characters
    ("number", 6),
    ("date", 22),
    ("edtf", 14),
    ("claim", 60),
    ("speaker", 20),
    ("source", 30),
    ("passage", 60),
    ("address", 30),
    ("checked_by", 14),
    ("checked_on", 14),
    ("result", 14),
)
_LAST = chr(ord("A") + len(_COLUMNS) - 1)
_ESCAPE = re.compile("_(?=x[0-9A-Fa-f]{4}_)")
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_OOXML = "http://schemas.openxmlformats.org"
_MAIN = f"{_OOXML}/spreadsheetml/2006/main"
_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml"


def write_xlsx(export: Export, *, longest: int = ROWS) -> Iterator[bytes]:
    """Yield ``fact-check.xlsx``, with at most *longest* rows on a sheet."""
    return zipped(_parts(export, longest))


def _parts(export: Export, longest: int) -> Iterator[tuple[str, Iterator[bytes]]]:
    """Yield the parts of the file; those that name the sheets come last, when it is known how many there are."""
    rows = rows_of(export)
    first = next(rows, None)
    sheets = 0
    while first is not None or sheets == 0:
        sheets += 1
        yield f"xl/worksheets/sheet{sheets}.xml", _sheet(first, islice(rows, longest - 1), export.language)
        first = next(rows, None)
    yield "xl/styles.xml", _once(_STYLES)
    yield "xl/workbook.xml", _once(_workbook(sheets, export.language))
    yield "xl/_rels/workbook.xml.rels", _once(_workbook_relations(sheets))
    yield "_rels/.rels", _once(_relations(("officeDocument", "xl/workbook.xml")))
    yield "[Content_Types].xml", _once(_content_types(sheets))


def _sheet(first: Row | None, rest: Iterator[Row], language: str) -> Iterator[bytes]:
    words = load(language).export
    columns = "".join(
        f'<col min="{number}" max="{number}" width="{width}" customWidth="1"/>'
        for number, (_, width) in enumerate(_COLUMNS, start=1)
    )
    yield (
        f'{_HEAD}<worksheet xmlns="{_MAIN}"><sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>'
        '<sheetViews><sheetView workbookViewId="0">'
        '<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>'
        f"<cols>{columns}</cols><sheetData>"
    ).encode()
    names = (words[f"column_{name}"] for name, _ in _COLUMNS)
    yield f'<row r="1">{"".join(_text(name, style=1) for name in names)}</row>'.encode()
    last = 1
    for line, row in zip(count(2), _chained(first, rest), strict=False):
        yield f'<row r="{line}">{_cells(row)}</row>'.encode()
        last = line
    choices = xml_text('"' + ",".join(results(language)) + '"')
    yield (
        f'</sheetData><autoFilter ref="A1:{_LAST}{last}"/>'
        f'<dataValidations count="1"><dataValidation type="list" allowBlank="1" sqref="{_LAST}2:{_LAST}{max(last, 2)}">'
        f"<formula1>{choices}</formula1></dataValidation></dataValidations>"
        '<pageMargins left="0.4" right="0.4" top="0.5" bottom="0.5" header="0.3" footer="0.3"/>'
        '<pageSetup paperSize="9" orientation="landscape" fitToHeight="0"/></worksheet>'
    ).encode()


def _chained(first: Row | None, rest: Iterator[Row]) -> Iterator[Row]:
    if first is not None:
        yield first
        yield from rest


def _cells(row: Row) -> str:
    texts = (row.date, row.edtf, row.claim, row.speaker, row.source, row.passage, row.address, "", "", "")
    return f'<c s="2"><v>{row.number}</v></c>{"".join(_text(text, style=2) for text in texts)}'


def _text(text: str, *, style: int) -> str:
    """Return a cell that holds *text* as it is; ``_x0041_`` would be read as an escape, so it is escaped itself."""
    if not text:
        return f'<c s="{style}"/>'
    if len(text.encode("utf-16-le", "replace")) > 2 * _CELL:
        text = f"{text[: _CELL // 2]} {CUT}"
    held = xml_text(_ESCAPE.sub("_x005F_", text))
    return f'<c t="inlineStr" s="{style}"><is><t xml:space="preserve">{held}</t></is></c>'


_STYLES = (
    f'{_HEAD}<styleSheet xmlns="{_MAIN}"><fonts count="2"><font><sz val="10"/><name val="Calibri"/></font>'
    '<font><b/><sz val="10"/><name val="Calibri"/></font></fonts>'
    '<fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill>'
    '</fills><borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>'
    '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="3">'
    '<xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>'
    '<xf numFmtId="0" fontId="1" fillId="0" borderId="0" xfId="0" applyFont="1"/>'
    '<xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0" applyAlignment="1">'
    '<alignment vertical="top" wrapText="1"/></xf></cellXfs>'
    '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>'
)


def _workbook(sheets: int, language: str) -> str:
    name = load(language).export["sheet"]
    names = (name if number == 1 else f"{name} {number}" for number in range(1, sheets + 1))
    listed = "".join(
        f'<sheet name={xml_attribute(each)} sheetId="{number}" r:id="rId{number}"/>'
        for number, each in enumerate(names, start=1)
    )
    relations = f"{_OOXML}/officeDocument/2006/relationships"
    return f'{_HEAD}<workbook xmlns="{_MAIN}" xmlns:r="{relations}"><sheets>{listed}</sheets></workbook>'


def _workbook_relations(sheets: int) -> str:
    own = (("worksheet", f"worksheets/sheet{number}.xml") for number in range(1, sheets + 1))
    return _relations(*own, ("styles", "styles.xml"))


def _relations(*goals: tuple[str, str]) -> str:
    listed = "".join(
        f'<Relationship Id="rId{number}" Type="{_OOXML}/officeDocument/2006/relationships/{kind}" Target="{goal}"/>'
        for number, (kind, goal) in enumerate(goals, start=1)
    )
    return f'{_HEAD}<Relationships xmlns="{_OOXML}/package/2006/relationships">{listed}</Relationships>'


def _content_types(sheets: int) -> str:
    named = [("/xl/workbook.xml", "sheet.main"), ("/xl/styles.xml", "styles")]
    named += [(f"/xl/worksheets/sheet{number}.xml", "worksheet") for number in range(1, sheets + 1)]
    listed = "".join(f'<Override PartName="{part}" ContentType="{_TYPE}.{kind}+xml"/>' for part, kind in named)
    return (
        f'{_HEAD}<Types xmlns="{_OOXML}/package/2006/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{listed}</Types>'
    )


def _once(text: str) -> Iterator[bytes]:
    yield text.encode()
