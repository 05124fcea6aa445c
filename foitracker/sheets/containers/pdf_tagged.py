"""The tables that tags name, filled with what the pages show for their marks."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import reduce

from foitracker.sheets.containers.captions import Paragraph, around
from foitracker.sheets.containers.document_tables import Placed
from foitracker.sheets.containers.pdf_agreement import Seen, differing, is_second_reading, out_of_column
from foitracker.sheets.containers.pdf_lines import Ruled, goes_on, joined
from foitracker.sheets.containers.pdf_table import Doubt, FoundTable
from foitracker.sheets.containers.pdf_tags import Mark, TaggedTable, TaggedText
from foitracker.sheets.containers.pdf_text import Letter, box_around, text_of

_TEXT = -1  # in place of the number of a cell
_LINES_DIFFER = "The lines drawn around the cells divide them otherwise than the tags of the PDF do"
_OUT_OF_COLUMN = "The tags of the PDF put cells into another column than the one they are printed in"
_UNEVEN = "Rows of the table have more or fewer cells than the others"
_READ_BY_LINES = (
    "The tags of the PDF leave out cells of rows, so the table was read by the lines drawn around its cells"
)
_SHIFTED = "The tags of the PDF leave out cells of a row, and nothing else says which column the others belong to."
_NESTED = "The table has another table in one of its cells."


@dataclass(slots=True)
class _Shown:
    """What a table shows, page by page."""

    texts: dict[int, list[str]] = field(default_factory=dict)  # by the number of the cell
    top: tuple[int, float] | None = None  # the first page, and how far down it
    last_page: int = 0
    different: dict[str, None] = field(default_factory=dict)
    elsewhere: dict[str, None] = field(default_factory=dict)
    lines: list[Ruled] = field(default_factory=list)  # what lines give of the same table


@dataclass(frozen=True, slots=True)
class _Verdict:
    cells: tuple[Placed, ...]
    doubts: tuple[Doubt, ...] = ()
    problem: tuple[str, str] = ("", "")


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
                texts = self.shown[place].texts.setdefault(number, [])
                texts += [text] if text not in texts else []  # a heading is repeated on every page
        for place, cells in seen.items():
            self._place(self.shown[place], page, min(one.box[1] for one in cells))
            self.shown[place].elsewhere.update(dict.fromkeys(out_of_column(cells)))
        return {place: cells for place, cells in seen.items() if self.flow[place].is_table}

    def compare(self, place: int, seen: Sequence[Seen], readings: Sequence[Ruled]) -> None:
        """Hold against what lines give, in one or more ways of seeing them."""
        about = [(differing(seen, ruled), ruled) for ruled in readings if is_second_reading(seen, ruled)]
        if about:
            different, ruled = min(about, key=lambda one: len(one[0]))
            self.shown[place].different.update(dict.fromkeys(different))
            self.shown[place].lines.append(ruled)

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
            verdict = _verdict(table, shown, cells)
            yield FoundTable(*shown.top, verdict.cells, beside, verdict.problem, verdict.doubts, shown.last_page)

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


def _verdict(table: TaggedTable, shown: _Shown, cells: tuple[Placed, ...]) -> _Verdict:
    """What becomes of the cells: some programs leave empty ones out of the tags, and the others move up to the left."""
    uneven = [cell.address for cell in cells if cell.row in table.uneven and cell.column == 0]
    if table.nested:
        return _Verdict(cells, problem=(_NESTED, ""))
    if uneven and shown.elsewhere:
        ruled = _whole(shown)
        if ruled is None or ruled.problem[0]:
            return _Verdict(cells, problem=(_SHIFTED, uneven[0]))
        return _Verdict(ruled.cells, (Doubt(_READ_BY_LINES, tuple(uneven)),))
    doubts = {
        _LINES_DIFFER: tuple(shown.different),
        _OUT_OF_COLUMN: tuple(shown.elsewhere),
        _UNEVEN: () if shown.lines and not shown.different else tuple(uneven),
    }
    return _Verdict(cells, tuple(Doubt(words, about) for words, about in doubts.items() if about))


def _whole(shown: _Shown) -> Ruled | None:
    """What lines give of a table, if they give it on every page that it is on."""
    pages = shown.last_page - shown.top[0] + 1
    alike = all(goes_on(shown.lines[0], ruled) for ruled in shown.lines[1:])
    return reduce(joined, shown.lines) if len(shown.lines) == pages and alike else None
