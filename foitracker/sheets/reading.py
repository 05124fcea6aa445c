"""From the grids of a file to its readings.

Each sheet is divided into tables, each table is offered to the layouts, exactly one of which has to recognise it, and
every cell is accounted for: a number that is in no reading is named.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from foitracker.sheets.answer import (
    AnswerReading,
    CellRole,
    Check,
    Grade,
    Reading,
    Refusal,
    Role,
    TableReading,
)
from foitracker.sheets.blocks import blocks_on
from foitracker.sheets.candidate import Candidate
from foitracker.sheets.columns import references_in
from foitracker.sheets.crosstab import crosstab_of
from foitracker.sheets.fitting import Fitted, PlainSheet, fit
from foitracker.sheets.grid import Grid, address, letters_of
from foitracker.sheets.kinds import Kind
from foitracker.sheets.layouts import layouts
from foitracker.sheets.left_out import gone_with
from foitracker.sheets.readout import TableParts
from foitracker.sheets.recipe import Meaning, Recipe, Used, parse_area
from foitracker.sheets.records import records_on
from foitracker.sheets.regions import regions_of
from foitracker.sheets.said import NOTHING, Said
from foitracker.sheets.telling_apart import told_apart
from foitracker.sheets.view import View, view_of
from foitracker.sheets.words import speaks_of_the_file

__all__ = [
    "AnswerReading",
    "CellRole",
    "Check",
    "Grade",
    "Reading",
    "Refusal",
    "Role",
    "TableReading",
    "read_grids",
]


def read_grids(grids: Sequence[Grid], *, media_type: str, recipe: Recipe | None = None) -> AnswerReading:
    """Read every table of every sheet. Pure: the same grids, and the same recipe, give the same readings.

    A recipe says what cells are; what it says of a sheet is taken into account when that sheet is read again.
    """
    sheets = [_read_sheet(grid) for grid in grids]
    plain = [_plain(grid, sheet) for grid, sheet in zip(grids, sheets, strict=True)]
    layouts_of = {sheet.grid.name: sheet.layouts for sheet in plain}
    fitted = fit(recipe, plain) if recipe else Fitted()
    del plain
    sheets = [
        _read_as_said(grid, sheet, fitted.said[grid.name]) if grid.name in fitted.said else sheet
        for grid, sheet in zip(grids, sheets, strict=True)
    ]
    tables: list[TableReading] = []
    readings: list[Reading] = []
    refusals: list[Refusal] = []
    roles: dict[str, dict[str, CellRole]] = {}
    kept: list[Grid] = []
    for grid, sheet in zip(grids, sheets, strict=True):
        kept.append(replace(grid, cells={}, merged=()) if sheet.withheld else grid)
        tables += [part.table for part in sheet.parts]
        readings += [reading for part in sheet.parts for reading in part.readings]
        refusals += sheet.refusals
        roles[grid.name] = {f"{letters_of(column)}{row + 1}": role for (row, column), role in sheet.roles.items()}
    return AnswerReading(
        media_type=media_type,
        grids=tuple(kept),
        tables=tuple(tables),
        readings=tuple(readings),
        refusals=(*(_unused(one) for one in fitted.used if not one.applied), *refusals),
        findings=(),
        roles=roles,
        layouts=layouts_of,
        used=tuple(fitted.used),
    )


def _unused(one: Used) -> Refusal:
    where = parse_area(one.area).first_cell if one.area else ""
    reason = f"The correction “{one.mark.words}” was not used: {one.why_not}."
    return Refusal(one.sheet or one.mark.sheet, where, reason, "Mark it again on this sheet if it is needed.")


def _plain(grid: Grid, sheet: _Sheet) -> PlainSheet:
    return PlainSheet(grid, tuple(part.table for part in sheet.parts), sheet.roles, sheet.withheld, sheet.view)


_UNREAD = CellRole.UNREAD
_AWAY = {Meaning.NOTE: CellRole.NOTE, Meaning.IGNORE: CellRole.IGNORED}


@dataclass(frozen=True, slots=True)
class _Sheet:
    parts: list[TableParts] = field(default_factory=list)
    refusals: list[Refusal] = field(default_factory=list)
    roles: dict[tuple[int, int], CellRole] = field(default_factory=dict)
    withheld: bool = False  # a list of records, whose rows are not handed on
    view: View | None = None  # none of a sheet that was not looked into


def _read_sheet(grid: Grid, said: Said = NOTHING, *, is_list: bool = False) -> _Sheet:
    """One sheet. `is_list` where it is known for a list of records, whose rows are never handed on."""
    sheet = _Sheet(withheld=is_list)
    if not grid.cells:
        return sheet
    if not grid.visible:
        advice = "Ask the sender whether it is part of the answer."
        sheet.refusals.append(Refusal(grid.name, "", "The sheet is hidden and was not read.", advice))
        return sheet
    if said.leaves_out_all:
        sheet.roles.update({} if is_list else dict.fromkeys(grid.cells, CellRole.IGNORED))
        return sheet
    view = view_of(grid, said)
    sheet = replace(sheet, view=view)
    set_aside = {place: _AWAY[meaning] for place, meaning in (*said.away.items(), *said.left_out.items())}
    sheet.roles.update(set_aside)
    parts = regions_of(view)
    lists = {id(part): records for part in parts if (records := records_on(part))}
    blocks = [(part, block) for part in parts if id(part) not in lists for block in blocks_on(part, part.whole)]
    tables = [crosstab_of(part, block) for part, block in blocks]
    apart = iter(told_apart([table for table in tables if table]))
    for part in parts:
        if id(part) in lists:
            _read_table(Candidate(part, records=lists[id(part)]), sheet)
    for (part, block), table in zip(blocks, tables, strict=True):
        if table:
            _read_table(Candidate(part, block, next(apart)), sheet)
        else:
            sheet.roles.update(dict.fromkeys(references_in(part, block), CellRole.IGNORED))
    if lists:
        return replace(sheet, withheld=True)
    sheet.roles.update(set_aside)
    _account_for_rest(view, sheet)
    return sheet


def _read_as_said(grid: Grid, plain: _Sheet, said: Said) -> _Sheet:
    """The sheet with what was said of it; figures that are read no more because of that are named."""
    sheet = _read_sheet(grid, said, is_list=plain.withheld)
    before, now = ([one for part in each.parts for one in part.readings] for each in (plain, sheet))
    sheet.refusals.extend(gone_with(said, before, now))
    return sheet


def _read_table(candidate: Candidate, sheet: _Sheet) -> None:
    claims = [name for name, layout in layouts().items() if layout.recognises(candidate)]
    if len(claims) != 1:
        rect = candidate.block.rect
        seen = f"recognised as {' and as '.join(claims)}" if claims else "not recognised"
        sheet.refusals.append(
            Refusal(
                candidate.view.grid.name,
                f"{address(rect.top, rect.left)}:{address(rect.bottom, rect.right)}",
                f"The table is {seen}.",
                "Mark its headings and figures by hand.",
            )
        )
        return
    part = layouts()[claims[0]].read(candidate, number=len(sheet.parts) + 1)
    sheet.parts.append(part)
    sheet.refusals.extend(part.refusals)
    sheet.roles.update(part.roles)


def _beside_years(view: View, place: tuple[int, int]) -> bool:
    """Whether a number that looks like a year stands after a word and beside another such: counts may do so."""
    row, column = place
    first, *others = view.columns[row]
    years = [c for c in others if view.senses[row, c].kind is Kind.YEAR]
    return column in years and len(years) > 1 and view.senses[row, first].kind is Kind.TEXT


def _account_for_rest(view: View, sheet: _Sheet) -> None:
    """Name the numbers that no table has read."""
    unread, roles = [], sheet.roles
    for place, sense in view.senses.items():
        role = roles.get(place)
        if role is None:
            first = view.senses[place[0], view.columns[place[0]][0]].text
            number = sense.kind in (Kind.NUMBER, Kind.BOUND) or (not sheet.parts and _beside_years(view, place))
            number = number and not speaks_of_the_file(first)
            role = roles[place] = CellRole.UNREAD if number else CellRole.IGNORED
        if role is _UNREAD:
            unread.append(place)
    if unread:
        names = ", ".join(address(*place) for place in unread[:8]) + (" …" if len(unread) > 8 else "")
        sheet.refusals.append(
            Refusal(
                view.grid.name,
                address(*unread[0]),
                f"{len(unread)} number{'s are' if len(unread) > 1 else ' is'} in no table that was read: {names}.",
                "Look at them and say whether they are figures.",
            )
        )
