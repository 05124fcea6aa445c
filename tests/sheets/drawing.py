"""Draw a sheet in a test.

    sheet = grid('''
                    | 2022/23 | 2023/24
         Stalking   |      12 |      <5
         Harassment |     310 |
    ''')

A number is a number, `@2018-01-31` a date, `'12` the text 12, `<` merges with the cell on its left and `^` with the one
above. The first line drawn is row 1 and the first column is A. A line of dashes or an empty line is an empty row.
"""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from msgspec.structs import replace

from foitracker.sheets.grid import Cell, CellKind, Grid, parse_address
from foitracker.sheets.reading import AnswerReading, Reading, read_grids


def grid(drawing: str, *, name: str = "Sheet1", cells: Mapping[str, Mapping[str, Any]] | None = None, **facts) -> Grid:
    """The sheet that is drawn; `cells` changes single cells by their address."""
    lines = drawing.strip("\n").split("\n")
    while lines and not lines[-1].strip():
        lines.pop()
    return grid_of(
        [[_value(piece.strip()) for piece in line.split("|")] for line in lines], name=name, cells=cells, **facts
    )


def grid_of(rows: Sequence[Sequence[Any]], *, name: str = "Sheet1", cells=None, merged=(), **facts) -> Grid:
    """The sheet with these values."""
    merges = _Merges()
    made: dict[tuple[int, int], Cell] = {}
    for r, row in enumerate(rows):
        for c, value in enumerate(row):
            if value in ("<", "^"):
                merges.extend(r, c, (r, c - 1) if value == "<" else (r - 1, c))
            elif value is not None and value != "":
                made[r, c] = cell_of(r, c, value)
    for where, changes in (cells or {}).items():
        place = parse_address(where)
        made[place] = replace(made.get(place) or Cell(*place, None, ""), **changes)
    return Grid(name, made, (*merges.ranges(), *merged), **facts)


def cell_of(row: int, column: int, value: Any) -> Cell:
    if isinstance(value, bool):
        return Cell(row, column, value, str(value).upper(), "", CellKind.BOOLEAN)
    if isinstance(value, int | float):
        return Cell(row, column, value, str(value), "", CellKind.NUMBER)
    if isinstance(value, date):
        return Cell(row, column, value, value.isoformat(), "", CellKind.DATE)
    return Cell(row, column, value, value)


def read(*sheets: Grid) -> AnswerReading:
    return read_grids(sheets, media_type="xlsx")


def lines(reading: AnswerReading) -> list[tuple[str, str, str, str]]:
    """Every reading as (row labels, column labels, raw, cell), data only."""
    return [line(one) for one in reading.readings if one.role == "data"]


def line(one: Reading) -> tuple[str, str, str, str]:
    return " > ".join(one.row_labels), " > ".join(one.column_labels), one.raw, one.cell


def roles(reading: AnswerReading) -> dict[str, str]:
    """The role of each figure by its cell."""
    return {one.cell: one.role.value for one in reading.readings}


def figures(reading: AnswerReading) -> dict[tuple[str, str], int]:
    """Exact counts by (period, wording)."""
    return {
        (one.period.label if one.period else "", one.wording): one.figure.low
        for one in reading.readings
        if one.role == "data" and one.figure.exact
    }


def _value(text: str) -> Any:
    if not text or (set(text) == {"-"} and len(text) > 3):
        return None
    if text.startswith("'"):
        return text[1:]
    if text.startswith("@"):
        return date.fromisoformat(text[1:])
    for number in (int, float):
        try:
            return number(text) if not text.startswith("0") or text == "0" or "." in text else text
        except ValueError:
            continue
    return text


class _Merges:
    def __init__(self):
        self._anchor: dict[tuple[int, int], tuple[int, int]] = {}

    def extend(self, row: int, column: int, towards: tuple[int, int]) -> None:
        self._anchor[row, column] = self._anchor.get(towards, towards)

    def ranges(self) -> list[tuple[int, int, int, int]]:
        groups: dict[tuple[int, int], list[tuple[int, int]]] = {}
        for place, anchor in self._anchor.items():
            groups.setdefault(anchor, [anchor]).append(place)
        return [
            (min(r for r, _ in group), min(c for _, c in group), max(r for r, _ in group), max(c for _, c in group))
            for group in groups.values()
        ]
