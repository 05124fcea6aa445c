"""A sheet as the sender laid it out, with what each cell was taken for: as much of it at once as a page can hold."""

from dataclasses import dataclass

from foitracker.sheets import wire
from foitracker.sheets.grid import Grid, address
from foitracker.store.models import Figure, Reading

CELLS_AT_ONCE, MOST_ROWS, MOST_COLUMNS = 6000, 200, 80


@dataclass(frozen=True, slots=True)
class CellView:
    address: str
    shown: str
    role: str
    words: str  # the labels of the figure that was read here
    doubtful: bool
    row_span: int = 1
    column_span: int = 1


@dataclass(frozen=True, slots=True)
class RowView:
    number: int
    hidden: bool
    cells: tuple[CellView, ...]


@dataclass(frozen=True, slots=True)
class SheetView:
    """Some of the rows of a sheet; `earlier` and `later` are the first row of what stands before and after them."""

    number: int
    name: str
    columns: tuple[str, ...]
    rows: tuple[RowView, ...]
    height: int
    left_out: str  # a sentence where the page does not show all of the sheet
    hidden: bool
    earlier: int | None = None
    later: int | None = None

    @property
    def anchor(self) -> str:
        return f"s{self.number}"


def painted_sheets(reading: Reading | None, *, sheet: str = "", row: int = 1) -> tuple[SheetView, ...]:
    """Every sheet of a reading from its first row; the sheet named from the window that holds the row."""
    return tuple(
        painted_sheet(reading, number=number, row=row if grid["name"] == sheet else 1)
        for number, grid in enumerate(reading.found.get("grids", ()) if reading else (), start=1)
    )


def painted_sheet(reading: Reading, *, number: int, row: int) -> SheetView:
    """The window of one sheet, counted from 1, that holds a row. Raises IndexError where there is no such sheet."""
    grids = reading.found.get("grids", ())
    if not 1 <= number <= len(grids):
        raise IndexError(number)
    grid = wire.grid_from_data(grids[number - 1])
    roles = reading.found.get("roles", {}).get(grid.name, {})
    right = min(grid.width, MOST_COLUMNS)
    at_once = min(CELLS_AT_ONCE // max(right, 1), MOST_ROWS)
    top = max(0, min(row, grid.height) - 1) // at_once * at_once
    bottom = min(grid.height, top + at_once)
    letters = tuple(address(0, column)[:-1] for column in range(right))
    names = [f"{letter}{row + 1}" for row in range(top, bottom) for letter in letters]
    here = _figures(reading, grid.name, names)
    spans, covered = _merges(grid, top, bottom, right)
    rows = tuple(
        RowView(
            row + 1,
            row in grid.hidden_rows,
            tuple(
                _cell(grid, (row, column), f"{letters[column]}{row + 1}", roles, here, spans)
                for column in range(right)
                if (row, column) not in covered
            ),
        )
        for row in range(top, bottom)
    )
    return SheetView(
        number,
        grid.name,
        letters,
        rows,
        grid.height,
        _left_out(grid, top, bottom, right),
        not grid.visible,
        earlier=top - at_once + 1 if top else None,
        later=bottom + 1 if bottom < grid.height else None,
    )


def _figures(reading: Reading, sheet: str, cells: list[str]) -> dict[str, Figure]:
    """The figures in these cells. Of rows that were counted, the first cell stands for all."""
    on_sheet = reading.figures.filter(sheet=sheet).only("reading", "cell", "row_labels", "column_labels", "doubts")
    return {figure.cell: figure for figure in on_sheet.filter(cell__in=cells)}


def _cell(grid, place, name, roles, here, spans):
    cell, figure = grid.cells.get(place), here.get(name)
    row_span, column_span = spans.get(place, (1, 1))
    return CellView(
        address=name,
        shown=cell.shown if cell else "",
        role=roles.get(name, "ignored" if cell else "blank"),
        words=" · ".join((*figure.row_labels, *figure.column_labels)) if figure else "",
        doubtful=bool(figure and figure.doubts),
        row_span=row_span,
        column_span=column_span,
    )


def _merges(grid: Grid, top, bottom, right):
    """Spans of the merged cells that begin in the part shown, and the cells that they cover."""
    spans, covered = {}, set()
    for first_row, first_column, last_row, last_column in grid.merged:
        if not (top <= first_row < bottom and first_column < right):
            continue
        last_row, last_column = min(last_row, bottom - 1), min(last_column, right - 1)
        spans[first_row, first_column] = (last_row - first_row + 1, last_column - first_column + 1)
        covered |= {
            (row, column) for row in range(first_row, last_row + 1) for column in range(first_column, last_column + 1)
        } - {(first_row, first_column)}
    return spans, covered


def _left_out(grid: Grid, top, bottom, right):
    parts = []
    if top > 0 or bottom < grid.height:
        parts.append(f"rows {top + 1} to {bottom} of {grid.height:,}")
    if right < grid.width:
        parts.append(f"columns A to {address(0, right - 1)[:-1]} of {grid.width}")
    return f"Shown here: {' and '.join(parts)}." if parts else ""
