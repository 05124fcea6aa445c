"""The period that a person gave to a table, or to some of its rows or columns."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from foitracker.periods import Period
from foitracker.sheets.answer import Check
from foitracker.sheets.blocks import Block
from foitracker.sheets.dating import Dated
from foitracker.sheets.frame import Label, Line
from foitracker.sheets.grid import address
from foitracker.sheets.view import View


@dataclass(frozen=True, slots=True)
class PeriodsSaid:
    """The lines with the periods that a person gave to some of them, and the period of the table as a whole."""

    rows: list[Line]
    columns: list[Line]
    context: Period | None = None
    reasons: tuple[str, ...] = ()
    checks: tuple[Check, ...] = ()


def periods_said(view: View, rows: list[Line], columns: list[Line]) -> PeriodsSaid:
    """A period said of a whole table holds where no label says another; one of some lines becomes a label of theirs."""
    numbers, letters = [row.number for row in rows], [column.number for column in columns]
    found = PeriodsSaid(rows, columns)
    for one in view.said.periods(numbers, letters):
        area, period = one.area, one.period
        all_rows, all_columns = all(map(area.holds_row, numbers)), all(map(area.holds_column, letters))
        why = (*found.reasons, f"{area} is for {period.label}, as a person said.")
        if all_rows and all_columns:
            found = replace(found, context=period)
        elif all_columns:
            made = [_for(line, period, (line.number, letters[0]), area.holds_row) for line in found.rows]
            found = replace(found, rows=made, reasons=why)
        elif all_rows:
            made = [_for(line, period, (numbers[0], line.number), area.holds_column) for line in found.columns]
            found = replace(found, columns=made, reasons=why)
        else:
            words = f"{period.label} was said of {area}, which holds a part of some rows and columns; it was not used."
            found = replace(found, checks=(*found.checks, Check(False, words, area.first_cell)))
    return found


def _for(line: Line, period: Period, place: tuple[int, int], held: Callable[[int], bool]) -> Line:
    label = Label(period.label, place, period, whole_period=True, filled=True)
    return line.under(label) if held(line.number) else line


def beyond_said(said: Period | None, rows: Sequence[Dated], columns: Sequence[Dated], block: Block) -> Iterator[Check]:
    """Periods in the labels that do not lie in the one that a person gave to the table."""
    periods = {period for line in (*rows, *columns) for period in line.periods}
    beyond = sorted(period.label for period in periods if said and not said.contains(period))
    if beyond:
        words = f"The table is said to be for {said.label}, and its labels name {', '.join(beyond[:4])}."
        yield Check(False, words, address(block.rect.top, block.rect.left))
