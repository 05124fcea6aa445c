"""A recipe is fitted to a file: every mark finds its place on a sheet, or it is said why not.

In the file that a mark was made for, its address counts. In any other, the marks made together on one sheet are looked
for by their anchors on the sheet whose layout is the same, and stand or fall together: half a correction is none.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from heapq import nsmallest

from foitracker.sheets import fingerprint
from foitracker.sheets.anchors import Landmarks, Lost, landmarks_of
from foitracker.sheets.answer import CellRole, TableReading
from foitracker.sheets.grid import Grid
from foitracker.sheets.recipe import Area, Mark, Meaning, Recipe, Used, parse_area
from foitracker.sheets.said import Said, said_of
from foitracker.sheets.view import View, view_of

_A_LIST = "the sheet has one row for each crime, which is counted as it is"
_SAID_ANEW = "a period is said anew for every file"
_HIDDEN = "the sheet is hidden and was not read"


@dataclass(frozen=True)
class PlainSheet:
    """A sheet as it is read without marks."""

    grid: Grid
    tables: tuple[TableReading, ...]
    roles: Mapping[tuple[int, int], CellRole]
    is_list: bool = False
    seen: View | None = None  # the view that it was read by

    @cached_property
    def view(self) -> View:
        return self.seen or view_of(self.grid)

    @cached_property
    def landmarks(self) -> Landmarks:
        return landmarks_of(self.view, self.roles)

    @cached_property
    def layouts(self) -> tuple[str, ...]:
        """The fingerprints of the tables, or of the sheet where no table was recognised."""
        if self.tables or not self.grid.visible:
            return tuple(dict.fromkeys(table.fingerprint for table in self.tables))
        return (fingerprint.of_sheet(view_of(_top(self.grid))),) if self.grid.cells else ()

    def layout_at(self, area: Area) -> str:
        """The fingerprint of the table that an area meets, else of the nearest one above, else of the first."""
        if not self.tables:
            return self.layouts[0]
        for table in self.tables:
            if _meet(parse_area(table.area), area):
                return table.fingerprint
        above = [table for table in self.tables if parse_area(table.area).bottom < (area.top or 0)]
        return (above[-1] if above else self.tables[0]).fingerprint

    def closed_to(self, mark: Mark) -> str:
        """Why a mark cannot be used on this sheet, or an empty text."""
        if not self.grid.visible:
            return _HIDDEN
        leaves_out = mark.meaning is Meaning.IGNORE and parse_area(mark.area) == Area()
        return _A_LIST if self.is_list and not leaves_out else ""


def _top(grid: Grid) -> Grid:
    """The first rows of a sheet."""
    rows = set(nsmallest(fingerprint.ROWS_LOOKED_AT, {row for row, _ in grid.cells}))
    return replace(grid, cells={place: cell for place, cell in grid.cells.items() if place[0] in rows})


def _meet(table: Area, area: Area) -> bool:
    rows = area.top is None or (area.top <= table.bottom and table.top <= area.bottom)
    columns = area.left is None or (area.left <= table.right and table.left <= area.right)
    return rows and columns


@dataclass
class Fitted:
    """What the marks say of each sheet by its name, and what became of each mark."""

    said: dict[str, Said] = field(default_factory=dict)
    used: list[Used] = field(default_factory=list)


def fit(recipe: Recipe, sheets: Sequence[PlainSheet]) -> Fitted:
    """Marks of an earlier file whose layout is nowhere in this one are passed over: they are about other sheets."""
    fitted = Fitted()
    groups: dict[tuple[str, str], list[Mark]] = {}
    for mark in recipe.marks:
        if mark.by_address:
            fitted.used.append(_by_address(mark, sheets))
        else:
            groups.setdefault((mark.layout, mark.sheet), []).append(mark)
    taken = {sheet for _, sheet in groups}
    for (layout, name), marks in groups.items():
        fitted.used += _by_anchors(layout, name, marks, sheets, taken)
    statements: dict[str, list[tuple[Area, Meaning, str]]] = {}
    fitted.used.sort(key=lambda one: one.mark.by_address)  # what was said of this file itself counts last
    for one in fitted.used:
        if one.applied:
            statements.setdefault(one.sheet, []).append((parse_area(one.area), one.mark.meaning, one.mark.period))
    named = {sheet.grid.name: sheet for sheet in sheets}
    fitted.said = {name: said_of(named[name].grid, said, named[name].roles) for name, said in statements.items()}
    return fitted


def _by_address(mark: Mark, sheets: Sequence[PlainSheet]) -> Used:
    sheet = next((sheet for sheet in sheets if sheet.grid.name == mark.sheet), None)
    if sheet is None:
        return Used(mark, why_not=f"there is no sheet “{mark.sheet}”")
    why_not = sheet.closed_to(mark)
    area = parse_area(mark.area)
    if not why_not and not any(area.holds(*place) for place in sheet.grid.cells):
        why_not = f"nothing is written in {area}"
    if why_not:
        return Used(mark, mark.sheet, mark.area, why_not)
    return Used(sheet.landmarks.anchored(mark, sheet.layout_at(area)), mark.sheet, mark.area)


def _by_anchors(
    layout: str, name: str, marks: Sequence[Mark], sheets: Sequence[PlainSheet], taken: set[str]
) -> list[Used]:
    alike = [sheet for sheet in sheets if layout in sheet.layouts]
    if not alike:
        return []
    named = [sheet for sheet in alike if sheet.grid.name == name]
    free = named or [sheet for sheet in alike if sheet.grid.name not in taken] or alike
    if len(free) > 1:
        return [Used(mark, why_not=f"{len(free)} sheets have its layout and none is named “{name}”") for mark in marks]
    sheet = free[0]
    used: list[Used] = []
    why_not = ""
    for mark in marks:
        if mark.meaning is Meaning.PERIOD:
            used.append(Used(mark, sheet.grid.name, why_not=_SAID_ANEW))
            continue
        try:
            area = sheet.landmarks.find(mark)
        except Lost as problem:
            why_not = why_not or str(problem)
            used.append(Used(mark, sheet.grid.name, mark.area, str(problem)))
            continue
        closed = sheet.closed_to(mark)
        why_not = why_not or closed
        used.append(Used(mark, sheet.grid.name, str(area), closed))
    if not why_not:
        return used
    together = f"another mark made with it did not find its place: {why_not}"
    return [one if one.why_not else replace(one, why_not=together) for one in used]
