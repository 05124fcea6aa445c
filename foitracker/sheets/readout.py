"""A table that is understood is read out: one reading for every figure cell, and a role for every cell."""

from __future__ import annotations

from collections import Counter
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

import msgspec
from msgspec.structs import replace

from foitracker.figures import Absence, Figure
from foitracker.periods import Period
from foitracker.sheets import fingerprint
from foitracker.sheets.amounts import Amount
from foitracker.sheets.answer import CellRole, Check, Grade, Reading, Refusal, Role, TableReading
from foitracker.sheets.crosstab import Crosstab
from foitracker.sheets.dating import Dated, period_of
from foitracker.sheets.frame import Line
from foitracker.sheets.grid import address, letters_of
from foitracker.sheets.kinds import Kind, whole_period
from foitracker.sheets.period_checks import period_checks
from foitracker.sheets.view import View

Place = tuple[int, int]

_DATA = Role.DATA
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
    grid = frame.view.grid
    rows = [
        _Axis(line, date, _row_name(line), _doubts_of_line(line, line.number in grid.hidden_rows))
        for line, date in zip(frame.rows, table.row_dates, strict=True)
    ]
    columns = [
        _Axis(line, date, _column_name(line), _doubts_of_line(line, line.number in grid.hidden_columns))
        for line, date in zip(frame.columns, table.column_dates, strict=True)
    ]
    alike = _repeats(rows), _repeats(columns)
    refusals = [
        *_nameless(rows, columns, sheet),
        *_repeated(rows, alike[0], sheet),
        *_repeated(columns, alike[1], sheet),
    ]
    rows, columns = _with_repeats(rows, alike[0]), _with_repeats(columns, alike[1])
    readings = tuple(_readings(table, rows, columns, number))
    refusals += _yearless(readings, sheet)
    checks = (
        *table.checks,
        *period_checks(frame.columns, table.column_dates, _column_name, lambda line: address(0, line.number)),
        *period_checks(frame.rows, table.row_dates, _row_name, lambda line: address(line.number, 0)),
    )
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
            fingerprint=fingerprint.of_table(table),
        ),
        readings=readings,
        refusals=tuple(refusals),
        roles=_roles(table, _numbers(_nameless_axis(rows)), _numbers(_nameless_axis(columns))),
    )


class _Axis(msgspec.Struct, frozen=True):
    """A row or a column with what holds for all its figures."""

    line: Line
    date: Dated
    name: str
    doubts: tuple[str, ...] = ()


def _row_name(line: Line) -> str:
    return f"row {line.number + 1}"


def _column_name(line: Line) -> str:
    return f"column {letters_of(line.number)}"


def _doubts_of_line(line: Line, hidden: bool) -> tuple[str, ...]:
    rate = (_RATE,) if line.rate else ()
    return (*rate, *line.doubts, *(("It stands in a hidden row or column.",) if hidden else ()))


def _with_repeats(axis: Sequence[_Axis], repeated: Container[int]) -> Sequence[_Axis]:
    if not repeated:
        return axis
    doubt = "Another figure of the table has the same labels."
    return [replace(one, doubts=(*one.doubts, doubt)) if id(one.line) in repeated else one for one in axis]


def _nameless_axis(axis: Sequence[_Axis]) -> list[_Axis]:
    """Lines without any label where other lines stand beside them."""
    if len(axis) < 2:
        return []
    return [one for one in axis if not one.line.labels and one.line.role is Role.DATA]


def _numbers(axis: Sequence[_Axis]) -> set[int]:
    return {one.line.number for one in axis}


def _nameless(rows: Sequence[_Axis], columns: Sequence[_Axis], sheet: str) -> Iterator[Refusal]:
    for one in _nameless_axis(rows):
        where, reason = address(one.line.number, 0), f"Row {one.line.number + 1} has figures and no label."
        yield Refusal(sheet, where, reason, "Say what the row is.")
    for one in _nameless_axis(columns):
        where, reason = address(0, one.line.number), f"Column {letters_of(one.line.number)} has figures and no heading."
        yield Refusal(sheet, where, reason, "Say what the column is, or that it is to be left out.")


def _yearless(readings: Sequence[Reading], sheet: str) -> Iterator[Refusal]:
    undated = [one for one in readings if one.period is None and any("part of a year" in doubt for doubt in one.doubts)]
    if undated:
        others = f" and {len(undated) - 1} other cells" if len(undated) > 1 else ""
        reason = f"The figures in {undated[0].cell}{others} are for a part of a year, and nothing says which year."
        yield Refusal(sheet, undated[0].cell, reason, "Say which year the table is for.")


def _repeats(axis: Sequence[_Axis]) -> frozenset[int]:
    """The identities of lines of data whose labels are the same as another's."""
    data = [one.line for one in axis if one.line.role is Role.DATA and one.line.labels and not one.line.rate]
    paths = [tuple([label.text.casefold() for label in line.labels]) for line in data]
    if len(set(paths)) == len(paths):
        return frozenset()
    times = Counter(paths)
    return frozenset(id(line) for line, path in zip(data, paths, strict=True) if times[path] > 1)


def _repeated(axis: Sequence[_Axis], repeated: Container[int], sheet: str) -> Iterator[Refusal]:
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


def _readings(table: Crosstab, rows: Sequence[_Axis], columns: Sequence[_Axis], number: int) -> Iterator[Reading]:
    frame, amounts = table.frame, table.amounts
    grid = frame.view.grid
    letters = {one.line.number: letters_of(one.line.number) for one in columns}
    nameless_columns, nameless_rows = _numbers(_nameless_axis(columns)), _numbers(_nameless_axis(rows))
    prefix = tuple(label.text for label in table.prefix)
    title = table.titles[-1] if table.titles else ""
    untold = "" if whole_period(title)[0] else title
    column_paths = {one.line.number: one.line.path for one in columns}
    undated = not any(one.date.periods for one in (*rows, *columns))
    left_out = frame.view.said.left_out
    named = [
        (one, one.line.number, one.line.role, one.line.rate, one.date, one.date.wording)
        for one in columns
        if one.line.number not in nameless_columns
    ]
    when = _Periods(table.context, [date for *_, date, _ in named])
    for row in rows:
        line = row.line
        if line.number in nameless_rows:
            continue
        row_role, row_path = line.role, (*prefix, *line.path)
        words = _row_words(table, row.date)
        row_wording = " > ".join(words)
        beside = zip(named, when.beside(row.date), strict=True)
        for (column, column_number, column_role, rate, date, column_words), (period, problem) in beside:
            place = (line.number, column_number)
            amount = amounts.get(place) or _blank(frame.view, place, row, column)
            if amount is None or (place in left_out and (line.rate or rate)):
                continue
            role = column_role if row_role is _DATA else _role(row_role, column_role)
            doubtful = problem or row.doubts or column.doubts or not column.line.labels
            doubts = _doubts(row, column, problem) if doubtful else ()
            wording = " > ".join((*words, *column_words)) if column_words else row_wording
            yield Reading(
                grid.name,
                f"{letters[column_number]}{line.number + 1}",
                amount.raw,
                amount.figure,
                row_path,
                column_paths[column_number],
                role,
                table.title,
                number,
                period if role is _DATA or row.date.periods or date.periods or undated else None,
                wording or (untold if role is _DATA else ""),
                amount.doubts + doubts if doubts else amount.doubts,
            )


_BLANK = Amount(Figure(absence=Absence.BLANK), "")


def _blank(view: View, place: Place, row: _Axis, column: _Axis) -> Amount | None:
    """An empty cell where a row and a column of figures meet is a figure that was not given: it is not zero."""
    lines = (row.line, column.line)
    if any(line.rate or line.role is not Role.DATA for line in lines) or view.at(*place) is not None:
        return None
    return _BLANK


class _Periods:
    """The periods of the columns of each row, worked out once for each way in which the labels of rows are dated."""

    def __init__(self, context: Period | None, columns: Sequence[Dated]):
        self.context, self.columns = context, columns
        self.known: dict[tuple, list[tuple[Period | None, str]]] = {}

    def beside(self, row: Dated) -> list[tuple[Period | None, str]]:
        """The period of each column in a row, or why it has none."""
        key = (row.periods, row.parts, row.ambiguous)
        if key not in self.known:
            self.known[key] = [period_of(row, column, self.context) for column in self.columns]
        return self.known[key]


def _row_words(table: Crosstab, row: Dated) -> tuple[str, ...]:
    if table.prefix_counts and not table.prefix[0].whole_period:
        return (table.prefix[0].text, *row.wording)
    return (table.counts, *row.wording) if table.counts else row.wording


def _doubts(row: _Axis, column: _Axis, problem: str) -> tuple[str, ...]:
    doubts = (*row.doubts, *column.doubts)
    rate = row.line.rate or column.line.rate
    if problem and not rate and _role(row.line.role, column.line.role) is Role.DATA:
        doubts = (*doubts, f"It has no period: {problem}.")
    if not column.line.labels and not row.date.periods:
        doubts = (*doubts, "Its column has no heading.")
    return tuple(dict.fromkeys(doubts)) if doubts else doubts


def _role(row: Role, column: Role) -> Role:
    if Role.TOTAL in (row, column):
        return Role.TOTAL
    return Role.SUBTOTAL if Role.SUBTOTAL in (row, column) else Role.DATA


def _grade(table: Crosstab, readings: Sequence[Reading], checks: Sequence[Check], refusals: Sequence[Refusal]) -> Grade:
    if refusals or any(reading.doubts for reading in readings) or any(check.passed is False for check in checks):
        return Grade.C
    return Grade.A if any(check.passed for check in table.checks) else Grade.B


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
    across = [(one.number, one.number in lost_columns, one.role is Role.DATA) for one in frame.columns]
    figure, total, unread, label = CellRole.FIGURE, CellRole.TOTAL, CellRole.UNREAD, CellRole.LABEL
    for line in frame.rows:
        row, lost, is_data = line.number, line.number in lost_rows, line.role is Role.DATA
        for column, column_lost, column_is_data in across:
            if (row, column) in table.amounts:
                role = figure if is_data and column_is_data else total
                roles[row, column] = unread if lost or column_lost else role
    for place in view.cells_in(block.rect):
        if roles.get(place) is label and place[1] not in frame.divided.labels and place[0] not in frame.sections:
            number = view.senses[place].kind in (Kind.NUMBER, Kind.BOUND, Kind.YEAR)
            roles[place] = CellRole.UNREAD if number else CellRole.NOTE
    return roles
