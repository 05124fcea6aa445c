"""Tables of a page that are drawn with lines around their cells, and what only looks like a table."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from pdfplumber.page import Page

from foitracker.sheets.containers.document_tables import Placed
from foitracker.sheets.containers.pdf_text import Box, Letter, Line, centre, is_inside, lines_of

_THIN = 3  # points; a filled strip of that width is a line
_SAME_PLACE = 1.5  # points
_FIGURE = re.compile(r"[<>≤≥]?\s*\d[\d,]*(?:\.\d+)?%?(?:\[[^\]]*\])?[*]?|[-–*]|nil|n/a", re.IGNORECASE)
_YEAR = re.compile(r"(?:19|20)\d\d")
_FEWEST_LINES = 3  # of text set in columns that look like a table


@dataclass(frozen=True, slots=True)
class Ruled:
    """A table between lines. `boxes` are where its cells are, in the same order; `loose` is text in no cell."""

    box: Box
    cells: tuple[Placed, ...]
    boxes: tuple[Box, ...]
    loose: int
    side_by_side: str = ""  # the first cell in which figures stand beside each other

    @property
    def problem(self) -> tuple[str, str]:
        """Why the table cannot be read and the cell that shows it, or two empty texts."""
        if self.side_by_side:
            return "Figures stand beside each other in one cell, without lines between them.", self.side_by_side
        if self.loose:
            return "Part of the table has no lines around its cells.", ""
        return "", ""

    @property
    def pairs(self) -> Iterator[tuple[Placed, Box]]:
        return zip(self.cells, self.boxes, strict=True)

    @property
    def is_table(self) -> bool:
        rows = {cell.row for cell in self.cells if cell.text}
        columns = {cell.column for cell in self.cells if cell.text}
        return len(rows) > 1 and len(columns) > 1


def ruled_tables(page: Page, letters: Sequence[Letter], *, thin_only: bool = False) -> list[Ruled]:
    """The tables between lines; with `thin_only` the edges of coloured areas are no lines."""
    seen = page.filter(_is_no_area) if thin_only else page
    found = [_ruled(table.cells, letters) for table in seen.find_tables()]
    return [table for table in found if table.is_table]


def _is_no_area(thing: dict) -> bool:
    is_area = thing["object_type"] == "rect" and thing.get("fill") and not thing.get("stroke")
    return not (is_area and min(thing["width"], thing["height"]) > _THIN)


def _ruled(cells: Sequence[Box], letters: Sequence[Letter]) -> Ruled:
    across = _places([side for cell in cells for side in (cell[0], cell[2])])
    down = _places([side for cell in cells for side in (cell[1], cell[3])])
    owner: dict[tuple[int, int], int] = {}
    spans = []
    for number, (left, top, right, bottom) in enumerate(cells):
        row, column = _place(down, top), _place(across, left)
        rows, columns = max(_place(down, bottom) - row, 1), max(_place(across, right) - column, 1)
        spans.append((row, column, rows, columns))
        owner.update(((r, c), number) for r in range(row, row + rows) for c in range(column, column + columns))
    box = (across[0], down[0], across[-1], down[-1])
    inside: list[list[Letter]] = [[] for _ in cells]
    loose = 0
    for letter in letters:
        x, y = centre((letter["x0"], letter["top"], letter["x1"], letter["bottom"]))
        if not is_inside((x, y), box):
            continue
        number = owner.get((bisect_right(down, y) - 1, bisect_right(across, x) - 1))
        if number is None:
            loose += bool(letter["text"].strip())
        else:
            inside[number].append(letter)
    placed, side_by_side = [], ""
    for (row, column, rows, columns), own in zip(spans, inside, strict=True):
        lines = lines_of(own)
        cell = Placed(row, column, "\n".join(line.text for line in lines), rows, columns)
        placed.append(cell)
        if any(_FIGURE.fullmatch(piece) for line in lines for piece in line.pieces[1:]):
            side_by_side = side_by_side or cell.address
    order = sorted(range(len(cells)), key=lambda number: spans[number][:2])
    return Ruled(box, tuple(placed[n] for n in order), tuple(cells[n] for n in order), loose, side_by_side)


def _places(sides: Sequence[float]) -> list[float]:
    """Where lines are, those that nearly meet taken as one."""
    places: list[float] = []
    for side in sorted(sides):
        if not places or side - places[-1] > _SAME_PLACE:
            places.append(side)
    return places


def _place(places: Sequence[float], side: float) -> int:
    return bisect_right(places, side + 0.01) - 1


def looks_like_table(lines: Sequence[Line]) -> Iterator[Line]:
    """The first line of every run of lines that are set in columns with figures."""
    run: list[Line] = []
    for line in [*lines, None]:
        if line is not None and any(_FIGURE.fullmatch(piece) for piece in line.pieces[1:]):
            run.append(line)
            continue
        if len(run) >= _FEWEST_LINES:
            yield run[0]
        run = []


def goes_on(above: Ruled, below: Ruled) -> bool:
    """Whether a table at the top of a page has the columns of the one at the foot of the page before."""
    sides = [sorted({round(side) for box in table.boxes for side in (box[0], box[2])}) for table in (above, below)]
    return len(sides[0]) == len(sides[1]) and all(
        abs(one - other) <= _SAME_PLACE for one, other in zip(*sides, strict=True)
    )


def joined(above: Ruled, below: Ruled) -> Ruled:
    """Both as one table. A heading that is repeated at the top of the page is left out the second time."""
    repeated = 0
    while _row(below, repeated) and _row(above, repeated) == _row(below, repeated):
        repeated += 1
    down = max(cell.row + cell.rows for cell in above.cells) - repeated
    moved = [(replace(cell, row=cell.row + down), box) for cell, box in below.pairs if cell.row >= repeated]
    return replace(
        above,
        cells=(*above.cells, *(cell for cell, _ in moved)),
        boxes=(*above.boxes, *(box for _, box in moved)),
        loose=above.loose + below.loose,
        side_by_side=above.side_by_side or below.side_by_side,
    )


def _row(table: Ruled, row: int) -> list[tuple[int, str]]:
    """The texts of a row, and nothing where it holds figures: those do not repeat a heading."""
    texts = [(cell.column, cell.text) for cell in table.cells if cell.row == row and cell.text]
    return [] if any(_FIGURE.fullmatch(text) and not _YEAR.fullmatch(text) for _, text in texts) else texts
