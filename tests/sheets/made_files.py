"""Workbooks made part by part, as bytes: the rows of a sheet are written as the XML that a test is about."""

import io
import struct
import zipfile
from collections.abc import Mapping

_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_STRICT = "http://purl.oclc.org/ooxml/spreadsheetml/main"
_RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
_OPEN = "urn:oasis:names:tc:opendocument:xmlns"
ODS = "application/vnd.oasis.opendocument.spreadsheet"


def archive(parts: Mapping[str, str | bytes]) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as file:
        for name, content in parts.items():
            file.writestr(name, content)
    return made.getvalue()


def xlsx(
    *sheets: str,
    strings: str = "",
    styles: str = "",
    states: tuple[str, ...] = (),
    workbook: str = "",
    parts: Mapping[str, str | bytes] | None = None,
    strict: bool = False,
) -> bytes:
    """A workbook whose sheets hold what is given: `<sheetData>` with what stands around it, or rows alone."""
    main = _STRICT if strict else _MAIN
    numbers = range(1, len(sheets) + 1)
    states = states or ("",) * len(sheets)
    listed = "".join(
        f'<sheet name="Sheet{n}" sheetId="{n}" r:id="r{n}"{_state(state)}/>'
        for n, state in zip(numbers, states, strict=True)
    )
    related = "".join(_relation(f"r{n}", "worksheet", f"worksheets/sheet{n}.xml") for n in numbers)
    related += _relation("s", "sharedStrings", "sharedStrings.xml") if strings else ""
    related += _relation("t", "styles", "styles.xml") if styles else ""
    made: dict[str, str | bytes] = {
        "[Content_Types].xml": "<Types><Override ContentType='application/vnd.openxmlformats-officedocument."
        "spreadsheetml.sheet.main+xml' PartName='/xl/workbook.xml'/></Types>",
        "_rels/.rels": f'<Relationships xmlns="{_PACKAGE}">'
        f"{_relation('w', 'officeDocument', 'xl/workbook.xml')}</Relationships>",
        "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{_PACKAGE}">{related}</Relationships>',
        "xl/workbook.xml": f'<workbook xmlns="{main}" xmlns:r="{_RELATIONS}">'
        f"{workbook}<sheets>{listed}</sheets></workbook>",
    }
    for number, sheet in zip(numbers, sheets, strict=True):
        inside = sheet if "<sheetData" in sheet else f"<sheetData>{sheet}</sheetData>"
        made[f"xl/worksheets/sheet{number}.xml"] = f'<worksheet xmlns="{main}">{inside}</worksheet>'
    if strings:
        made["xl/sharedStrings.xml"] = f'<sst xmlns="{main}">{strings}</sst>'
    if styles:
        made["xl/styles.xml"] = f'<styleSheet xmlns="{main}">{styles}</styleSheet>'
    return archive({**made, **(parts or {})})


def styled(*formats: str, fonts: str = "<font/>", fills: str = '<fill><patternFill patternType="none"/></fill>') -> str:
    """Styles for `xlsx`: style 1 has the first format, style 2 the second."""
    codes = "".join(f'<numFmt numFmtId="{200 + n}" formatCode="{escaped(code)}"/>' for n, code in enumerate(formats))
    uses = '<xf numFmtId="0"/>' + "".join(f'<xf numFmtId="{200 + n}"/>' for n in range(len(formats)))
    return f"<numFmts>{codes}</numFmts><fonts>{fonts}</fonts><fills>{fills}</fills><cellXfs>{uses}</cellXfs>"


def ods(tables: str, *, styles: str = "", parts: Mapping[str, str | bytes] | None = None) -> bytes:
    """A workbook of LibreOffice with these tables and automatic styles."""
    spaces = " ".join(
        f'xmlns:{short}="{_OPEN}:{long}:1.0"'
        for short, long in (
            ("office", "office"), ("table", "table"), ("text", "text"), ("style", "style"), ("number", "datastyle"),
        )
    )  # fmt: skip
    calc = 'xmlns:calcext="urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0"'
    content = (
        f"<office:document-content {spaces} {calc}><office:automatic-styles>{styles}</office:automatic-styles>"
        f"<office:body><office:spreadsheet>{tables}</office:spreadsheet></office:body></office:document-content>"
    )
    manifest = f'<manifest:manifest xmlns:manifest="{_OPEN}:manifest:1.0"/>'
    return archive({"mimetype": ODS, "META-INF/manifest.xml": manifest, "content.xml": content, **(parts or {})})


def xlsb(
    cells: Mapping[tuple[int, int], str | bool | float],
    *,
    hidden_rows: tuple[int, ...] = (),
    hidden_columns: tuple[int, ...] = (),
    parts: Mapping[str, str | bytes] | None = None,
) -> bytes:
    """A binary workbook with one sheet, from its cells by row and column."""
    rows = {row: b"" for row, _ in sorted(cells)}
    for (row, column), value in sorted(cells.items()):
        rows[row] += _binary_cell(struct.pack("<II", column, 0), value)
    far = struct.pack("<4I", min(rows), max(rows), min(c for _, c in cells), max(c for _, c in cells))
    headed = b"".join(
        _record(0x00, struct.pack("<IIHHxI", row, 0, 300, 0x1000 * (row in hidden_rows), 0)) + content
        for row, content in rows.items()
    )
    columns = b"".join(_record(0x3C, struct.pack("<IIIIH", c, c, 2304, 0, 1)) for c in hidden_columns)
    sheet = _record(0x81) + _record(0x94, far) + columns + _record(0x91) + headed + _record(0x92) + _record(0x82)
    named = struct.pack("<II", 0, 1) + _wide("r1") + _wide("Sheet1")
    book = (_record(0x99, bytes(12)), _record(0x8F), _record(0x9C, named), _record(0x90), _record(0x9D, bytes(26)))
    return archive(
        {
            "[Content_Types].xml": "<Types><Default Extension='bin' ContentType='application/vnd.ms-excel.sheet.binary."
            "macroEnabled.main'/></Types>",
            "_rels/.rels": f'<Relationships xmlns="{_PACKAGE}">'
            f"{_relation('w', 'officeDocument', 'xl/workbook.bin')}</Relationships>",
            "xl/workbook.bin": _record(0x83) + b"".join(book) + _record(0x84),
            "xl/_rels/workbook.bin.rels": f'<Relationships xmlns="{_PACKAGE}">'
            f"{_relation('r1', 'worksheet', 'worksheets/sheet1.bin')}</Relationships>",
            "xl/worksheets/sheet1.bin": sheet,
            **(parts or {}),
        }
    )


def escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace('"', "&quot;")


def _state(state: str) -> str:
    return f' state="{state}"' if state else ""


def _relation(name: str, kind: str, target: str) -> str:
    return f'<Relationship Id="{name}" Type="{_RELATIONS}/{kind}" Target="{target}"/>'


def _binary_cell(where: bytes, value: str | bool | float) -> bytes:
    if isinstance(value, str):
        return _record(0x06, where + _wide(value))
    if isinstance(value, bool):
        return _record(0x04, where + bytes([value]))
    return _record(0x05, where + struct.pack("<d", value))


def _record(kind: int, content: bytes = b"") -> bytes:
    """Its kind and its length in seven bits a byte, and what it holds."""
    length = bytes([len(content)]) if len(content) < 128 else bytes([len(content) & 0x7F | 0x80, len(content) >> 7])
    return (bytes([kind]) if kind < 128 else bytes([kind, 1])) + length + content


def _wide(text: str) -> bytes:
    return struct.pack("<I", len(text)) + text.encode("utf-16-le")
