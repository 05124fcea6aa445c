"""The rows and the columns of a table as they are read out: what each is called, and what it lacks or shares."""

from __future__ import annotations

from collections import Counter
from collections.abc import Container, Iterator, Sequence

import msgspec
from msgspec.structs import replace

from foitracker.sheets.answer import Refusal, Role
from foitracker.sheets.crosstab import Crosstab
from foitracker.sheets.dating import Dated
from foitracker.sheets.frame import Line
from foitracker.sheets.grid import address, letters_of

_RATE = "This is a percentage, a rate or a change, and not a count."


class AxisLine(msgspec.Struct, frozen=True):
    """A row or a column with what holds for all its figures."""

    line: Line
    date: Dated
    name: str
    doubts: tuple[str, ...] = ()


def rows_of(table: Crosstab) -> list[AxisLine]:
    hidden = table.frame.view.grid.hidden_rows
    return [
        AxisLine(line, date, row_name(line), _doubts(line, line.number in hidden))
        for line, date in zip(table.frame.rows, table.row_dates, strict=True)
    ]


def columns_of(table: Crosstab) -> list[AxisLine]:
    hidden = table.frame.view.grid.hidden_columns
    return [
        AxisLine(line, date, column_name(line), _doubts(line, line.number in hidden))
        for line, date in zip(table.frame.columns, table.column_dates, strict=True)
    ]


def row_name(line: Line) -> str:
    return f"row {line.number + 1}"


def column_name(line: Line) -> str:
    return f"column {letters_of(line.number)}"


def nameless(axis: Sequence[AxisLine]) -> set[int]:
    """The numbers of lines without any label."""
    return {one.line.number for one in _nameless(axis)}


def missing_labels(rows: Sequence[AxisLine], columns: Sequence[AxisLine], sheet: str) -> Iterator[Refusal]:
    for one in _nameless(rows):
        where, reason = address(one.line.number, 0), f"Row {one.line.number + 1} has figures and no label."
        yield Refusal(sheet, where, reason, "Say what the row is.")
    for one in _nameless(columns):
        where, reason = address(0, one.line.number), f"Column {letters_of(one.line.number)} has figures and no heading."
        yield Refusal(sheet, where, reason, "Say what the column is, or that it is to be left out.")


def repeats(axis: Sequence[AxisLine]) -> frozenset[int]:
    """The identities of lines of data whose labels are the same as another's."""
    data = [one.line for one in axis if one.line.role is Role.DATA and one.line.labels and not one.line.rate]
    paths = [tuple([label.text.casefold() for label in line.labels]) for line in data]
    if len(set(paths)) == len(paths):
        return frozenset()
    times = Counter(paths)
    return frozenset(id(line) for line, path in zip(data, paths, strict=True) if times[path] > 1)


def with_repeats(axis: Sequence[AxisLine], repeated: Container[int]) -> Sequence[AxisLine]:
    if not repeated:
        return axis
    doubt = "Another figure of the table has the same labels."
    return [replace(one, doubts=(*one.doubts, doubt)) if id(one.line) in repeated else one for one in axis]


def repeated_labels(axis: Sequence[AxisLine], repeated: Container[int], sheet: str) -> Iterator[Refusal]:
    groups: dict[tuple[str, ...], list[AxisLine]] = {}
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


def _nameless(axis: Sequence[AxisLine]) -> list[AxisLine]:
    """Lines without any label where other lines stand beside them."""
    if len(axis) < 2:
        return []
    return [one for one in axis if not one.line.labels and one.line.role is Role.DATA]


def _doubts(line: Line, hidden: bool) -> tuple[str, ...]:
    rate = (_RATE,) if line.rate else ()
    return (*rate, *line.doubts, *(("It stands in a hidden row or column.",) if hidden else ()))
