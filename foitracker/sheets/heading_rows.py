"""Which rows above the first figures of a table head its columns, and which belong to its body."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from foitracker.sheets.kinds import Kind
from foitracker.sheets.rows import Look, Row, explains
from foitracker.sheets.view import View

_LONG = 100  # characters; longer text over figures is a sentence and no heading


@dataclass(frozen=True, slots=True)
class HeadsFound:
    """Rows above the first figures: the headings, and rows under them that belong to the body."""

    heads: list[Row]
    inside: list[Row]


def heads_above(view: View, above: Sequence[Row], figures: Sequence[Row]) -> HeadsFound:
    """Walk up from the first row with figures and take what heads it."""
    values = {column for row in figures for column in row.figures} or {
        column for row in figures for column in row.columns[1:]
    }
    left = min(row.columns[0] for row in figures)
    heads: list[Row] = []
    inside: list[Row] = []
    below = figures[0]
    for i in range(len(above) - 1, -1, -1):
        row = above[i]
        gap = _gap(view, row, below)
        if _is_body(view, above[:i], row, values, heads) or _names_rows(view, above[:i], row, values, heads):
            inside.insert(0, row)
        elif _is_head(view, row, values, left, gap, heads):
            heads.insert(0, row)
        elif heads or gap > 2 or len(inside) > 3:
            if not any(view.said.is_heading(other.number, other.columns) for other in above[:i]):
                break
        else:
            inside.insert(0, row)
        below = row
    if not heads:
        inside = [row for row in inside if row.look in (Look.MARKS, Look.YEARS)]
    return HeadsFound(heads, inside)


def _gap(view: View, row: Row, below: Row) -> int:
    """The empty rows between two rows; a merged cell that reaches down fills them."""
    reach = max(view.span(row.number, column).bottom for column in row.columns)
    return below.number - max(row.number, reach) - 1


def _is_body(view: View, higher: Sequence[Row], row: Row, values: set[int], heads: Sequence[Row]) -> bool:
    """Whether a row of years or marks above the first figures is a row of figures itself."""
    if heads or row.look not in (Look.YEARS, Look.MARKS):
        return False
    ambiguous = (Kind.YEAR, Kind.MARK)
    over = [column for column in row.columns[1:] if view.senses[row.number, column].kind in ambiguous]
    if not over or over[-1] < min(values) or row.columns[0] in values:
        return False
    if row.look is Look.MARKS:
        return all(view.senses[row.number, column].kind is Kind.MARK for column in over)
    return any(
        (
            other.look is Look.HEADING
            and all((other.number, c) in view.senses and view.senses[other.number, c].kind is Kind.TEXT for c in over)
        )
        or (
            other.look is Look.HEADING
            and any((other.number, c) in view.senses and view.senses[other.number, c].period for c in over)
        )
        for other in higher[-3:]
    )


def _names_rows(view: View, higher: Sequence[Row], row: Row, values: set[int], heads: Sequence[Row]) -> bool:
    """Whether a word over some column says what the rows below it hold, under headings that name the columns.

    | 2016/17 | 2017/18
    |     Number        |
    """
    if heads or not higher or higher[-1].look is not Look.HEADING or row.look is not Look.LINE:
        return False
    column, named = row.columns[0], [value for value in values if view.at(higher[-1].number, value)]
    if view.senses[row.number, column].kind is not Kind.TEXT or view.said.is_heading(row.number, row.columns):
        return False
    span = view.span(row.number, column)
    right = [value for value in values if value >= min((*named, column))]
    if 2 * len(named) < len(right) or len(right) < 2 or not any(span.left <= value <= span.right for value in named):
        return False
    if span.spans_columns() and not all(span.left <= value <= span.right for value in right):
        return False
    headings = {view.at(higher[-1].number, value) for value in named}
    return len(headings) == len(named) and _gap(view, higher[-1], row) < 2


def _is_head(view: View, row: Row, values: set[int], left: int, gap: int, heads: Sequence[Row]) -> bool:
    """Whether a row above figures, or above other headings, is a heading row of theirs."""
    first = min(values)
    over = [column for column in row.columns if column >= first or view.span(row.number, column).right > first]
    if over and view.said.is_heading(row.number, row.columns):
        return True
    over = [column for column in over if len(view.senses[row.number, column].text) <= _LONG]
    if not over or gap > 3 or (explains(view, row) and len(over) < 2):
        return False
    if len(row.columns) > 1 and (len(over) > 1 or not gap):
        return gap < 3 or len(over) > 1
    column = row.columns[0]
    sense = view.senses[row.number, column]
    if len(row.columns) > 1 or gap:
        return bool(sense.period) and not heads
    if sense.kind in (Kind.PERIOD, Kind.YEAR) and column >= first and column > left:
        return True
    if column == left and len(values) > 1 and not view.span(row.number, column).spans_columns():
        return False
    wide = view.span(row.number, column)
    return column >= first or (wide.spans_columns() and wide.left > left)
