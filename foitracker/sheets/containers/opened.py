"""What a container gives: its sheets, and what it noticed on the way."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from operator import itemgetter

from msgspec.structs import replace

from foitracker.sheets.answer import Refusal
from foitracker.sheets.grid import Cell, Grid
from foitracker.sheets.refusals import UnreadableFile
from foitracker.sheets.safety import Finding

MOST_ROWS = 1_048_576
MOST_COLUMNS = 16_384
MOST_CELLS = 1_000_000  # filled ones, of all sheets together
MOST_SHEETS = 500
LONGEST_TEXT = 100_000  # characters of one cell; Excel holds 32,767
NO_RESULT = "formula without a result"  # what is seen of one
_LARGEST_COVER = 10_000  # cells of a merged range that are looked up one by one


@dataclass(frozen=True, slots=True)
class Opened:
    grids: tuple[Grid, ...]
    findings: tuple[Finding, ...] = ()
    refusals: tuple[Refusal, ...] = ()  # tables of a document that could not be made a sheet


@dataclass(slots=True)
class SheetBeingRead:
    """The cells of a sheet as they come in. One allowance of cells serves all sheets of a file."""

    name: str
    allowance: Allowance
    cells: dict[tuple[int, int], Cell] = field(default_factory=dict)
    merged: list[tuple[int, int, int, int]] = field(default_factory=list)
    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: list[tuple[int, int]] = field(default_factory=list)  # first and last
    visible: bool = True

    def put(self, cell: Cell) -> None:
        row, column = cell.row, cell.column
        if row >= MOST_ROWS or column >= MOST_COLUMNS:
            raise UnreadableFile(
                "A sheet has a cell outside what a sheet can hold.",
                "Ask the sender for the file again.",
            )
        if len(cell.shown) > LONGEST_TEXT:
            raise UnreadableFile(
                f"A cell ({cell.address}) holds {len(cell.shown):,} characters.",
                "Ask the sender for a workbook with the table alone.",
            )
        allowance = self.allowance
        if allowance.left < 1:
            allowance.check(1)
        allowance.left -= 1
        self.cells[row, column] = cell

    def grid(self, *, full_fidelity: bool = True) -> Grid:
        width = max(map(itemgetter(1), self.cells), default=-1) + 1
        columns = {
            column for first, last in self.hidden_columns for column in range(max(first, 0), min(last + 1, width))
        }
        height = max(map(itemgetter(0), self.cells), default=-1) + 1
        return Grid(
            self.name,
            _with_covered(self.cells, self.merged),
            tuple(self.merged),
            frozenset(row for row in self.hidden_rows if row < height),
            frozenset(columns),
            self.visible,
            full_fidelity,
        )


@dataclass(slots=True)
class Allowance:
    """How many more filled cells are read."""

    left: int = MOST_CELLS

    def check(self, cells: int) -> None:
        """Refuses before many are made."""
        if self.left < cells:
            raise UnreadableFile(
                f"The file has more than {MOST_CELLS:,} filled cells.",
                "Ask the sender for counts in place of a list, or for the list in parts.",
            )


def check_names(names: Sequence[str]) -> None:
    """Two sheets of the same name could not be told apart later."""
    if len(names) > MOST_SHEETS:
        raise UnreadableFile(f"The workbook has {len(names):,} sheets; no more than {MOST_SHEETS} are opened.")
    if len({name.casefold() for name in names}) != len(names):
        raise UnreadableFile("The workbook has two sheets of the same name.", "Ask the sender for it again.")


def _with_covered(
    cells: dict[tuple[int, int], Cell], merged: Iterable[tuple[int, int, int, int]]
) -> dict[tuple[int, int], Cell]:
    """Under a merged cell only the first is seen; a value in the others is hidden by it."""
    for top, left, bottom, right in merged:
        if (bottom - top + 1) * (right - left + 1) <= _LARGEST_COVER:
            places = [
                (row, column)
                for row in range(top, bottom + 1)
                for column in range(left, right + 1)
                if (row, column) in cells
            ]
        else:
            places = [(row, column) for row, column in cells if top <= row <= bottom and left <= column <= right]
        for place in places:
            if place != (top, left):
                cells[place] = replace(cells[place], shown="", hides=True)
    return cells
