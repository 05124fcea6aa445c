"""Which rows and columns of a binary workbook (xlsb) are hidden: the reader of its values does not say.

The parts are chains of records: a number of one or two bytes, a length of up to four, both of seven bits a byte, and
what the record holds ([MS-XLSB] 2.1.4).
"""

from __future__ import annotations

import posixpath
import struct
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from zipfile import ZipFile

from foitracker.sheets.containers.zips import DamagedPart, attribute, elements, opened_zip

_ROW, _COLUMNS, _SHEET = 0, 60, 156
_BOOK, _RELATIONS = "xl/workbook.bin", "xl/_rels/workbook.bin.rels"
_HIDDEN_ROW = 0x1000
_LARGEST = 256 * 1024**2  # bytes of a sheet


@dataclass(slots=True)
class Hidden:
    rows: set[int] = field(default_factory=set)
    columns: list[tuple[int, int]] = field(default_factory=list)  # first and last


def hidden_in(path: Path) -> Mapping[str, Hidden]:
    """By the name of the sheet. Raises UnreadableFile for a part that is damaged."""
    with opened_zip(path) as archive:
        names = set(archive.namelist())
        if not {_BOOK, _RELATIONS} <= names:
            raise DamagedPart("it does not say which parts are its sheets")
        parts = {
            attribute(element, "Id"): posixpath.normpath(posixpath.join("/xl", attribute(element, "Target"))).lstrip(
                "/"
            )
            for _, element in elements(archive, _RELATIONS, "Relationship")
        }
        return {
            name: _hidden(archive, parts[relation])
            for relation, name in _sheets(archive)
            if parts.get(relation, "") in names
        }


def _sheets(archive: ZipFile) -> Iterator[tuple[str, str]]:
    for kind, content in _records(archive, _BOOK):
        if kind == _SHEET:
            relation, end = _wide(content, 8)
            yield relation, _wide(content, end)[0]


def _hidden(archive: ZipFile, part: str) -> Hidden:
    hidden = Hidden()
    for kind, content in _records(archive, part):
        if kind == _ROW and len(content) >= 12:
            row, _, _, flags = struct.unpack_from("<IIHH", content)
            if flags & _HIDDEN_ROW:
                hidden.rows.add(row)
        elif kind == _COLUMNS and len(content) >= 18:
            first, last, width, _, flags = struct.unpack_from("<IIIIH", content)
            if flags & 1 or not width:
                hidden.columns.append((first, last))
    return hidden


def _records(archive: ZipFile, part: str) -> Iterator[tuple[int, bytes]]:
    if archive.getinfo(part).file_size > _LARGEST:
        raise DamagedPart("a sheet of it is too large")
    stream, at = archive.read(part), 0
    while at < len(stream):
        kind, at = _number(stream, at, 2)
        length, at = _number(stream, at, 4)
        if at + length > len(stream):
            raise DamagedPart("a record of it is cut off")
        yield kind, stream[at : at + length]
        at += length


def _number(stream: bytes, at: int, longest: int) -> tuple[int, int]:
    number = 0
    for place in range(longest):
        if at >= len(stream):
            raise DamagedPart("a record of it is cut off")
        byte, at = stream[at], at + 1
        number |= (byte & 0x7F) << 7 * place
        if byte < 0x80:
            break
    return number, at


def _wide(content: bytes, at: int) -> tuple[str, int]:
    """A text after the number of its characters, and where it ends."""
    if at + 4 > len(content):
        raise DamagedPart("a name in it is cut off")
    end = at + 4 + 2 * struct.unpack_from("<I", content, at)[0]
    return content[at + 4 : end].decode("utf-16-le", "replace"), end
