"""The sheets of a workbook, whatever the file format: cover, contents, notes, then one table each.

The order and the words follow the Government Analysis Function's guidance on spreadsheets: a title in A1, what the
sheet holds beneath it, the table from column A, and nothing below the table.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from foitracker.publishing.publication import Publication
from foitracker.publishing.table import Column, Table, Value


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet with its title and lines and at most one table. `links` are the sheets its first column leads to."""

    name: str
    title: str
    lines: tuple[str, ...]
    table: str = ""
    columns: tuple[Column, ...] = ()
    rows: tuple[tuple[Value, ...], ...] = ()
    links: tuple[str, ...] = ()


def sheets_of(publication: Publication) -> tuple[Sheet, ...]:
    tables = publication.all_tables
    pages = [_table_sheet(table, publication) for table in tables]
    return (_cover(publication), _contents(pages), _notes(publication), *pages)


def sheet_name(table: str) -> str:
    """The table "by_force" is on the sheet "By force"."""
    words = table.replace("_", " ").strip()
    return words[:1].upper() + words[1:]


def long_date(day: date) -> str:
    return f"{day.day} {day:%B %Y}"


def _cover(publication: Publication) -> Sheet:
    lines = [*publication.summary, f"Made on {long_date(publication.made_on)}."]
    lines += [f"Publisher: {publication.publisher}"] if publication.publisher else []
    lines += [f"Contact: {publication.contact}"] if publication.contact else []
    lines += ["The Contents sheet lists the tables. The Notes sheet explains them and the shorthand they use."]
    return Sheet("Cover", publication.title, tuple(lines))


def _contents(pages: list[Sheet]) -> Sheet:
    rows = [("Notes", "Notes and shorthand"), *((page.name, page.title) for page in pages)]
    return Sheet(
        name="Contents",
        title="Contents",
        lines=("This worksheet contains one table, of the other sheets.",),
        table="contents",
        columns=(Column("sheet", "Sheet"), Column("title", "What it shows")),
        rows=tuple(rows),
        links=tuple(name for name, _ in rows),
    )


def _notes(publication: Publication) -> Sheet:
    rows = [
        (f"[note {number}]", note, sheet_name(table) if table else "every sheet")
        for number, note, table in publication.numbered_notes()
    ]
    rows += [
        (shorthand.value, shorthand.meaning, ", ".join(map(sheet_name, names)))
        for shorthand, names in publication.legend()
    ]
    return Sheet(
        name="Notes",
        title="Notes and shorthand",
        lines=("This worksheet contains one table, of notes and shorthand.",),
        table="notes",
        columns=(Column("note", "Note"), Column("meaning", "Meaning"), Column("where", "Where it is used")),
        rows=tuple(rows),
    )


def _table_sheet(table: Table, publication: Publication) -> Sheet:
    own_notes = [f"[note {number}]" for number, _, of in publication.numbered_notes() if of == table.name]
    lines = [
        "This worksheet contains one table.",
        f"Period: {table.period}",
        f"Units: {table.units}",
        f"Coverage: {table.coverage}",
        f"Source: {table.source}",
    ]
    if table.legend:
        lines.append(f"Shorthand: {'; '.join(f'{mark.value} {mark.meaning}' for mark in table.legend)}")
    if own_notes:
        lines.append(f"Notes to this table, on the Notes sheet: {' '.join(own_notes)}")
    return Sheet(sheet_name(table.name), table.heading, tuple(lines), table.name, table.columns, table.filled_rows)
