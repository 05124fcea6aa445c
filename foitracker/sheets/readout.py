"""A table that is understood is read out: one reading for every figure cell, and a role for every cell."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from foitracker.sheets.answer import CellRole, Check, Grade, Reading, Refusal, Role, TableReading
from foitracker.sheets.crosstab import Crosstab
from foitracker.sheets.dating import Dated, period_of
from foitracker.sheets.frame import Line
from foitracker.sheets.grid import address
from foitracker.sheets.kinds import Kind

Place = tuple[int, int]

_RATE = "This is a percentage, a rate or a change, and not a count."


@dataclass(frozen=True, slots=True)
class TableParts:
    """What one table gives to the reading of an answer."""

    table: TableReading
    readings: tuple[Reading, ...]
    refusals: tuple[Refusal, ...]
    roles: Mapping[Place, CellRole]


def read_out(table: Crosstab, *, number: int, layout: str) -> TableParts:
    """Read every figure of a table, and say what was not read."""
    frame = table.frame
    sheet = frame.view.grid.name
    rows = [_Axis(line, date, f"row {line.number + 1}") for line, date in zip(frame.rows, table.row_dates, strict=True)]
    columns = [
        _Axis(line, date, f"column {address(0, line.number)[:-1]}")
        for line, date in zip(frame.columns, table.column_dates, strict=True)
    ]
    refusals = [*_nameless(rows, columns, sheet), *_repeated(rows, sheet), *_repeated(columns, sheet)]
    repeated = {one for axis in (rows, columns) for one in _repeats(axis)}
    readings = tuple(_readings(table, rows, columns, repeated, number))
    undated = [reading for reading in readings if reading.period is None and any("part of a year" in d for d in reading.doubts)]
    if undated:
        refusals.append(
            Refusal(
                sheet,
                undated[0].cell,
                f"The figures in {undated[0].cell} and {len(undated) - 1} other cells are for a part of a year, "
                "and nothing says which year.",
                "Say which year the table is for.",
            )
        )
    checks = (*table.checks, *_period_checks(rows, columns, frame))
    rect = frame.block.rect
    return TableParts(
        table=TableReading(
            sheet=sheet,
            number=number,
            area=f"{address(rect.top, rect.left)}:{address(rect.bottom, rect.right)}",
            title=table.title,
            layout=layout,
            grade=_grade(table, readings, checks, refusals),
            evidence=table.evidence,
            checks=checks,
        ),
        readings=readings,
        refusals=tuple(refusals),
        roles=_roles(table, {line.number for line in _nameless_lines(rows, columns)}, {a.line.number for a in _nameless_axis(columns)}),
    )


@dataclass(frozen=True, slots=True)
class _Axis:
    line: Line
    date: Dated
    name: str


def _nameless_axis(axis: Sequence[_Axis]) -> list[_Axis]:
    """Lines without any label where other lines stand beside them."""
    if len(axis) < 2:
        return []
    return [one for one in axis if not one.line.labels and one.line.role is Role.DATA]


def _nameless_lines(rows: Sequence[_Axis], columns: Sequence[_Axis]) -> list[Line]:
    return [one.line for one in _nameless_axis(rows)]


def _nameless(rows: Sequence[_Axis], columns: Sequence[_Axis], sheet: str) -> Iterator[Refusal]:
    for one in _nameless_axis(rows):
        yield Refusal(
            sheet, address(one.line.number, 0), f"{one.name[0].upper()}{one.name[1:]} has figures and no label.", "Say what the row is."
        )
    for one in _nameless_axis(columns):
        yield Refusal(
            sheet,
            address(0, one.line.number),
            f"{one.name[0].upper()}{one.name[1:]} has figures and no heading.",
            "Say what the column is, or that it is to be left out.",
        )


def _repeats(axis: Sequence[_Axis]) -> list[int]:
    """Lines of data whose labels are the same as another's."""
    data = [one.line for one in axis if one.line.role is Role.DATA and one.line.labels and not one.line.rate]
    paths = Counter(tuple(text.casefold() for text in line.path) for line in data)
    return [id(line) for line in data if paths[tuple(text.casefold() for text in line.path)] > 1]


def _repeated(axis: Sequence[_Axis], sheet: str) -> Iterator[Refusal]:
    repeated = set(_repeats(axis))
    groups: dict[tuple[str, ...], list[_Axis]] = {}
    for one in axis:
        if id(one.line) in repeated:
            groups.setdefault(tuple(text.casefold() for text in one.line.path), []).append(one)
    if not groups:
        return
    first = next(iter(groups.values()))
    names = " and ".join(one.name for one in first[:4])
    more = f" The same is true of {len(groups) - 1} other labels." if len(groups) > 1 else ""
    yield Refusal(
        sheet,
        address(*first[0].line.labels[-1].place),
        f"{names[0].upper()}{names[1:]} have the same labels, '{' > '.join(first[0].line.path)}'.{more}",
        "Say what tells them apart, or which of them counts.",
    )


def _readings(
    table: Crosstab, rows: Sequence[_Axis], columns: Sequence[_Axis], repeated: set[int], number: int
) -> Iterator[Reading]:
    frame, amounts = table.frame, table.amounts
    grid = frame.view.grid
    letters = {one.line.number: address(0, one.line.number)[:-1] for one in columns}
    nameless_columns = {one.line.number for one in _nameless_axis(columns)}
    nameless_rows = {one.line.number for one in _nameless_axis(rows)}
    prefix = tuple(label.text for label in table.prefix)
    column_paths = {one.line.number: one.line.path for one in columns}
    periods: dict[tuple[Dated, Dated], tuple] = {}
    for row in rows:
        line = row.line
        if line.number in nameless_rows:
            continue
        row_path = (*prefix, *line.path)
        for column in columns:
            place = (line.number, column.line.number)
            amount = amounts.get(place)
            if amount is None or column.line.number in nameless_columns:
                continue
            key = (row.date, column.date)
            known = periods.get(key)
            if known is None:
                known = periods[key] = (*period_of(row.date, column.date, table.context), _wording(table, row.date, column.date))
            period, problem, wording = known
            doubts = _doubts(grid, row, column, problem, repeated)
            yield Reading(
                grid.name,
                f"{letters[place[1]]}{place[0] + 1}",
                amount.raw,
                amount.figure,
                row_path,
                column_paths[place[1]],
                _role(line.role, column.line.role),
                table.title,
                number,
                period,
                wording,
                amount.doubts + doubts if doubts else amount.doubts,
            )


def _wording(table: Crosstab, row: Dated, column: Dated) -> str:
    words = (*row.wording, *column.wording)
    if table.prefix_counts and not table.prefix[0].whole_period:
        words = (table.prefix[0].text, *words)
    return " > ".join(words) or table.title


def _doubts(grid, row: _Axis, column: _Axis, problem: str, repeated: set[int]) -> tuple[str, ...]:
    doubts: list[str] = []
    if row.line.rate or column.line.rate:
        doubts.append(_RATE)
    if problem and _role(row.line.role, column.line.role) is Role.DATA:
        doubts.append(f"It has no period: {problem}.")
    if id(row.line) in repeated or id(column.line) in repeated:
        doubts.append("Another figure of the table has the same labels.")
    if row.line.number in grid.hidden_rows or column.line.number in grid.hidden_columns:
        doubts.append("It stands in a hidden row or column.")
    if row.line.doubts or column.line.doubts:
        doubts += [*row.line.doubts, *column.line.doubts]
    return tuple(doubts)


def _role(row: Role, column: Role) -> Role:
    if Role.TOTAL in (row, column):
        return Role.TOTAL
    return Role.SUBTOTAL if Role.SUBTOTAL in (row, column) else Role.DATA


def _grade(table: Crosstab, readings: Sequence[Reading], checks: Sequence[Check], refusals: Sequence[Refusal]) -> Grade:
    if refusals or any(reading.doubts for reading in readings) or any(check.passed is False for check in checks):
        return Grade.C
    return Grade.A if any(check.passed for check in table.checks) else Grade.B


def _period_checks(rows: Sequence[_Axis], columns: Sequence[_Axis], frame) -> Iterator[Check]:
    """Gaps and leaps in the periods of each axis."""
    for axis, of_rows in ((columns, False), (rows, True)):
        spans = []
        for one in axis:
            if one.line.role is Role.DATA and one.date.periods and not one.date.parts:
                spans.append((min(one.date.periods, key=lambda period: period.days), one))
        distinct = sorted({span for span, _ in spans})
        if len(distinct) < 3:
            continue
        lengths = [span.days for span in distinct]
        if max(lengths) > 1.2 * min(lengths) or min(lengths) < 27:
            continue
        steps = [round((b.starts_on - a.starts_on).days / 30.4) for a, b in pairwise(distinct)]
        for before, after, step in zip(distinct, distinct[1:], steps, strict=False):
            if step > min(steps):
                where = next(one for span, one in spans if span == after)
                cell = address(where.line.number, 0) if of_rows else address(0, where.line.number)
                yield Check(False, f"Nothing stands between {before.label} and {after.label}.", cell)


def _roles(table: Crosstab, lost_rows: set[int], lost_columns: set[int]) -> dict[Place, CellRole]:
    frame = table.frame
    block, view = frame.block, frame.view
    roles: dict[Place, CellRole] = {}

    def mark(numbers: Iterable[int], role: CellRole) -> None:
        for row in numbers:
            for column in view.filled(row, block.region.left, block.region.right):
                roles[row, column] = role

    mark(block.titles, CellRole.TITLE)
    mark(block.notes, CellRole.NOTE)
    mark(block.heads, CellRole.HEADING)
    mark(block.body, CellRole.LABEL)
    for row in block.body:
        for column in frame.divided.asides:
            if (row, column) in view.senses:
                roles[row, column] = CellRole.NOTE
    for line in frame.rows:
        for column in frame.columns:
            place = (line.number, column.number)
            if place not in table.amounts:
                continue
            if line.number in lost_rows or column.number in lost_columns:
                roles[place] = CellRole.UNREAD
            else:
                roles[place] = CellRole.FIGURE if _role(line.role, column.role) is Role.DATA else CellRole.TOTAL
    for place in view.cells_in(block.rect):
        beyond = place[1] not in frame.divided.labels and place[0] in block.figures
        if beyond and roles.get(place) is CellRole.LABEL and view.senses[place].kind in (Kind.NUMBER, Kind.BOUND):
            roles[place] = CellRole.UNREAD
    return roles
