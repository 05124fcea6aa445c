"""Formulas of an old workbook (xls) that no program has calculated yet: they store an empty result, like ="" does.

Where some formula of the workbook has a result, the others were calculated too, and the empty ones show nothing.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator
from pathlib import Path

from foitracker.sheets.containers import ole

Place = tuple[int, int, int]  # sheet, row, column

_BOUND_SHEET, _FORMULA, _BEGIN = 0x0085, 0x0006, 0x0809
_CELL = struct.Struct("<HHH8s")
_NO_RESULT = b"\x03"  # of the first byte, where the last two are 0xFF: an empty text


def never_calculated(path: Path) -> frozenset[Place]:
    """The formulas without a result, if no formula of the workbook has one."""
    places: set[Place] = set()
    for place, has_result in _formulas(ole.workbook_stream(path)):
        if has_result:
            return frozenset()
        places.add(place)
    return frozenset(places)


def _formulas(content: bytes) -> Iterator[tuple[Place, bool]]:
    starts: list[int] = []  # where each sheet of cells begins, in the order of the sheets; charts are none
    sheet: int | None = None
    for offset, kind, record in ole.records(content, (_BOUND_SHEET, _BEGIN, _FORMULA)):
        if kind == _BOUND_SHEET and len(record) > 5 and record[5] == 0:
            starts.append(int.from_bytes(record[:4], "little"))
        elif kind == _BEGIN and offset in starts:
            sheet = starts.index(offset)
        elif kind == _FORMULA and sheet is not None and len(record) >= _CELL.size:
            row, column, _, result = _CELL.unpack_from(record)
            yield (sheet, row, column), not (result[6:] == b"\xff\xff" and result[:1] == _NO_RESULT)
