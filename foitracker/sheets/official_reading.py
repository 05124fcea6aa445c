"""What is read of an open data table of recorded crime: counts by force, year and code, each with its rows."""

from __future__ import annotations

from dataclasses import dataclass

from foitracker.periods import Period

WHOLE_YEAR = 0  # the quarter of a row of a table that has no quarters
_QUARTERS = frozenset({1, 2, 3, 4})


@dataclass(frozen=True, slots=True)
class Part:
    """One row of the table. `number` is None where the cell has none: "..", or nothing."""

    quarter: int
    number: int | None
    sheet: str
    cell: str


@dataclass(frozen=True, slots=True)
class Count:
    """What a table gives for one force, financial year and offence code, in the rows it is made of."""

    force: str  # as it is written there
    period: Period
    code: str
    offence: str
    parts: tuple[Part, ...]

    @property
    def quarters(self) -> tuple[int, ...]:
        """The quarters with a number in every one of their rows."""
        open_ones = {part.quarter for part in self.parts if part.number is None}
        there = {part.quarter for part in self.parts} - open_ones
        return tuple(sorted(_QUARTERS if WHOLE_YEAR in there else there))

    @property
    def number(self) -> int:
        """The sum of the quarters that have a number."""
        return sum(part.number for part in self.parts if part.number is not None)


@dataclass(frozen=True, slots=True)
class Problem:
    """Why a row cannot be used. `row` is counted from 1, and 0 where it is the sheet."""

    sheet: str
    row: int
    words: str

    def __str__(self) -> str:
        return f"{self.sheet}, row {self.row}: {self.words}" if self.row else f"{self.sheet}: {self.words}"


@dataclass(frozen=True, slots=True)
class OfficialReading:
    """What a file gives. With any problem its counts are not to be used; `more_problems` are not listed."""

    media_type: str
    counts: tuple[Count, ...]
    problems: tuple[Problem, ...] = ()
    more_problems: int = 0
    notes: tuple[str, ...] = ()
    rows: int = 0
