"""The open data tables of recorded crime: a row for each force, quarter and offence code, often a sheet for each year.

The Home Office publishes them anew every quarter, with a quarter more and with revisions. Editions differ in the names
and the order of their columns ("Force Name", "Police Force"; "Offence Code", "Offence code"), in the names of their
sheets ("2017-18", "2017_18") and in what stands before them, so columns are known by the words of their headings.

The rows are added up by force, year and code as they go by, each with its cell. What cannot be understood is said by
sheet and row, and then nothing of the file is used.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import chain, islice
from pathlib import Path

from foitracker.figures import Absence, UnreadableFigure, parse_figure
from foitracker.periods import Kind, Period, UnreadablePeriod, parse_period
from foitracker.sheets.grid import Value, address
from foitracker.sheets.long_list import hides_lines, sheets_of
from foitracker.sheets.official_reading import WHOLE_YEAR, Count, OfficialReading, Part, Problem
from foitracker.sheets.refusals import UnreadableFile

LONGEST_HEAD = 40  # rows before the table, with its title and notes
MOST_PROBLEMS = 100  # that are told; the others are counted
_LONGEST_NAME = 200  # characters
_TABLES = frozenset({"xlsx", "xlsb", "xls", "ods", "csv", "tsv"})

# What each column is headed, in lower case and with single spaces for all that is no letter.
_HEADINGS = {
    "year": re.compile(r"(?:financial |fin |reporting )?year"),
    "quarter": re.compile(r"(?:financial |fin )?(?:quarter|qtr)"),
    "force": re.compile(r"(?:police )?force(?: area)?(?: name)?|police area|pfa(?: name)?|name of force"),
    "code": re.compile(r"(?:(?:home office|ho|offence|crime|class) )*code"),
    "offence": re.compile(r"(?:offence|crime)(?: description| name)?|description(?: of offence)?"),
    "number": re.compile(
        r"(?:total )?(?:number|no|count|total) of (?:recorded )?(?:offences|crimes)(?: recorded)?"
        r"|(?:recorded )?offences(?: recorded)?|offence count|count"
    ),
    "partnership": re.compile(r"(?:csp|community safety partnership)(?: name| code)?"),
}
_WANTED = {"year": "the financial year", "force": "the force", "code": "the offence code", "number": "the number"}
_FEWEST = 3  # of these headings; a row with fewer is no heading of such a table
_NO_TABLE = "There is no table of recorded crime by force in the file."
_ADVICE = (
    "Upload the table by police force area as it was published: with columns for the financial year, the quarter, the "
    "force, the offence code and the number of offences."
)


@dataclass(frozen=True, slots=True)
class _Table:
    sheet: str
    head: int  # the row of the headings, from 0
    columns: dict[str, int]


@dataclass(slots=True)
class _Adding:
    """The rows met so far."""

    parts: dict[tuple[str, Period, str], list[Part]] = field(default_factory=lambda: defaultdict(list))
    offences: dict[tuple[str, Period], str] = field(default_factory=dict)
    seen: dict[tuple, str] = field(default_factory=dict)  # what a row is about -> its cell
    problems: list[Problem] = field(default_factory=list)
    more_problems: int = 0
    notes: list[str] = field(default_factory=list)
    rows: int = 0
    read: dict[tuple[str, Value], Period | int | None] = field(default_factory=dict)  # years and quarters as written

    def complain(self, sheet: str, row: int, words: str) -> None:
        if len(self.problems) < MOST_PROBLEMS:
            self.problems.append(Problem(sheet, row, words))
        else:
            self.more_problems += 1


def read_official(path: Path, media_type: str) -> OfficialReading:
    """What a file of recorded crime says. Raises UnreadableFile where it has no such table."""
    if media_type not in _TABLES:
        raise UnreadableFile("This is neither a workbook nor a text file with a table.", _ADVICE)
    adding = _Adding()
    if media_type != "xls" and hides_lines(path, media_type):
        adding.notes.append("Rows or columns of the file are hidden. They were read like the others.")
    tables = 0
    for name, visible, rows in sheets_of(path, media_type):
        if not visible:
            adding.notes.append(f"The sheet “{name}” is hidden and was not read.")
            continue
        head = list(islice(rows, LONGEST_HEAD))
        table = _table_on(name, head, adding)
        if table:
            tables += 1
            _add_rows(table, chain(head, rows), adding)
    if not tables and not adding.problems:
        raise UnreadableFile(_NO_TABLE, _ADVICE)
    return OfficialReading(
        media_type=media_type,
        counts=tuple(_counts(adding)),
        problems=tuple(adding.problems),
        more_problems=adding.more_problems,
        notes=tuple(adding.notes),
        rows=adding.rows,
    )


def _table_on(sheet: str, head: Sequence[Sequence[Value]], adding: _Adding) -> _Table | None:
    """The table of a sheet by its headings, or None for a sheet of notes. One that lacks a column is a problem."""
    for number, values in enumerate(head):
        named = defaultdict(list)
        for column, value in enumerate(values):
            if (meaning := _meaning(value)) is not None:
                named[meaning].append(column)
        if len(named) < _FEWEST:
            continue
        found = f"row {number + 1} has the headings of such a table"
        if "partnership" in named:
            words = f"{found}, but by community safety partnership. Use the table by police force area."
        elif lacking := [words for key, words in _WANTED.items() if key not in named]:
            words = f"{found}, but none for {' and '.join(lacking)}."
        elif twice := [columns for columns in named.values() if len(columns) > 1]:
            cells = " and ".join(address(number, column) for column in twice[0])
            words = f"{found}, but {cells} are headed alike."
        else:
            if "quarter" not in named:
                adding.notes.append(f"The sheet “{sheet}” gives no quarters: each row is taken for a whole year.")
            return _Table(sheet, number, {meaning: columns[0] for meaning, columns in named.items()})
        adding.complain(sheet, 0, words[0].upper() + words[1:])
        return None
    adding.notes.append(f"The sheet “{sheet}” has no table by force and offence code and was not read.")
    return None


def _meaning(value: Value) -> str | None:
    if not isinstance(value, str):
        return None
    words = " ".join(re.findall(r"[a-z]+", value.casefold()))
    return next((meaning for meaning, heading in _HEADINGS.items() if heading.fullmatch(words)), None)


def _add_rows(table: _Table, rows: Iterable[Sequence[Value]], adding: _Adding) -> None:
    columns, sheet = table.columns, table.sheet
    widest = max(columns.values())
    for number, values in enumerate(rows):
        if number <= table.head:
            continue
        cells = values if len(values) > widest else [*values, *[""] * (widest + 1 - len(values))]
        said = {meaning: cells[column] for meaning, column in columns.items()}
        if all(value in (None, "") for value in said.values()):
            continue
        adding.rows += 1
        problem = _add_row(table, number, said, adding)
        if problem:
            adding.complain(sheet, number + 1, problem)


def _add_row(table: _Table, row: int, said: dict[str, Value], adding: _Adding) -> str:
    """Adds one row; hands back what is wrong with it, or ""."""
    force, code, offence = (_text(said.get(key)) for key in ("force", "code", "offence"))
    if not force or not code:
        return f"It names no {'offence code' if force else 'force'}."
    if max(len(force), len(code), len(offence)) > _LONGEST_NAME:
        return "What it says is too long for the name of a force or an offence."
    period = _once(adding, "year", said["year"], _year)
    if period is None:
        return f"“{_text(said['year'])}” is no financial year."
    quarter = _once(adding, "quarter", said["quarter"], _quarter) if "quarter" in said else WHOLE_YEAR
    if quarter is None:
        return f"“{_text(said['quarter'])}” is no quarter of a financial year (1 to 4)."
    number, problem = _number(said["number"])
    if problem:
        return problem
    cell = address(row, table.columns["number"])
    # One code may have two offences in a year, a new title beside the old one: those are added.
    about = (force, period, quarter, code, offence)
    place = f"{table.sheet}!{cell}"
    if about in adding.seen:
        return (
            f"{force}, {period.label}, {_quarter_words(quarter)}code {code} is given at {adding.seen[about]} already."
        )
    adding.seen[about] = place
    adding.parts[force, period, code].append(Part(quarter, number, table.sheet, cell))
    adding.offences.setdefault((code, period), offence)
    return ""


def _quarter_words(quarter: int) -> str:
    return f"quarter {quarter}, " if quarter else ""


def _once(adding: _Adding, what: str, value: Value, read) -> Period | int | None:
    """A year or a quarter, understood once for all the rows that write it so."""
    key = (what, value)
    if key not in adding.read:
        adding.read[key] = read(value)
    return adding.read[key]


def _year(value: Value) -> Period | None:
    try:
        # "2017_18" is how sheets are named, and some columns after them.
        period = parse_period(value.replace("_", "/") if isinstance(value, str) else value)
    except UnreadablePeriod:
        return None
    return period if period.kind is Kind.FINANCIAL_YEAR else None


def _quarter(value: Value) -> int | None:
    match = re.fullmatch(r"(?:q|qtr|quarter)?\s*([1-4])(?:\.0)?", _text(value).casefold())
    return int(match[1]) if match else None


def _number(value: Value) -> tuple[int | None, str]:
    """A count, or None where the cell has none, and what is wrong with it.

    A quarter may be below nought: crimes that were cancelled are taken off the quarter in which they were.
    """
    if isinstance(value, int | float) and not isinstance(value, bool):
        return (int(value), "") if value == int(value) else (None, f"{value} is no number of offences.")
    text = _text(value)
    if re.fullmatch(r"-\d{1,9}", text):
        return int(text), ""
    if text in ("", "..", ":", "-", "n/a"):
        return None, ""
    try:
        figure = parse_figure(text)
    except UnreadableFigure:
        return None, f"“{text[:40]}” is no number of offences."
    if figure.absence is Absence.ERROR or (figure.absence is None and not (figure.exact and figure.is_count)):
        return None, f"“{text[:40]}” is no number of offences."
    return figure.low, ""


def _text(value: Value) -> str:
    """A cell as text; the code 86 may be stored as a number."""
    if isinstance(value, float) and value == int(value):
        value = int(value)
    return "" if value is None else " ".join(str(value).split())


def _counts(adding: _Adding) -> Iterator[Count]:
    for (force, period, code), parts in adding.parts.items():
        yield Count(force, period, code, adding.offences[code, period], tuple(parts))
