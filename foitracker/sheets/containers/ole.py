"""The directory of an OLE file, the container of old workbooks (xls) and of encrypted new ones."""

from __future__ import annotations

import struct
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

SIGNATURE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_LARGEST = 50 * 1024**2  # bytes
_MOST_ENTRIES = 10_000
_END = 0xFFFFFFF0  # sector numbers from here on end a chain
_ENTRY = 128  # bytes


@dataclass(frozen=True, slots=True)
class Entry:
    """A stream with its size, or a storage, which is a folder. `path` has a slash between names."""

    path: str
    is_stream: bool
    size: int


def entries(path: Path) -> tuple[Entry, ...]:
    """What the directory lists; what is damaged in it is left out."""
    with path.open("rb") as file:
        content = file.read(_LARGEST)
    if not content.startswith(SIGNATURE) or len(content) < 512:
        return ()
    return tuple(_tree(_directory(content)))


def _directory(content: bytes) -> list[tuple[str, int, int, int, int, int]]:
    """Name, kind, left, right and child of each entry, and its size."""
    sector_size = 1 << min(struct.unpack_from("<H", content, 30)[0], 12)
    if sector_size < 512:
        return []
    sectors_of_fat = struct.unpack_from("<109I", content, 76)
    chain = list(_chain(content, sector_size, sectors_of_fat, struct.unpack_from("<I", content, 48)[0]))
    raw = b"".join(content[(one + 1) * sector_size : (one + 2) * sector_size] for one in chain)
    found = []
    for at in range(0, len(raw) - _ENTRY + 1, _ENTRY):
        length = min(struct.unpack_from("<H", raw, at + 64)[0], 64)
        name = raw[at : at + max(length - 2, 0)].decode("utf-16-le", "replace")
        left, right, child = struct.unpack_from("<III", raw, at + 68)
        found.append((name, raw[at + 66], left, right, child, struct.unpack_from("<I", raw, at + 120)[0]))
    return found


def _chain(content: bytes, sector_size: int, sectors_of_fat: tuple[int, ...], first: int) -> Iterator[int]:
    per_sector = sector_size // 4
    sector, seen = first, 0
    while sector < _END and seen < _MOST_ENTRIES * _ENTRY // sector_size:
        yield sector
        seen += 1
        group, place = divmod(sector, per_sector)
        where = (sectors_of_fat[group] + 1) * sector_size + place * 4 if group < len(sectors_of_fat) else -1
        if not 0 <= where <= len(content) - 4:
            return
        sector = struct.unpack_from("<I", content, where)[0]


def _tree(directory: list[tuple[str, int, int, int, int, int]]) -> Iterator[Entry]:
    if not directory:
        return
    waiting, seen = [(directory[0][4], "")], set()
    while waiting:
        number, folder = waiting.pop()
        if number >= len(directory) or number in seen:
            continue
        seen.add(number)
        name, kind, left, right, child, size = directory[number]
        yield Entry(folder + name, kind == 2, size)
        waiting += [(left, folder), (right, folder), (child, f"{folder}{name}/")]
