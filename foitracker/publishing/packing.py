"""A zip archive whose bytes depend on its content alone."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Collection, Mapping
from datetime import date


def packed(members: Mapping[str, bytes], *, made_on: date, stored: Collection[str] = ()) -> bytes:
    """The archive of these files in this order, each dated midnight of `made_on` and owned by nobody.

    The files in `stored` are put in as they are; the others are compressed.
    """
    archive = io.BytesIO()
    with zipfile.ZipFile(archive, "w", zipfile.ZIP_DEFLATED) as file:
        for name, content in members.items():
            entry = zipfile.ZipInfo(name, (max(made_on.year, 1980), made_on.month, made_on.day, 0, 0, 0))
            entry.create_system = 0  # else the archive says on which kind of machine it was made
            entry.compress_type = zipfile.ZIP_STORED if name in stored else zipfile.ZIP_DEFLATED
            file.writestr(entry, content)
    return archive.getvalue()


def members_of(archive: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(archive)) as file:
        return {name: file.read(name) for name in file.namelist()}
