"""What a reviewer must answer for before the figures of a reading count."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from foitracker.sheets.grid import parse_address
from foitracker.sheets.recipe import Area, parse_area
from foitracker.store.caveats import caveats

if TYPE_CHECKING:
    from foitracker.sheets import answer
    from foitracker.store.models import Figure, Reading


@dataclass(frozen=True, slots=True)
class OpenPoint:
    """A refusal, a failed check, a grave finding, a caveat or a doubt; without a cell where it is about more than one.

    One doubt about several figures of one table is one point: `cells` are all of them, `cell` the first.
    """

    words: str
    sheet: str = ""
    cell: str = ""
    cells: tuple[str, ...] = ()

    @property
    def key(self) -> str:
        """The same for the same point of the same file, however often it is read."""
        return hashlib.sha256("\0".join((self.sheet, *self._cells, self.words)).encode()).hexdigest()[:16]

    @property
    def parts(self) -> tuple[OpenPoint, ...]:
        """The point as one of each of its cells; of a point about one place, itself."""
        return tuple(OpenPoint(self.words, self.sheet, cell) for cell in self._cells)

    @property
    def _cells(self) -> tuple[str, ...]:
        return self.cells or (self.cell,)

    def __str__(self) -> str:
        where = "!".join(filter(None, (self.sheet, self.cell)))
        more = len(self._cells) - 1
        also = f" and {more:,} other {'cell' if more == 1 else 'cells'} of its table" if more else ""
        return f"{where}{also}: {self.words}" if where else self.words


def open_points(reading: Reading, figures: Iterable[Figure | answer.Reading]) -> list[OpenPoint]:
    """The open points of a reading, each once, by its figures as they are kept or as they were read."""
    return list(dict.fromkeys((*_points(reading.found), *_doubts(reading.found, figures))))


def reason_for(point: OpenPoint, reasons: Mapping[str, str]) -> str:
    """What was said of a point, by its key: of all its cells together, or else of each of them, one by one."""
    whole = reasons.get(point.key, "").strip()
    if whole or not point.cells:
        return whole
    each = [reasons.get(part.key, "").strip() for part in point.parts]
    return " ".join(dict.fromkeys(each)) if all(each) else ""


def reasons_given(rulings: Iterable[Mapping], points: Sequence[OpenPoint]) -> dict[str, str]:
    """What was said of points like these when a reading was confirmed, by their keys and those of their cells.

    A ruling of the time when each figure was a point of its own names the cell alone; both count.
    """
    said = {ruling["point"]: ruling["why"] for ruling in rulings}
    known = {str(one): one.key for point in points for one in (point, *point.parts)}
    reasons = {known[words]: why for words, why in said.items() if words in known}
    for ruling in rulings:
        for cell in ruling.get("cells", ()):
            reasons[OpenPoint(ruling["words"], ruling["sheet"], cell).key] = ruling["why"]
    return reasons


def ruling_on(point: OpenPoint, why: str) -> dict:
    """What is kept of a ruling: the point as it was shown and, of several cells, every one of them."""
    ruling = {"point": str(point), "why": why}
    if point.cells:
        ruling |= {"sheet": point.sheet, "cells": list(point.cells), "words": point.words}
    return ruling


def _points(found: dict) -> Iterator[OpenPoint]:
    for refusal in found.get("refusals", ()):
        yield OpenPoint(refusal["reason"], refusal["sheet"], refusal["cell"])
    for table in found.get("tables", ()):
        for check in table["checks"]:
            if check["passed"] is False:
                yield OpenPoint(check["words"], table["sheet"], check["cell"])
    for finding in found.get("findings", ()):
        if finding["severity"] in ("doubt", "block"):
            yield OpenPoint(finding["words"])
    for sheet, cell, words in caveats(found):
        yield OpenPoint(words, sheet, cell)


def _doubts(found: dict, figures: Iterable[Figure]) -> Iterator[OpenPoint]:
    tables: dict[str, list[Area]] = defaultdict(list)
    for table in found.get("tables", ()):
        tables[table["sheet"]].append(parse_area(table["area"]))
    cells: dict[tuple[str, Area | None, str], dict[str, None]] = defaultdict(dict)
    for figure in figures:
        if figure.doubts:
            area = _table_of(figure.cell, tables[figure.sheet])
            for doubt in figure.doubts:
                cells[figure.sheet, area, doubt][figure.cell] = None
    for (sheet, _, doubt), those in cells.items():
        first, *more = those
        yield OpenPoint(doubt, sheet, first, tuple(those) if more else ())


def _table_of(cell: str, areas: Sequence[Area]) -> Area | None:
    if len(areas) == 1:
        return areas[0]
    place = parse_address(cell.split(":")[0])
    return next((area for area in areas if area.holds(*place)), None)
