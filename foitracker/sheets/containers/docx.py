"""Tables of Word documents (docx). Each becomes a sheet, "Table 1" and so on, whose row 1 is the first of the table.

Merged cells stay merged: a cell that spans columns or rows answers for all of them and its text is not repeated.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from zipfile import ZipFile

from lxml import etree

from foitracker.sheets.answer import Refusal
from foitracker.sheets.containers.captions import Paragraph, around
from foitracker.sheets.containers.opened import MOST_COLUMNS, Allowance, Opened, SheetBeingRead, check_names
from foitracker.sheets.containers.zips import DamagedPart, attribute, document, local_name, opened_zip, whole_number
from foitracker.sheets.grid import Cell, Grid
from foitracker.sheets.refusals import UnreadableFile
from foitracker.sheets.safety import Finding, Severity

_SPREADSHEET = "Ask the sender for the table as a spreadsheet (xlsx, ods or csv)."
_LARGEST = 64 * 1024**2  # bytes of the text of a document
_NARROWEST = 150  # twentieths of a point, 2.6 mm: no text fits into such a column
# Around tables, rows and cells: what holds them without being seen.
_WRAPPERS = frozenset({"sdt", "sdtContent", "customXml", "ins", "moveTo"})
_UNSEEN = frozenset({"del", "moveFrom", "Fallback", "txbxContent", "pict", "tbl", "rPr", "pPr", "instrText", "delText"})
_PARTINGS = {"tab": " ", "br": "\n", "cr": "\n", "noBreakHyphen": "-", "softHyphen": ""}
_CHANGES = frozenset({"ins", "del", "moveFrom", "moveTo", "cellIns", "cellDel", "cellMerge"})
_HEADING = re.compile(r"heading|title|caption", re.IGNORECASE)
_ON = frozenset({"", "1", "true", "on"})


def read(path: Path) -> Opened:
    with opened_zip(path) as archive:
        return _Document(archive).read()


@dataclass(slots=True)
class _Styles:
    """Which styles are headings, and which hide their text, by their names in the document."""

    headings: set[str] = field(default_factory=set)
    hiding: set[str] = field(default_factory=set)


@dataclass(slots=True)
class _Row:
    element: etree._Element
    cells: list[tuple[int, int, etree._Element]]  # first column, number of columns
    hidden: bool


class _Document:
    def __init__(self, archive: ZipFile):
        self.archive = archive
        self.allowance = Allowance()
        self.hidden_runs = 0
        self.seen: set[etree._Element] = set()  # the tables that were met
        self.grids: list[Grid] = []
        self.refusals: list[Refusal] = []
        self.path = self._main_part()
        if archive.getinfo(self.path).file_size > _LARGEST:
            raise UnreadableFile("The document is too long to be read.", _SPREADSHEET)
        self.root = document(archive, self.path)
        self.styles = self._styles()
        self.footnotes = self._footnotes()

    def read(self) -> Opened:
        body = next(self.root.iter("{*}body"), None)
        if body is None:
            raise DamagedPart("it has no body")
        flow = [_piece(element, self) for element in _inside(body, "p", "tbl")]
        tables = list(_inside(body, "tbl"))
        for number, (table, beside) in enumerate(zip(tables, around(flow), strict=True), start=1):
            self._read_table(f"Table {number}", table, beside.title, beside.notes)
        self._refuse_the_rest()
        if not self.grids and not self.refusals:
            raise self._without_tables()
        check_names([grid.name for grid in self.grids])
        return Opened(tuple(self.grids), tuple(self._findings()), tuple(self.refusals))

    def _main_part(self) -> str:
        for one in document(self.archive, "_rels/.rels"):
            if attribute(one, "Type").endswith("/officeDocument"):
                path = posixpath.normpath(attribute(one, "Target").lstrip("/"))
                if path in self.archive.namelist():
                    return path
        raise DamagedPart("it does not say which part is the text")

    def _beside(self, name: str) -> etree._Element | None:
        path = posixpath.join(posixpath.dirname(self.path), name)
        return document(self.archive, path) if path in self.archive.namelist() else None

    def _styles(self) -> _Styles:
        found = _Styles()
        root = self._beside("styles.xml")
        for style in [] if root is None else root.iter("{*}style"):
            key, name = attribute(style, "styleId"), next(style.iter("{*}name"), None)
            if name is not None and _HEADING.search(attribute(name, "val")):
                found.headings.add(key)
            if any(_is_on(vanish) for vanish in style.iter("{*}vanish")):
                found.hiding.add(key)
        return found

    def _footnotes(self) -> dict[str, str]:
        root = self._beside("footnotes.xml")
        notes = [] if root is None else [note for note in root if attribute(note, "type") in ("", "normal")]
        return {attribute(note, "id"): " ".join(self.text(note).split()) for note in notes}

    def _read_table(self, name: str, table: etree._Element, title: tuple[str, ...], notes: tuple[str, ...]) -> None:
        self.seen.update(table.iter("{*}tbl"))
        sheet = SheetBeingRead(name, self.allowance)
        rows = _rows(table)
        nested = next((row for row in rows if any(any(cell.iter("{*}tbl")) for _, _, cell in row.cells)), None)
        if nested is not None:
            self._refuse(
                name, f"A", nested, rows
            )
            self.grids.append(sheet.grid())
            return
        self._fill(sheet, rows)
        marks = [self.footnotes.get(attribute(mark, "id"), "") for mark in table.iter("{*}footnoteReference")]
        grid = sheet.grid()
        self.grids.append(grid)
