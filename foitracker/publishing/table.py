"""A table that is fit to leave the house: values with their period, units, source, coverage and symbols.

    Table(name="forces", title="Offences by force", columns=(Column("force", "Force"),
          Column("images", "Offences 2017/18", Kind.COUNT)), rows=(("Kent", 674), ("Essex", Mark.NOT_AVAILABLE)), ...)

A number known only between two bounds is one value here; a file shows it as two columns.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from enum import StrEnum
from functools import cached_property
from itertools import chain


class UnfitTable(ValueError):
    """The table lacks something that a reader needs, or holds a value that its column does not."""


class Kind(StrEnum):
    """What a column holds. Numbers are numbers in every file: a count is an int, the others are decimals."""

    TEXT = "text"
    COUNT = "count"
    PERCENT = "per cent"
    RATE = "rate"
    DATE = "date"

    @property
    def is_number(self) -> bool:
        return self in (Kind.COUNT, Kind.PERCENT, Kind.RATE)


class Shorthand(StrEnum):
    """A letter in square brackets, as the Government Analysis Function recommends, with what it means."""

    meaning: str

    def __new__(cls, value: str, meaning: str):
        member = str.__new__(cls, value)
        member._value_ = value
        member.meaning = meaning
        return member


class Mark(Shorthand):
    """Why a cell holds no value."""

    CONFIDENTIAL = "[c]", "confidential: a small number that is not shown"
    NOT_AVAILABLE = "[x]", "not available: there is no usable figure, and it is not zero"
    NOT_APPLICABLE = "[z]", "not applicable"


class Flag(Shorthand):
    """What is to be known of the numbers of a table. It stands behind its title, since a cell holds a number alone."""

    PROVISIONAL = "[p]", "provisional: as the figures stood when the file was made; they may change until a release"
    REVISED = "[r]", "revised: something in this table differs from the release that this one corrects"


@dataclass(frozen=True, slots=True)
class Bounds:
    """A number known only to lie between two others, both included."""

    low: int | Decimal
    high: int | Decimal


Value = str | int | Decimal | date | Bounds | Mark


@dataclass(frozen=True, slots=True)
class Column:
    key: str
    title: str
    kind: Kind = Kind.TEXT


@dataclass(frozen=True)  # without slots: what is worked out of the rows is worked out once
class Table:
    """A table with what a reader needs to understand it without any other page.

    `name` is short (it names a sheet and a file): letters, digits and underscores. An empty text in a row reads
    as "not applicable", since an empty cell says nothing.
    """

    name: str
    title: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Value, ...], ...]
    period: str
    units: str
    source: str
    coverage: str
    notes: tuple[str, ...] = ()
    flags: tuple[Flag, ...] = ()

    def __post_init__(self) -> None:
        if not _NAME.fullmatch(self.name):
            raise UnfitTable(f"“{self.name}” cannot name a sheet: use letters, digits and underscores.")
        for what in ("title", "period", "units", "source", "coverage"):
            if not getattr(self, what).strip():
                raise UnfitTable(f"The table “{self.name}” does not say its {what}.")
        self._check_rows()
        _check_headings(self.name, self.columns)

    @property
    def heading(self) -> str:
        """The title with its flags: "Offences by force [p]"."""
        return " ".join([self.title, *(flag.value for flag in self.flags)])

    @cached_property
    def legend(self) -> tuple[Shorthand, ...]:
        """The shorthand that the table uses, each to be explained beside it."""
        used = {value for value in _different(self.filled_rows) if isinstance(value, Mark)}
        return (*(mark for mark in Mark if mark in used), *(flag for flag in Flag if flag in self.flags))

    @cached_property
    def filled_rows(self) -> tuple[tuple[Value, ...], ...]:
        """The rows without an empty cell. A table without rows has one, of marks, since nothing is a finding too."""
        if not self.rows:
            return ((Mark.NOT_APPLICABLE,) * len(self.columns),)
        if not any(map(_is_empty, _different(self.rows))):
            return self.rows
        return tuple(tuple(Mark.NOT_APPLICABLE if _is_empty(value) else value for value in row) for row in self.rows)

    @property
    def has_numbers(self) -> bool:
        return any(column.kind.is_number for column in self.columns)

    def expanded(self) -> Table:
        """The same table with every column that holds a range as two: "Offences, lowest", "Offences, highest"."""
        ranges = [
            at
            for at, column in enumerate(self.columns)
            if column.kind.is_number and any(isinstance(row[at], Bounds) for row in self.rows)
        ]
        wide = {at for at in ranges if any(_is_open(row[at]) for row in self.rows)}
        if not ranges:
            return self if self.filled_rows is self.rows else replace(self, rows=self.filled_rows)
        columns = [each for at, column in enumerate(self.columns) for each in _columns(column, at in wide)]
        rows = [
            tuple(each for at, value in enumerate(row) for each in _values(value, at in wide))
            for row in self.filled_rows
        ]
        return replace(self, columns=tuple(columns), rows=tuple(rows))

    def _check_rows(self) -> None:
        for row in self.rows:
            if len(row) != len(self.columns):
                raise UnfitTable(f"A row of “{self.name}” has {len(row)} values for {len(self.columns)} columns.")
        for column, values in zip(self.columns, zip(*self.rows, strict=True), strict=False):
            usual = _USUAL.get(column.kind)
            for value in values:
                if type(value) is not usual and not _fits(column.kind, value):
                    raise UnfitTable(f"“{self.name}”, column “{column.title}”: {value!r} is no {column.kind}.")


# A sheet name in Excel has up to 31 characters; "History" is taken by Excel itself.
_NAME = re.compile(r"(?!(?i:history)\Z)[A-Za-z][A-Za-z0-9_]{0,30}")


def _check_headings(name: str, columns: tuple[Column, ...]) -> None:
    titles = [column.title.strip().lower() for column in columns]
    if not titles or "" in titles or any(len(title.splitlines()) > 1 for title in titles):
        raise UnfitTable(f"Every column of “{name}” needs a heading of one line.")
    if len(set(titles)) < len(titles) or len({column.key for column in columns}) < len(columns):
        raise UnfitTable(f"Two columns of “{name}” have the same heading or key.")


def _fits(kind: Kind, value: Value) -> bool:
    if isinstance(value, Mark):
        return True
    if isinstance(value, Bounds):
        return _fits(kind, value.low) and _fits(kind, value.high) and value.low <= value.high
    match kind:
        case Kind.TEXT:
            return isinstance(value, str)
        case Kind.COUNT:
            return type(value) is int
        case Kind.DATE:
            return type(value) is date
    return isinstance(value, Decimal) and value.is_finite()


_USUAL = {Kind.TEXT: str, Kind.COUNT: int, Kind.DATE: date}  # each fits without a second look


def _is_open(value: Value) -> bool:
    return isinstance(value, Bounds) and value.low != value.high


def _is_empty(value: Value) -> bool:
    return isinstance(value, str) and not value.strip()


def _different(rows: Iterable[tuple[Value, ...]]) -> set[Value]:
    """Every value once: a table says few things often. A mark and a text that reads like one stay two."""
    return set(chain.from_iterable(rows))


def _columns(column: Column, is_wide: bool) -> list[Column]:
    if not is_wide:
        return [column]
    return [
        Column(f"{column.key}_low", f"{column.title}, lowest", column.kind),
        Column(f"{column.key}_high", f"{column.title}, highest", column.kind),
    ]


def _values(value: Value, is_wide: bool) -> list[Value]:
    low, high = (value.low, value.high) if isinstance(value, Bounds) else (value, value)
    return [low, high] if is_wide else [low]
