"""Workbooks of LibreOffice and others (ods). They keep what a person sees beside what is stored."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from math import isfinite, nan
from pathlib import Path
from zipfile import ZipFile

from lxml import etree
from msgspec.structs import replace

from foitracker.sheets.containers.invisible import written_invisibly
from foitracker.sheets.containers.opened import NO_RESULT, Allowance, Opened, SheetBeingRead, check_names
from foitracker.sheets.containers.zips import (
    DamagedPart,
    attribute,
    elements,
    local_name,
    opened_zip,
    whole_number,
)
from foitracker.sheets.grid import Cell, CellKind
from foitracker.sheets.number_formats import means_another, moment, shown
from foitracker.sheets.safety import Finding, Severity

_ERROR = re.compile(r"#(?:REF!|DIV/0!|N/A|VALUE!|NAME\?|NUM!|NULL!)|Err:\d{3}")
_DURATION = re.compile(r"(-?)P(?:(\d+)D)?T?(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)(?:[.,]\d+)?S)?")
_NUMBER = re.compile(r"\d[\d,]*(?P<decimals>\.\d*)?(?P<exponent>[eE][+-]?\d+)?|\.\d+")
_NIL = frozenset({"", "-", "–", "—", "nil", "none", "zero"})
_HIDDEN = frozenset({"collapse", "filter"})
_STYLE_TAGS = ("style", "number-style", "percentage-style", "currency-style", "date-style", "time-style")
_ROW_GROUP, _COLUMN_GROUP = "table-row-group", "table-column-group"
_TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
_TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_CALC = "{urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0}"
_CELL, _COVERED, _PARAGRAPH = f"{_TABLE}table-cell", f"{_TABLE}covered-table-cell", f"{_TEXT}p"
_STYLE_NAME, _DEFAULT_STYLE = f"{_TABLE}style-name", f"{_TABLE}default-cell-style-name"
_COLUMNS_REPEATED, _ROWS_REPEATED = f"{_TABLE}number-columns-repeated", f"{_TABLE}number-rows-repeated"
_COLUMNS_SPANNED, _ROWS_SPANNED = f"{_TABLE}number-columns-spanned", f"{_TABLE}number-rows-spanned"
_VISIBILITY, _FORMULA, _VALUE_TYPE = f"{_TABLE}visibility", f"{_TABLE}formula", f"{_OFFICE}value-type"
_VALUE, _STRING, _CALC_TYPE = f"{_OFFICE}value", f"{_OFFICE}string-value", f"{_CALC}value-type"
_ANNOTATION = f"{_OFFICE}annotation"
_MOST_SPACES = 1000  # that one mark may stand for
_MOST_STYLES = 20_000
_WHITE = "#ffffff"


def read(path: Path) -> Opened:
    with opened_zip(path) as archive:
        return _Workbook(archive).read()


@dataclass(slots=True)
class _Styles:
    """Formats and visibility by the name of a style."""

    formats: dict[str, str] = field(default_factory=dict)
    data_style_of: dict[str, str] = field(default_factory=dict)
    hidden_tables: set[str] = field(default_factory=set)
    invisible: set[str] = field(default_factory=set)  # letters in the colour of what is behind them

    def note(self, element: etree._Element) -> None:
        name = attribute(element, "name")
        if len(self.formats) + len(self.data_style_of) > _MOST_STYLES:
            raise DamagedPart("it has too many styles")
        if local_name(element) != "style":
            self.formats[name] = _pattern(element)
            return
        data_style = attribute(element, "data-style-name")
        if data_style:
            self.data_style_of[name] = data_style
        colour = behind = ""
        for child in element:
            kind = local_name(child)
            if kind == "table-properties" and attribute(child, "display") == "false":
                self.hidden_tables.add(name)
            elif kind == "text-properties":
                colour = attribute(child, "color").lower()
            elif kind == "table-cell-properties":
                behind = attribute(child, "background-color").lower()
        if colour and colour == (_WHITE if behind in ("", "transparent") else behind):
            self.invisible.add(name)

    def format_of(self, name: str) -> str:
        return self.formats.get(self.data_style_of.get(name, ""), "")


@dataclass(slots=True)
class _Table:
    sheet: SheetBeingRead
    row: int = 0
    column: int = 0
    column_styles: list[tuple[int, str]] = field(default_factory=list)  # the first column without it, and the style
    hidden_row_groups: int = 0
    hidden_column_groups: int = 0

    def style_of_column(self, column: int) -> str:
        at = bisect_right(self.column_styles, column, key=lambda entry: entry[0])
        return self.column_styles[at][1] if at < len(self.column_styles) else ""


class _Workbook:
    def __init__(self, archive: ZipFile):
        self.archive = archive
        self.styles = _Styles()
        self.allowance = Allowance()
        self.tables: list[_Table] = []
        self.inside: list[_Table | None] = []  # the tables that are open; None is one inside a cell
        self.linked: list[str] = []
        self.invisible: dict[str, int] = {}
        self.notes = 0
        self.changes = 0

    def read(self) -> Opened:
        names = self.archive.namelist()
        if "content.xml" not in names:
            raise DamagedPart("content.xml is missing")
        if "styles.xml" in names:
            for _, element in elements(self.archive, "styles.xml", *_STYLE_TAGS):
                self.styles.note(element)
        both = ("table", _ROW_GROUP, _COLUMN_GROUP)
        tags = (*_STYLE_TAGS, *both, "table-row", "table-column", "table-source", "tracked-changes")
        for event, element in elements(self.archive, "content.xml", *tags, starts=both):
            self._note(event == "start", local_name(element), element)
        sheets = [table.sheet for table in self.tables]
        check_names([sheet.name for sheet in sheets])
        return Opened(tuple(sheet.grid() for sheet in sheets), tuple(self._findings()))

    def _note(self, starts: bool, name: str, element: etree._Element) -> None:
        if name in _STYLE_TAGS:
            self.styles.note(element)
        elif name == "tracked-changes":
            self.changes += len(element)
        elif name == "table" and starts:
            self._begin(element)
        elif not self.inside:
            return
        elif name == "table":
            self.inside.pop()
        elif self.inside[-1]:
            self._note_in_table(self.inside[-1], starts, name, element)

    def _begin(self, element: etree._Element) -> None:
        """A table is a sheet, unless it stands inside a cell or is the copy of another file's."""
        around = local_name(element.getparent()) if element.getparent() is not None else ""
        if around not in ("spreadsheet", "dde-link"):
            self.inside.append(None)
            return
        number = len(self.tables) + 1
        table = _Table(SheetBeingRead(element.get(f"{_TABLE}name") or f"Sheet{number}", self.allowance))
        table.sheet.visible = element.get(_STYLE_NAME) not in self.styles.hidden_tables
        self.tables.append(table)
        self.inside.append(table)
        if around == "dde-link":
            self._link(table)

    def _note_in_table(self, table: _Table, starts: bool, name: str, element: etree._Element) -> None:
        if name in (_ROW_GROUP, _COLUMN_GROUP):
            hidden = (1 if starts else -1) * (element.get(f"{_TABLE}display") == "false")
            table.hidden_row_groups += hidden if name == _ROW_GROUP else 0
            table.hidden_column_groups += hidden if name == _COLUMN_GROUP else 0
        elif name == "table-source":
            self._link(table)
        elif name == "table-column":
            _column(table, element)
        elif name == "table-row":
            self._row(table, element)

    def _link(self, table: _Table) -> None:
        table.sheet.visible = False
        self.linked.append(table.sheet.name)

    def _row(self, table: _Table, row: etree._Element) -> None:
        repeated = max(whole_number(row, _ROWS_REPEATED, 1), 1)
        top, column = table.row, 0
        table.row += repeated
        found: list[Cell] = []
        for element in row:
            tag = element.tag
            if tag not in (_CELL, _COVERED):
                continue
            given = dict(element.items())  # in half the time that its `attrib` takes
            across = max(whole_number(given, _COLUMNS_REPEATED, 1), 1) if _COLUMNS_REPEATED in given else 1
            if tag == _CELL and (given.get(_ROWS_SPANNED) or given.get(_COLUMNS_SPANNED)):
                _merge(table, top, column, element)
            if len(element) or given.get(_VALUE_TYPE) or given.get(_FORMULA):
                style = given.get(_STYLE_NAME) or row.get(_DEFAULT_STYLE) or table.style_of_column(column)
                cell = self._cell(element, given, top, column, self.styles.format_of(style))
                if cell:
                    self.allowance.check(across)
                    found.append(cell)
                    found += [replace(cell, column=one) for one in range(column + 1, column + across)]
                if cell and style in self.styles.invisible:
                    self.invisible[table.sheet.name] = self.invisible.get(table.sheet.name, 0) + across
            column += across
        self.allowance.check(len(found) * repeated)
        if found and (row.get(_VISIBILITY) in _HIDDEN or table.hidden_row_groups):
            table.sheet.hidden_rows.update(range(top, top + repeated))
        for one in range(top, top + repeated if found else top):
            for cell in found:
                table.sheet.put(replace(cell, row=one) if one > top else cell)

    def _cell(
        self, element: etree._Element, given: Mapping[str, str], row: int, column: int, number_format: str
    ) -> Cell | None:
        """The cell of an element with what is `given` in its attributes."""
        kind = given.get(_VALUE_TYPE, "")
        paragraphs = []
        for child in element:
            tag = child.tag
            if tag == _PARAGRAPH:
                paragraphs.append(_words(child) if len(child) else child.text or "")
            elif tag == _ANNOTATION:
                self.notes += 1
        text = "\n".join(paragraphs)
        formula = _FORMULA in given
        if given.get(_CALC_TYPE) == "error" or (formula and _ERROR.fullmatch(text)):
            return Cell(row, column, text, text, number_format, CellKind.ERROR)
        if kind in ("float", "percentage", "currency"):
            return _number(given.get(_VALUE, ""), row, column, text if paragraphs else None, number_format)
        if kind in ("date", "time", "boolean"):
            value = _VALUES[kind](given.get(f"{_OFFICE}{kind}-value") or "")
            if value is not None:
                return Cell(row, column, value, text or str(value), number_format, _KINDS[kind])
        stored = given.get(_STRING) or text
        if not stored:
            uncached = formula and not kind
            return Cell(row, column, None, NO_RESULT, number_format, CellKind.UNCACHED) if uncached else None
        hides = bool(paragraphs) and stored.split() != text.split()
        return Cell(row, column, stored, text if hides else stored, number_format, hides=hides)

    def _findings(self) -> Iterator[Finding]:
        yield from (written_invisibly(name, count) for name, count in self.invisible.items())
        if self.linked:
            words = f"The file carries copies of {len(self.linked)} sheets of other files."
            yield Finding("external-link-cache", "content.xml", len(self.linked), Severity.BLOCK, words)
        if self.notes:
            words = f"The file has {self.notes} comments, which are not read."
            yield Finding("comments", "content.xml", self.notes, Severity.WARN, words)
        if self.changes:
            words = f"The file keeps {self.changes} earlier changes, with what the cells said before."
            yield Finding("tracked-changes", "content.xml", self.changes, Severity.BLOCK, words)


def _merge(table: _Table, top: int, left: int, element: etree._Element) -> None:
    down, right = whole_number(element, _ROWS_SPANNED, 1), whole_number(element, _COLUMNS_SPANNED, 1)
    if down > 1 or right > 1:
        table.sheet.merged.append((top, left, top + down - 1, left + right - 1))


def _column(table: _Table, element: etree._Element) -> None:
    first = table.column
    table.column += max(whole_number(element, _COLUMNS_REPEATED, 1), 1)
    table.column_styles.append((table.column, element.get(_DEFAULT_STYLE, "")))
    if element.get(_VISIBILITY) in _HIDDEN or table.hidden_column_groups:
        table.sheet.hidden_columns.append((first, table.column - 1))


def _words(element: etree._Element) -> str:
    """The text of a paragraph, without comments."""
    pieces = [element.text or ""]
    for child in element:
        name = local_name(child)
        if name == "s":
            pieces.append(" " * min(max(whole_number(child, f"{_TEXT}c", 1), 0), _MOST_SPACES))
        elif name == "tab":
            pieces.append("\t")
        elif name == "line-break":
            pieces.append("\n")
        elif name not in ("annotation", "note"):
            pieces.append(_words(child))
        pieces.append(child.tail or "")
    return "".join(pieces)


def _number(stored, row, column, text, number_format):
    try:
        value = float(stored)
    except ValueError:
        value = nan
    if not isfinite(value):
        raise DamagedPart("what a cell holds as a number is no number")
    if value.is_integer() and abs(value) < 1e15:
        value = int(value)
    if text is None:
        text = shown(value, number_format).text
    hides = text != stored and text != str(value) and _is_another(text, value)
    return Cell(row, column, value, text, number_format, CellKind.NUMBER, hides)


def _is_another(text: str, number: float) -> bool:
    """Whether a text shows something else than a number, rounding aside."""
    found = list(_NUMBER.finditer(text))
    if not found:
        return number != 0 or text.strip().lower() not in _NIL
    if len(found) > 1 or means_another(text[: found[0].start()], text[found[0].end() :]):
        return True
    seen = float(found[0][0].replace(",", ""))
    precision = 0.51 * 10.0 ** -max(len(found[0]["decimals"] or ".") - 1, 0)
    if "%" in text:
        seen, precision = seen / 100, precision / 100
    if found[0]["exponent"]:
        precision = seen / 20
    return abs(abs(number) - seen) > precision


def _date(text: str) -> date | datetime | None:
    try:
        return moment(datetime.fromisoformat(text[:26]))
    except ValueError:
        return None


def _duration(text: str) -> timedelta | None:
    match = _DURATION.fullmatch(text)
    if match is None or len(text) > 40:
        return None
    days, hours, minutes, seconds = (int(part or 0) for part in match.groups()[1:])
    if days > 999_999 or hours > 9_999_999:
        return None
    duration = timedelta(days=days, hours=hours, minutes=minutes, seconds=seconds)
    return -duration if match[1] else duration


def _boolean(text: str) -> bool | None:
    return {"true": True, "false": False}.get(text)


_VALUES = {"date": _date, "time": _duration, "boolean": _boolean}
_KINDS = {"date": CellKind.DATE, "time": CellKind.DURATION, "boolean": CellKind.BOOLEAN}


def _pattern(style: etree._Element) -> str:
    """A format of numbers or dates in the notation of Excel."""
    return "".join(_pattern_piece(local_name(child), child) for child in style)


def _pattern_piece(name: str, element: etree._Element) -> str:
    long = attribute(element, "style") == "long"
    textual = attribute(element, "textual") == "true"
    if name == "number":
        places = attribute(element, "decimal-places")
        whole = "#,##0" if attribute(element, "grouping") == "true" else "0"
        return f"{whole}.{'0' * min(int(places), 20)}" if places.isdecimal() and places != "0" else whole
    if name == "month":
        return ("mmmm" if long else "mmm") if textual else ("mm" if long else "m")
    if name in ("text", "currency-symbol"):
        text = element.text or ""
        return f'"{text}"' if any(letter.isalpha() for letter in text) else text
    short_and_long = _PIECES.get(name)
    return short_and_long[long] if short_and_long else ""


# A quarter or a week is shown of a whole date, so it is written as one.
_PIECES = {
    "day": ("d", "dd"),
    "day-of-week": ("ddd", "dddd"),
    "quarter": ("d", "d"),
    "week-of-year": ("d", "d"),
    "year": ("yy", "yyyy"),
    "hours": ("h", "hh"),
    "minutes": ("m", "mm"),
    "seconds": ("s", "ss"),
    "am-pm": ("AM/PM", "AM/PM"),
    "scientific-number": ("0.00E+00", "0.00E+00"),
    "fraction": ("# ?/?", "# ?/?"),
}
