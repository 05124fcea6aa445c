"""What a reviewer must answer for before the figures of a reading count."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from foitracker.sheets import answer
    from foitracker.store.models import Figure, Reading


@dataclass(frozen=True, slots=True)
class OpenPoint:
    """A refusal, a failed check, a grave finding or a doubt; without a cell where it is about a sheet or the file."""

    words: str
    sheet: str = ""
    cell: str = ""

    @property
    def key(self) -> str:
        """The same for the same point of the same file, however often it is read."""
        return hashlib.sha256("\0".join((self.sheet, self.cell, self.words)).encode()).hexdigest()[:16]

    def __str__(self) -> str:
        where = "!".join(filter(None, (self.sheet, self.cell)))
        return f"{where}: {self.words}" if where else self.words


def open_points(reading: Reading, figures: Iterable[Figure | answer.Reading]) -> list[OpenPoint]:
    """The open points of a reading, each once, by its figures as they are kept or as they were read."""
    return list(dict.fromkeys(_points(reading.found, figures)))


def _points(found: dict, figures: Iterable[Figure | answer.Reading]) -> Iterator[OpenPoint]:
    for refusal in found.get("refusals", ()):
        yield OpenPoint(refusal["reason"], refusal["sheet"], refusal["cell"])
    for table in found.get("tables", ()):
        for check in table["checks"]:
            if check["passed"] is False:
                yield OpenPoint(check["words"], table["sheet"], check["cell"])
    for finding in found.get("findings", ()):
        if finding["severity"] in ("doubt", "block"):
            yield OpenPoint(finding["words"])
    for figure in figures:
        for doubt in figure.doubts:
            yield OpenPoint(doubt, figure.sheet, figure.cell)
