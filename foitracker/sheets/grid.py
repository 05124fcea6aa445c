"""A sheet as a person sees it: cells with their addresses, and what is merged or hidden."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from enum import StrEnum
from functools import lru_cache
from operator import itemgetter

import msgspec


class CellKind(StrEnum):
    TEXT = "text"
    NUMBER = "number"
    DATE = "date"
    BOOLEAN = "boolean"
    ERROR = "error"
    UNCACHED = "uncached"  # a formula without a stored result
    DURATION = "duration"
    BLANK = "blank"


_row_of, _column_of = itemgetter(0), itemgetter(1)  # of a place

Value = str | int | float | bool | date | datetime | timedelta | None


def address(row: int, column: int) -> str:
    """(10, 1) is "B11"."""
    return f"{letters_of(column)}{row + 1}"


@lru_cache(maxsize=20_000)
def letters_of(column: int) -> str:
    """1 is "B"."""
    letters = ""
    column += 1
    while column:
        column, letter = divmod(column - 1, 26)
        letters = chr(ord("A") + letter) + letters
    return letters


def parse_address(text: str) -> tuple[int, int]:
    """ "B11" is (10, 1). Raises ValueError for anything else."""
    match = re.fullmatch(r"([A-Z]{1,3})([1-9]\d*)", text)
    if match is None:
        raise ValueError(f"{text!r} is no address of a cell")
    column = 0
    for letter in match[1]:
        column = column * 26 + ord(letter) - ord("A") + 1
    return int(match[2]) - 1, column - 1


class Cell(msgspec.Struct, frozen=True, gc=False):
    """`value` is what is stored, `shown` what a person sees; `hides` when the format shows something else.

    Not a dataclass, since a file may have a million of them: this is made in a tenth of the time.
    """

    row: int
    column: int
    value: Value
    shown: str
    number_format: str = ""
    kind: CellKind = CellKind.TEXT
    hides: bool = False

    @property
    def address(self) -> str:
        return address(self.row, self.column)


@dataclass(frozen=True, slots=True)
class Grid:
    """The cells that are not empty, by row and column from 0; merged ranges are (top, left, bottom, right)."""

    name: str
    cells: Mapping[tuple[int, int], Cell]
    merged: tuple[tuple[int, int, int, int], ...] = ()
    hidden_rows: frozenset[int] = field(default_factory=frozenset)
    hidden_columns: frozenset[int] = field(default_factory=frozenset)
    visible: bool = True
    full_fidelity: bool = True  # False when number formats are unknown
    # What stands over and under a table of a document, which has no rows for it: titles, the nearest last, and notes.
    caption: tuple[str, ...] = ()
    remarks: tuple[str, ...] = ()

    @property
    def height(self) -> int:
        return max(map(_row_of, self.cells), default=-1) + 1

    @property
    def width(self) -> int:
        return max(map(_column_of, self.cells), default=-1) + 1
