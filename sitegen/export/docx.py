"""The fact-check sheet as a text document (ECMA-376, WordprocessingML): a table on landscape pages, for the pen.

Word opens a table of some ten thousand rows slowly and a longer one not at all, so the table ends there and says how
many rows are missing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sitegen.export.sheet import rows_of
from sitegen.export.zipped import zipped
from sitegen.languages.words import load
from sitegen.xmltext import xml_text

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sitegen.export.given import Export
    from sitegen.export.sheet import Row

ROWS = 20_000
_COLUMNS = (  # names of the heading, width in twentieths of a point; together the 14,570 of a landscape A4 page
    ("number", 700),
    ("date", 1900),
    ("claim", 5070),
    ("source", 3100),
    ("checked_by", 1200),
    ("checked_on", 1200),
    ("result", 1400),
)
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_OOXML = "http://schemas.openxmlformats.org"
_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_SMALL = '<w:rPr><w:sz w:val="16"/></w:rPr>'
_BOLD = '<w:rPr><w:b/><w:sz w:val="18"/></w:rPr>'
_USUAL = '<w:rPr><w:sz w:val="18"/></w:rPr>'


def write_docx(export: Export, *, longest: int = ROWS) -> Iterator[bytes]:
    """Yield ``fact-check.docx``, with at most *longest* rows."""
    return zipped(
        [
            ("[Content_Types].xml", [_CONTENT_TYPES.encode()]),
            ("_rels/.rels", [_RELATIONS.encode()]),
            ("word/_rels/document.xml.rels", [_DOCUMENT_RELATIONS.encode()]),
            ("word/styles.xml", [_STYLES.encode()]),
            ("word/document.xml", _document(export, longest)),
        ]
    )


def _document(export: Export, longest: int) -> Iterator[bytes]:
    words = load(export.language).export
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for _, width in _COLUMNS)
    yield (
        f'{_HEAD}<w:document xmlns:w="{_OOXML}/wordprocessingml/2006/main"><w:body>'
        f"{_paragraph(words['sheet_title'].format(title=export.title), style='Heading1')}"
        f"{_paragraph(words['sheet_lead'])}{_paragraph(words['attribution'])}"
        '<w:tbl><w:tblPr><w:tblStyle w:val="TableGrid"/><w:tblW w:w="0" w:type="auto"/>'
        '<w:tblLayout w:type="fixed"/></w:tblPr>'
        f"<w:tblGrid>{grid}</w:tblGrid>"
        f"{_heading([words[f'column_{name}'] for name, _ in _COLUMNS])}"
    ).encode()
    left_out = 0
    for line, row in enumerate(rows_of(export), start=1):
        if line <= longest:
            yield _row(row).encode()
        else:
            left_out += 1
    note = _paragraph(words["sheet_left_out"].format(count=left_out)) if left_out else "<w:p/>"
    yield (
        f'</w:tbl>{note}<w:sectPr><w:pgSz w:w="16838" w:h="11906" w:orient="landscape"/>'
        '<w:pgMar w:top="1134" w:right="1134" w:bottom="1134" w:left="1134" w:header="567" w:footer="567"'
        ' w:gutter="0"/>'
        "</w:sectPr></w:body></w:document>"
    ).encode()


def _heading(names: Sequence[str]) -> str:
    cells = "".join(_cell(number, _run(name, _BOLD)) for number, name in enumerate(names))
    return f"<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>{cells}</w:tr>"


def _row(row: Row) -> str:
    cells = (
        _run(str(row.number)),
        _run(row.date),
        _run(row.claim) + (_below(row.passage) if row.passage else "") + _below(row.address),
        (_run(row.speaker) + "</w:p><w:p>" if row.speaker else "") + _run(row.source),
        "",
        "",
        "",
    )
    filled = "".join(_cell(number, cell) for number, cell in enumerate(cells))
    return f"<w:tr><w:trPr><w:cantSplit/></w:trPr>{filled}</w:tr>"


def _cell(number: int, runs: str) -> str:
    width = _COLUMNS[number][1]
    return f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr><w:p>{runs}</w:p></w:tc>'


def _below(text: str) -> str:
    """Return *text* as a paragraph of its own, small, under the one that is open."""
    return f"</w:p><w:p>{_run(text, _SMALL)}"


def _run(text: str, look: str = _USUAL) -> str:
    return f'<w:r>{look}<w:t xml:space="preserve">{xml_text(text)}</w:t></w:r>'


def _paragraph(text: str, *, style: str = "Normal") -> str:
    held = f'<w:t xml:space="preserve">{xml_text(text)}</w:t>'
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr><w:r>{held}</w:r></w:p>'


_CONTENT_TYPES = (
    f'{_HEAD}<Types xmlns="{_OOXML}/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/>'
    f'<Override PartName="/word/document.xml" ContentType="{_TYPE}.document.main+xml"/>'
    f'<Override PartName="/word/styles.xml" ContentType="{_TYPE}.styles+xml"/></Types>'
)
_RELATIONS = (
    f'{_HEAD}<Relationships xmlns="{_OOXML}/package/2006/relationships"><Relationship Id="rId1" '
    f'Type="{_OOXML}/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>'
)
_DOCUMENT_RELATIONS = (
    f'{_HEAD}<Relationships xmlns="{_OOXML}/package/2006/relationships"><Relationship Id="rId1" '
    f'Type="{_OOXML}/officeDocument/2006/relationships/styles" Target="styles.xml"/></Relationships>'
)
_BORDERS = "".join(
    f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="808080"/>'
    for side in ("top", "left", "bottom", "right", "insideH", "insideV")
)
_STYLES = (
    f'{_HEAD}<w:styles xmlns:w="{_OOXML}/wordprocessingml/2006/main"><w:docDefaults><w:rPrDefault><w:rPr>'
    '<w:rFonts w:ascii="Calibri" w:hAnsi="Calibri"/><w:sz w:val="20"/></w:rPr></w:rPrDefault></w:docDefaults>'
    '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="Heading1"><w:name w:val="heading 1"/><w:basedOn w:val="Normal"/>'
    '<w:rPr><w:b/><w:sz w:val="32"/></w:rPr></w:style>'
    '<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/></w:style>'
    '<w:style w:type="table" w:styleId="TableGrid"><w:name w:val="Table Grid"/><w:basedOn w:val="TableNormal"/>'
    f"<w:tblPr><w:tblBorders>{_BORDERS}</w:tblBorders></w:tblPr></w:style></w:styles>"
)
