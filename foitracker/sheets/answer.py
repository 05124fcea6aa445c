"""What the reading of an answer is made of: figures with labels and addresses, and what was left out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

import msgspec

from foitracker.figures import Figure
from foitracker.periods import Period

if TYPE_CHECKING:
    from foitracker.sheets.grid import Grid
    from foitracker.sheets.recipe import Used
    from foitracker.sheets.safety import Finding


class Role(StrEnum):
    """What a figure is in its table."""

    DATA = "data"
    SUBTOTAL = "subtotal"
    TOTAL = "total"


class CellRole(StrEnum):
    """What a cell of the sheet was taken for."""

    HEADING = "heading"
    LABEL = "label"
    FIGURE = "figure"
    TOTAL = "total"
    NOTE = "note"
    TITLE = "title"
    IGNORED = "ignored"
    UNREAD = "unread"


class Grade(StrEnum):
    """A: every total adds up; B: complete, nothing to prove; C: something was filled in or is open."""

    A = "A"
    B = "B"
    C = "C"


class Reading(msgspec.Struct, frozen=True, gc=False):
    """One figure cell with its labels. `cell` is an address, or a range for rows that were counted.

    Like a cell, which it is made for, it is no dataclass.
    """

    sheet: str
    cell: str
    raw: str
    figure: Figure
    row_labels: tuple[str, ...]
    column_labels: tuple[str, ...]
    role: Role
    title: str = ""
    table: int = 1
    period: Period | None = None
    wording: str = ""
    doubts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Refusal:
    """A table or cell that is left to a person, with the reason and what to do about it."""

    sheet: str
    cell: str
    reason: str
    advice: str


@dataclass(frozen=True, slots=True)
class Check:
    """A sentence of evidence. `passed` is None where a suppressed figure keeps the check from deciding."""

    passed: bool | None
    words: str
    cell: str


@dataclass(frozen=True, slots=True)
class TableReading:
    """One table of a sheet: where it is, which layout read it, and what speaks for the reading."""

    sheet: str
    number: int
    area: str
    title: str
    layout: str
    grade: Grade
    evidence: tuple[str, ...] = ()
    checks: tuple[Check, ...] = ()
    fingerprint: str = ""  # of its layout, as it was read here


@dataclass(frozen=True, slots=True)
class AnswerReading:
    """Everything a file says, and everything that could not be read."""

    media_type: str
    grids: tuple[Grid, ...]
    tables: tuple[TableReading, ...]
    readings: tuple[Reading, ...]
    refusals: tuple[Refusal, ...]
    findings: tuple[Finding, ...]
    roles: Mapping[str, Mapping[str, CellRole]]
    # The fingerprints of each sheet as it is read without marks, by which the marks of an earlier file find it.
    layouts: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    used: tuple[Used, ...] = ()  # what became of each mark
