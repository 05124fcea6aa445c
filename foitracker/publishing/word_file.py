"""A Word document that a screen reader can walk: real headings, marked heading rows, described pictures, a language.

python-docx starts from a template of its own: its fonts, its language and its dates are replaced here, so that the
same content is the same bytes on every day and on every machine.
"""

from __future__ import annotations

import io
from collections.abc import Sequence
from copy import deepcopy
from dataclasses import dataclass, field
from datetime import date, datetime, time

import docx
from docx.document import Document
from docx.enum.section import WD_ORIENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor

from foitracker.publishing.differences import shown
from foitracker.publishing.packing import members_of, packed
from foitracker.publishing.safe_text import printable
from foitracker.publishing.table import Column, Kind, Mark, Table, Value

FONT, INK = "Arial", RGBColor(0x1C, 0x1A, 0x17)
_SIZES = {
    "Normal": 11,
    "Title": 24,
    "Heading 1": 17,
    "Heading 2": 13,
    "Heading 3": 11,
    "List Bullet": 11,
    "Caption": 10,
}
_WIDE, _NARROW = Cm(25.5), Cm(16.5)  # what is left of A4 between the margins, lying and upright
_MARGIN = Cm(2.2)


@dataclass
class WordFile:
    """A document in the making. Text from outside is printed as it is, without what a file cannot hold."""

    title: str
    publisher: str
    made_on: date
    _document: Document = field(init=False)
    _pictures: int = field(init=False, default=0)

    def __post_init__(self) -> None:
        self._document = docx.Document()
        _dress(self._document)
        self._document.add_paragraph(printable(self.title), style="Title")

    def heading(self, words: str, level: int = 1) -> None:
        self._document.add_heading(printable(words), level)

    def paragraph(self, words: str, *, bold: bool = False, style: str = "Normal") -> None:
        self._document.add_paragraph(style=style).add_run(printable(words)).bold = bold or None

    def items(self, lines: Sequence[str]) -> None:
        for line in lines:
            self.paragraph(line, style="List Bullet")

    def page(self, *, lying: bool = False) -> None:
        """A new page, upright or lying; what follows is laid out for it."""
        section = self._document.add_section()
        upright = section.page_width < section.page_height
        if lying == upright:
            section.page_width, section.page_height = section.page_height, section.page_width
        section.orientation = WD_ORIENT.LANDSCAPE if lying else WD_ORIENT.PORTRAIT

    def table(self, table: Table, *, small: bool = False) -> None:
        """A table under its title, with its period, units, coverage, source, legend and notes under it."""
        self.heading(table.title, 2)
        self.rows(table.columns, table.filled_rows, title=table.title, about=table.coverage, small=small)
        for line in _about_table(table):
            self.paragraph(line, style="Caption")

    def rows(
        self,
        columns: Sequence[Column],
        rows: Sequence[Sequence[Value]],
        *,
        title: str,
        about: str = "",
        small: bool = False,
    ) -> None:
        """Rows under a heading row that is repeated on each page. `title` and `about` are read out, not printed."""
        made = self._document.add_table(rows=1, cols=len(columns), style="Table Grid")
        _describe(made, title, about)
        made.autofit = False
        widths = _widths(columns, rows, self._width)
        size = Pt(8 if small else 9)
        heading = made.rows[0]
        _mark_as_heading(heading)
        for cell, column, width in zip(heading.cells, columns, widths, strict=True):
            cell.width = width
            _write(cell.paragraphs[0], column.title, column.kind, size, bold=True)
        for grid_column, width in zip(made.columns, widths, strict=True):
            grid_column.width = width
        _fill(made, rows)
        self._document.add_paragraph(style="Caption")

    def picture(self, png: bytes, *, described: str, width_of: float = 1.0) -> None:
        """A picture in `width_of` the width of the page, with the words for those who cannot see it."""
        self._pictures += 1
        made = self._document.add_picture(io.BytesIO(png), width=int(self._width * width_of))
        properties = made._inline.docPr
        properties.set("descr", printable(described))
        properties.set("name", f"Picture {self._pictures}")

    def saved(self) -> bytes:
        """The file. Its dates are midnight of `made_on`, whenever it is saved."""
        properties = self._document.core_properties
        properties.title, properties.language = printable(self.title), "en-GB"
        properties.author = properties.last_modified_by = printable(self.publisher)[:255]
        properties.comments = properties.keywords = properties.subject = ""
        properties.created = properties.modified = datetime.combine(self.made_on, time())
        properties.revision = 1
        file = io.BytesIO()
        self._document.save(file)
        return packed(members_of(file.getvalue()), made_on=self.made_on)

    @property
    def _width(self) -> int:
        section = self._document.sections[-1]
        return _NARROW if section.page_width < section.page_height else _WIDE


def _about_table(table: Table) -> list[str]:
    """What stands under a table: "Period: ...", its shorthand, its notes."""
    lines = [
        f"Period: {table.period}. Units: {table.units}.",
        f"Coverage: {table.coverage}.",
        f"Source: {table.source}.",
    ]
    if table.legend:
        lines.append(f"Shorthand: {'; '.join(f'{mark.value} {mark.meaning}' for mark in table.legend)}.")
    return [*lines, *table.notes]


def _dress(document: Document) -> None:
    """A4, the house's fonts and ink in place of the template's, and British English."""
    section = document.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin = section.right_margin = section.top_margin = section.bottom_margin = _MARGIN
    for name, size in _SIZES.items():
        style = document.styles[name]
        style.font.size, style.font.name, style.font.color.rgb = Pt(size), FONT, INK
        fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
        for theme in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
            fonts.attrib.pop(qn(f"w:{theme}"), None)
    document.styles["Caption"].font.bold = False
    document.styles["Caption"].paragraph_format.space_after = Pt(2)
    _without_rule(document.styles["Title"])
    for language in document.styles.element.iter(qn("w:lang")):
        language.set(qn("w:val"), "en-GB")
    _drop_thumbnail(document)


def _without_rule(style) -> None:
    for rule in style.element.iter(qn("w:pBdr")):
        rule.getparent().remove(rule)
        return


def _drop_thumbnail(document: Document) -> None:
    """The template's picture of an empty page."""
    package = document.part.package
    for key, relation in list(package.rels.items()):
        if relation.reltype == RELATIONSHIP_TYPE.THUMBNAIL:
            del package.rels[key]


def _describe(made, title: str, about: str) -> None:
    """What a screen reader says of a table, and that its first row and column are headings."""
    properties = made._tbl.tblPr
    for tag, words in (("w:tblCaption", title), ("w:tblDescription", about)):
        if words:
            element = OxmlElement(tag)
            element.set(qn("w:val"), printable(words))
            properties.append(element)
    look = properties.find(qn("w:tblLook"))
    if look is None:
        return
    for name, value in (("firstRow", "1"), ("firstColumn", "1"), ("noHBand", "1"), ("noVBand", "1")):
        look.set(qn(f"w:{name}"), value)


def _mark_as_heading(row) -> None:
    properties = row._tr.get_or_add_trPr()
    for tag in ("w:cantSplit", "w:tblHeader"):
        properties.append(OxmlElement(tag))


def _fill(made, rows: Sequence[Sequence[Value]]) -> None:
    """A copy of the heading row for each row, written cell by cell: adding them one by one takes minutes."""
    pattern = deepcopy(made.rows[0]._tr)
    properties = pattern.trPr
    properties.remove(properties.find(qn("w:tblHeader")))
    for text in pattern.iter(qn("w:t")):
        text.text = ""
    for bold in list(pattern.iter(qn("w:b"))):
        bold.getparent().remove(bold)
    for values in rows:
        row = deepcopy(pattern)
        for text, value in zip(row.iter(qn("w:t")), values, strict=True):
            text.text = printable(_words(value))
            text.set(qn("xml:space"), "preserve")
        made._tbl.append(row)


def _write(paragraph, words: str, kind: Kind, size, *, bold: bool) -> None:
    run = paragraph.add_run(printable(words))
    run.bold, run.font.size = bold, size
    paragraph.paragraph_format.space_after = Pt(0)
    if kind.is_number:
        paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT


def _words(value: Value) -> str:
    return value.value if isinstance(value, Mark) else shown(value)


def _widths(columns: Sequence[Column], rows: Sequence[Sequence[Value]], room: int) -> list[int]:
    """The room shared by the longest text of each column, none so long that it leaves the others nothing."""
    shares = [
        min(max(map(len, [*column.title.split(), *(_words(row[at]) for row in rows)])), 34) + 6
        for at, column in enumerate(columns)
    ]
    return [room * share // sum(shares) for share in shares]
