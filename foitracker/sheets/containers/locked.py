"""Workbooks that Excel locked with its own password, which every copy of Excel knows and tries by itself."""

from __future__ import annotations

import io
from pathlib import Path

import msoffcrypto

from foitracker.sheets.refusals import LockedWorkbook

# [MS-OFFCRYPTO] 2.4.2.3: the password of a workbook whose structure is protected and which was given none of its own.
EXCELS_OWN = "VelvetSweatshop"


def unlocked(path: Path) -> bytes:
    """The workbook without its lock. Raises LockedWorkbook where the password is another, or the lock is damaged."""
    opened = io.BytesIO()
    try:
        with path.open("rb") as locked:
            office = msoffcrypto.OfficeFile(locked)
            office.load_key(password=EXCELS_OWN)
            office.decrypt(opened)
    except MemoryError:
        raise
    except Exception as problem:  # of a damaged lock the library raises whatever its parts raise
        raise LockedWorkbook from problem
    return opened.getvalue()
