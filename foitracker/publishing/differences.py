"""What moved between two publications of the same round: cell by cell, never as a sum of movements."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import zip_longest

from foitracker.publishing.publication import Publication, Source
from foitracker.publishing.table import Bounds, Mark, Table, Value


@dataclass(frozen=True, slots=True)
class Moved:
    """One cell of one table. None stands where the table, its row or its column is not there."""

    table: str
    row: str
    column: str
    before: Value | None
    after: Value | None

    @property
    def words(self) -> str:
        return f"{shown(self.before)} → {shown(self.after)}"


@dataclass(frozen=True, slots=True)
class MovedSource:
    """A cell of a received file that is no longer counted, or newly counted, or read as another number."""

    force: str
    period: str
    place: str  # "Lancashire.xlsx, Sheet1, B2"
    before: str
    after: str


def moved(before: Publication, after: Publication) -> tuple[Moved, ...]:
    """The cells that differ, in the order of the later publication, with those that are gone at the end of a table."""
    earlier = {table.name: table for table in before.tables}
    later = {table.name: table for table in after.tables}
    names = [*later, *(name for name in earlier if name not in later)]
    return tuple(one for name in names for one in _in_table(earlier.get(name), later.get(name)))


def moved_tables(before: Publication, after: Publication) -> frozenset[str]:
    """The names of the later tables with numbers that are not in every cell what they were."""
    earlier = {table.name: table for table in before.tables}
    return frozenset(
        table.name for table in after.tables if table.has_numbers and any(_in_table(earlier.get(table.name), table))
    )


def moved_sources(before: Publication, after: Publication) -> tuple[MovedSource, ...]:
    """The cells of received files behind the figures that differ, by force.

    Rows of a list that were counted together are one place of several figures, of which each is told that differs.
    """
    earlier, later = _by_cell(before), _by_cell(after)
    return tuple(
        _moved_source(gone, come)
        for key in sorted(earlier.keys() | later.keys())
        for gone, come in zip_longest(
            _without(earlier.get(key, ()), later.get(key, ())), _without(later.get(key, ()), earlier.get(key, ()))
        )
    )


def shown(value: Value | None) -> str:
    """A value in a line of text; a mark says its meaning."""
    match value:
        case None:
            return "nothing"
        case Mark():
            return value.meaning.partition(":")[0]
        case Bounds():
            return f"{value.low:,} to {value.high:,}"
        case str():
            return value or "nothing"
        case int():
            return f"{value:,}"
    return str(value)


def _in_table(before: Table | None, after: Table | None) -> Iterator[Moved]:
    old, new = _cells(before), _cells(after)
    title = (after or before).title
    for key in [*new, *(key for key in old if key not in new)]:
        if old.get(key) != new.get(key):
            row, _, column = key
            yield Moved(title, row, column, old.get(key), new.get(key))


def _cells(table: Table | None) -> dict[tuple[str, int, str], Value]:
    """Every cell behind the names of its row, by row, the nth of that name, and column."""
    if table is None:
        return {}
    names = _naming_columns(table)
    cells: dict[tuple[str, int, str], Value] = {}
    met: Counter[str] = Counter()
    for row in table.rows:
        name = ", ".join(str(value) for value in row[:names])
        nth = met[name]
        met[name] += 1
        for column, value in zip(table.columns[names:], row[names:], strict=True):
            cells[name, nth, column.title] = value
    return cells


def _naming_columns(table: Table) -> int:
    """How many of the leading columns it takes to tell the rows apart: one at least, and not all."""
    for count in range(1, len(table.columns)):
        if len({row[:count] for row in table.rows}) == len(table.rows):
            return count
    return 1


def _by_cell(publication: Publication) -> dict[tuple[str, ...], list[Source]]:
    found: dict[tuple[str, ...], list[Source]] = defaultdict(list)
    for one in publication.sources:
        found[one.force, one.period, one.sha256, one.sheet, one.cell].append(one)
    return found


def _without(sources: Iterable[Source], others: Iterable[Source]) -> list[Source]:
    """The sources that none of the others says as well."""
    said = Counter((one.category, one.number) for one in others)
    left = []
    for one in sources:
        said[one.category, one.number] -= 1
        if said[one.category, one.number] < 0:
            left.append(one)
    return left


def _moved_source(before: Source | None, after: Source | None) -> MovedSource:
    one = after or before
    place = ", ".join(part for part in (one.file_name, one.sheet, one.cell) if part)
    return MovedSource(one.force, one.period, place, _source_words(before), _source_words(after))


def _source_words(source: Source | None) -> str:
    return "not counted" if source is None else f"{shown(source.number)}, {source.category}"
