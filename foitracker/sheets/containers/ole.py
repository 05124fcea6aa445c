"""The directory of an OLE file, the container of old workbooks (xls) and of encrypted new ones."""

from __future__ import annotations

import struct
from array import array
from collections.abc import Container, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

SIGNATURE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_LARGEST = 50 * 1024**2  # bytes
_SMALLEST_IN_SECTORS = 4096  # bytes; smaller streams share sectors
_END = 0xFFFFFFF0  # sector numbers from here on end a chain
_ENTRY = 128  # bytes
_HEAD = struct.Struct("<HH")  # of a record


@dataclass(frozen=True, slots=True)
class Entry:
    """A stream with its size, or a storage, which is a folder. `path` has a slash between names."""

    path: str
    is_stream: bool
    size: int


def entries(path: Path) -> tuple[Entry, ...]:
    """What the directory lists; what is damaged in it is left out."""
    return tuple(entry for entry, _ in _entries(_content(path)))


def workbook(path: Path) -> tuple[tuple[Entry, ...], bytes]:
    """What the directory of an old workbook lists, and the stream in which its cells are.

    It is empty when there is none, or one so small that it is kept elsewhere.
    """
    content = _content(path)
    found = tuple(_entries(content))
    streams = [_stream(content, found, name) for name in ("Workbook", "Book")]
    return tuple(entry for entry, _ in found), streams[0] or streams[1]


def workbook_stream(path: Path) -> bytes:
    """The stream of an old workbook in which its cells are."""
    return workbook(path)[1]


def records(stream: bytes, kinds: Container[int]) -> Iterator[tuple[int, int, bytes]]:
    """The records of some kinds in the stream of an old workbook: where each begins, its kind and what is in it."""
    at, last = 0, len(stream) - _HEAD.size
    unpack = _HEAD.unpack_from
    while at <= last:
        kind, length = unpack(stream, at)
        if kind in kinds:
            yield at, kind, stream[at + 4 : at + 4 + length]
        at += 4 + length


def _content(path: Path) -> bytes:
    with path.open("rb") as file:
        content = file.read(_LARGEST)
    return content if content.startswith(SIGNATURE) and len(content) >= 512 else b""


@dataclass(frozen=True, slots=True)
class _Node:
    name: str
    kind: int
    left: int
    right: int
    child: int
    first: int
    size: int


def _directory(content: bytes) -> list[_Node]:
    raw = _sectors(content, struct.unpack_from("<I", content, 48)[0])
    found = []
    for at in range(0, len(raw) - _ENTRY + 1, _ENTRY):
        length = min(struct.unpack_from("<H", raw, at + 64)[0], 64)
        name = raw[at : at + max(length - 2, 0)].decode("utf-16-le", "replace")
        left, right, child = struct.unpack_from("<III", raw, at + 68)
        first, size = struct.unpack_from("<II", raw, at + 116)
        found.append(_Node(name, raw[at + 66], left, right, child, first, size))
    return found


def _sectors(content: bytes, first: int) -> bytes:
    """The sectors of a chain, one after the other."""
    size = 1 << min(max(struct.unpack_from("<H", content, 30)[0], 9), 12)
    return b"".join(content[(one + 1) * size : (one + 2) * size] for one in _chain(content, size, first))


def _chain(content: bytes, size: int, first: int) -> Iterator[int]:
    following = _following(content, size)
    sector, left = first, len(content) // size + 1
    while sector < _END and left:
        yield sector
        left -= 1
        sector = following[sector] if sector < len(following) else _END


def _following(content: bytes, size: int) -> array[int]:
    """Which sector comes after each one; an end where the file does not say so."""
    found = array("I")
    pieces = [content[(table + 1) * size : (table + 2) * size] for table in _sectors_of_tables(content, size)]
    while pieces and not pieces[-1]:
        pieces.pop()  # most of the 109 are not used
    for piece in pieces:
        known = len(piece) // 4
        found.extend(struct.unpack_from(f"<{known}I", piece))
        found.extend([_END] * (size // 4 - known))
    return found


def _sectors_of_tables(content: bytes, size: int) -> list[int]:
    """Where the tables of sectors are: 109 in the header, more in a chain of their own."""
    tables = list(struct.unpack_from("<109I", content, 76))
    sector, left = struct.unpack_from("<I", content, 68)[0], len(content) // size + 1
    while sector < _END and left and (sector + 2) * size <= len(content):
        left -= 1
        *more, sector = struct.unpack_from(f"<{size // 4}I", content, (sector + 1) * size)
        tables += more
    return tables


def _stream(content: bytes, entries: Iterable[tuple[Entry, int]], path: str) -> bytes:
    for entry, first in entries:
        if entry.path == path and entry.is_stream and entry.size >= _SMALLEST_IN_SECTORS:
            return _sectors(content, first)[: entry.size]
    return b""


def _entries(content: bytes) -> Iterator[tuple[Entry, int]]:
    """Every entry with the first of its sectors."""
    directory = _directory(content) if content else []
    if not directory:
        return
    waiting, seen = [(directory[0].child, "")], set()
    while waiting:
        number, folder = waiting.pop()
        if number >= len(directory) or number in seen:
            continue
        seen.add(number)
        node = directory[number]
        yield Entry(folder + node.name, node.kind == 2, node.size), node.first
        waiting += [(node.left, folder), (node.right, folder), (node.child, f"{folder}{node.name}/")]
