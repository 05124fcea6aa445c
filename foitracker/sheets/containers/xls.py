"""Workbooks of Excel 97 to 2003 and older (xls), with formats and what is hidden."""

from __future__ import annotations

import io
import struct
from collections.abc import Container, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

import xlrd
from xlrd.compdoc import CompDocError

from foitracker.sheets.containers.invisible import written_invisibly
from foitracker.sheets.containers.opened import NO_RESULT, Allowance, Opened, SheetBeingRead, check_names
from foitracker.sheets.containers.xls_formulas import Place, never_calculated
from foitracker.sheets.grid import Cell, CellKind
from foitracker.sheets.number_formats import BUILT_IN, number_cell, text_cell
from foitracker.sheets.refusals import LockedFile, UnreadableFile
from foitracker.sheets.safety import Finding, Severity

# What xlrd raises over a workbook that is not what it has to be.
_DAMAGED = (xlrd.XLRDError, CompDocError, struct.error, LookupError, ValueError, AssertionError)
_WHITE = (255, 255, 255)
_NOTHING = (xlrd.XL_CELL_EMPTY, xlrd.XL_CELL_BLANK)


def read(path: Path) -> Opened:
    try:
        book = xlrd.open_workbook(str(path), formatting_info=True, ragged_rows=True, logfile=io.StringIO())
    except _DAMAGED as problem:
        if "encrypted" in str(problem):
            raise LockedFile from problem
        raise UnreadableFile(
            "The workbook is damaged, or only a part of it arrived.",
            "Ask the sender to save it as xlsx and send that.",
        ) from problem
    check_names(book.sheet_names())
    allowance, waiting, looks = Allowance(), never_calculated(path), _Looks.of(book)
    grids, findings = [], []
    for sheet in book.sheets():
        grids.append(_sheet(book, sheet, allowance, waiting, looks.formats).grid())
        findings += _findings(sheet, looks.invisible)
    return Opened(tuple(grids), tuple(findings))


class _Looks(NamedTuple):
    """How cells look, by the numbers of their styles."""

    formats: Sequence[str]  # as they are written
    invisible: frozenset[int]  # those with white letters on nothing

    @classmethod
    def of(cls, book: xlrd.Book) -> _Looks:
        white = {number for number, look in enumerate(book.xf_list) if _is_white(book, look)}
        return cls([_format(book, look.format_key) for look in book.xf_list], frozenset(white))


def _sheet(
    book: xlrd.Book, sheet: xlrd.sheet.Sheet, allowance: Allowance, waiting: Container[Place], formats: Sequence[str]
) -> SheetBeingRead:
    being_read = SheetBeingRead(sheet.name, allowance, visible=sheet.visibility == 0)
    for row in range(sheet.nrows):
        for column, (kind, value) in enumerate(zip(sheet.row_types(row), sheet.row_values(row), strict=True)):
            if waiting and (sheet.number, row, column) in waiting:
                number_format = formats[sheet.cell_xf_index(row, column)]
                being_read.put(Cell(row, column, None, NO_RESULT, number_format, CellKind.UNCACHED))
            elif kind not in _NOTHING:
                cell = _cell(book, row, column, kind, value, formats[sheet.cell_xf_index(row, column)])
                if cell:
                    being_read.put(cell)
    being_read.merged += [(top, left, under - 1, right - 1) for top, under, left, right in sheet.merged_cells]
    being_read.hidden_rows |= {row for row, about in sheet.rowinfo_map.items() if about.hidden}
    being_read.hidden_columns += [(column, column) for column, about in sheet.colinfo_map.items() if about.hidden]
    return being_read


def _cell(book, row, column, kind, value, number_format) -> Cell | None:
    if kind == xlrd.XL_CELL_TEXT:
        return text_cell(row, column, value, number_format) if value else None
    if kind in (xlrd.XL_CELL_NUMBER, xlrd.XL_CELL_DATE):
        return number_cell(row, column, value, number_format, from_1904=book.datemode == 1)
    if kind == xlrd.XL_CELL_BOOLEAN:
        return Cell(row, column, bool(value), str(bool(value)).upper(), number_format, CellKind.BOOLEAN)
    if kind == xlrd.XL_CELL_ERROR:
        shown = xlrd.error_text_from_code.get(value, "#ERROR!")
        return Cell(row, column, shown, shown, number_format, CellKind.ERROR)
    return None


def _format(book: xlrd.Book, key: int) -> str:
    """The format as it is written; xlrd gives those that have only a number as in America."""
    return BUILT_IN.get(key) or book.format_map[key].format_str


def _findings(sheet: xlrd.sheet.Sheet, invisible: frozenset[int]) -> Iterator[Finding]:
    notes = len(sheet.cell_note_map)
    if notes:
        words = f"The sheet “{sheet.name}” has {notes} comments, which are not read."
        yield Finding("comments", sheet.name, notes, Severity.WARN, words)
    white = 0
    if invisible:
        white = sum(
            sheet.cell_xf_index(row, column) in invisible
            for row in range(sheet.nrows)
            for column, kind in enumerate(sheet.row_types(row))
            if kind not in _NOTHING
        )
    if white:
        yield written_invisibly(sheet.name, white)


def _is_white(book: xlrd.Book, look: xlrd.formatting.XF) -> bool:
    letters = book.colour_map.get(book.font_list[look.font_index].colour_index)
    return letters == _WHITE and look.background.fill_pattern == 0
