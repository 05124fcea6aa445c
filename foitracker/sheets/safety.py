"""What a file is by its first bytes, and whether it may be opened."""

import zipfile
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from foitracker.sheets.refusals import UnreadableFile

LARGEST_UNPACKED = 1024**3  # bytes
MOST_MEMBERS = 2000
HIGHEST_RATIO = 200  # unpacked to packed, for anything over 20 MB


class Severity(StrEnum):
    NOTE = "note"
    WARN = "warn"
    BLOCK = "block"


@dataclass(frozen=True, slots=True)
class Finding:
    """Something that a file hides or carries along. `words` is a sentence for a person."""

    what: str
    where: str
    how_many: int
    severity: Severity
    words: str
