"""Lists in which every row stands for one thing that happened, and not for a number of them.

Such a list may hold personal data. It is recognised before anything else is read, it is counted, and its rows are never
handed on.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from operator import itemgetter

from foitracker.sheets.kinds import Kind
from foitracker.sheets.rows import Look, row_of
from foitracker.sheets.view import Rect, View
from foitracker.sheets.words import is_measure

_FEWEST = 10  # rows; a shorter table is read by a person anyway
_COUNTS = re.compile(
    r"\b(?:count|counts|number of|no\.? of|total|totals|volume|quantity|qty|frequency|offences|crimes|incidents|sum)\b",
    re.IGNORECASE,
)
_REFERENCE = re.compile(
    r"\b(?:refs?|reference|urn|id|unique|serial|niche|row|(?:crime|log|record|occurrence) (?:no|num|number))\b",
    re.IGNORECASE,
)


_HEADINGS = (Kind.TEXT, Kind.MARK)


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a list. `kind` is what nearly all its cells are."""

    number: int
    heading: str
    kind: Kind
    distinct: int
    filled: int
    numbers: int  # how many cells are numbers
    counts_up: bool = False  # 1, 2, 3 ... down the rows
    days: bool = False  # dates rather than years or months

    @property
    def is_reference(self) -> bool:
        return self.counts_up or (bool(_REFERENCE.search(self.heading)) and self.kind is not Kind.PERIOD)


@dataclass(frozen=True, slots=True)
class Records:
    """A list of records: its heading row, its rows and its columns."""

    rect: Rect
    head: int
    rows: tuple[int, ...]
    columns: tuple[Column, ...]


def records_on(view: View) -> Records | None:
    """The list that a sheet is, or None."""
    whole = view.whole
    for position, number in enumerate(view.rows[:40]):
        columns = view.columns[number]
        if len(columns) < 2 or any(view.senses[number, column].kind not in _HEADINGS for column in columns):
            continue
        row = row_of(view, number, 0, whole.right)
        if row is None or row.look is not Look.HEADING:
            continue
        rows = _rows_below(view, view.rows[position + 1 :], row.columns)
        if len(rows) >= _FEWEST:
            columns = tuple(_column(view, rows, column, view.senses[number, column].text) for column in row.columns)
            if _is_list(view, rows, columns):
                return Records(Rect(number, row.columns[0], rows[-1], row.columns[-1]), number, rows, columns)
    return None


def _rows_below(view: View, numbers: Sequence[int], columns: Sequence[int]) -> tuple[int, ...]:
    """The rows under a heading that fill at least half of its columns; none where they reach beyond it."""
    headed, least = set(columns), max(2, len(columns) / 2)
    rows, beyond = [], 0
    for number in numbers:
        filled = view.columns[number]
        beyond += not headed.issuperset(filled)
        if len(headed.intersection(filled)) >= least:
            rows.append(number)
    return tuple(rows) if beyond <= 0.1 * len(rows) else ()


def _column(view: View, rows: Sequence[int], number: int, heading: str) -> Column:
    senses = [view.senses[row, number] for row in rows if (row, number) in view.senses]
    kinds = _how_many([sense.kind for sense in senses])
    kind, count = max(kinds.items(), key=itemgetter(1))
    if not senses or count < 0.9 * len(senses):
        kind = Kind.TEXT
    first = senses[0].text if senses else ""
    counts_up = (
        first in ("0", "1", "01", "001", "0001")
        and len(senses) == len(rows)
        and [sense.text.lstrip("0") for sense in senses]
        == [str(n) for n in range(int(first), int(first) + len(senses))]
    )
    distinct = len({sense.text for sense in senses})
    days = bool(senses) and senses[0].period is not None and senses[0].period.days == 1
    return Column(number, heading, kind, distinct, len(senses), kinds[Kind.NUMBER], counts_up, days)


def _how_many(kinds: Sequence[Kind]) -> dict[Kind, int]:
    """How many cells of a column are periods, numbers and texts, in this order. Among numbers 2016 is a number."""
    periods, years = kinds.count(Kind.PERIOD), kinds.count(Kind.YEAR)
    numbers = kinds.count(Kind.NUMBER) + kinds.count(Kind.BOUND)
    texts = len(kinds) - periods - years - numbers
    if numbers:
        return {Kind.PERIOD: periods, Kind.NUMBER: numbers + years, Kind.TEXT: texts}
    return {Kind.PERIOD: periods + years, Kind.NUMBER: 0, Kind.TEXT: texts}


def _is_list(view: View, rows: Sequence[int], columns: Sequence[Column]) -> bool:
    """Whether the rows are records: nothing in them is a count, and something in them recurs."""
    if any(column.numbers and _counts(column) for column in columns):
        return False
    filled = [column for column in columns if column.filled >= 0.5 * len(rows)]
    figures = [c for c in filled if c.numbers > 0.3 * c.filled]
    numbers = [c for c in figures if not c.is_reference and not _is_code(c, len(rows))]
    words = [c for c in filled if c.kind is Kind.TEXT and not c.is_reference]
    recurring = [column for column in words if column.distinct <= 0.6 * len(rows)]
    dates = [column for column in filled if column.kind is Kind.PERIOD and column.distinct > 1]
    references = [column for column in filled if column.is_reference and column.distinct > 0.9 * column.filled]
    if numbers:
        return bool(references and recurring and any(column.days for column in dates))
    return bool(recurring and (dates or references or len(words) > 1))


def _counts(column: Column) -> bool:
    """Whether a column is headed as a count."""
    return not column.is_reference and is_headed_as_count(column.heading)


def is_headed_as_count(heading: str) -> bool:
    """Whether a heading says that numbers of things are below it: "Count", "No. of arrests", "Incidents"."""
    return is_measure(heading) or bool(_COUNTS.search(heading))


def _is_code(column: Column, rows: int) -> bool:
    return column.distinct <= max(3, 0.2 * rows) and not _counts(column)
