"""Word documents and PDFs as small as a test needs them."""

import io
import zipfile
from collections.abc import Sequence

WORD = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_TYPES = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Override PartName="/word/document.xml" ContentType='
    '"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>'
)
_LINKS = (
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" '
    'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" '
    'Target="word/document.xml"/></Relationships>'
)
_TOP, _LEFT, _WIDTH, _HEIGHT = 720, 60, 110, 22


def docx(*parts: str) -> bytes:
    """A Word document whose body is these parts of WordprocessingML."""
    body = f"<w:document {WORD}><w:body>{''.join(parts)}</w:body></w:document>"
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", _TYPES)
        archive.writestr("_rels/.rels", _LINKS)
        archive.writestr("word/document.xml", body)
    return file.getvalue()


def paragraph(text: str) -> str:
    return f"<w:p><w:r><w:t>{text.replace('&', '&amp;').replace('<', '&lt;')}</w:t></w:r></w:p>"


def cell(inside: str, properties: str = "") -> str:
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{inside if inside.startswith('<w:') else paragraph(inside)}</w:tc>"


def table(*rows: Sequence[str]) -> str:
    """A table of rows; a cell is its text, or what `cell` has made."""
    lines = "".join(
        f"<w:tr>{''.join(one if one.startswith('<w:tc>') else cell(one) for one in row)}</w:tr>" for row in rows
    )
    return f"<w:tbl>{lines}</w:tbl>"


def pdf(*pages: Sequence[tuple[str, Sequence[Sequence[str]]]]) -> bytes:
    """A PDF of pages; each has tables with ruled lines, under a line of text."""
    font = "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>"
    objects = ["<< /Type /Catalog /Pages 2 0 R >>", "", font]
    kids = []
    for tables in pages:
        content = _page(tables)
        kids.append(f"{len(objects) + 1} 0 R")
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents {len(objects) + 2} 0 R "
            "/Resources << /Font << /F1 3 0 R >> >> >>"
        )
        objects.append(f"<< /Length {len(content)} >>\nstream\n{content}\nendstream")
    objects[1] = f"<< /Type /Pages /Kids [{' '.join(kids)}] /Count {len(kids)} >>"
    return _numbered(objects)


def _page(tables) -> str:
    drawn, top = [], _TOP
    for title, rows in tables:
        drawn.append(_text(_LEFT, top + 8, title))
        for row, values in enumerate(rows):
            base = top - (row + 1) * _HEIGHT
            drawn += [_text(_LEFT + column * _WIDTH + 4, base + 7, value) for column, value in enumerate(values)]
        width, bottom = _LEFT + len(rows[0]) * _WIDTH, top - len(rows) * _HEIGHT
        drawn += [f"{_LEFT} {y} m {width} {y} l S" for y in range(bottom, top + 1, _HEIGHT)]
        drawn += [f"{x} {bottom} m {x} {top} l S" for x in range(_LEFT, width + 1, _WIDTH)]
        top = bottom - 60
    return "\n".join(drawn)


def _text(x: int, y: int, text: str) -> str:
    escaped = text.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)")
    return f"BT /F1 10 Tf {x} {y} Td ({escaped}) Tj ET"


def _numbered(objects: Sequence[str]) -> bytes:
    out, places = b"%PDF-1.4\n", []
    for number, content in enumerate(objects, start=1):
        places.append(len(out))
        out += f"{number} 0 obj\n{content}\nendobj\n".encode("cp1252")
    start = len(out)
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    out += f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}".encode()
    return out + f"trailer << /Size {len(objects) + 1} /Root 1 0 R >>\nstartxref\n{start}\n%%EOF".encode()
