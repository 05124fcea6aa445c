"""What a person says of the cells of a sheet: a recipe of marks, each an area and what it is.

    7 is a heading · C:E are figures · row 9 is a total · B12:F20 is a table of its own · all is for 2017/18

A mark is kept by its anchors, the words of the rows and columns at its edges, so that it finds its place on next year's
longer sheet; its address counts only in the file it was made for. A mark says what a cell is and never what it counts:
totals, repeated labels and cells left over are checked as ever.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from foitracker.periods import AmbiguousPeriod, UnreadablePeriod, parse_period
from foitracker.sheets.grid import Grid, address, parse_address

MOST_MARKS = 200  # of one recipe
WHOLE_SHEET = "all"
_LAST_ROW, _LAST_COLUMN = 2**20 - 1, 2**14 - 1
_LINES = re.compile(r"(\d{1,7}|[A-Z]{1,3})(?::(\d{1,7}|[A-Z]{1,3}))?")


class Meaning(StrEnum):
    """What an area is."""

    HEADING = "heading"
    LABEL = "label"
    FIGURES = "figures"
    TOTAL = "total"
    NOTE = "note"
    IGNORE = "ignore"
    TABLE = "table"  # starts a new table; a box is a table of its own
    PERIOD = "period"

    @property
    def words(self) -> str:
        return _WORDS[self]


_WORDS = {
    Meaning.HEADING: "heading",
    Meaning.LABEL: "label",
    Meaning.FIGURES: "figures",
    Meaning.TOTAL: "total",
    Meaning.NOTE: "note",
    Meaning.IGNORE: "left out",
    Meaning.TABLE: "a table of its own",
    Meaning.PERIOD: "for the period",
}


class UnusableMark(ValueError):
    """A mark that cannot be meant; `field` is the part of it that is wrong: sheet, area, meaning or period."""

    def __init__(self, field: str, words: str):
        super().__init__(words)
        self.field = field


@dataclass(frozen=True, slots=True)
class Area:
    """Rows, columns, a box or the whole sheet; all sides inclusive, None where it reaches to the edge."""

    top: int | None = None
    bottom: int | None = None
    left: int | None = None
    right: int | None = None

    @property
    def is_rows(self) -> bool:
        return self.top is not None and self.left is None

    @property
    def is_columns(self) -> bool:
        return self.left is not None and self.top is None

    @property
    def is_box(self) -> bool:
        return self.top is not None and self.left is not None

    def holds(self, row: int, column: int) -> bool:
        return self.holds_row(row) and self.holds_column(column)

    def holds_row(self, row: int) -> bool:
        return self.top is None or self.top <= row <= self.bottom

    def holds_column(self, column: int) -> bool:
        return self.left is None or self.left <= column <= self.right

    @property
    def first_cell(self) -> str:
        return address(self.top or 0, self.left or 0)

    def __str__(self) -> str:
        if self.is_box:
            first, last = address(self.top, self.left), address(self.bottom, self.right)
        elif self.is_rows:
            first, last = str(self.top + 1), str(self.bottom + 1)
        elif self.is_columns:
            first, last = address(0, self.left)[:-1], address(0, self.right)[:-1]
        else:
            return WHOLE_SHEET
        return first if first == last else f"{first}:{last}"


def parse_area(text: str) -> Area:
    """ "7", "7:9", "C", "C:E", "B3", "B3:D9" or "all". Raises UnusableMark for anything else."""
    tidy = "".join(text.split()).replace("$", "").replace("-", ":").replace("–", ":").upper()
    if tidy == WHOLE_SHEET.upper():
        return Area()
    lines = _LINES.fullmatch(tidy)
    try:
        if lines and tidy[0].isdigit():
            rows = sorted(int(number) - 1 for number in (lines[1], lines[2] or lines[1]))
            return _within_limits(Area(top=rows[0], bottom=rows[1]), text)
        if lines:
            columns = sorted(parse_address(f"{letters}1")[1] for letters in (lines[1], lines[2] or lines[1]))
            return _within_limits(Area(left=columns[0], right=columns[1]), text)
        corners = [parse_address(corner) for corner in tidy.split(":")]
    except ValueError as problem:
        raise _no_area(text) from problem
    if len(corners) not in (1, 2):
        raise _no_area(text)
    rows, columns = (sorted(side) for side in zip(corners[0], corners[-1], strict=True))
    return _within_limits(Area(rows[0], rows[1], columns[0], columns[1]), text)


def _no_area(text: str) -> UnusableMark:
    return UnusableMark(
        "area",
        f"“{text.strip()[:40]}” is no area. Write rows such as 7 or 7:9, columns such as C or C:E, "
        f"a box such as B3:D9, or {WHOLE_SHEET} for the whole sheet.",
    )


def _within_limits(area: Area, text: str) -> Area:
    if not (0 <= (area.top or 0) <= (area.bottom or 0) <= _LAST_ROW and (area.right or 0) <= _LAST_COLUMN):
        raise _no_area(text)
    return area


@dataclass(frozen=True, slots=True)
class Anchor:
    """A row or a column by its words: the `nth` of `of` lines with this text and role, and `offset` lines on."""

    text: str
    role: str
    nth: int = 1
    of: int = 1
    offset: int = 0


@dataclass(frozen=True, slots=True)
class Edges:
    """The first and the last row, or column, of an area."""

    first: Anchor
    last: Anchor


@dataclass(frozen=True, slots=True)
class Mark:
    """One area of one sheet and what it is.

    `key` says whose decision it is, for whoever keeps the marks; `layout` is the fingerprint of the table it is about.
    """

    sheet: str
    area: str
    meaning: Meaning
    period: str = ""
    key: str = ""
    by_address: bool = True  # False in any other file than the one it was made for: there the anchors count
    layout: str = ""
    rows: Edges | None = None
    columns: Edges | None = None

    @property
    def words(self) -> str:
        """ "Row 7: heading", "Columns C to E: figures", "The whole sheet: for 2017/18"."""
        area = parse_area(self.area)
        meaning = f"{self.meaning.words} {self.period}" if self.meaning is Meaning.PERIOD else self.meaning.words
        if self.meaning is Meaning.TABLE and not is_wide(area):
            meaning = "a table starts here"
        return f"{_named(area)}: {meaning}"


@dataclass(frozen=True, slots=True)
class Recipe:
    """The marks in force for a file, the earliest first: where two speak of one cell, the later counts."""

    marks: tuple[Mark, ...] = ()

    def on(self, sheet: str) -> tuple[Mark, ...]:
        return tuple(mark for mark in self.marks if mark.sheet == sheet)


@dataclass(frozen=True, slots=True)
class Used:
    """What became of a mark in one file: where it was applied, or why it was not."""

    mark: Mark  # with its anchors, as it is to be kept
    sheet: str = ""
    area: str = ""
    why_not: str = ""

    @property
    def applied(self) -> bool:
        return not self.why_not


def is_wide(area: Area) -> bool:
    """Whether an area is more than one row, one column or one cell."""
    return area.top != area.bottom or area.left != area.right


def _named(area: Area) -> str:
    many = str(area).replace(":", " to ")
    if area.is_rows:
        return f"Row{'s' * is_wide(area)} {many}"
    if area.is_columns:
        return f"Column{'s' * is_wide(area)} {many}"
    if area.is_box:
        return f"Cell{'s' * is_wide(area)} {many}"
    return "The whole sheet"


def check(mark: Mark, grids: Iterable[Grid]) -> Mark:
    """The mark, tidied, if it can be meant on these sheets. Raises UnusableMark."""
    grid = next((grid for grid in grids if grid.name == mark.sheet), None)
    if grid is None:
        raise UnusableMark("sheet", f"There is no sheet “{mark.sheet}” in this file.")
    if not grid.cells and not (mark.meaning is Meaning.IGNORE and parse_area(mark.area) == Area()):
        raise UnusableMark("sheet", f"The cells of “{mark.sheet}” are not kept: it can only be left out, all of it.")
    area = parse_area(mark.area)
    if area != Area():
        _check_place(area, grid)
    _check_meaning(area, mark.meaning)
    return Mark(mark.sheet, str(area), mark.meaning, _check_period(mark), mark.key)


def _check_place(area: Area, grid: Grid) -> None:
    if (area.bottom or 0) >= grid.height or (area.right or 0) >= grid.width:
        last = address(grid.height - 1, grid.width - 1)
        raise UnusableMark("area", f"{area} reaches beyond the sheet, which ends at {last}.")
    if not any(area.holds(*place) for place in grid.cells):
        raise UnusableMark("area", f"Nothing is written in {area}.")


def _check_meaning(area: Area, meaning: Meaning) -> None:
    whole = not (area.is_rows or area.is_columns or area.is_box)
    if whole and meaning not in (Meaning.PERIOD, Meaning.IGNORE):
        raise UnusableMark("area", "The whole sheet can be left out or be for one period, and nothing else.")
    if meaning is Meaning.HEADING and area.is_columns:
        raise UnusableMark("meaning", "A heading is a row or a box. Columns that name their rows are labels.")
    if meaning is Meaning.LABEL and area.is_rows:
        raise UnusableMark("meaning", "Labels are a column or a box. A row that stands over others is a heading.")
    if meaning is Meaning.TOTAL and area.is_box and (area.top == area.bottom) == (area.left == area.right):
        raise UnusableMark("area", "Totals are rows, columns, or a box of one row or one column. Say which line it is.")


def _check_period(mark: Mark) -> str:
    text = " ".join(mark.period.split())
    if mark.meaning is Meaning.PERIOD and not text:
        raise UnusableMark("period", "Write the period that the cells are for, such as 2017/18, 2017 or Apr 2017.")
    if mark.meaning is not Meaning.PERIOD:
        if text:
            raise UnusableMark("period", "Only “is for the period” takes a period. Choose that, or clear this field.")
        return ""
    try:
        return parse_period(text).label
    except AmbiguousPeriod as problem:
        raise UnusableMark(
            "period", f"“{text}” could mean two periods. Write 2017/18, 2017 or Apr-Jun 2017."
        ) from problem
    except UnreadablePeriod as problem:
        raise UnusableMark(
            "period", f"“{text}” is no period. Write one such as 2017/18, 2017 or Apr 2017."
        ) from problem
