"""A table that is understood is read out: one reading for every figure cell, and a role for every cell."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from foitracker.figures import Absence, Figure
from foitracker.periods import Period
from foitracker.sheets import axes, fingerprint
from foitracker.sheets.amounts import Amount
from foitracker.sheets.answer import CellRole, Check, Grade, Reading, Refusal, Role, TableReading
from foitracker.sheets.axes import AxisLine
from foitracker.sheets.crosstab import Crosstab
from foitracker.sheets.dating import Dated, period_of
from foitracker.sheets.grid import address, letters_of
from foitracker.sheets.kinds import Kind, whole_period
from foitracker.sheets.period_checks import period_checks
from foitracker.sheets.view import View

Place = tuple[int, int]

_DATA = Role.DATA


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
    rows, columns = axes.rows_of(table), axes.columns_of(table)
    alike = axes.repeats(rows), axes.repeats(columns)
    refusals = [
        *axes.missing_labels(rows, columns, sheet),
        *axes.repeated_labels(rows, alike[0], sheet),
        *axes.repeated_labels(columns, alike[1], sheet),
    ]
    rows, columns = axes.with_repeats(rows, alike[0]), axes.with_repeats(columns, alike[1])
    readings = tuple(_readings(table, rows, columns, number))
    refusals += _yearless(readings, sheet)
    checks = (
        *table.checks,
        *period_checks(frame.columns, table.column_dates, axes.column_name, lambda line: address(0, line.number)),
        *period_checks(frame.rows, table.row_dates, axes.row_name, lambda line: address(line.number, 0)),
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
        roles=_roles(table, axes.nameless(rows), axes.nameless(columns)),
    )


def _yearless(readings: Sequence[Reading], sheet: str) -> Iterator[Refusal]:
    undated = [one for one in readings if one.period is None and any("part of a year" in doubt for doubt in one.doubts)]
    if undated:
        others = f" and {len(undated) - 1} other cells" if len(undated) > 1 else ""
        reason = f"The figures in {undated[0].cell}{others} are for a part of a year, and nothing says which year."
        yield Refusal(sheet, undated[0].cell, reason, "Say which year the table is for.")


def _readings(table: Crosstab, rows: Sequence[AxisLine], columns: Sequence[AxisLine], number: int) -> Iterator[Reading]:
    frame, amounts = table.frame, table.amounts
    grid = frame.view.grid
    names = {one.line.number: letters_of(one.line.number) for one in columns}
    nameless_columns, nameless_rows = axes.nameless(columns), axes.nameless(rows)
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
                f"{names[column_number]}{line.number + 1}",
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


def _blank(view: View, place: Place, row: AxisLine, column: AxisLine) -> Amount | None:
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


def _doubts(row: AxisLine, column: AxisLine, problem: str) -> tuple[str, ...]:
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
