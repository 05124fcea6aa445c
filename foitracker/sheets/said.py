"""What a person said of one sheet, in the form in which the reader asks: of a row, of a column, of a cell.

Rows and columns are spoken of as such: "row 7 is a heading" says nothing of column C, and "column C holds figures"
nothing of the headings over it. A box speaks of its cells. What is left out, or is a note, is taken from view; but
figures that are left out of a table whose labels and headings stay are figures without a number, and no empty cells.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType

from foitracker.periods import Period, parse_period
from foitracker.sheets.answer import CellRole
from foitracker.sheets.grid import Grid
from foitracker.sheets.recipe import Area, Meaning, is_wide

Place = tuple[int, int]

_AWAY = (Meaning.NOTE, Meaning.IGNORE)
_FIGURES = (Meaning.FIGURES, Meaning.TOTAL)
_READ = (CellRole.FIGURE, CellRole.TOTAL)
_NAMES = (CellRole.LABEL, CellRole.HEADING)


@dataclass(frozen=True, slots=True)
class Statement:
    """One mark on this sheet, with its area found."""

    area: Area
    meaning: Meaning
    period: Period | None = None


@dataclass(frozen=True, slots=True)
class Said:
    """All that was said of a sheet. Where two marks speak of one cell, the later counts."""

    statements: tuple[Statement, ...] = ()
    rows: Mapping[int, Meaning] = field(default_factory=dict)
    columns: Mapping[int, Meaning] = field(default_factory=dict)
    cells: Mapping[Place, Meaning] = field(default_factory=dict)
    away: Mapping[Place, Meaning] = field(default_factory=dict)  # cells that are taken from view
    left_out: Mapping[Place, Meaning] = field(default_factory=dict)  # figures that stay in view, without a number

    def __bool__(self) -> bool:
        return bool(self.statements)

    @property
    def leaves_out_all(self) -> bool:
        return any(one.meaning is Meaning.IGNORE and one.area == Area() for one in self.statements)

    def is_heading(self, row: int, columns: Iterable[int]) -> bool:
        if self.rows.get(row) is Meaning.HEADING:
            return True
        return any(self.cells.get((row, column)) is Meaning.HEADING for column in columns)

    def has_figures(self, row: int, columns: Iterable[int]) -> bool:
        return self.rows.get(row) in _FIGURES or any(self.holds_figure(row, column) for column in columns)

    def holds_figure(self, row: int, column: int) -> bool:
        return self.cells.get((row, column)) in _FIGURES

    def is_label(self, row: int, column: int) -> bool:
        return self.cells.get((row, column)) is Meaning.LABEL

    def of_column(self, column: int, rows: Sequence[int]) -> Meaning | None:
        """Whether a column of a table was said to hold its LABELs or its FIGURES: as a column, else by most cells."""
        said = self.columns.get(column)
        if said is None:
            cells = [self.cells.get((row, column)) for row in rows]
            labels, figures = cells.count(Meaning.LABEL), sum(one in _FIGURES for one in cells)
            if not labels and not figures:
                return None
            said = Meaning.LABEL if labels > figures else Meaning.FIGURES
        return Meaning.FIGURES if said in _FIGURES else said

    def roles_of_rows(self, rows: Sequence[int], columns: Sequence[int]) -> dict[int, Meaning]:
        """The rows of a table of which it was said that they are a TOTAL, or FIGURES and so no total."""
        roles: dict[int, Meaning] = {}
        for one in self.statements:
            if _speaks_of_rows(one) and any(map(one.area.holds_column, columns)):
                roles |= dict.fromkeys(filter(one.area.holds_row, rows), one.meaning)
        return roles

    def roles_of_columns(self, rows: Sequence[int], columns: Sequence[int]) -> dict[int, Meaning]:
        roles: dict[int, Meaning] = {}
        for one in self.statements:
            if _speaks_of_columns(one) and any(map(one.area.holds_row, rows)):
                roles |= dict.fromkeys(filter(one.area.holds_column, columns), one.meaning)
        return roles

    def periods(self, rows: Sequence[int], columns: Sequence[int]) -> tuple[Statement, ...]:
        """What was said of the period of a table, or of some of its rows or columns."""
        return tuple(
            one
            for one in self.statements
            if one.period is not None
            and any(map(one.area.holds_row, rows))
            and any(map(one.area.holds_column, columns))
        )


NOTHING = Said()


def _speaks_of_rows(one: Statement) -> bool:
    """Whether a mark says of its rows, as rows, that they are totals or are not: of figures, one row at a time."""
    area = one.area
    if area.is_box:
        return one.meaning in _FIGURES and area.top == area.bottom and area.left != area.right
    return area.is_rows and (one.meaning is Meaning.TOTAL or (one.meaning is Meaning.FIGURES and not is_wide(area)))


def _speaks_of_columns(one: Statement) -> bool:
    area = one.area
    if area.is_box:
        return one.meaning in _FIGURES and area.left == area.right and area.top != area.bottom
    return area.is_columns and (one.meaning is Meaning.TOTAL or (one.meaning is Meaning.FIGURES and not is_wide(area)))


def said_of(
    grid: Grid,
    statements: Sequence[tuple[Area, Meaning, str]],
    roles: Mapping[Place, CellRole] = MappingProxyType({}),
) -> Said:
    """What marks say of a sheet, the earliest first. `roles` is what its cells were taken for without marks."""
    rows: dict[int, Meaning] = {}
    columns: dict[int, Meaning] = {}
    cells: dict[Place, Meaning] = {}
    figures: set[Place] = set()
    made = []
    for area, meaning, period in statements:
        made.append(Statement(area, meaning, parse_period(period) if meaning is Meaning.PERIOD else None))
        if meaning in (Meaning.TABLE, Meaning.PERIOD) or area == Area():
            continue
        places = [place for place in grid.cells if area.holds(*place)]
        if meaning in _AWAY or area.is_box:
            cells |= dict.fromkeys(places, meaning)
            figures = figures.difference(places) | _figures_alone(area, meaning, places, roles)
            continue
        for place in places:
            if cells.get(place) not in _AWAY:  # a line does not bring back what was left out of it
                cells.pop(place, None)
        if area.is_rows:
            rows |= dict.fromkeys(range(area.top, area.bottom + 1), meaning)
        else:
            columns |= dict.fromkeys(range(area.left, area.right + 1), meaning)
    set_aside = {place: meaning for place, meaning in cells.items() if meaning in _AWAY}
    left_out = {place: meaning for place, meaning in set_aside.items() if place in figures}
    away = {place: meaning for place, meaning in set_aside.items() if place not in figures}
    return Said(tuple(made), rows, columns, cells, away, left_out)


def _figures_alone(
    area: Area, meaning: Meaning, places: Sequence[Place], roles: Mapping[Place, CellRole]
) -> set[Place]:
    """The figures that a box takes out of their table while their labels and headings stay: the gap is seen."""
    if meaning not in _AWAY or not area.is_box or any(roles.get(place) in _NAMES for place in places):
        return set()
    return {place for place in places if roles.get(place) in _READ}
