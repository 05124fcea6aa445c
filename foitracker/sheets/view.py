"""A grid with a kind for every cell, and with merged ranges that answer for all their cells."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Container, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import groupby
from operator import itemgetter

import msgspec

from foitracker.sheets.grid import Grid
from foitracker.sheets.kinds import Sense, sense_of
from foitracker.sheets.said import NOTHING, Said

_LARGEST_MERGE = 100_000  # cells; a merge over a whole sheet says nothing about a table


class Rect(msgspec.Struct, frozen=True):
    """A rectangle of cells, all four sides inclusive."""

    top: int
    left: int
    bottom: int
    right: int

    def down_to(self, bottom: int) -> Rect:
        return Rect(self.top, self.left, bottom, self.right)

    def spans_columns(self) -> bool:
        return self.right > self.left


@dataclass(frozen=True, slots=True)
class View:
    """What the readers look at. `columns[row]` are the filled columns of a row in order."""

    grid: Grid
    senses: dict[tuple[int, int], Sense]
    columns: dict[int, list[int]]
    rows: list[int]
    _anchors: dict[tuple[int, int], Rect] = field(default_factory=dict)
    said: Said = NOTHING  # by a person, of these cells

    @property
    def whole(self) -> Rect:
        widest = max(map(itemgetter(-1), self.columns.values()), default=0)
        return Rect(0, 0, self.rows[-1] if self.rows else 0, widest)

    def filled(self, row: int, left: int, right: int) -> Sequence[int]:
        """The filled columns of a row between two columns."""
        columns = self.columns.get(row)
        if not columns:
            return ()
        if left <= columns[0] and columns[-1] <= right:
            return columns
        return columns[bisect_left(columns, left) : bisect_right(columns, right)]

    def rows_between(self, top: int, bottom: int) -> Sequence[int]:
        return self.rows[bisect_left(self.rows, top) : bisect_right(self.rows, bottom)]

    def span(self, row: int, column: int) -> Rect:
        """The merged range that a cell belongs to, or the cell alone."""
        return self._anchors.get((row, column)) or Rect(row, column, row, column)

    def at(self, row: int, column: int) -> tuple[int, int] | None:
        """The address that speaks for a cell: its own, or that of the merged cell over it."""
        if (row, column) in self.senses:
            return row, column
        rect = self._anchors.get((row, column))
        if rect and (rect.top, rect.left) in self.senses:
            return rect.top, rect.left
        return None

    def cells_in(self, rect: Rect) -> Iterator[tuple[int, int]]:
        for row in self.rows_between(rect.top, rect.bottom):
            for column in self.filled(row, rect.left, rect.right):
                yield row, column

    def only(self, places: Container[tuple[int, int]]) -> View:
        """The view of some of the cells, as if the sheet had no others."""
        senses = {place: sense for place, sense in self.senses.items() if place in places}
        columns: dict[int, list[int]] = {}
        for row, column in senses:
            columns.setdefault(row, []).append(column)
        return replace(self, senses=senses, columns=columns, rows=list(columns))


def view_of(grid: Grid, said: Said = NOTHING) -> View:
    """The view of a grid. Cells that hold nothing but spaces are left out, and those that a person took away."""
    senses: dict[tuple[int, int], Sense] = {}
    columns: dict[int, list[int]] = {}
    cells, away = grid.cells, said.away
    for place in sorted(cells):
        sense = sense_of(cells[place])
        if sense.text and place not in away:
            senses[place] = sense
    for row, places in groupby(senses, key=itemgetter(0)):
        columns[row] = [column for _, column in places]
    view = View(grid, senses, columns, list(columns), said=said)
    whole = view.whole
    for top, left, bottom, right in grid.merged:
        rect = Rect(top, left, min(bottom, whole.bottom), min(right, whole.right))
        if (rect.bottom - rect.top + 1) * (rect.right - rect.left + 1) > _LARGEST_MERGE:
            continue
        for row in range(rect.top, rect.bottom + 1):
            for column in range(rect.left, rect.right + 1):
                view._anchors[row, column] = rect
    return view
