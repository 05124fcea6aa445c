"""Values that several queries hand back, and words for figures, periods and places."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Protocol
from urllib.parse import urlencode

from foitracker.figures import Absence
from foitracker.periods import Period
from foitracker.sheets.containers.delimited import SHEET as CSV_FILE
from foitracker.sheets.grid import parse_address
from foitracker.sheets.recipe import WHOLE_SHEET


@dataclass(frozen=True, slots=True)
class Badge:
    """A status: a key for its look, words for its meaning, a rank for sorting (the most pressing first)."""

    key: str
    words: str
    rank: int = 0


def period_label(starts_on: date | None, ends_on: date | None) -> str:
    return Period(starts_on, ends_on).label if starts_on else ""


def figure_words(low: int | None, high: int | None, absence: str, *, is_nil: bool = False) -> str:
    """A figure as a person reads it: "541", "0 to 4", "10 or more", "not held"; "0 (blank)" where that means none."""
    if is_nil:
        return f"0 ({absence})"
    if absence:
        return "left out by a reviewer" if absence == Absence.LEFT_OUT else absence
    if high is None:
        return f"{low:,} or more"
    return f"{low:,}" if low == high else f"{low:,} to {high:,}"


def place(sheet: str, cell: str) -> str:
    """Where a cell is, shortly, for tables: "Offences!B5". A CSV file has no sheets: "cell B5"."""
    return f"cell {cell}" if sheet == CSV_FILE else f"{sheet}!{cell}"


def sheet_words(sheet: str) -> str:
    return "the CSV file" if sheet == CSV_FILE else f"sheet {sheet}"


def sheet_title(sheet: str) -> str:
    return "The CSV file" if sheet == CSV_FILE else sheet


def place_words(sheet: str, area: str) -> str:
    """The same in words: "sheet Offences, cell B5", "sheet Offences, rows 4 to 5", "cell B5" of a CSV file."""
    if not area or area == WHOLE_SHEET:
        return sheet_words(sheet)
    return area_words(area) if sheet == CSV_FILE else f"{sheet_words(sheet)}, {area_words(area)}"


def plain(sentence: str) -> str:
    """What was said of a file, without the name that the sheet of a CSV file has inside the program."""
    return sentence.replace(f"sheet “{CSV_FILE}”", "CSV file").replace(f"{CSV_FILE}!", "cell ")


def area_words(area: str) -> str:
    """ "cell B5", "cells A3 to F20", "columns D to E", "the whole sheet"."""
    if area == WHOLE_SHEET:
        return "the whole sheet"
    first, colon, last = area.partition(":")
    kind = "row" if first.isdigit() else "column" if first.isalpha() else "cell"
    return f"{kind}s {first} to {last}" if colon else f"{kind} {first}"


def cell_anchor(found: Mapping, sheet: str, cell: str) -> str:
    """The fragment of a cell on the review page; the first cell stands for a range."""
    names = [grid["name"] for grid in found.get("grids", ())]
    number = names.index(sheet) + 1 if sheet in names else 1
    return f"s{number}-{cell.split(':')[0]}" if cell else f"s{number}"


class ShowsRows(Protocol):
    def shows(self, row: int) -> bool: ...


@dataclass(frozen=True, slots=True)
class CellLinks:
    """Links to cells from the page that shows them; `sheets` are what it shows of each sheet, by their names."""

    found: Mapping
    sheets: Mapping[str, ShowsRows]

    def to(self, sheet: str, cell: str) -> str:
        """ "#s1-B5" for a cell that is on the page, and for another one the page that it is on."""
        anchor = cell_anchor(self.found, sheet, cell)
        first = cell.split(":")[0]
        try:
            row, _ = parse_address(first)
        except ValueError:
            return f"#{anchor}"
        if sheet not in self.sheets or self.sheets[sheet].shows(row + 1):
            return f"#{anchor}"
        return f"?{urlencode({'sheet': sheet, 'cell': first})}#{anchor}"
