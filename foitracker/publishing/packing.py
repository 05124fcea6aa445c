"""A zip archive whose bytes depend on its content alone."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Collection, Mapping
from datetime import date
from pathlib import Path


class DatedArchive(zipfile.ZipFile):
    """An archive in which every file is dated midnight of one day and owned by nobody."""

    def __init__(self, file: io.BytesIO, *, made_on: date) -> None:
        super().__init__(file, "w", zipfile.ZIP_DEFLATED)
        self._date = (max(made_on.year, 1980), made_on.month, made_on.day, 0, 0, 0)

    def writestr(self, name: str, content: bytes | str, compress_type: int = zipfile.ZIP_DEFLATED) -> None:
        entry = zipfile.ZipInfo(name, self._date)
        entry.create_system = 0  # else the archive says on which kind of machine it was made
        super().writestr(entry, content, compress_type)

    def write(self, filename: str, arcname: str) -> None:
        self.writestr(arcname, Path(filename).read_bytes())


def packed(members: Mapping[str, bytes], *, made_on: date, stored: Collection[str] = ()) -> bytes:
    """The archive of these files in this order. Those in `stored` are put in as they are; others are compressed."""
    archive = io.BytesIO()
    with DatedArchive(archive, made_on=made_on) as file:
        for name, content in members.items():
            file.writestr(name, content, zipfile.ZIP_STORED if name in stored else zipfile.ZIP_DEFLATED)
    return archive.getvalue()


def members_of(archive: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(archive)) as file:
        return {name: file.read(name) for name in file.namelist()}
