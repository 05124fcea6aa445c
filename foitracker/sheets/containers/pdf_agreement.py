"""Whether the tags of a table and what is drawn on the page say the same, cell by cell."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from foitracker.sheets.containers.pdf_lines import Ruled
from foitracker.sheets.containers.pdf_tags import TaggedCell
from foitracker.sheets.containers.pdf_text import Box, centre, is_inside
from foitracker.sheets.grid import address

_HALF = 0.5


@dataclass(frozen=True, slots=True)
class Seen:
    """What a tagged cell shows on a page, and where."""

    cell: TaggedCell
    text: str
    box: Box

    @property
    def address(self) -> str:
        return address(self.cell.row, self.cell.column)


def share_inside(seen: Sequence[Seen], ruled: Ruled) -> float:
    """How much of a tagged table stands between the lines of a ruled one."""
    return sum(is_inside(centre(one.box), ruled.box) for one in seen) / len(seen) if seen else 0.0


def is_second_reading(seen: Sequence[Seen], ruled: Ruled) -> bool:
    """Whether the lines give the same table, rather than a frame around a part of it."""
    return share_inside(seen, ruled) > _HALF


def differing(seen: Sequence[Seen], ruled: Ruled) -> list[str]:
    """The addresses of cells that the lines divide otherwise, or that hold something else between them."""
    rows, columns = _Pairs(), _Pairs()
    different: dict[str, None] = {}
    met: set[int] = set()
    tagged_rows: set[int] = set()
    for one in seen:
        number = next((n for n, box in enumerate(ruled.boxes) if is_inside(centre(one.box), box)), None)
        if number is None:
            continue
        there = ruled.cells[number]
        same = number not in met and _bare(there.text) == _bare(one.text)
        in_line = rows.fit(one.cell.row, there.row) and columns.fit(one.cell.column, there.column)
        met.add(number)
        tagged_rows.add(there.row)
        if not (same and in_line):
            different[one.address] = None
    for number, there in enumerate(ruled.cells):
        if there.text and number not in met and there.row in tagged_rows:
            different[there.address] = None
    return list(different)


def out_of_column(seen: Sequence[Seen]) -> list[str]:
    """The addresses of cells that stand over or under another column than their tags say."""
    single = [one for one in seen if one.cell.columns == 1]
    by_column: dict[int, list[Seen]] = {}
    for one in single:
        by_column.setdefault(one.cell.column, []).append(one)
    found = []
    for one in single:
        own = [other for other in by_column[one.cell.column] if other.cell.row != one.cell.row]
        if len(own) < 2 or any(_share_width(one.box, other.box) for other in own):
            continue
        for column, others in by_column.items():
            below = sum(_share_width(one.box, other.box) for other in others)
            if column != one.cell.column and below > len(others) * _HALF and below > 1:
                found.append(one.address)
                break
    return found


class _Pairs:
    """Numbers of the one side with those of the other: each belongs to one."""

    def __init__(self):
        self.there: dict[int, int] = {}
        self.here: dict[int, int] = {}

    def fit(self, here: int, there: int) -> bool:
        return self.there.setdefault(here, there) == there and self.here.setdefault(there, here) == here


def _bare(text: str) -> str:
    return "".join(text.split())


def _share_width(one: Box, other: Box) -> bool:
    return min(one[2], other[2]) > max(one[0], other[0])
