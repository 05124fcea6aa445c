"""Files under a password: Excel's own, which every copy of Excel knows, or one that the sender gave."""

from __future__ import annotations

import importlib
import io
from pathlib import Path
from types import SimpleNamespace

import msoffcrypto
from msoffcrypto.format import xls97

from foitracker.sheets.refusals import LockedFile, UnreadableFile, WrongPassword

# [MS-OFFCRYPTO] 2.4.2.3: the password of a workbook whose structure is protected and which was given none of its own.
EXCELS_OWN = "VelvetSweatshop"

# The library puts an old workbook together in a file on the disk, which a reader of files may not write to.
xls97.tempfile = SimpleNamespace(TemporaryFile=io.BytesIO)


def unlocked(path: Path) -> bytes:
    """The workbook without Excel's own lock. Raises LockedFile where its password is another, or it is damaged."""
    try:
        return _of_office(path, EXCELS_OWN)
    except UnreadableFile as problem:
        raise LockedFile from problem


def unlocked_with(path: Path, password: str) -> bytes:
    """The file without its lock. Raises WrongPassword, and UnreadableFile where the lock is damaged or unknown."""
    if not password:
        raise WrongPassword
    with path.open("rb") as file:
        is_pdf = b"%PDF-" in file.read(1024)
    if is_pdf:
        # Loaded when it is needed: few PDFs are locked.
        return importlib.import_module("foitracker.sheets.containers.pdf_unlocked").unlocked(path, password)
    return _of_office(path, password)


def _of_office(path: Path, password: str) -> bytes:
    opened = io.BytesIO()
    try:
        with path.open("rb") as locked:
            office = msoffcrypto.OfficeFile(locked)
            office.load_key(password=password)
            office.decrypt(opened)
    except MemoryError:
        raise
    except msoffcrypto.exceptions.InvalidKeyError as problem:
        raise WrongPassword from problem
    except Exception as problem:  # of a damaged lock the library raises whatever its parts raise
        raise UnreadableFile(
            "The lock of the file is damaged, or of a kind that cannot be unlocked here.",
            "Open it in Excel with the password, take that off under File, Info, and upload the file again.",
        ) from problem
    return opened.getvalue()
