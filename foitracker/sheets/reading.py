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
from foitracker.sheets.crosstab import crosstab_of
from foitracker.sheets.grid import Grid, address
from foitracker.sheets.kinds import Kind
from foitracker.sheets.layouts import layouts
from foitracker.sheets.readout import TableParts
from foitracker.sheets.records import records_on
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


def read_grids(grids: Sequence[Grid], *, media_type: str) -> AnswerReading:
    """Read every table of every sheet. Pure: the same grids give the same readings."""
    tables: list[TableReading] = []
    readings: list[Reading] = []
    refusals: list[Refusal] = []
    roles: dict[str, dict[str, CellRole]] = {}
    kept: list[Grid] = []
    for grid in grids:
        sheet = _read_sheet(grid)
        kept.append(replace(grid, cells={}, merged=()) if sheet.withheld else grid)
        tables += [part.table for part in sheet.parts]
        readings += [reading for part in sheet.parts for reading in part.readings]
        refusals += sheet.refusals
        roles[grid.name] = {address(*place): role for place, role in sheet.roles.items()}
    return AnswerReading(
        media_type=media_type,
        grids=tuple(kept),
        tables=tuple(tables),
        readings=tuple(readings),
        refusals=tuple(refusals),
        findings=(),
        roles=roles,
    )


@dataclass(frozen=True, slots=True)
class _Sheet:
    parts: list[TableParts] = field(default_factory=list)
    refusals: list[Refusal] = field(default_factory=list)
    roles: dict[tuple[int, int], CellRole] = field(default_factory=dict)
    withheld: bool = False  # a list of records, whose rows are not handed on


def _read_sheet(grid: Grid) -> _Sheet:
    sheet = _Sheet()
    if not grid.cells:
        return sheet
    if not grid.visible:
        advice = "Ask the sender whether it is part of the answer."
        sheet.refusals.append(Refusal(grid.name, "", "The sheet is hidden and was not read.", advice))
        return sheet
    view = view_of(grid)
    records = records_on(view)
    if records:
        _read_table(Candidate(view, records=records), sheet)
        return replace(sheet, withheld=True)
    blocks = list(blocks_on(view, view.whole))
    tables = [crosstab_of(view, block) for block in blocks]
    apart = iter(told_apart([table for table in tables if table]))
    for block, table in zip(blocks, tables, strict=True):
        if table:
            _read_table(Candidate(view, block, next(apart)), sheet)
    _account_for_rest(view, sheet)
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


def _account_for_rest(view: View, sheet: _Sheet) -> None:
    """Name the numbers that no table has read."""
    unread = []
    for place, sense in view.senses.items():
        role = sheet.roles.get(place)
        if role is None:
            first = view.senses[place[0], view.columns[place[0]][0]].text
            number = sense.kind in (Kind.NUMBER, Kind.BOUND) and not speaks_of_the_file(first)
            sheet.roles[place] = CellRole.UNREAD if number else CellRole.IGNORED
        if sheet.roles[place] is CellRole.UNREAD:
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
