"""The rows of headings over a table: what stands in each over the figures, and how far its merged cells reach."""

from __future__ import annotations

from dataclasses import dataclass

from foitracker.sheets.columns import Columns
from foitracker.sheets.frame import Label
from foitracker.sheets.kinds import Kind, Sense
from foitracker.sheets.view import View

Paths = dict[int, tuple[Label, ...]]  # by column
Middles = dict[int, dict[int, int]]  # by heading row: the column of the heading that holds for each column


@dataclass(frozen=True, slots=True)
class Level:
    """One heading row: the cells that stand in it over the figures, by column."""

    row: int
    starts: dict[int, Sense]
    ends: dict[int, int]  # how far a merged cell reaches
    merged: bool


def level_of(view: View, row: int, divided: Columns, right: int) -> Level:
    first = max((label + 1 for label in divided.labels if label < divided.values[0]), default=0)
    last = divided.values[-1]
    starts: dict[int, Sense] = {}
    ends: dict[int, int] = {}
    merged = False
    for column in view.filled(row, 0, right):
        span = view.span(row, column)
        if span.right < first or column > last or (column in divided.labels and not span.spans_columns()):
            continue
        starts[column] = view.senses[row, column]
        ends[column] = span.right
        merged = merged or span.spans_columns()
    return Level(row, starts, ends, merged)


def is_period(sense: Sense) -> bool:
    return sense.kind in (Kind.YEAR, Kind.PERIOD)
