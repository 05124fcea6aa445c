"""A Word document read back: its words, its tables, and what a screen reader finds."""

import io
import zipfile

import docx
from docx.oxml.ns import qn


def opened(written):
    return docx.Document(io.BytesIO(written))


def words(written):
    """Every paragraph that stands in no table."""
    return [paragraph.text for paragraph in opened(written).paragraphs if paragraph.text]


def headings(written):
    """(level, words) of every heading in order; the title is level 0."""
    levels = {"Title": 0, "Heading 1": 1, "Heading 2": 2}
    return [(levels[p.style.name], p.text) for p in opened(written).paragraphs if p.style.name in levels]


def tables(written):
    return [[[cell.text for cell in row.cells] for row in table.rows] for table in opened(written).tables]


def pictures(written):
    """The alternative text of every picture."""
    return [shape._inline.docPr.get("descr") for shape in opened(written).inline_shapes]


def marked_heading_rows(written):
    """Of each table, which of its rows are marked as headings."""
    return [[at for at, row in enumerate(table.rows) if _is_marked(row._tr.trPr)] for table in opened(written).tables]


def _is_marked(properties):
    return properties is not None and properties.find(qn("w:tblHeader")) is not None


def members(written):
    with zipfile.ZipFile(io.BytesIO(written)) as file:
        return {name: file.read(name) for name in file.namelist()}
