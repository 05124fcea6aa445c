"""The workbook as an OpenDocument spreadsheet, the format that government asks its publishers to prefer.

A text can never become a formula here: in OpenDocument a formula is an attribute of a cell, and none is written.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date
from decimal import Decimal

from lxml import etree
from lxml.etree import _Element as Element

from foitracker.publishing.packing import packed
from foitracker.publishing.pages import Sheet, long_date, sheets_of
from foitracker.publishing.safe_text import printable
from foitracker.publishing.table import Column, Kind, Mark, Publication, Value

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
_SPACES = re.compile(r"(\t|^ +| +$|  +)")  # what OpenDocument would take for one space or for none


def write(publication: Publication) -> bytes:
    members = {
        "mimetype": CONTENT_TYPE.encode(),
        "META-INF/manifest.xml": _file(_manifest()),
        "content.xml": _file(_content(sheets_of(publication))),
        "meta.xml": _file(_meta(publication)),
    }
    return packed(members, made_on=publication.made_on, stored={"mimetype"})


def _content(sheets: Iterable[Sheet]) -> Element:
    root = _new("office:document-content", {"office:version": "1.3"})
    styles = _add(root, "office:automatic-styles")
    book = _add(_add(root, "office:body"), "office:spreadsheet")
    areas = []
    places = set()
    for sheet in sheets:
        places |= _sheet(_add(book, "table:table", {"table:name": sheet.name}), sheet)
        areas += [sheet] if sheet.table else []
    _styles(styles, sorted(places))
    ranges = _add(book, "table:database-ranges")
    for sheet in areas:
        top = len(sheet.lines) + 2
        area = f"'{sheet.name}'.A{top}:'{sheet.name}'.{_letters(len(sheet.columns))}{top + len(sheet.rows)}"
        about = {"table:name": f"table_{sheet.table}", "table:target-range-address": area}
        shown = {"table:contains-header": "true", "table:display-filter-buttons": "false"}
        _add(ranges, "table:database-range", about | shown)
    return root


def _sheet(page: Element, sheet: Sheet) -> set[int]:
    """Fills a sheet; gives the numbers of decimals in it, each of which needs a style."""
    if not sheet.table:
        _add(page, "table:table-column", {"table:style-name": f"wide{_COVER_WIDTH}"})
    for column, values in zip(sheet.columns, zip(*sheet.rows, strict=True), strict=True):
        _add(page, "table:table-column", {"table:style-name": f"wide{_width(column, values)}"})
    for row, line in enumerate([sheet.title, *sheet.lines]):
        style = "title" if row == 0 else "line" if sheet.table else "text"
        _text(_add(page, "table:table-row"), line, style)
    if not sheet.table:
        return set()
    headings = _add(_add(page, "table:table-header-rows"), "table:table-row")
    for column in sheet.columns:
        _text(headings, column.title, "heading-right" if _is_right(column) else "heading")
    links = iter(sheet.links)
    for row in sheet.rows:
        cells, target = _add(page, "table:table-row"), next(links, "")
        for at, (column, value) in enumerate(zip(sheet.columns, row, strict=True)):
            _cell(cells, column, value, target if at == 0 else "")
    return {_places(value) for row in sheet.rows for value in row if isinstance(value, Decimal)}


def _cell(row: Element, column: Column, value: Value, target: str) -> None:
    match value:
        case Mark():
            _text(row, value.value, "right" if _is_right(column) else "text")
        case str():
            _text(row, value, "right" if _is_right(column) else "text", target)
        case date():
            typed = {"office:value-type": "date", "office:date-value": value.isoformat(), "table:style-name": "date"}
            _paragraph(_add(row, "table:table-cell", typed), long_date(value))
        case _:
            style = f"number{_places(value)}"
            exact = f"{value:f}" if isinstance(value, Decimal) else f"{value}"
            typed = {"office:value-type": "float", "office:value": exact, "table:style-name": style}
            _paragraph(_add(row, "table:table-cell", typed), f"{value:,}")


def _text(row: Element, words: str, style: str, target: str = "") -> None:
    cell = _add(row, "table:table-cell", {"office:value-type": "string", "table:style-name": style})
    for line in printable(words).replace("\r\n", "\n").replace("\r", "\n").split("\n"):
        _paragraph(cell, line, target)


def _paragraph(cell: Element, line: str, target: str = "") -> None:
    """A line with its tabs and all its spaces."""
    paragraph = _add(cell, "text:p")
    if target:
        paragraph = _add(paragraph, "text:a", {"xlink:href": f"#'{target}'.A1", "xlink:type": "simple"})
    last = None
    for piece in _SPACES.split(line):
        if piece == "\t":
            last = _add(paragraph, "text:tab")
        elif _SPACES.fullmatch(piece):
            last = _add(paragraph, "text:s", {"text:c": str(len(piece))})
        elif last is None:
            paragraph.text = piece
        else:
            last.tail = piece


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
    longest = max(len(str(value)) for value in values)
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
