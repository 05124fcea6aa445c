"""A workbook as the Government Analysis Function asks for: one marked-up table a sheet, starting in column A,
with its title in A1 and nothing beneath it; a cover, contents and notes; no merged cells, fills, filters or formulas.

openpyxl takes any text that starts with "=" for a formula, so every text is set as a string by type and, where a
person could turn it into a formula by editing the cell, marked as quoted text.
"""

from __future__ import annotations

import io
import re
from collections.abc import Sequence
from datetime import date, datetime, time
from decimal import Decimal

from openpyxl import Workbook
from openpyxl.cell import Cell
from openpyxl.styles import Alignment, Border, Font
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.hyperlink import Hyperlink
from openpyxl.worksheet.table import Table as MarkedTable
from openpyxl.worksheet.table import TableColumn, TableStyleInfo
from openpyxl.worksheet.worksheet import Worksheet

from foitracker.publishing.packing import members_of, packed
from foitracker.publishing.pages import Sheet, sheets_of
from foitracker.publishing.safe_text import printable, starts_a_formula
from foitracker.publishing.table import Column, Kind, Mark, Publication, Value

SUFFIX = ".xlsx"
CONTENT_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
TITLE = "Excel workbook"

_TITLE = Font(name="Arial", size=15, bold=True)
_HEADING = Font(name="Arial", size=12, bold=True)
_BODY = Font(name="Arial", size=12)
_LINK = Font(name="Arial", size=12, underline="single", color="1D70B8")
_LEFT = Alignment(wrap_text=True, vertical="top", horizontal="left")
_RIGHT = Alignment(wrap_text=True, vertical="top", horizontal="right")
_COVER_WIDTH, _WIDEST, _NARROWEST, _HEADING_WIDTH = 90, 60, 12, 24  # characters; longer text is wrapped


def write(publication: Publication) -> bytes:
    workbook = Workbook()
    workbook.remove(workbook.active)
    for sheet in sheets_of(publication):
        _sheet(workbook.create_sheet(sheet.name), sheet)
    properties = workbook.properties
    properties.title, properties.language = printable(publication.title), "en-GB"
    properties.creator = printable(publication.publisher)
    properties.created = datetime.combine(publication.made_on, time())
    workbook.active = 0
    workbook.active.sheet_view.tabSelected = True
    saved = io.BytesIO()
    workbook.save(saved)
    return _dated(saved.getvalue(), publication.made_on)


def _sheet(page: Worksheet, sheet: Sheet) -> None:
    """The title in A1 and lines under it, then the table. Beside a table the lines run over the columns."""
    for row, line in enumerate([sheet.title, *sheet.lines], start=1):
        cell = page.cell(row, 1)
        _write(cell, line)
        if row == 1:
            cell.style = "Headline 1"  # a heading for screen readers, and not only in looks
            cell.border = Border()
        cell.font = _TITLE if row == 1 else _BODY
        if not sheet.table:
            cell.alignment = _LEFT
    if not sheet.table:
        page.column_dimensions["A"].width = _COVER_WIDTH
        return
    _marked_table(page, sheet.table, sheet.columns, sheet.rows)
    for row, target in enumerate(sheet.links, start=page.max_row - len(sheet.rows) + 1):
        cell = page.cell(row, 1)
        cell.hyperlink = Hyperlink(ref=cell.coordinate, location=f"'{target}'!A1", display=target)
        cell.font = _LINK


def _marked_table(sheet: Worksheet, name: str, columns: Sequence[Column], rows: Sequence[Sequence[Value]]) -> None:
    """The table under the lines that are there, marked up as a table and as wide as its texts."""
    top = sheet.max_row + 1
    for across, column in enumerate(columns, start=1):
        heading = sheet.cell(top, across)
        _write(heading, column.title)
        _dress(heading, column, _HEADING)
    for down, row in enumerate(rows, start=top + 1):
        for across, (column, value) in enumerate(zip(columns, row, strict=True), start=1):
            cell = sheet.cell(down, across)
            _write(cell, value)
            _dress(cell, column, _BODY)
    last = get_column_letter(len(columns))
    # Columns are named by hand: openpyxl's own way adds filter buttons, which screen readers announce in each.
    marked = MarkedTable(displayName=f"table_{name}", name=f"table_{name}", ref=f"A{top}:{last}{top + len(rows)}")
    marked.tableColumns = [TableColumn(id=at, name=sheet.cell(top, at).value) for at in range(1, len(columns) + 1)]
    marked.tableStyleInfo = TableStyleInfo(showRowStripes=False)
    sheet.add_table(marked)
    for across, column in enumerate(columns, start=1):
        longest = max(len(str(sheet.cell(down, across).value)) for down in range(top + 1, top + len(rows) + 1))
        width = max(longest, min(len(column.title), _HEADING_WIDTH)) + 3
        sheet.column_dimensions[get_column_letter(across)].width = min(max(width, _NARROWEST), _WIDEST)


def _dress(cell: Cell, column: Column, font: Font) -> None:
    cell.font = font
    cell.alignment = _RIGHT if column.kind.is_number or column.kind is Kind.DATE else _LEFT


def _write(cell: Cell, value: Value) -> None:
    match value:
        case Mark():
            _write_text(cell, value.value)
        case str():
            _write_text(cell, printable(value))
        case date():
            cell.value = value
            cell.number_format = "d mmmm yyyy"
        case Decimal():
            cell.value = value
            places = -value.as_tuple().exponent
            cell.number_format = f"#,##0.{'0' * places}" if places > 0 else "#,##0"
        case _:
            cell.value = value
            cell.number_format = "#,##0"


def _write_text(cell: Cell, text: str) -> None:
    cell.value = text
    cell.data_type = "s"
    if starts_a_formula(text):
        cell.quotePrefix = True


def _dated(workbook: bytes, made_on: date) -> bytes:
    """The same workbook without the moment it was saved, which openpyxl writes into it."""
    members = members_of(workbook)
    stamp = f"{made_on.isoformat()}T00:00:00Z".encode()
    core = members["docProps/core.xml"]
    members["docProps/core.xml"] = re.sub(rb"(<dcterms:modified[^>]*>)[^<]*", rb"\g<1>" + stamp, core)
    return packed(members, made_on=made_on)
