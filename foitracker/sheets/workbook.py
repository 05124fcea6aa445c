"""The only module that calls a spreadsheet library to read."""

import csv
from datetime import date, datetime, timedelta
from pathlib import Path

import python_calamine

from foitracker.sheets.grid import Cell, CellKind, Grid
from foitracker.sheets.refusals import UnreadableFile


def open_workbook(path: Path, media_type: str) -> tuple[Grid, ...]:
    if media_type in ("csv", "tsv"):
        return (_delimited(path),)
    try:
        book = python_calamine.load_workbook(str(path))
    except python_calamine.CalamineError as problem:
        raise UnreadableFile(f"The workbook is damaged or protected ({problem}).", "Ask for it again.") from problem
    return tuple(_grid(book.get_sheet_by_name(name)) for name in book.sheet_names)


def _grid(sheet):
    cells = {}
    for row, values in enumerate(sheet.to_python(skip_empty_area=False)):
        for column, value in enumerate(values):
            if value != "":
                cells[row, column] = _cell(row, column, value)
    merged = tuple((a, b, c, d) for (a, b), (c, d) in sheet.merged_cell_ranges or ())
    return Grid(sheet.name, cells, merged)


def _cell(row, column, value):
    kind = CellKind.TEXT
    if isinstance(value, bool):
        kind = CellKind.BOOLEAN
    elif isinstance(value, int | float):
        kind = CellKind.NUMBER
        value = int(value) if value == int(value) else value
    elif isinstance(value, date | datetime):
        kind = CellKind.DATE
    elif isinstance(value, timedelta):
        kind = CellKind.DURATION
    return Cell(row, column, value, str(value), kind=kind)


def _delimited(path):
    text = path.read_bytes()
    for encoding in ("utf-8-sig", "cp1252"):
        try:
            decoded = text.decode(encoding)
            break
        except UnicodeDecodeError:
            continue
    delimiter = max(",;\t|", key=decoded.count)
    cells = {}
    for row, values in enumerate(csv.reader(decoded.splitlines(keepends=True), delimiter=delimiter)):
        for column, value in enumerate(values):
            if value.strip():
                cells[row, column] = Cell(row, column, value, value)
    return Grid("(csv)", cells)
