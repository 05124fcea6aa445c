"""From the grids of a file to its readings."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from foitracker.sheets.answer import (
    AnswerReading,
    CellRole,
    Check,
    Grade,
    Reading,
    Refusal,
    Role,
    TableReading,
)

if TYPE_CHECKING:
    from foitracker.sheets.grid import Grid

__all__ = [
    "AnswerReading",
    "CellRole",
    "Check",
    "Grade",
    "Reading",
    "Refusal",
    "Role",
    "TableReading",
    "read_grids",
]


def read_grids(grids: Sequence[Grid], *, media_type: str) -> AnswerReading:
    """Read every table of every sheet. Pure: the same grids give the same readings."""
    return AnswerReading(
        media_type=media_type, grids=tuple(grids), tables=(), readings=(), refusals=(), findings=(), roles={}
    )
