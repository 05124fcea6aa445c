"""Tables of Word documents (docx). Each becomes a sheet, "Table 1" and so on, whose row 1 is the first of the table.

Merged cells stay merged: a cell that spans columns or rows answers for all of them, and its text is not repeated.
"""

from __future__ import annotations

import posixpath
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from zipfile import ZipFile

from lxml import etree

from foitracker.sheets.answer import Refusal
from foitracker.sheets.containers.captions import Around, Paragraph, around
from foitracker.sheets.containers.document_tables import SPREADSHEET, TYPE_OUT, Placed, grid_of
from foitracker.sheets.containers.docx_words import Words
from foitracker.sheets.containers.opened import MOST_COLUMNS, MOST_SHEETS, Allowance, Opened
from foitracker.sheets.containers.zips import DamagedPart, attribute, document, local_name, opened_zip
from foitracker.sheets.grid import Grid, address
from foitracker.sheets.refusals import UnreadableFile
from foitracker.sheets.safety import Finding, Severity

_LARGEST = 64 * 1024**2  # bytes of the text of a document
_NARROWEST = 150  # twentieths of a point, or 2.6 mm: a column into which no text fits
_WRAPPERS = frozenset({"sdt", "sdtContent", "customXml", "ins", "moveTo"})  # around what is seen
_CHANGES = ("ins", "del", "moveFrom", "moveTo", "cellIns", "cellDel", "cellMerge")


def read(path: Path) -> Opened:
    with opened_zip(path) as archive:
        return _Document(archive).read()


@dataclass(frozen=True, slots=True)
class _Span:
    """A cell as the file has it. One that `goes_on` belongs to the cell above it."""

    element: etree._Element
    row: int
    column: int
    columns: int
    goes_on: bool


class _Document:
    def __init__(self, archive: ZipFile):
        self.archive = archive
        self.allowance = Allowance()
        self.path = self._main_part()
        if archive.getinfo(self.path).file_size > _LARGEST:
            raise UnreadableFile("The document is too long to be read.", SPREADSHEET)
        self.root = document(archive, self.path)
        self.words = Words()
        self.words.number_notes(self.root)
        styles = self._beside("styles.xml")
        if styles is not None:
            self.words.learn_styles(styles)
        self.notes = {kind: self._notes(kind) for kind in ("footnote", "endnote")}
        self.refusals: list[Refusal] = []

    def read(self) -> Opened:
        body = next(self.root.iter("{*}body"), None)
        if body is None:
            raise DamagedPart("it has no body")
        pieces = list(_inside(body, "p", "tbl"))
        tables = [piece for piece in pieces if local_name(piece) == "tbl"]
        if len(tables) > MOST_SHEETS:
            raise UnreadableFile(f"The document has {len(tables):,} tables; no more than {MOST_SHEETS} are read.")
        flow = [None if local_name(piece) == "tbl" else self._paragraph(piece) for piece in pieces]
        grids = [
            self._table(f"Table {number}", table, beside)
            for number, (table, beside) in enumerate(zip(tables, around(flow), strict=True), start=1)
        ]
        self._refuse_unmet(tables)
        if not grids and not self.refusals:
            raise UnreadableFile(*self._why_nothing())
        return Opened(tuple(grids), tuple(self._findings()), tuple(self.refusals))

    def _main_part(self) -> str:
        for one in document(self.archive, "_rels/.rels"):
            if attribute(one, "Type").endswith("/officeDocument"):
                path = posixpath.normpath(attribute(one, "Target").lstrip("/"))
                if path in self.archive.namelist():
                    return path
        raise DamagedPart("it does not say which part is its text")

    def _beside(self, name: str) -> etree._Element | None:
        path = posixpath.join(posixpath.dirname(self.path), name)
        return document(self.archive, path) if path in self.archive.namelist() else None

    def _notes(self, kind: str) -> dict[str, str]:
        root = self._beside(f"{kind}s.xml")
        notes = [] if root is None else root.iter(f"{{*}}{kind}")
        return {attribute(note, "id"): self._text(note) for note in notes}

    def _paragraph(self, element: etree._Element) -> Paragraph:
        return Paragraph(" ".join(self.words.of(element).split()), self.words.is_heading(element))

    def _text(self, element: etree._Element) -> str:
        return "\n".join(self.words.of(paragraph).strip() for paragraph in _inside(element, "p")).strip("\n")

    def _table(self, name: str, table: etree._Element, beside: Around) -> Grid:
        rows = [row for row in _inside(table, "tr") if row.find("{*}trPr/{*}del") is None]
        spans = [span for number, row in enumerate(rows) for span in _spans(number, row)]
        spans = _without_narrow(spans, _widths(table))
        nested = next((span for span in spans if next(span.element.iter("{*}tbl"), None) is not None), None)
        if nested is not None:
            where = address(nested.row, nested.column)
            reason = f"The cell {where} of the table holds another table; neither was read."
            self.refusals.append(Refusal(name, where, reason, SPREADSHEET))
            return Grid(name, {})
        hidden = {number for number, row in enumerate(rows) if row.find("{*}trPr/{*}hidden") is not None}
        beside = Around(beside.title, (*beside.notes, *self._footnotes_in(table)))
        grid, refusals = grid_of(name, self._placed(spans), beside, self.allowance, hidden_rows=hidden)
        self.refusals += refusals
        return grid

    def _placed(self, spans: Sequence[_Span]) -> list[Placed]:
        """The cells with all the rows they take. What stands in a cell that belongs to the one above is not seen."""
        rows: dict[tuple[int, int], int] = {}
        above: dict[tuple[int, int], tuple[int, int]] = {}  # by column and width, the cell that may go on
        covered: set[tuple[int, int]] = set()
        for span in spans:
            place, shape = (span.row, span.column), (span.column, span.columns)
            anchor = above.get(shape)
            if span.goes_on and anchor and anchor[0] + rows[anchor] == span.row:
                rows[anchor] += 1
                covered.add(place)
            else:
                rows[place] = 1
                above[shape] = place
        placed = []
        for span in spans:
            place = (span.row, span.column)
            width = 1 if place in covered else span.columns
            placed.append(Placed(*place, self._text(span.element), rows.get(place, 1), width))
        return placed

    def _footnotes_in(self, table: etree._Element) -> Iterator[str]:
        for kind, notes in self.notes.items():
            for mark in table.iter(f"{{*}}{kind}Reference"):
                key = attribute(mark, "id")
                if notes.get(key):
                    yield f"[{self.words.note_numbers.get((kind, key), key)}] {' '.join(notes[key].split())}"

    def _refuse_unmet(self, tables: Sequence[etree._Element]) -> None:
        """Tables that stand outside the text, in a box of their own."""
        met = {inner for table in tables for inner in table.iter("{*}tbl")}
        copies = {inner for copy in self.root.iter("{*}Fallback") for inner in copy.iter("{*}tbl")}
        unmet = [table for table in self.root.iter("{*}tbl") if table not in met and table not in copies]
        if unmet:
            reason = f"The document has {_many(len(unmet), 'table')} in a text box or in moved text, not read."
            self.refusals.append(Refusal("Text box", "", reason, SPREADSHEET))

    def _why_nothing(self) -> tuple[str, str]:
        if any(name.startswith("word/media/") for name in self.archive.namelist()):
            return "The document has pictures and no table; a picture of a table cannot be read.", SPREADSHEET
        return "The document has no table.", TYPE_OUT

    def _findings(self) -> Iterator[Finding]:
        changes = sum(1 for kind in _CHANGES for _ in self.root.iter(f"{{*}}{kind}"))
        if changes:
            kept = _many(changes, "earlier change")
            words = f"The document keeps {kept}, with what it said before. Its last state was read."
            yield Finding("tracked-changes", self.path, changes, Severity.BLOCK, words)
        if self.words.hidden:
            words = f"The document has {_many(self.words.hidden, 'piece')} of hidden text, not read."
            yield Finding("hidden-text", self.path, self.words.hidden, Severity.BLOCK, words)


def _spans(number: int, row: etree._Element) -> Iterator[_Span]:
    before = row.find("{*}trPr/{*}gridBefore")
    column = 0 if before is None else _count(before)
    for cell in _inside(row, "tc"):
        across, merge = cell.find("{*}tcPr/{*}gridSpan"), cell.find("{*}tcPr/{*}vMerge")
        columns = 1 if across is None else max(_count(across), 1)
        if column + columns > MOST_COLUMNS:
            raise DamagedPart(f"a table has more than {MOST_COLUMNS:,} columns")
        yield _Span(cell, number, column, columns, merge is not None and attribute(merge, "val") != "restart")
        column += columns


def _without_narrow(spans: Sequence[_Span], widths: Sequence[int]) -> list[_Span]:
    """The cells without columns that no text fits into.

    They are left where one row was drawn a little wider than another, and no cell stands in them alone.
    """
    alone = {span.column for span in spans if span.columns == 1}
    narrow = {column for column, width in enumerate(widths) if width < _NARROWEST} - alone
    if not narrow:
        return list(spans)

    def place(column: int) -> int:
        return column - sum(one < column for one in narrow)

    return [
        replace(span, column=place(span.column), columns=max(place(span.column + span.columns) - place(span.column), 1))
        for span in spans
    ]


def _widths(table: etree._Element) -> list[int]:
    return [_number(column, "w", _NARROWEST) for column in table.iterfind("{*}tblGrid/{*}gridCol")]


def _count(element: etree._Element) -> int:
    return min(max(_number(element, "val", 0), 0), MOST_COLUMNS)


def _number(element: etree._Element, name: str, default: int) -> int:
    text = attribute(element, name)
    try:
        return int(float(text)) if text else default
    except (ValueError, OverflowError) as problem:
        raise DamagedPart(f"its {name} is no number") from problem


def _inside(element: etree._Element, *names: str) -> Iterator[etree._Element]:
    """The elements of these names directly inside, or inside what is not seen."""
    for child in element.iterchildren("{*}*"):
        name = local_name(child)
        if name in names:
            yield child
        elif name in _WRAPPERS:
            yield from _inside(child, *names)


def _many(number: int, one: str) -> str:
    return f"{number:,} {one}{'' if number == 1 else 's'}"
