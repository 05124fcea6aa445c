"""Formulas of an old workbook (xls) that no program has calculated yet: they store an empty result, like ="" does.

Where some formula of the workbook has a result, the empty ones may show nothing. Not so a sum or a difference: those
give a number or an error, and one that is empty was not calculated, whatever the others were.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator
from pathlib import Path

from foitracker.sheets.containers import ole

Place = tuple[int, int, int]  # sheet, row, column

_BOUND_SHEET, _FORMULA, _BEGIN = 0x0085, 0x0006, 0x0809
_CELL = struct.Struct("<HHH8s")
_LENGTH, _EXPRESSION = 20, 22  # where the length of the expression stands in the record, and where it begins
_OPERATORS = tuple(bytes([one]) for one in range(0x03, 0x08))  # + - * / ^
_BRACKET = b"\x15"
_SUM = b"\x19\x10"  # SUM of one area
_FUNCTIONS_OF_MANY, _FUNCTIONS = (0x22, 0x42, 0x62), (0x21, 0x41, 0x61)
_NUMERIC = frozenset({0, 4, 5, 6, 7, 169, 345})  # COUNT, SUM, AVERAGE, MIN, MAX, COUNTA, SUMIF
_COUNTIF = (346).to_bytes(2, "little")
_NO_RESULT = b"\x03"  # of the first byte, where the last two are 0xFF: an empty text


def never_calculated(path: Path) -> frozenset[Place]:
    """The formulas without a result, if no formula of the workbook has one; else those that would give a number."""
    empty: dict[Place, bool] = {}  # whether each would give a number
    calculated = False
    for place, result, expression in _formulas(ole.workbook_stream(path)):
        if result[6:] == b"\xff\xff" and result[:1] == _NO_RESULT:
            empty[place] = _gives_number(expression)
        else:
            calculated = True
    return frozenset(place for place, is_number in empty.items() if is_number or not calculated)


def _gives_number(expression: bytes) -> bool:
    """Whether the last part of a formula, which is worked out last, adds, multiplies or counts."""
    expression = expression.rstrip(_BRACKET)
    if expression[-1:] in _OPERATORS or expression[-4:-2] == _SUM:
        return True
    if len(expression) > 3 and expression[-4] in _FUNCTIONS_OF_MANY:
        return int.from_bytes(expression[-2:], "little") in _NUMERIC
    return len(expression) > 2 and expression[-3] in _FUNCTIONS and expression[-2:] == _COUNTIF


def _formulas(content: bytes) -> Iterator[tuple[Place, bytes, bytes]]:
    """Each formula: where it stands, its stored result and its expression."""
    starts: list[int] = []  # where each sheet of cells begins, in the order of the sheets; charts are none
    sheet: int | None = None
    for offset, kind, record in ole.records(content, (_BOUND_SHEET, _BEGIN, _FORMULA)):
        if kind == _BOUND_SHEET and len(record) > 5 and record[5] == 0:
            starts.append(int.from_bytes(record[:4], "little"))
        elif kind == _BEGIN and offset in starts:
            sheet = starts.index(offset)
        elif kind == _FORMULA and sheet is not None and len(record) >= _CELL.size:
            row, column, _, result = _CELL.unpack_from(record)
            length = int.from_bytes(record[_LENGTH:_EXPRESSION], "little")
            yield (sheet, row, column), result, record[_EXPRESSION : _EXPRESSION + length]
