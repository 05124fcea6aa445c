"""Opens a file of any kind as sheets. The readers of each kind are in `containers/`.

Workbooks are read a second time by calamine, which shares no code with the readers here: where the two see different
values, a person is told.
"""

from __future__ import annotations

import importlib
import io
from collections.abc import Iterator, Sequence
from datetime import date, datetime, time, timedelta
from math import isclose
from pathlib import Path

import python_calamine

from foitracker.sheets.containers.opened import Allowance, Opened, SheetBeingRead, check_names
from foitracker.sheets.containers.xlsb_hidden import hidden_in
from foitracker.sheets.grid import Cell, CellKind, Grid, Value
from foitracker.sheets.number_formats import general, moment
from foitracker.sheets.refusals import UnreadableFile
from foitracker.sheets.safety import Finding, Severity

# Loaded when it is needed: importing a reader can take longer than reading a file.
_READERS = {
    "xlsx": "xlsx", "ods": "ods", "xls": "xls", "csv": "delimited", "tsv": "delimited", "docx": "docx", "pdf": "pdf",
}  # fmt: skip
_READ_TWICE = frozenset({"xlsx", "xls", "ods"})
_LARGEST_SECOND_READING = 2_000_000  # cells of the rectangle that calamine fills for a sheet


def open_workbook(path: Path, media_type: str) -> tuple[Grid, ...]:
    """The sheets of a file."""
    return read_workbook(path, media_type).grids


def read_workbook(path: Path, media_type: str) -> Opened:
    """The sheets of a file with what was found on the way. Raises UnreadableFile."""
    if media_type == "xlsb":
        return _binary(path)
    opened = importlib.import_module(f"foitracker.sheets.containers.{_READERS[media_type]}").read(path)
    if media_type in _READ_TWICE:
        return Opened(opened.grids, (*opened.findings, *second_opinion(path, opened.grids)))
    return opened


def _binary(path: Path) -> Opened:
    """xlsb: the values alone, and what is hidden; formats and merged cells stay unknown."""
    book = _calamine(path)
    if isinstance(book, str):
        raise UnreadableFile("The workbook is damaged or protected.", "Ask for it as xlsx.")
    check_names(book.sheet_names)
    allowance, hidden = Allowance(), hidden_in(path)
    sheets = []
    for about in book.sheets_metadata:
        being_read = SheetBeingRead(about.name, allowance)
        being_read.visible = about.visible == python_calamine.SheetVisibleEnum.Visible
        if about.typ == python_calamine.SheetTypeEnum.WorkSheet:
            if about.name in hidden:
                being_read.hidden_rows = hidden[about.name].rows
                being_read.hidden_columns = hidden[about.name].columns
            for row, values in enumerate(book.get_sheet_by_name(about.name).to_python(skip_empty_area=False)):
                for column, value in enumerate(values):
                    if value != "":
                        being_read.put(cell_of_value(row, column, value))
        sheets.append(being_read.grid(full_fidelity=False))
    # A cell can store 3 and show "<5"; to read the 3 is wrong, and gives away what the force suppressed.
    words = (
        "Of this kind of workbook (xlsb) only the values can be read: a number that its format suppresses is read as"
        " it is stored, and an error as an empty cell. Compare it with what Excel shows, or ask for xlsx."
    )
    return Opened(tuple(sheets), (Finding("values-only", "xlsb", 1, Severity.DOUBT, words),))


def cell_of_value(row: int, column: int, value: Value | time) -> Cell:
    """A cell as calamine gives it: without its format, so that what it shows is a guess."""
    if isinstance(value, bool):
        return Cell(row, column, value, str(value).upper(), kind=CellKind.BOOLEAN)
    if isinstance(value, int | float):
        number = int(value) if value == int(value) else value
        return Cell(row, column, number, general(number), kind=CellKind.NUMBER)
    if isinstance(value, datetime):
        value = moment(value)
    if isinstance(value, date):
        return Cell(row, column, value, value.isoformat(), kind=CellKind.DATE)
    if isinstance(value, time):
        value = timedelta(hours=value.hour, minutes=value.minute, seconds=value.second)
    if isinstance(value, timedelta):
        return Cell(row, column, value, str(value), kind=CellKind.DURATION)
    return Cell(row, column, value, value)


def _calamine(path: Path) -> python_calamine.CalamineWorkbook | str:
    """The workbook as calamine opens it by its bytes, or why it does not."""
    try:
        return python_calamine.load_workbook(io.BytesIO(path.read_bytes()))
    except python_calamine.CalamineError as problem:
        return str(problem)[:200]


def rows_by_value(path: Path) -> Iterator[tuple[str, bool, Iterator[Sequence[Value]]]]:
    """Every sheet: its name, whether it is seen, and the values of its rows, which are made as they are asked for."""
    book = _calamine(path)
    if isinstance(book, str):
        raise UnreadableFile("The workbook is damaged or protected.", "Ask for it as xlsx.")
    for about in book.sheets_metadata:
        if about.typ == python_calamine.SheetTypeEnum.WorkSheet:
            visible = about.visible == python_calamine.SheetVisibleEnum.Visible
            yield about.name, visible, _rows(book.get_sheet_by_name(about.name))


def _rows(sheet: python_calamine.CalamineSheet) -> Iterator[Sequence[Value]]:
    """The rows with what is empty left of their cells: what is empty above them calamine gives by itself."""
    _, left = sheet.start or (0, 0)
    before = [""] * left
    return (before + row for row in sheet.iter_rows()) if left else sheet.iter_rows()


def second_opinion(path: Path, grids: Sequence[Grid]) -> tuple[Finding, ...]:
    """What calamine sees otherwise, or that it sees nothing."""
    return tuple(_second_opinion(path, grids))


def _second_opinion(path: Path, grids: Sequence[Grid]) -> Iterator[Finding]:
    # Calamine fills the whole rectangle of a sheet and would bring the process down over a cell far out.
    if any(grid.height * grid.width > _LARGEST_SECOND_READING for grid in grids):
        words = "A sheet is so large, or has cells so far apart, that it was read once and not twice."
        yield Finding("read-once", "file", 1, Severity.NOTE, words)
        return
    book = _calamine(path)
    if isinstance(book, str):
        words = "A second reader cannot open this workbook."
        yield Finding("second-opinion", "file", 1, Severity.WARN, words)
        return
    known = set(book.sheet_names)
    for grid in grids:
        if grid.name not in known:
            continue
        try:
            rows = book.get_sheet_by_name(grid.name).to_python(skip_empty_area=False)
        except python_calamine.CalamineError:
            words = f"A second reader cannot read the sheet “{grid.name}”."
            yield Finding("second-opinion", grid.name, 1, Severity.WARN, words)
            continue
        yield from _differences(grid, rows)


def _differences(grid: Grid, rows: Sequence[Sequence[Value]]) -> Iterator[Finding]:
    """What calamine sees otherwise. Errors and formulas without a result it gives as nothing at all."""
    differing = []
    for (row, column), cell in grid.cells.items():
        other = rows[row][column] if row < len(rows) and column < len(rows[row]) else ""
        value = cell.value
        if value == other or cell.kind in (CellKind.ERROR, CellKind.UNCACHED) or _same(value, other):
            continue
        differing.append(cell.address)
    filled = sum(len(values) - values.count("") for values in rows)
    if filled > len(grid.cells):
        differing.append(f"{filled - len(grid.cells)} more cells")
    if differing:
        words = f"A second reader sees something else on the sheet “{grid.name}”, first at {differing[0]}."
        yield Finding("second-opinion", grid.name, len(differing), Severity.WARN, words)


def _same(ours: Value, theirs: Value | time) -> bool:
    if isinstance(ours, str):
        return isinstance(theirs, str) and ours.split() == theirs.split()
    if isinstance(ours, timedelta) or isinstance(theirs, timedelta | time):
        return True  # durations are read in as many ways as there are readers
    if isinstance(ours, date):
        return isinstance(theirs, date) and _at_midnight(ours) == _at_midnight(theirs)
    if isinstance(theirs, int | float) and isinstance(ours, int | float):
        return isclose(ours, theirs, rel_tol=1e-12, abs_tol=1e-12)
    return ours == theirs


def _at_midnight(when: date) -> datetime:
    """To the second; the fractions of a day are rounded differently."""
    if isinstance(when, datetime):
        return (when + timedelta(milliseconds=500)).replace(microsecond=0)
    return datetime.combine(when, time.min)
