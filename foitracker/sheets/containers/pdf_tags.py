"""Tables as a tagged PDF names them: the author's own rows and cells, and the paragraphs around them.

The tree of tags is walked here and not by a library, since files name the page of a mark in four ways: at the mark,
at the element around it, at one further out, or only in the table of the page itself.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from pdfminer.data_structures import NumberTree
from pdfminer.pdfdocument import PDFDocument
from pdfminer.pdftypes import PDFObjRef, resolve1
from pdfminer.psparser import PSLiteral

from foitracker.sheets.containers.opened import MOST_COLUMNS
from foitracker.sheets.refusals import UnreadableFile

Mark = tuple[int, int]  # the number of the page, and that of the mark on it

_MOST_ELEMENTS = 300_000
_DEEPEST = 120
_LONGEST_CHAIN = 8  # of names that stand for each other
_ROW_GROUPS = frozenset({"THead", "TBody", "TFoot", "NonStruct", "Div", "Sect", "Part"})
_PARAGRAPHS = frozenset(
    {"P", "H", "H1", "H2", "H3", "H4", "H5", "H6", "Title", "Caption", "LBody", "Lbl", "Note", "BlockQuote", "TOCI"}
)


@dataclass(slots=True)
class Element:
    """An element of the tree of tags. `marks` are the pieces of pages that belong to it directly."""

    kind: str
    attributes: Mapping[str, Any]
    marks: list[Mark] = field(default_factory=list)
    children: list[Element] = field(default_factory=list)

    def all_marks(self) -> Iterator[Mark]:
        yield from self.marks
        for child in self.children:
            yield from child.all_marks()

    def any(self, kind: str) -> bool:
        return any(child.kind == kind or child.any(kind) for child in self.children)


@dataclass(frozen=True, slots=True)
class TaggedCell:
    row: int
    column: int
    rows: int
    columns: int
    marks: frozenset[Mark]


@dataclass(frozen=True, slots=True)
class TaggedTable:
    """A table; `uneven` are rows that have fewer or more columns than the first."""

    cells: tuple[TaggedCell, ...]
    uneven: tuple[int, ...]
    nested: bool

    @property
    def is_table(self) -> bool:
        filled = [cell for cell in self.cells if cell.marks]
        return len({cell.row for cell in filled}) > 1 and len({cell.column for cell in filled}) > 1

    @property
    def marks(self) -> frozenset[Mark]:
        return frozenset().union(*(cell.marks for cell in self.cells))


@dataclass(frozen=True, slots=True)
class TaggedText:
    heading: bool
    marks: frozenset[Mark]


def flow_of(document: PDFDocument, pages: Mapping[int, int]) -> list[TaggedTable | TaggedText]:
    """The tables and paragraphs in the order of the tags. `pages` are page numbers by the number of their object."""
    flow: list[TaggedTable | TaggedText] = []
    for element in _Tree(document, pages).elements():
        flow += _pieces(element)
    return flow


def _pieces(element: Element) -> Iterator[TaggedTable | TaggedText]:
    if element.kind == "Table":
        for child in element.children:
            if child.kind == "Caption":
                yield TaggedText(True, frozenset(child.all_marks()))
        yield _table(element)
    elif element.kind in _PARAGRAPHS and not element.any("Table"):
        yield TaggedText(element.kind.startswith(("H", "Title", "Caption")), frozenset(element.all_marks()))
    else:
        if element.marks:
            yield TaggedText(False, frozenset(element.marks))
        for child in element.children:
            yield from _pieces(child)


def _table(table: Element) -> TaggedTable:
    cells: list[TaggedCell] = []
    taken: dict[int, set[int]] = {}
    widths: dict[int, int] = {}
    for row, element in enumerate(_rows(table)):
        column = 0
        for cell in element.children:
            if cell.kind not in ("TD", "TH"):
                continue
            while column in taken.get(row, ()):
                column += 1
            down, across = _span(cell, "RowSpan"), _span(cell, "ColSpan")
            cells.append(TaggedCell(row, column, down, across, frozenset(cell.all_marks())))
            for below in range(row, row + down):
                taken.setdefault(below, set()).update(range(column, column + across))
            column += across
        if column > 1:
            widths[row] = max(taken[row]) + 1
    common = max(widths.values(), key=list(widths.values()).count) if widths else 0
    uneven = tuple(row for row, width in widths.items() if width != common)
    return TaggedTable(tuple(cells), uneven, nested=any(child.any("Table") for child in table.children))


def _rows(element: Element) -> Iterator[Element]:
    for child in element.children:
        if child.kind == "TR":
            yield child
        elif child.kind in _ROW_GROUPS:
            yield from _rows(child)


def _span(cell: Element, name: str) -> int:
    span = cell.attributes.get(name)
    return min(span, MOST_COLUMNS // 16) if isinstance(span, int) and span > 0 else 1


class _Tree:
    def __init__(self, document: PDFDocument, pages: Mapping[int, int]):
        self.root = resolve1(document.catalog.get("StructTreeRoot"))
        self.pages = pages
        self.document = document
        self.left = _MOST_ELEMENTS
        self.met: set[int] = set()
        self.by_parent: dict[tuple[int, int], int] | None = None

    def elements(self) -> Iterator[Element]:
        if not isinstance(self.root, dict):
            return
        self.roles = _names(self.root.get("RoleMap"))
        self.classes = _dictionary(self.root.get("ClassMap"))
        for child in _listed(self.root.get("K")):
            element = self._element(child, None, 0)
            if element:
                yield element

    def _element(self, reference: Any, page: int | None, depth: int) -> Element | None:
        number = reference.objid if isinstance(reference, PDFObjRef) else 0
        content = resolve1(reference)
        if not isinstance(content, dict) or number in self.met or depth > _DEEPEST:
            return None
        if number:
            self.met.add(number)
        self.left -= 1
        if self.left < 0:
            raise UnreadableFile("The PDF has too many tags.", "Ask the sender for the table as a spreadsheet.")
        page = self._page(content, page)
        element = Element(self._kind(content), self._attributes(content))
        for child in _listed(content.get("K")):
            self._add(element, child, number, page, depth)
        return element

    def _add(self, element: Element, child: Any, number: int, page: int | None, depth: int) -> None:
        inside = resolve1(child)
        if isinstance(inside, int):
            where = page or self._page_by_parent(number, inside)
            if where:
                element.marks.append((where, inside))
        elif isinstance(inside, dict) and isinstance(resolve1(inside.get("MCID")), int):
            # A mark with a stream of its own counts from 0 again, beside the marks of the page.
            where, mark = self._page(inside, page), resolve1(inside["MCID"])
            if where and "Stm" not in inside:
                element.marks.append((where, mark))
        elif isinstance(inside, dict) and "S" in inside:
            found = self._element(child, page, depth + 1)
            if found:
                element.children.append(found)

    def _kind(self, content: Mapping[str, Any]) -> str:
        kind = _name(content.get("S"))
        for _ in range(_LONGEST_CHAIN):
            if kind not in self.roles:
                break
            kind = self.roles[kind]
        return kind

    def _attributes(self, content: Mapping[str, Any]) -> dict[str, Any]:
        classes = [self.classes.get(_name(one)) for one in _listed(content.get("C"))]
        found: dict[str, Any] = {}
        for one in (*classes, *_listed(content.get("A"))):
            found.update((key, resolve1(value)) for key, value in _dictionary(one).items())
        return found

    def _page(self, content: Mapping[str, Any], otherwise: int | None) -> int | None:
        page = content.get("Pg")
        return self.pages.get(page.objid) if isinstance(page, PDFObjRef) else otherwise

    def _page_by_parent(self, element: int, mark: int) -> int | None:
        if self.by_parent is None:
            self.by_parent = dict(self._marks_by_parent())
        return self.by_parent.get((element, mark))

    def _marks_by_parent(self) -> Iterator[tuple[tuple[int, int], int]]:
        """What each page says of its marks: the element that each belongs to."""
        tree = self.root.get("ParentTree")
        arrays = dict(NumberTree(tree).values) if tree is not None else {}
        for object_number, page in self.pages.items():
            about = resolve1(self.document.getobj(object_number))
            key = resolve1(about.get("StructParents")) if isinstance(about, dict) else None
            for mark, owner in enumerate(_listed(arrays.get(key))):
                if isinstance(owner, PDFObjRef):
                    yield (owner.objid, mark), page


def _listed(value: Any) -> list[Any]:
    """One thing or several, as a list. References inside are kept, since they tell elements apart."""
    if value is None:
        return []
    resolved = resolve1(value)
    return resolved if isinstance(resolved, list) else [value]


def _dictionary(value: Any) -> dict[str, Any]:
    resolved = resolve1(value)
    return resolved if isinstance(resolved, dict) else {}


def _names(value: Any) -> dict[str, str]:
    return {key: _name(name) for key, name in _dictionary(value).items()}


def _name(value: Any) -> str:
    resolved = resolve1(value)
    name = resolved.name if isinstance(resolved, PSLiteral) else ""
    return name if isinstance(name, str) else name.decode("latin-1")
