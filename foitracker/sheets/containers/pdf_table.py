"""A table found in a PDF, before it is a sheet."""

from __future__ import annotations

from dataclasses import dataclass

from foitracker.sheets.containers.captions import Around
from foitracker.sheets.containers.document_tables import Placed


@dataclass(frozen=True, slots=True)
class Doubt:
    """Something that a person has to look at, and the addresses of the cells it is about."""

    words: str
    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class FoundTable:
    """Where it begins, its cells, and what speaks against it."""

    page: int
    top: float  # how far down the page
    cells: tuple[Placed, ...]
    beside: Around
    problem: tuple[str, str] = ("", "")  # why it is refused, and the cell that shows it
    doubts: tuple[Doubt, ...] = ()
    last_page: int = 0
