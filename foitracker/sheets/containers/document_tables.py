"""Tables of documents, of Word and of PDF: cells of text with a place, that become a sheet or are refused."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace

from foitracker.sheets.answer import Refusal
from foitracker.sheets.containers.captions import Around
from foitracker.sheets.containers.opened import MOST_COLUMNS, MOST_ROWS, Allowance, SheetBeingRead
from foitracker.sheets.containers.zips import DamagedPart
from foitracker.sheets.grid import Cell, Grid, address

SPREADSHEET = "Ask the sender for the table as a spreadsheet (xlsx, ods or csv)."
TYPE_OUT = (
    "If its text gives figures, type them into a workbook and upload that for the same force. If it refuses, or says "
    "that nothing is held, record that with the request."
)
_FIGURE = re.compile(r"[<>≤≥~]?\s*\d[\d,]*(?:\.\d+)?\s*[%*]?|[-–—*]|nil", re.IGNORECASE)
_ORDINAL = re.compile(r"st|nd|rd|th", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Placed:
    """A cell of a table with the first row and column it takes, and how many of each."""

    row: int
    column: int
    text: str
    rows: int = 1
    columns: int = 1

    @property
    def address(self) -> str:
        return address(self.row, self.column)


def grid_of(
    name: str, placed: Sequence[Placed], beside: Around, allowance: Allowance, *, hidden_rows: Collection[int] = ()
) -> tuple[Grid, tuple[Refusal, ...]]:
    """The table as a sheet; without its cells where figures stand on top of each other in one of them."""
    sheet = SheetBeingRead(name, allowance, hidden_rows=set(hidden_rows))
    stacked = [cell for cell in placed if is_several_figures(cell.text)]
    if stacked:
        reason = f"The cell {stacked[0].address} of the table holds several figures, so that its rows cannot be told."
        return sheet.grid(), (Refusal(name, stacked[0].address, reason, SPREADSHEET),)
    for cell in placed:
        if cell.row + cell.rows > MOST_ROWS or cell.column + cell.columns > MOST_COLUMNS:
            raise DamagedPart(f"a table has a cell in row {cell.row + 1} and column {cell.column + 1}")
        if cell.rows > 1 or cell.columns > 1:
            sheet.merged.append((cell.row, cell.column, cell.row + cell.rows - 1, cell.column + cell.columns - 1))
        if cell.text.strip():
            sheet.put(Cell(cell.row, cell.column, cell.text, cell.text))
    return replace(sheet.grid(), caption=beside.title, remarks=beside.notes), ()


def is_several_figures(text: str) -> bool:
    """Whether every line of a cell is a figure of its own, as in a table without lines between its rows.

    >>> is_several_figures("12\\n345"), is_several_figures("Violence\\nwith injury"), is_several_figures("12")
    (True, False, False)
    """
    lines = [line.strip() for line in text.split("\n") if line.strip()]
    return len(lines) > 1 and all(_FIGURE.fullmatch(line) for line in lines) and any(map(_has_digit, lines))


def with_raised(text: str, raised: str) -> str:
    """A text and what stands raised behind it: a footnote mark is set apart from the number that it follows.

    >>> with_raised("12", "1"), with_raised("31", "st"), with_raised("", "1")
    ('12[1]', '31st', '1')
    """
    mark = raised.strip()
    if not text.strip() or not mark or _ORDINAL.fullmatch(mark):
        return text + raised
    return f"{text.rstrip()}[{mark}]{' ' if raised.endswith(' ') else ''}"


def _has_digit(text: str) -> bool:
    return any(letter.isdigit() for letter in text)
