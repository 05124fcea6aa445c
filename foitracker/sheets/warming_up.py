"""Small files of the program's own, read before any other: what the readers load and keep is then there.

They say in many ways what answers say: periods, counts, counts that are withheld, totals, titles and notes.
"""

from __future__ import annotations

import fcntl
import os
import zipfile
from collections.abc import Mapping, Sequence
from functools import cache
from html import escape
from pathlib import Path
from typing import IO

_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_LINKS = "http://schemas.openxmlformats.org/package/2006/relationships"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml"
_OPEN = "urn:oasis:names:tc:opendocument:xmlns"
_ODS = "application/vnd.oasis.opendocument.spreadsheet"
_SEALED = fcntl.F_SEAL_WRITE | fcntl.F_SEAL_SHRINK | fcntl.F_SEAL_GROW | fcntl.F_SEAL_SEAL
_OPEN_FILES = Path("/proc/self/fd")  # of Linux, by their numbers

_Rows = Sequence[Sequence[str | int]]
_YEARS_ACROSS: _Rows = (
    ("Offences recorded from April 2016 to March 2018",),
    ("Offence", "2016/17", "2017/18"),
    ("A", 1, 2),
    ("B", 3, "<5"),
    ("C", "-", 6),
    ("Total", 4, 12),
    ("Note: as recorded on 1 May 2018",),
)
_MONTHS_DOWN: _Rows = (
    ("Financial Year", "Month", "Home Office Code and Offence", "Number of offences"),
    ("2016/17", "April", "86/2 A", 1),
    ("", "May", "86/10 B", "*"),
    ("2017/18", "Apr-17", "86/2 A", 0),
    ("", "Q1 2017", "86/10 B", 5),
    ("Grand Total", "", "", 6),
    ("* fewer than 5",),
)
_LIST: _Rows = (
    ("Crime ref", "Date recorded", "Offence"),
    *((f"C{number:03}", f"{number % 28 + 1:02}/04/2017", f"Offence {number % 3}") for number in range(40)),
)


def write_files(folder: Path) -> tuple[Path, ...]:
    """The files, in a folder."""
    paths = tuple(folder / name for name in ("across", "down", "list", "open", "text"))
    for path, rows in zip(paths, (_YEARS_ACROSS, _MONTHS_DOWN, _LIST), strict=False):
        _write_workbook(path, rows)
    _write_archive(paths[3], _open_document(_YEARS_ACROSS))
    paths[4].write_text("".join(",".join(map(str, row)) + "\n" for row in _YEARS_ACROSS), encoding="utf-8")
    return paths


@cache
def own_workbook() -> Path:
    """A workbook in memory, for each process that is forked from here.

    It is sealed: every reader inherits it and reads it before it is confined, so none may write what the next reads.
    """
    number = os.memfd_create("workbook", os.MFD_CLOEXEC | os.MFD_ALLOW_SEALING)
    with os.fdopen(number, "wb", closefd=False) as file:
        _write_workbook(file, _YEARS_ACROSS)
    fcntl.fcntl(number, fcntl.F_ADD_SEALS, _SEALED)
    return _OPEN_FILES / str(number)


def _write_archive(file: Path | IO[bytes], parts: Mapping[str, str]) -> None:
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)


def _write_workbook(file: Path | IO[bytes], rows: _Rows) -> None:
    texts = list(dict.fromkeys(value for row in rows for value in row if isinstance(value, str)))
    strings = "".join(f"<si><t>{escape(text)}</t></si>" for text in texts)
    kinds = {"sheet.main": "workbook", "worksheet": "worksheets/sheet1"}
    listed = "".join(
        f'<Override PartName="/xl/{part}.xml" ContentType="{_TYPE}.{kind}+xml"/>' for kind, part in kinds.items()
    )
    parts = {
        "[Content_Types].xml": (
            f'<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">{listed}</Types>'
        ),
        "_rels/.rels": _links(officeDocument="xl/workbook.xml"),
        "xl/_rels/workbook.xml.rels": _links(
            worksheet="worksheets/sheet1.xml", sharedStrings="sharedStrings.xml", styles="styles.xml"
        ),
        "xl/workbook.xml": (
            f'<workbook xmlns="{_MAIN}" xmlns:r="{_OFFICE}">'
            '<sheets><sheet name="A" sheetId="1" r:id="rId1"/></sheets></workbook>'
        ),
        "xl/worksheets/sheet1.xml": f'<worksheet xmlns="{_MAIN}"><cols><col min="1" max="1" width="9"/></cols>'
        f'<sheetData>{_rows(rows, texts)}</sheetData><mergeCells><mergeCell ref="Y1:Z1"/></mergeCells></worksheet>',
        "xl/sharedStrings.xml": f'<sst xmlns="{_MAIN}">{strings}</sst>',
        "xl/styles.xml": (
            f'<styleSheet xmlns="{_MAIN}"><fonts><font><color rgb="FF000000"/></font></fonts>'
            '<fills><fill><patternFill patternType="none"/></fill></fills>'
            '<cellXfs><xf numFmtId="0" fontId="0" fillId="0"/><xf numFmtId="3"/></cellXfs></styleSheet>'
        ),
        "docProps/core.xml": "<coreProperties><creator/></coreProperties>",
    }
    _write_archive(file, parts)


def _links(**targets: str) -> str:
    links = (
        f'<Relationship Id="rId{number}" Type="{_OFFICE}/{kind}" Target="{target}"/>'
        for number, (kind, target) in enumerate(targets.items(), start=1)
    )
    return f'<Relationships xmlns="{_LINKS}">{"".join(links)}</Relationships>'


def _rows(rows: _Rows, texts: Sequence[str]) -> str:
    return "".join(
        f'<row r="{number}">{"".join(_cell(value, texts) for value in row)}</row>'
        for number, row in enumerate(rows, start=1)
    )


def _cell(value: str | int, texts: Sequence[str]) -> str:
    if isinstance(value, int):
        return f'<c s="1"><v>{value}</v></c>'
    return f'<c s="0" t="s"><v>{texts.index(value)}</v></c>' if value else "<c/>"


def _open_document(rows: _Rows) -> dict[str, str]:
    lines = "".join(f"<table:table-row>{''.join(map(_open_cell, row))}</table:table-row>" for row in rows)
    content = (
        f'<office:document-content xmlns:office="{_OPEN}:office:1.0" xmlns:table="{_OPEN}:table:1.0"'
        f' xmlns:text="{_OPEN}:text:1.0"><office:body><office:spreadsheet><table:table table:name="A">{lines}'
        "</table:table></office:spreadsheet></office:body></office:document-content>"
    )
    manifest = (
        f'<manifest:manifest xmlns:manifest="{_OPEN}:manifest:1.0">'
        f'<manifest:file-entry manifest:full-path="/" manifest:media-type="{_ODS}"/></manifest:manifest>'
    )
    return {"mimetype": _ODS, "content.xml": content, "META-INF/manifest.xml": manifest}


def _open_cell(value: str | int) -> str:
    kind = f'"float" office:value="{value}"' if isinstance(value, int) else '"string"'
    return f"<table:table-cell office:value-type={kind}><text:p>{escape(str(value))}</text:p></table:table-cell>"
