"""A workbook as the Government Analysis Function asks for: one marked-up table a sheet, starting in column A,
with its title in A1 and nothing beneath it; a cover, contents and notes; no merged cells, fills, filters or formulas.

openpyxl takes any text that starts with "=" for a formula, so every text is set as a string by type and, where a
person could turn it into a formula by editing the cell, marked as quoted text.
"""

from __future__ import annotations

import io
from collections.abc import Iterable
from copy import copy
from datetime import date, datetime, time
from decimal import Decimal

from openpyxl import Workbook
from openpyxl.cell import Cell
from openpyxl.styles import Alignment, Border, Font
from openpyxl.styles.cell_style import StyleArray
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.hyperlink import Hyperlink
from openpyxl.worksheet.table import Table as MarkedTable
from openpyxl.worksheet.table import TableColumn, TableStyleInfo
from openpyxl.worksheet.worksheet import Worksheet
from openpyxl.writer.excel import ExcelWriter

from foitracker.publishing.packing import DatedArchive
from foitracker.publishing.pages import Sheet, sheets_of
from foitracker.publishing.publication import Publication
from foitracker.publishing.safe_text import printable, starts_a_formula
from foitracker.publishing.table import Column, Kind, Mark, Value

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
    looks = _Looks()
    for sheet in sheets_of(publication):
        _sheet(workbook.create_sheet(sheet.name), sheet, looks)
    properties = workbook.properties
    properties.title, properties.language = printable(publication.title), "en-GB"
    properties.creator = printable(publication.publisher)
    properties.created = properties.modified = datetime.combine(publication.made_on, time())
    workbook.active = 0
    workbook.active.sheet_view.tabSelected = True
    saved = io.BytesIO()
    ExcelWriter(workbook, DatedArchive(saved, made_on=publication.made_on)).save()
    return saved.getvalue()


class _Looks:
    """How cells look. Each look is worked out for one cell and copied to the others, which is five times as fast."""

    def __init__(self) -> None:
        self._known: dict[tuple[str, bool, str, bool], StyleArray] = {}

    def dress(self, cell: Cell, font: Font, *, right: bool, format: str = "General", quoted: bool = False) -> None:
        key = (font.name + str(font.size) + str(font.bold), right, format, quoted)
        known = self._known.get(key)
        if known is not None:
            cell._style = copy(known)
            return
        cell.font, cell.alignment, cell.number_format = font, _RIGHT if right else _LEFT, format
        cell.quotePrefix = quoted
        self._known[key] = copy(cell._style)


def _sheet(page: Worksheet, sheet: Sheet, looks: _Looks) -> None:
    """The title in A1 and lines under it, then the table. Beside a table the lines run over the columns."""
    for row, line in enumerate([sheet.title, *sheet.lines], start=1):
        cell = page.cell(row, 1)
        _write_text(cell, printable(line))
        if row == 1:
            cell.style = "Headline 1"  # a heading for screen readers, and not only in looks
            cell.border = Border()
        cell.font = _TITLE if row == 1 else _BODY
        cell.quotePrefix = starts_a_formula(line)
        if not sheet.table:
            cell.alignment = _LEFT
    if not sheet.table:
        page.column_dimensions["A"].width = _COVER_WIDTH
        return
    _marked_table(page, sheet, looks)
    for row, target in enumerate(sheet.links, start=page.max_row - len(sheet.rows) + 1):
        cell = page.cell(row, 1)
        cell.hyperlink = Hyperlink(ref=cell.coordinate, location=f"'{target}'!A1", display=target)
        cell.font = _LINK


def _marked_table(page: Worksheet, sheet: Sheet, looks: _Looks) -> None:
    """The table under the lines that are there, marked up as a table and as wide as its texts."""
    top = len(sheet.lines) + 2
    rights = [column.kind.is_number or column.kind is Kind.DATE for column in sheet.columns]
    for across, (column, right) in enumerate(zip(sheet.columns, rights, strict=True), start=1):
        title = printable(column.title)
        heading = page.cell(top, across)
        _write_text(heading, title)
        looks.dress(heading, _HEADING, right=right, quoted=starts_a_formula(title))
    for down, row in enumerate(sheet.rows, start=top + 1):
        for across, (value, right) in enumerate(zip(row, rights, strict=True), start=1):
            _write(page.cell(down, across), value, right, looks)
    last = get_column_letter(len(sheet.columns))
    name, area = f"table_{sheet.table}", f"A{top}:{last}{top + len(sheet.rows)}"
    # Columns are named by hand: openpyxl's own way adds filter buttons, which screen readers announce in each.
    marked = MarkedTable(displayName=name, name=name, ref=area)
    marked.tableColumns = [
        TableColumn(id=at, name=printable(column.title)) for at, column in enumerate(sheet.columns, start=1)
    ]
    marked.tableStyleInfo = TableStyleInfo(showRowStripes=False)
    page.add_table(marked)
    for across, (column, values) in enumerate(zip(sheet.columns, zip(*sheet.rows, strict=True), strict=True), start=1):
        page.column_dimensions[get_column_letter(across)].width = _width(column, values)


def _width(column: Column, values: Iterable[Value]) -> int:
    longest = max(map(len, map(str, set(values))))
    width = max(longest, min(len(column.title), _HEADING_WIDTH)) + 3
    return min(max(width, _NARROWEST), _WIDEST)


def _write(cell: Cell, value: Value, right: bool, looks: _Looks) -> None:
    if isinstance(value, str):  # a mark is one too
        text = value.value if isinstance(value, Mark) else printable(value)
        _write_text(cell, text)
        looks.dress(cell, _BODY, right=right, quoted=starts_a_formula(text))
        return
    cell.value = value
    looks.dress(cell, _BODY, right=right, format=_format(value))


def _format(value: Decimal | int | date) -> str:
    if isinstance(value, date):
        return "d mmmm yyyy"
    places = -value.as_tuple().exponent if isinstance(value, Decimal) else 0
    return f"#,##0.{'0' * places}" if places > 0 else "#,##0"


def _write_text(cell: Cell, text: str) -> None:
    cell.value = text
    cell.data_type = "s"  # whatever it begins with
