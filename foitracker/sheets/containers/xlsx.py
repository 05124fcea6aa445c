"""Workbooks of Excel since 2007 (xlsx, xlsm), read part by part with every fact that a person sees.

A cell costs memory only when it is filled, wherever it stands on the sheet.
"""

from __future__ import annotations

import posixpath
import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from math import isfinite, nan
from pathlib import Path

from lxml import etree

from foitracker.sheets.containers.invisible import written_invisibly
from foitracker.sheets.containers.opened import NO_RESULT, Allowance, Opened, SheetBeingRead, check_names
from foitracker.sheets.containers.zips import (
    DamagedPart,
    after_brace,
    attribute,
    document,
    elements,
    local_name,
    opened_zip,
    whole_number,
)
from foitracker.sheets.grid import Cell, CellKind
from foitracker.sheets.number_formats import BUILT_IN, LONGEST_FORMAT, moment, number_cell, text_cell
from foitracker.sheets.safety import Finding, Severity

_REFERENCE = re.compile(r"\$?([A-Z]{1,3})\$?([0-9]{1,7})")
_ESCAPE = re.compile(r"_x([0-9A-Fa-f]{4})_")
_NUMBER = re.compile(r"\s*[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?\s*", re.ASCII)
_FEW_TEXTS = 50  # more that no cell shows may be a sheet that was deleted
_YES = frozenset({"1", "true"})
_MOST_MERGES = 100_000
_SHORT = 300  # digits; a longer number may have no value
_MOST_STYLES = 70_000
_WHITE = "FFFFFF"
# Colours that are named by a number; the theme's first one is the window's own.
_NAMED_COLOURS = {("indexed", "1"): _WHITE, ("indexed", "9"): _WHITE, ("indexed", "65"): _WHITE, ("theme", "0"): _WHITE}


def read(path: Path) -> Opened:
    with opened_zip(path) as archive:
        return _Workbook(archive).read()


@dataclass(frozen=True, slots=True)
class _Style:
    number_format: str
    invisible: bool  # letters in the colour of what is behind them


_NO_STYLE = _Style("General", invisible=False)


class _Workbook:
    def __init__(self, archive: zipfile.ZipFile):
        self.archive = archive
        self.names = frozenset(archive.namelist())
        self.path = self._main_part()
        self.parts = self._related(self.path)
        self.strings = list(self._strings())
        self.in_cells = bytearray(len(self.strings))  # which of them a cell shows
        self.styles = self._styles()
        self.style_named: dict[str | None, _Style] = {}  # by the number as cells give it
        self.from_1904 = False
        self.never_calculated = False  # not since another program than Excel wrote it
        self.allowance = Allowance()
        self.invisible: dict[str, int] = {}

    def read(self) -> Opened:
        sheets = list(self._sheets())
        check_names([sheet.name for sheet, _ in sheets])
        for sheet, part in sheets:
            self._fill(sheet, part)
        findings = [written_invisibly(name, count) for name, count in self.invisible.items()]
        return Opened(tuple(sheet.grid() for sheet, _ in sheets), (*findings, *self._left_over()))

    def _left_over(self) -> Iterator[Finding]:
        """Texts that no cell shows any more. Excel drops them when it saves, other programs need not."""
        seen = {text for text, used in zip(self.strings, self.in_cells, strict=True) if used}
        left = {text for text in self.strings if text.strip()} - seen
        if left:
            words = f"The file keeps {len(left):,} {'text' if len(left) == 1 else 'texts'} that no cell shows any more."
            severity = Severity.BLOCK if len(left) > _FEW_TEXTS else Severity.WARN
            yield Finding("left-over-texts", "xl/sharedStrings.xml", len(left), severity, words)

    def _main_part(self) -> str:
        for _, kind, target in self._relations("", "_rels/.rels"):
            if kind == "officeDocument":
                return target
        raise DamagedPart("it does not say which part is the workbook")

    def _related(self, path: str) -> dict[str, tuple[str, str]]:
        folder, name = posixpath.split(path)
        where = posixpath.join(folder, "_rels", f"{name}.rels")
        return {relation: (kind, target) for relation, kind, target in self._relations(folder, where)}

    def _relations(self, folder: str, where: str) -> Iterator[tuple[str, str, str]]:
        """What a part refers to inside the archive: the name of the relation, its kind and the other part."""
        if where not in self.names:
            raise DamagedPart(f"{where} is missing")
        for one in document(self.archive, where):
            if attribute(one, "TargetMode") != "External":
                kind = attribute(one, "Type").rpartition("/")[2]
                yield attribute(one, "Id"), kind, _inside(folder, attribute(one, "Target"))

    def _part(self, kind: str) -> str | None:
        """Without its formats a workbook would show numbers that it hides: a part that is named has to be there."""
        return next((target for one, target in self.parts.values() if one == kind), None)

    def _sheets(self) -> Iterator[tuple[SheetBeingRead, str]]:
        root = document(self.archive, self.path)
        for element in root.iter("{*}workbookPr"):
            self.from_1904 = attribute(element, "date1904") in _YES
        for element in root.iter("{*}calcPr"):
            self.never_calculated = attribute(element, "fullCalcOnLoad") in _YES
        for element in root.iter("{*}sheet"):
            kind, part = self.parts.get(_relation_id(element), ("", ""))
            if kind not in ("worksheet", ""):
                continue  # a chart or a macro sheet, which is reported but holds no table
            if part not in self.names:
                raise DamagedPart("a sheet is missing")
            sheet = SheetBeingRead(attribute(element, "name"), self.allowance)
            sheet.visible = attribute(element, "state") in ("", "visible")
            yield sheet, part

    def _strings(self) -> Iterator[str]:
        part = self._part("sharedStrings")
        if part:
            for _, element in elements(self.archive, part, "si"):
                yield _rich_text(element)

    def _styles(self) -> list[_Style]:
        part = self._part("styles")
        if not part:
            return []
        root = document(self.archive, part)
        codes = {
            whole_number(one, "numFmtId"): attribute(one, "formatCode")[:LONGEST_FORMAT]
            for one in root.iterfind("{*}numFmts/{*}numFmt")
        }
        letters = [_colour(font.find("{*}color")) for font in root.iterfind("{*}fonts/{*}font")]
        behind = [_background(fill) for fill in root.iterfind("{*}fills/{*}fill")]
        styles = []
        for one in root.iterfind("{*}cellXfs/{*}xf"):
            number = whole_number(one, "numFmtId")
            font, fill = whole_number(one, "fontId"), whole_number(one, "fillId")
            colour = letters[font] if 0 <= font < len(letters) else ""
            invisible = colour != "" and colour == (behind[fill] if 0 <= fill < len(behind) else _WHITE)
            styles.append(_Style(codes.get(number) or BUILT_IN.get(number, "General"), invisible))
            if len(styles) > _MOST_STYLES:
                raise DamagedPart("it has too many styles")
        return styles

    def _fill(self, sheet: SheetBeingRead, part: str) -> None:
        row_number = -1
        for _, element in elements(self.archive, part, "row", "col", "mergeCell"):
            name = local_name(element)
            if name == "row":
                row_number = whole_number(element, "r", row_number + 2) - 1
                self._row(sheet, element, row_number)
            elif name == "col":
                if element.get("hidden") in _YES or _is_nothing(element.get("width")):
                    sheet.hidden_columns.append((whole_number(element, "min") - 1, whole_number(element, "max") - 1))
            elif len(sheet.merged) < _MOST_MERGES:
                sheet.merged.append(_range(element.get("ref") or ""))

    def _row(self, sheet: SheetBeingRead, row: etree._Element, number: int) -> None:
        if row.get("hidden") in _YES or _is_nothing(row.get("ht")):
            sheet.hidden_rows.add(number)
        column = -1
        for element in row:
            reference = element.get("r")
            if reference:
                number, column = _place(reference)
            else:
                column += 1
            style = self.style_named.get(element.get("s")) or self._style(element)
            cell = self._cell(element, number, column, style.number_format)
            if cell is None:
                continue
            if (number, column) in sheet.cells:
                raise DamagedPart(f"the cell {cell.address} is in it twice")
            sheet.put(cell)
            if style.invisible:
                self.invisible[sheet.name] = self.invisible.get(sheet.name, 0) + 1

    def _cell(self, element: etree._Element, row: int, column: int, number_format: str) -> Cell | None:
        stored, formula, inline = None, False, None
        for child in element:
            name = after_brace(child.tag)
            if name == "v":
                stored = child.text or ""
            elif name == "f":
                formula = True
            elif name == "is":
                inline = child
        kind = element.get("t", "n")
        if inline is not None:
            return _text(row, column, _rich_text(inline), number_format)
        # A program that cannot calculate writes 0 where Excel is to put the result.
        unknown = formula and (not stored or (self.never_calculated and stored in ("0", "0.0")))
        if unknown and kind != "str":
            return Cell(row, column, None, NO_RESULT, number_format, CellKind.UNCACHED)
        if not stored:
            return None
        if kind == "s":
            return _text(row, column, self._string(stored), number_format)
        if kind == "n":
            return number_cell(row, column, _number(stored), number_format, from_1904=self.from_1904)
        if kind == "b":
            value = stored.strip() in _YES
            return Cell(row, column, value, str(value).upper(), number_format, CellKind.BOOLEAN)
        if kind == "e":
            return Cell(row, column, stored, stored, number_format, CellKind.ERROR)
        if kind == "d":
            return _dated(row, column, stored, number_format)
        return _text(row, column, _unescaped(stored), number_format)

    def _style(self, element: etree._Element) -> _Style:
        if not self.styles:
            return _NO_STYLE
        number = whole_number(element, "s")
        if not 0 <= number < len(self.styles):
            raise DamagedPart(f"a cell has the style {number}, which there is not")
        style = self.style_named[element.get("s")] = self.styles[number]
        return style

    def _string(self, number: str) -> str:
        at = int(number) if number.strip().isdecimal() else -1
        if not 0 <= at < len(self.strings):
            raise DamagedPart("a cell has a text that there is not")
        self.in_cells[at] = 1
        return self.strings[at]


def _text(row, column, text, number_format):
    return text_cell(row, column, text, number_format) if text else None


def _dated(row, column, stored, number_format):
    try:
        value = moment(datetime.fromisoformat(stored))
    except ValueError:
        return _text(row, column, stored, number_format)
    return Cell(row, column, value, value.isoformat(), number_format, CellKind.DATE)


def _number(stored: str) -> int | float:
    if stored.isdecimal() and stored.isascii() and len(stored) < _SHORT:
        return int(stored)
    number = float(stored) if _NUMBER.fullmatch(stored) else nan
    if not isfinite(number):
        raise DamagedPart("what a cell holds as a number is no number")
    return int(stored) if stored.strip("+- \n").isdecimal() else number


def _rich_text(element: etree._Element) -> str:
    """The text of runs, without the reading aids of Japanese."""
    texts = []
    for child in element:
        name = local_name(child)
        if name == "t":
            texts.append(child.text or "")
        elif name == "r":
            texts += [one.text or "" for one in child if local_name(one) == "t"]
    return _unescaped("".join(texts))


def _unescaped(text: str) -> str:
    return _ESCAPE.sub(lambda match: chr(int(match[1], 16)), text) if "_x" in text else text


def _place(reference: str) -> tuple[int, int]:
    match = _REFERENCE.fullmatch(reference)
    if match is None or match[2] == "0":
        raise DamagedPart("a cell has an address that is none")
    return int(match[2]) - 1, _column(match[1])


@lru_cache(maxsize=20_000)
def _column(letters: str) -> int:
    column = 0
    for letter in letters:
        column = column * 26 + ord(letter) - 64
    return column - 1


def _range(reference: str) -> tuple[int, int, int, int]:
    first, _, last = reference.partition(":")
    return (*_place(first), *_place(last or first))


def _inside(folder: str, target: str) -> str:
    if target.startswith("/"):
        return target[1:]
    return posixpath.normpath(posixpath.join(folder, target))


def _relation_id(element: etree._Element) -> str:
    """The `r:id`, which is not the `sheetId`."""
    return next((value for key, value in element.attrib.items() if key.endswith("}id")), "")


def _is_nothing(size: str | None) -> bool:
    return size is not None and size.strip("0.") == "" and size != ""


def _colour(element: etree._Element | None) -> str:
    """A colour as six digits, or as what names it; "" when there is none of its own."""
    if element is None or element.get("auto") in _YES:
        return ""
    rgb = element.get("rgb", "").upper()
    if rgb:
        return rgb[-6:]
    for key in ("indexed", "theme"):
        if element.get(key) is not None and not element.get("tint"):
            return _NAMED_COLOURS.get((key, element.get(key)), f"{key} {element.get(key)}")
    return ""


def _background(fill: etree._Element) -> str:
    """The colour of a fill; "" when it is a pattern of several."""
    pattern = fill.find("{*}patternFill")
    if pattern is None:
        return ""
    kind = pattern.get("patternType", "none")
    if kind == "none":
        return _WHITE
    return _colour(pattern.find("{*}fgColor")) if kind == "solid" else ""
