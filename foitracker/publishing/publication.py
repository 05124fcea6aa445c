"""What goes out together: tables, the notes on them, and every cell that their numbers rest on."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from functools import cached_property

from foitracker.publishing.press import Press
from foitracker.publishing.table import Bounds, Column, Flag, Kind, Mark, Shorthand, Table, UnfitTable

ANSWER = "answer"
PUBLISHED = "published table"
SOURCES = "sources"
SOURCES_NOTE = "The files are stored unaltered; their SHA-256 proves that a copy is the same file."
RESERVED = frozenset({"cover", "contents", "notes", SOURCES})  # sheets that every publication has


@dataclass(frozen=True, slots=True)
class Source:
    """One cell of one file that a number rests on: an answer, or a published table that stands in for one.

    `address` is the page that shows the cell.
    """

    force: str
    period: str
    category: str
    file_name: str
    sha256: str
    sheet: str
    cell: str
    raw: str
    number: int | Bounds | Mark
    kind: str = ANSWER
    address: str = ""


@dataclass(frozen=True)  # without slots, as a table
class Publication:
    """What goes out together. `made_on` dates every file made of it, so that the same content is the same bytes.

    `press` and the table `by_force` are for press packs; both are None in what was frozen before there were any.
    """

    title: str
    summary: tuple[str, ...]
    tables: tuple[Table, ...]
    made_on: date
    publisher: str = ""
    contact: str = ""
    notes: tuple[str, ...] = ()
    sources: tuple[Source, ...] = ()
    press: Press | None = None
    by_force: Table | None = None
    licence: str = ""  # under which the words and codes of the offences are used

    def __post_init__(self) -> None:
        names = [table.name.lower() for table in self.tables]
        taken = sorted({name for name in names if names.count(name) > 1 or name in RESERVED})
        if taken:
            raise UnfitTable(f"Two sheets cannot both be called “{taken[0]}”.")
        if not self.title.strip():
            raise UnfitTable("A publication needs a title.")

    @property
    def has_figures(self) -> bool:
        return any(
            isinstance(value, int | Decimal | Bounds) for table in self.tables for row in table.rows for value in row
        )

    @cached_property
    def all_tables(self) -> tuple[Table, ...]:
        """The tables as files show them, ranges in two columns, with the table of sources last."""
        tables = [table.expanded() for table in self.tables]
        if self.sources:
            tables.append(_sources_table(self).expanded())
        return tuple(tables)

    def flagged(self, flag: Flag, names: Collection[str]) -> Publication:
        """The same publication with a flag on the tables of these names."""
        tables = [replace(table, flags=(*table.flags, flag)) if table.name in names else table for table in self.tables]
        return replace(self, tables=tuple(tables))

    def legend(self) -> Iterator[tuple[Shorthand, tuple[str, ...]]]:
        """The shorthand that is used anywhere, with the names of the tables that use it."""
        tables = [(table.name, table.legend) for table in self.all_tables]
        for shorthand in (*Mark, *Flag):
            names = tuple(name for name, used in tables if shorthand in used)
            if names:
                yield shorthand, names

    def numbered_notes(self) -> Iterator[tuple[int, str, str]]:
        """Every note with its number and the name of its table; no name for a note on the whole publication."""
        notes = [(note, "") for note in self.notes]
        notes += [(note, table.name) for table in self.tables for note in table.notes]
        notes += [(SOURCES_NOTE, SOURCES)] if self.sources else []
        for number, (note, name) in enumerate(notes, start=1):
            yield number, note, name


def _sources_table(publication: Publication) -> Table:
    # Publications frozen before sources had a kind and addresses keep the table, and so the bytes, that they had.
    with_address = any(each.address for each in publication.sources)
    with_kind = with_address or any(each.kind != ANSWER for each in publication.sources)
    return Table(
        name=SOURCES,
        title="Where every figure comes from",
        columns=(
            Column("force", "Force"),
            Column("period", "Period"),
            Column("category", "Category"),
            Column("file_name", "File"),
            Column("sha256", "SHA-256 of the file"),
            Column("sheet", "Sheet"),
            Column("cell", "Cell"),
            Column("raw", "As the cell shows it"),
            Column("number", "Read as", Kind.COUNT),
            *([Column("kind", "Kind of source")] if with_kind else ()),
            *([Column("address", "Page that shows the cell and every number it is in")] if with_address else ()),
        ),
        rows=tuple(
            (
                each.force,
                each.period,
                each.category,
                each.file_name,
                each.sha256,
                each.sheet,
                each.cell,
                each.raw,
                each.number,
                *([each.kind] if with_kind else ()),
                *([each.address] if with_address else ()),
            )
            for each in publication.sources
        ),
        period="as in the column “Period”",
        units="recorded offences",
        source="answers of police forces to freedom-of-information requests, and published tables where named",
        coverage="every cell that a number in this publication rests on",
        notes=(SOURCES_NOTE,),
    )
