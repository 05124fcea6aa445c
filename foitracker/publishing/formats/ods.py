"""The workbook as an OpenDocument spreadsheet, the format that government asks its publishers to prefer.

A text can never become a formula here: in OpenDocument a formula is an attribute of a cell, and none is written.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from decimal import Decimal
from functools import cache
from xml.sax.saxutils import escape, quoteattr

from lxml import etree
from lxml.etree import _Element as Element

from foitracker.publishing.packing import packed
from foitracker.publishing.pages import Sheet, long_date, sheets_of
from foitracker.publishing.publication import Publication
from foitracker.publishing.safe_text import printable
from foitracker.publishing.table import Column, Kind, Value

SUFFIX = ".ods"
CONTENT_TYPE = "application/vnd.oasis.opendocument.spreadsheet"
TITLE = "OpenDocument spreadsheet"

_NAMES = {
    "office": "urn:oasis:names:tc:opendocument:xmlns:office:1.0",
    "style": "urn:oasis:names:tc:opendocument:xmlns:style:1.0",
    "text": "urn:oasis:names:tc:opendocument:xmlns:text:1.0",
    "table": "urn:oasis:names:tc:opendocument:xmlns:table:1.0",
    "fo": "urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0",
    "number": "urn:oasis:names:tc:opendocument:xmlns:datastyle:1.0",
    "meta": "urn:oasis:names:tc:opendocument:xmlns:meta:1.0",
    "manifest": "urn:oasis:names:tc:opendocument:xmlns:manifest:1.0",
    "dc": "http://purl.org/dc/elements/1.1/",
    "xlink": "http://www.w3.org/1999/xlink",
}
_WIDTHS = (3, 5, 8, 13)  # centimetres: a column takes the first that holds its longest text
_COVER_WIDTH = 20
_SPACES = re.compile(r"\t|^ +| +$|  +")  # what OpenDocument would take for one space or for none


def write(publication: Publication) -> bytes:
    members = {
        "mimetype": CONTENT_TYPE.encode(),
        "META-INF/manifest.xml": _file(_manifest()),
        "content.xml": _content(sheets_of(publication)),
        "meta.xml": _file(_meta(publication)),
    }
    return packed(members, made_on=publication.made_on, stored={"mimetype"})


def _content(sheets: Sequence[Sheet]) -> bytes:
    """The sheets as text, since a tree of every cell takes ten times as long; styles and ranges as trees."""
    places = {_places(value) for sheet in sheets for row in sheet.rows for value in row if isinstance(value, Decimal)}
    root = _new("office:document-content", {"office:version": "1.3"})
    _styles(_add(root, "office:automatic-styles"), sorted(places))
    book = _add(_add(root, "office:body"), "office:spreadsheet")
    book.text = _HERE
    ranges = _add(book, "table:database-ranges")
    for sheet in sheets:
        if sheet.table:
            _range(ranges, sheet)
    before, after = etree.tostring(root, encoding="unicode").split(_HERE)
    text = cache(_text)  # names and file names come again and again
    written = "".join([piece for sheet in sheets for piece in _sheet(sheet, text)])
    return f"<?xml version='1.0' encoding='UTF-8'?>\n{before}{written}{after}".encode()


_HERE = "the sheets come here"


def _range(ranges: Element, sheet: Sheet) -> None:
    """Marks the table of a sheet, without the buttons of a filter."""
    top = len(sheet.lines) + 2
    area = f"'{sheet.name}'.A{top}:'{sheet.name}'.{_letters(len(sheet.columns))}{top + len(sheet.rows)}"
    about = {"table:name": f"table_{sheet.table}", "table:target-range-address": area}
    shown = {"table:contains-header": "true", "table:display-filter-buttons": "false"}
    _add(ranges, "table:database-range", about | shown)


def _sheet(sheet: Sheet, text: Callable[[str], str]) -> Iterator[str]:
    yield f"<table:table table:name={quoteattr(sheet.name)}>"
    sides = ["right" if _is_right(column) else "text" for column in sheet.columns]
    if not sheet.table:
        yield f'<table:table-column table:style-name="wide{_COVER_WIDTH}"/>'
    for column, side, values in zip(sheet.columns, sides, zip(*sheet.rows, strict=True), strict=True):
        # A cell that names no style has that of its column, which keeps thousands of names out of the file.
        style = f'table:style-name="wide{_width(column, values)}" table:default-cell-style-name="{side}"'
        yield f"<table:table-column {style}/>"
    for row, line in enumerate([sheet.title, *sheet.lines]):
        yield _row([_text(line, style="title" if row == 0 else "line" if sheet.table else "text")])
    if sheet.table:
        headings = {"right": "heading-right", "text": "heading"}
        titles = [_text(column.title, style=headings[side]) for column, side in zip(sheet.columns, sides, strict=True)]
        yield f"<table:table-header-rows>{_row(titles)}</table:table-header-rows>"
        links = iter(sheet.links)
        for row in sheet.rows:
            cells = [text(value) if isinstance(value, str) else _cell(value) for value in row]
            target = next(links, "")
            yield _row([_text(row[0], target=target), *cells[1:]] if target else cells)
    yield "</table:table>"


def _row(cells: Iterable[str]) -> str:
    return f"<table:table-row>{''.join(cells)}</table:table-row>"


def _cell(value: int | Decimal | date) -> str:
    if isinstance(value, date):
        typed, shown = f'office:value-type="date" office:date-value="{value.isoformat()}"', long_date(value)
        return f'<table:table-cell {typed} table:style-name="date"><text:p>{shown}</text:p></table:table-cell>'
    exact = f"{value:f}" if isinstance(value, Decimal) else f"{value}"
    typed = f'office:value-type="float" office:value="{exact}" table:style-name="number{_places(value)}"'
    return f"<table:table-cell {typed}><text:p>{value:,}</text:p></table:table-cell>"


def _text(words: str, *, style: str = "", target: str = "") -> str:
    """A cell of text. A mark is text too."""
    lines = printable(words).replace("\r\n", "\n").replace("\r", "\n").split("\n")
    before, after = "<text:p>", "</text:p>"
    if target:
        address = quoteattr(f"#'{target}'.A1")
        before, after = f'<text:p><text:a xlink:href={address} xlink:type="simple">', "</text:a></text:p>"
    paragraphs = "".join([f"{before}{_spaced(line)}{after}" for line in lines])
    named = f' table:style-name="{style}"' if style else ""
    return f'<table:table-cell office:value-type="string"{named}>{paragraphs}</table:table-cell>'


def _spaced(line: str) -> str:
    """A line with its tabs and all its spaces, as XML."""
    return _SPACES.sub(_space, escape(line)) if _SPACES.search(line) else escape(line)


def _space(found: re.Match[str]) -> str:
    return "<text:tab/>" if found[0] == "\t" else f'<text:s text:c="{len(found[0])}"/>'


def _styles(styles: Element, places: Iterable[int]) -> None:
    for width in (*_WIDTHS, _COVER_WIDTH):
        style = _add(styles, "style:style", {"style:name": f"wide{width}", "style:family": "table-column"})
        _add(style, "style:table-column-properties", {"style:column-width": f"{width}cm"})
    for name, look in {
        "title": {"size": "15pt", "bold": True, "wrap": False},
        "line": {"wrap": False},
        "text": {},
        "right": {"side": "end"},
        "heading": {"bold": True},
        "heading-right": {"bold": True, "side": "end"},
    }.items():
        _cell_style(styles, name, **look)
    for count in sorted({0, *places}):
        number = _add(styles, "number:number-style", {"style:name": f"places{count}"})
        shown = {"number:decimal-places": str(count), "number:min-integer-digits": "1", "number:grouping": "true"}
        _add(number, "number:number", shown)
        _cell_style(styles, f"number{count}", side="end", format=f"places{count}")
    day = _add(styles, "number:date-style", {"style:name": "day", "number:language": "en", "number:country": "GB"})
    _add(day, "number:day")
    _add(day, "number:text").text = " "
    _add(day, "number:month", {"number:style": "long", "number:textual": "true"})
    _add(day, "number:text").text = " "
    _add(day, "number:year", {"number:style": "long"})
    _cell_style(styles, "date", side="end", format="day")


def _cell_style(
    styles: Element,
    name: str,
    *,
    size: str = "12pt",
    bold: bool = False,
    wrap: bool = True,
    side: str = "start",
    format: str = "",
) -> None:
    about = {"style:name": name, "style:family": "table-cell"} | ({"style:data-style-name": format} if format else {})
    style = _add(styles, "style:style", about)
    wrapping = {"fo:wrap-option": "wrap" if wrap else "no-wrap", "style:vertical-align": "top"}
    _add(style, "style:table-cell-properties", wrapping)
    _add(style, "style:paragraph-properties", {"fo:text-align": side})
    weight = {"fo:font-weight": "bold"} if bold else {}
    language = {"fo:language": "en", "fo:country": "GB"}
    _add(style, "style:text-properties", {"fo:font-family": "Arial", "fo:font-size": size} | weight | language)


def _meta(publication: Publication) -> Element:
    root = _new("office:document-meta", {"office:version": "1.3"})
    meta = _add(root, "office:meta")
    made_at = f"{publication.made_on.isoformat()}T00:00:00"
    _add(meta, "dc:title").text = printable(publication.title)
    _add(meta, "dc:language").text = "en-GB"
    _add(meta, "dc:creator").text = printable(publication.publisher)
    _add(meta, "meta:creation-date").text = made_at
    _add(meta, "dc:date").text = made_at
    return root


def _manifest() -> Element:
    root = _new("manifest:manifest", {"manifest:version": "1.3"})
    for path, kind in (("/", CONTENT_TYPE), ("content.xml", "text/xml"), ("meta.xml", "text/xml")):
        _add(root, "manifest:file-entry", {"manifest:full-path": path, "manifest:media-type": kind})
    return root


def _is_right(column: Column) -> bool:
    return column.kind.is_number or column.kind is Kind.DATE


def _width(column: Column, values: Iterable[Value]) -> int:
    longest = max(map(len, map(str, set(values))))
    centimetres = max(longest, min(len(column.title), 24)) // 4
    return next((width for width in _WIDTHS if centimetres <= width), _WIDTHS[-1])


def _places(number: int | Decimal) -> int:
    return max(0, -number.as_tuple().exponent) if isinstance(number, Decimal) else 0


def _letters(column: int) -> str:
    """1 is A, 27 is AA."""
    letters = ""
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


def _new(name: str, attributes: dict[str, str]) -> Element:
    return etree.Element(_full(name), {_full(key): value for key, value in attributes.items()}, nsmap=_NAMES)


def _add(parent: Element, name: str, attributes: dict[str, str] | None = None) -> Element:
    return etree.SubElement(parent, _full(name), {_full(key): value for key, value in (attributes or {}).items()})


def _full(name: str) -> str:
    prefix, local = name.split(":")
    return f"{{{_NAMES[prefix]}}}{local}"


def _file(root: Element) -> bytes:
    return etree.tostring(root, encoding="UTF-8", xml_declaration=True)
