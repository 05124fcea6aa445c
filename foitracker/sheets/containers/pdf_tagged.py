"""The tables that tags name, filled with what the pages show for their marks."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from foitracker.sheets.containers.captions import Paragraph, around
from foitracker.sheets.containers.document_tables import Placed
from foitracker.sheets.containers.pdf_agreement import Seen, differing, is_second_reading, out_of_column
from foitracker.sheets.containers.pdf_lines import Ruled
from foitracker.sheets.containers.pdf_table import FoundTable
from foitracker.sheets.containers.pdf_tags import Mark, TaggedTable, TaggedText
from foitracker.sheets.containers.pdf_text import Letter, box_around, text_of

_TEXT = -1  # in place of the number of a cell
_LINES_DIFFER = "The lines drawn around the cells divide them otherwise than the tags of the PDF do"
_OUT_OF_COLUMN = "The tags of the PDF put cells into another column than the one they are printed in"
_UNEVEN = "Rows of the table have more or fewer cells than the others"


@dataclass(slots=True)
class _Shown:
    """What a table shows, page by page."""

    texts: dict[int, list[str]] = field(default_factory=dict)  # by the number of the cell
    top: tuple[int, float] | None = None  # the first page, and how far down it
    last_page: int = 0
    different: dict[str, None] = field(default_factory=dict)
    elsewhere: dict[str, None] = field(default_factory=dict)
    confirmed: bool = False


class TaggedTables:
    def __init__(self, flow: Sequence[TaggedTable | TaggedText]):
        self.flow = flow
        self.owners = dict(_owners(flow))
        self.shown = {place: _Shown() for place, _ in self._tables()}
        self.texts: dict[int, list[str]] = {}  # of paragraphs, by place in the flow

    def read_page(self, page: int, letters: Sequence[Letter]) -> dict[int, list[Seen]]:
        """Take what the page shows; the tables that are on it, by their place in the flow."""
        own: dict[tuple[int, int], list[Letter]] = {}
        for letter in letters:
            owner = self.owners.get((page, letter["mcid"]))
            if owner:
                own.setdefault(owner, []).append(letter)
        seen: dict[int, list[Seen]] = {}
        for (place, number), some in own.items():
            text = text_of(some)
            if number == _TEXT:
                self.texts.setdefault(place, []).append(" ".join(text.split()))
            elif text:
                cell = self.flow[place].cells[number]
                seen.setdefault(place, []).append(Seen(cell, text, box_around(some)))
                self.shown[place].texts.setdefault(number, []).append(text)
        for place, cells in seen.items():
            self._place(self.shown[place], page, min(one.box[1] for one in cells))
            self.shown[place].elsewhere.update(dict.fromkeys(out_of_column(cells)))
        return {place: cells for place, cells in seen.items() if self.flow[place].is_table}

    def compare(self, place: int, seen: Sequence[Seen], readings: Sequence[Ruled]) -> bool:
        """Compare with what lines give, in one or more ways of seeing them; whether they are about this table."""
        about = [ruled for ruled in readings if is_second_reading(seen, ruled)]
        if about:
            different = min((differing(seen, ruled) for ruled in about), key=len)
            self.shown[place].different.update(dict.fromkeys(different))
            self.shown[place].confirmed = not different
        return bool(about)

    def found(self) -> Iterator[FoundTable]:
        flow = [
            None if isinstance(piece, TaggedTable) else Paragraph(" ".join(self.texts.get(place, ())), piece.heading)
            for place, piece in enumerate(self.flow)
        ]
        for (place, table), beside in zip(self._tables(), around(flow), strict=True):
            shown = self.shown[place]
            if shown.top is None or not _is_table(table, shown.texts):
                continue
            cells = tuple(
                Placed(cell.row, cell.column, "\n".join(shown.texts.get(number, ())), cell.rows, cell.columns)
                for number, cell in enumerate(table.cells)
            )
            problem = "The table has another table in one of its cells." if table.nested else ""
            doubts = {} if problem else _doubts(table, shown, cells)
            yield FoundTable(*shown.top, cells, beside, problem, doubts=doubts, last_page=shown.last_page)

    def _tables(self) -> Iterator[tuple[int, TaggedTable]]:
        return ((place, piece) for place, piece in enumerate(self.flow) if isinstance(piece, TaggedTable))

    @staticmethod
    def _place(shown: _Shown, page: int, top: float) -> None:
        shown.top = shown.top or (page, top)
        shown.last_page = page


def _owners(flow: Sequence[TaggedTable | TaggedText]) -> Iterator[tuple[Mark, tuple[int, int]]]:
    for place, piece in enumerate(flow):
        if isinstance(piece, TaggedText):
            yield from ((mark, (place, _TEXT)) for mark in piece.marks)
        else:
            for number, cell in enumerate(piece.cells):
                yield from ((mark, (place, number)) for mark in cell.marks)


def _is_table(table: TaggedTable, texts: Mapping[int, Sequence[str]]) -> bool:
    filled = [cell for number, cell in enumerate(table.cells) if number in texts]
    return len({cell.row for cell in filled}) > 1 and len({cell.column for cell in filled}) > 1


def _doubts(table: TaggedTable, shown: _Shown, cells: Sequence[Placed]) -> dict[str, tuple[str, ...]]:
    doubts = {}
    if shown.different:
        doubts[_LINES_DIFFER] = tuple(shown.different)
    if shown.elsewhere:
        doubts[_OUT_OF_COLUMN] = tuple(shown.elsewhere)
    uneven = [cell.address for cell in cells if cell.row in table.uneven and cell.column == 0]
    if uneven and not shown.confirmed:
        doubts[_UNEVEN] = tuple(uneven)
    return doubts
