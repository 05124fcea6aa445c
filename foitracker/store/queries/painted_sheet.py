"""A sheet as the sender laid it out, with what each cell was taken for: as much of it at once as a page can hold."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from foitracker.sheets import wire
from foitracker.sheets.grid import Grid, address, parse_address
from foitracker.store.models import Reading
from foitracker.store.queries.left_out import LeftOut, left_out
from foitracker.store.queries.lines import period_label, sheet_title

CELLS_AT_ONCE, MOST_ROWS, MOST_COLUMNS = 3600, 200, 80
_SAID = (
    "sheet", "cell", "row_labels", "column_labels", "doubts", "starts_on", "ends_on", "low", "high", "absence",
    "wording__category",
)  # fmt: skip
MOST_HEADINGS = 3  # rows that stay in sight as the sheet is scrolled


@dataclass(frozen=True, slots=True)
class CellView:
    address: str
    shown: str
    role: str
    words: str  # of the figure that was read here: what was read, its labels, its period and what it counts as
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
    headings: tuple[RowView, ...] = ()  # of the only table of a long sheet, to be kept above its rows
    earlier: int | None = None
    later: int | None = None

    @property
    def title(self) -> str:
        return sheet_title(self.name)

    @property
    def anchor(self) -> str:
        return f"s{self.number}"

    @property
    def headings_are_gone(self) -> bool:
        """Whether the rows begin below the headings."""
        return bool(self.headings) and self.rows[0].number > self.headings[-1].number

    def shows(self, row: int) -> bool:
        return bool(self.rows) and self.rows[0].number <= row <= self.rows[-1].number


def painted_sheets(
    reading: Reading | None, *, titles: Mapping[str, str], by: LeftOut, sheet: str = "", row: int = 1
) -> tuple[SheetView, ...]:
    """Every sheet of a reading from its first row; the sheet named from the window that holds the row.

    `titles` are the categories by their codes; `by` says who left figures out.
    """
    return tuple(
        painted_sheet(reading, titles=titles, number=number, row=row if grid["name"] == sheet else 1, by=by)
        for number, grid in enumerate(reading.found.get("grids", ()) if reading else (), start=1)
    )


def painted_sheet(
    reading: Reading, *, titles: Mapping[str, str], number: int, row: int, by: LeftOut | None = None
) -> SheetView:
    """The window of one sheet, counted from 1, that holds a row. Raises IndexError where there is no such sheet.

    `by` says who left figures out, where that is known already.
    """
    grids = reading.found.get("grids", ())
    if not 1 <= number <= len(grids):
        raise IndexError(number)
    height, width = wire.size_from_data(grids[number - 1])
    right = min(width, MOST_COLUMNS)
    at_once = min(CELLS_AT_ONCE // max(right, 1), MOST_ROWS)
    top = max(0, min(row, height) - 1) // at_once * at_once
    bottom = min(height, top + at_once)
    name = grids[number - 1]["name"]
    headings = _headings(reading.found, name) if height > at_once else ()
    grid = wire.grid_from_data(grids[number - 1], rows={*range(top, bottom), *headings})
    letters = tuple(address(0, column)[:-1] for column in range(right))
    cells = [f"{a}{row + 1}" for row in range(top, bottom) for a in letters]
    words = dict(_words_of_figures(reading, name, cells, titles, left_out(reading) if by is None else by))
    roles = reading.found.get("roles", {}).get(name, {})
    return SheetView(
        number,
        name,
        letters,
        tuple(_rows(grid, range(top, bottom), letters, roles, words)),
        height,
        _left_out(height, width, top, bottom, right),
        not grid.visible,
        headings=tuple(_rows(grid, headings, letters, roles, {})),
        earlier=top - at_once + 1 if top else None,
        later=bottom + 1 if bottom < height else None,
    )


def _headings(found: Mapping, name: str) -> range:
    """The rows over the only table of a sheet; where there are more tables nobody could tell whose they are."""
    if sum(table["sheet"] == name for table in found.get("tables", ())) != 1:
        return range(0)
    roles = found.get("roles", {}).get(name, {})
    rows = sorted({parse_address(cell)[0] for cell, role in roles.items() if role == "heading"})
    if not rows:
        return range(0)
    together = [row for place, row in enumerate(rows) if row == rows[0] + place]
    return range(rows[0], together[-1] + 1) if len(together) <= MOST_HEADINGS else range(0)


def _words_of_figures(
    reading: Reading, sheet: str, cells: list[str], titles: Mapping[str, str], by: LeftOut
) -> Iterator[tuple[str, tuple[str, bool]]]:
    """What is said of the figures in these cells, and whether they are in doubt. Of rows that were counted, the first
    cell stands for all.
    """
    figures = reading.figures.order_by("pk").filter(sheet=sheet, cell__in=cells).values_list(*_SAID, named=True)
    for figure in figures:  # values, since a page has thousands of them
        yield figure.cell, (_words(figure, titles, by), bool(figure.doubts))


def _words(figure, titles: Mapping[str, str], by: LeftOut) -> str:
    category = figure.wording__category or ""
    parts = [
        by.words(figure),
        " › ".join((*figure.row_labels, *figure.column_labels)),
        period_label(figure.starts_on, figure.ends_on) or "no period",
    ]
    if figure.wording__category is not None:
        parts.append(f"counts as {titles.get(category, category)}" if category else "nobody has ruled on its wording")
    return " · ".join(filter(None, parts))


def _rows(grid: Grid, numbers: Iterable[int], letters, roles, words) -> Iterator[RowView]:
    numbers = list(numbers)
    if not numbers:
        return
    spans, covered = _merges(grid, numbers[0], numbers[-1] + 1, len(letters))
    for row in numbers:
        cells = (
            _cell(grid, (row, column), f"{letter}{row + 1}", roles, words, spans)
            for column, letter in enumerate(letters)
            if (row, column) not in covered
        )
        yield RowView(row + 1, row in grid.hidden_rows, tuple(cells))


def _cell(grid, place, name, roles, words, spans):
    cell = grid.cells.get(place)
    said, doubtful = words.get(name, ("", False))
    row_span, column_span = spans.get(place, (1, 1))
    return CellView(
        address=name,
        shown=cell.shown if cell else "",
        role=roles.get(name, "ignored" if cell else "blank"),
        words=said,
        doubtful=doubtful,
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


def _left_out(height, width, top, bottom, right):
    parts = []
    if top > 0 or bottom < height:
        parts.append(f"rows {top + 1} to {bottom} of {height:,}")
    if right < width:
        parts.append(f"columns A to {address(0, right - 1)[:-1]} of {width}")
    return f"Shown here: {' and '.join(parts)}." if parts else ""
