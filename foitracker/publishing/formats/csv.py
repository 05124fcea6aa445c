"""One CSV file a table, in a zip archive with what explains them to people and to programs.

The files start with a byte-order mark: without it Excel takes UTF-8 for Windows-1252 when a file is opened by a
double click, and "£" and "–" come out as two letters. Programs skip it ("utf-8-sig" in Python). Text is always
quoted, so that no separator inside it can start a new cell, and guarded against being taken for a formula.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence
from datetime import date
from decimal import Decimal
from functools import cache

from foitracker.publishing import csvw
from foitracker.publishing.packing import packed
from foitracker.publishing.publication import Publication
from foitracker.publishing.safe_text import guarded, printable
from foitracker.publishing.table import Mark, Table, Value

SUFFIX = ".zip"
CONTENT_TYPE = "application/zip"
TITLE = "CSV files (zip)"

_CONTENTS = ("File", "Title", "Period", "Units", "Coverage", "Source")
_NOTES = ("About", "Text")
_APOSTROPHE = (
    "In these CSV files a text that begins with = + - or @ has an apostrophe in front, so that no spreadsheet takes "
    "it for a formula. Numbers never have one."
)


def write(publication: Publication) -> bytes:
    tables = publication.all_tables
    files = {"contents.csv": _contents(tables), "notes.csv": _notes(publication)}
    files |= {f"{table.name}.csv": _table(table) for table in tables}
    others = [("contents.csv", "Contents", _CONTENTS), ("notes.csv", "Notes and shorthand", _NOTES)]
    files[csvw.NAME] = csvw.metadata(publication, others=others)
    return packed(files, made_on=publication.made_on)


def write_table(table: Table) -> bytes:
    """One table as a CSV file of its own: a row of headings, then the rows and nothing else."""
    return _table(table.expanded())


def _table(shown: Table) -> bytes:
    return _file([column.title for column in shown.columns], shown.filled_rows)


def _contents(tables: Sequence[Table]) -> bytes:
    return _file(
        _CONTENTS,
        [(f"{one.name}.csv", one.heading, one.period, one.units, one.coverage, one.source) for one in tables],
    )


def _notes(publication: Publication) -> bytes:
    rows: list[Sequence[Value]] = [("the publication", publication.title)]
    rows += [("summary", line) for line in publication.summary]
    rows += [("made on", publication.made_on.isoformat())]
    rows += [("publisher", publication.publisher)] if publication.publisher else []
    rows += [("contact", publication.contact)] if publication.contact else []
    rows += [
        (f"note {number}{f', {table}.csv' if table else ''}", note)
        for number, note, table in publication.numbered_notes()
    ]
    rows += [(shorthand.value, shorthand.meaning) for shorthand, _ in publication.legend()]
    rows += [("apostrophes", _APOSTROPHE)]
    return _file(_NOTES, rows)


def _file(headings: Sequence[str], rows: Iterable[Sequence[Value]]) -> bytes:
    text = io.StringIO()
    writer = csv.writer(text, quoting=csv.QUOTE_NONNUMERIC, lineterminator="\r\n")
    safe = cache(lambda words: guarded(printable(words)))  # names and file names come again and again
    writer.writerow(map(safe, headings))
    writer.writerows([safe(value) if type(value) is str else _cell(value) for value in row] for row in rows)
    return text.getvalue().encode("utf-8-sig")


def _cell(value: Value) -> str | int | Decimal:
    """A value that is no text of a sender's. A mark is written as it stands."""
    if isinstance(value, Mark):
        return value.value
    return value.isoformat() if isinstance(value, date) else value
