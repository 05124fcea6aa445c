"""A table found in a PDF, before it is a sheet."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from foitracker.sheets.containers.captions import Around
from foitracker.sheets.containers.document_tables import Placed


@dataclass(frozen=True, slots=True)
class FoundTable:
    """Where it begins, its cells, and what speaks against it: `problem` refuses it, `doubts` name cells."""

    page: int
    top: float  # how far down the page
    cells: tuple[Placed, ...]
    beside: Around
    problem: str = ""
    where: str = ""  # the cell of the problem
    doubts: Mapping[str, tuple[str, ...]] | None = None  # sentences with the addresses they are about
    last_page: int = 0
