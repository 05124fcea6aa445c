"""The two ends of a trace as pages show them: a cell with its numbers, a frozen number with its cells."""

from dataclasses import dataclass

from django.urls import reverse

from foitracker.publishing.differences import shown
from foitracker.publishing.rests import is_number
from foitracker.publishing.table import Mark, Table
from foitracker.store.models import Release
from foitracker.store.queries.cell import CellPage, InRelease, InTotal
from foitracker.store.queries.releases import FrozenSource, NumberPage
from foitracker.web.addresses import cell_url, lit_url, trace_url


@dataclass(frozen=True, slots=True)
class Linked:
    """A line of a table with the page behind its number: `of` is what the query found."""

    of: object
    words: str
    url: str


@dataclass(frozen=True, slots=True)
class ReleaseView:
    seen: InRelease
    numbers: tuple[Linked, ...]


@dataclass(frozen=True, slots=True)
class CellView:
    page: CellPage
    lit_url: str
    numbers: tuple[Linked, ...]  # of today, with any of the figures
    releases: tuple[ReleaseView, ...]


def cell_view(page: CellPage, round_slug: str) -> CellView:
    return CellView(
        page=page,
        lit_url=lit_url(round_slug, page.answer, page.sheet, page.cell),
        numbers=tuple(
            _in_total(line, round_slug) for line in dict.fromkeys(line for one in page.figures for line in one.counts)
        ),
        releases=tuple(
            ReleaseView(
                one,
                tuple(
                    Linked(
                        number, shown(number.value), number_url(one.release, number.table, number.row, number.column)
                    )
                    for number in one.numbers
                ),
            )
            for one in page.releases
        ),
    )


def _in_total(line: InTotal, round_slug: str) -> Linked:
    address = trace_url(round_slug, line.period, force=line.forces, area=line.areas, category=line.categories)
    return Linked(line, line.words, address)


def number_url(release: Release, table: str, row: int, column: int) -> str:
    """What one number of a release rested on. A release never changes, so its place names the number for ever."""
    return reverse("release-number", args=[release.round.slug, release.number, table, row, column])


@dataclass(frozen=True, slots=True)
class SourceLine:
    frozen: FrozenSource
    words: str
    lit_url: str
    cell_url: str
    table_url: str  # of a published table that stood in for an answer


@dataclass(frozen=True, slots=True)
class NumberView:
    page: NumberPage
    words: str
    lines: tuple[SourceLine, ...]


def number_view(page: NumberPage) -> NumberView:
    return NumberView(page, shown(page.number.value), tuple(_source(page.release, one) for one in page.sources))


def _source(release: Release, one: FrozenSource) -> SourceLine:
    place = (release.round.slug, one.answer, one.source.sheet, one.source.cell)
    return SourceLine(
        frozen=one,
        words=shown(one.source.number),
        lit_url=lit_url(*place) if one.answer else "",
        cell_url=cell_url(*place) if one.answer else "",
        table_url=reverse("official-detail", args=[one.table]) if one.table else "",
    )


@dataclass(frozen=True, slots=True)
class TableCell:
    words: str
    column: str  # the title of its column
    is_number: bool
    is_absent: bool
    url: str


@dataclass(frozen=True, slots=True)
class TableView:
    """A frozen table; the numbers in it lead to what they rested on."""

    table: Table
    rows: tuple[tuple[TableCell, ...], ...]


def table_views(release: Release, tables: tuple[Table, ...]) -> tuple[TableView, ...]:
    return tuple(
        TableView(
            table,
            tuple(
                tuple(_cell(release, table, row, column) for column in range(len(table.columns)))
                for row in range(len(table.rows))
            ),
        )
        for table in tables
    )


def _cell(release: Release, table: Table, row: int, column: int) -> TableCell:
    value = table.rows[row][column]
    return TableCell(
        words=shown(value),
        column=table.columns[column].title,
        is_number=table.columns[column].kind.is_number,
        is_absent=isinstance(value, Mark),
        url=number_url(release, table.name, row, column) if is_number(table, row, column) else "",
    )
