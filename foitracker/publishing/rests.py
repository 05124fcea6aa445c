"""Which numbers of a publication rest on which of its sources, and back: read from the frozen tables alone.

The tables follow a convention (see store/queries/publication.py). Rows of "national" are categories, the first of them
all counted offences; rows of every other table that counts are forces. A column "period_0" is of the period in its
title, "change_0" of "period_0" and "period_1"; a table named "categories_..." is of one period, in columns of
categories. A number of any other table or column leads nowhere.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from functools import lru_cache

from foitracker.periods import UnreadablePeriod, parse_period
from foitracker.publishing.publication import Publication, Source
from foitracker.publishing.table import Column, Kind, Mark, Table, Value

OFFENCES = "Offences "  # before the period in the title of a column
NATIONAL, FORCES, CATEGORIES = "national", "forces", "categories_"


@dataclass(frozen=True, slots=True)
class Number:
    """One number of one table: `row` and `column` are its place, counted from 0, and the names say what it is of."""

    table: str
    table_title: str
    row: int
    column: int
    row_name: str
    column_name: str
    value: Value


def numbers_on(publication: Publication, sources: Collection[Source]) -> tuple[Number, ...]:
    """Every number of the publication that any of the sources went into."""
    return tuple(
        number
        for table in publication.tables
        for number in _numbers(table)
        if any(_rests(table, number, source) for source in sources)
    )


def sources_of(publication: Publication, number: Number) -> tuple[Source, ...]:
    """The sources of one number, in the order of the publication."""
    table = _table(publication, number.table)
    return tuple(source for source in publication.sources if _rests(table, number, source))


def number_at(publication: Publication, table: str, row: int, column: int) -> Number | None:
    """The number in a place, or None where there is none that rests on sources."""
    found = _table(publication, table)
    if found is None or row >= len(found.rows) or column >= len(found.columns):
        return None
    return _number(found, row, column)


def is_number(table: Table, row: int, column: int) -> bool:
    """Whether a place holds a number that leads to its sources."""
    return _number(table, row, column) is not None


def _table(publication: Publication, name: str) -> Table | None:
    return next((table for table in publication.tables if table.name == name), None)


def _numbers(table: Table) -> Iterator[Number]:
    for row in range(len(table.rows)):
        for column in range(len(table.columns)):
            if number := _number(table, row, column):
                yield number


def _number(table: Table, row: int, column: int) -> Number | None:
    heading, value = table.columns[column], table.rows[row][column]
    if isinstance(value, str | Mark) or not heading.kind.is_number:
        return None
    if not _periods(table, heading):
        return None
    return Number(table.name, table.title, row, column, str(table.rows[row][0]), heading.title, value)


def _rests(table: Table, number: Number, source: Source) -> bool:
    heading = table.columns[number.column]
    if not any(_within(source.period, label) for label in _periods(table, heading)):
        return False
    if table.name == NATIONAL:
        return number.row == 0 or number.row_name == source.category
    if number.row_name != source.force:
        return False
    return not table.name.startswith(CATEGORIES) or heading.key == "all" or heading.title == source.category


def _periods(table: Table, heading: Column) -> tuple[str, ...]:
    """The labels of the periods that a column is of; none for a column that counts nothing."""
    if table.name.startswith(CATEGORIES):
        return (table.period,) if heading.kind is Kind.COUNT else ()
    if table.name not in (NATIONAL, FORCES):
        return ()
    kind, _, at = heading.key.rpartition("_")
    if kind not in ("period", "change") or not at.isdigit():
        return ()
    wanted = [f"period_{at}"] if kind == "period" else [f"period_{at}", f"period_{int(at) + 1}"]
    return tuple(one.title.removeprefix(OFFENCES) for one in table.columns if one.key in wanted)


@lru_cache(maxsize=4096)
def _within(part: str, whole: str) -> bool:
    year = part.partition(", quarter ")[0]  # a published table has the year by quarters
    try:
        return parse_period(whole).contains(parse_period(year))
    except UnreadablePeriod:
        return part == whole
